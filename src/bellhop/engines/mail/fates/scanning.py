"""The scan for viruses: the EICAR test file is the one that is known."""

from __future__ import annotations

import base64
import binascii
from functools import cache
from typing import TYPE_CHECKING

from bellhop.engines.mail.mime.headers import section_of

if TYPE_CHECKING:
    from bellhop.engines.mail.submission import Submission

# In two pieces: virus scanners look into programs, too.
TEST_FILE = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
_TEXT = TEST_FILE.decode()
_WITH_PARTS = (b"multipart/", b"message/")  # whose parts have encodings of their own
_QUOTED_PRINTABLE = (b"quoted-printable", b"Quoted-Printable", b"QUOTED-PRINTABLE")


def is_infected(submission: Submission) -> bool:
    """Whether a body or an attachment of a message, decoded, holds the test file."""
    if submission.raw is not None:
        return _in_raw(submission.raw)
    bodies = (submission.text, submission.html)
    return any(part is not None and _TEXT in part.data for part in bodies) or any(
        TEST_FILE in attachment.content for attachment in submission.attachments
    )


def _in_raw(raw: bytes) -> bool:
    """Look for the file and its encoded forms: no part has to be found, and none decoded.

    Base64 turns bytes into one of three texts, by where among three they begin; lines may end anywhere.
    """
    if TEST_FILE in raw:
        return True
    head = section_of(raw).lower()
    composed = any(kind in head for kind in _WITH_PARTS)
    if composed or b"base64" in head:
        joined = raw.translate(None, b"\r\n")
        if any(text in joined for text in _in_base64()):
            return True
    if not composed and b"quoted-printable" not in head:
        return False
    return any(name in raw for name in _QUOTED_PRINTABLE) and TEST_FILE in binascii.a2b_qp(raw)


@cache
def _in_base64() -> tuple[bytes, ...]:
    """What stands in base64 for all of the file but the bytes that share a character with others."""
    found: list[bytes] = []
    for before in range(3):
        cut = -before % 3
        whole = TEST_FILE[cut : cut + (len(TEST_FILE) - cut) // 3 * 3]
        found.append(base64.b64encode(whole))
    return tuple(found)

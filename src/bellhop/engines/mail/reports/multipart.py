"""multipart/report (RFC 6522): a text for people, fields for programs, and the message that it is about."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.mail import contents
from bellhop.engines.mail.mime.headers import crlf

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bellhop.engines.mail.tables import Message
    from bellhop.store import Store

    Fields = Sequence[tuple[str, str]]

WHOLE = 100 * 1024  # bytes: of a longer message only its header section is returned

_controls = re.compile(r"[\x00\r\n]+")


class Returned(NamedTuple):
    """The third part: a message, or where it is long what its header section says."""

    media_type: str
    content: bytes


def original(store: Store, message: Message) -> Returned:
    """The message that a report is about, as it was taken in and before anybody signed it."""
    content = contents.unsigned(store, message)
    if len(content) <= WHOLE:
        return Returned("message/rfc822", content)
    return Returned("text/rfc822-headers", content.partition(b"\r\n\r\n")[0] + b"\r\n")


def compose(fields: Fields, kind: str, text: str, groups: Iterable[Fields], returned: Returned) -> bytes:
    """A report's bytes.

    `fields` are its header's, `kind` is `delivery-status` or `feedback-report`, `groups` are blocks of
    fields with a blank line between.
    """
    boundary = "report_" + hashlib.sha256(text.encode() + returned.content).hexdigest()[:24]
    header = [
        *fields,
        ("MIME-Version", "1.0"),
        ("Content-Type", f'multipart/report; report-type={kind};\r\n boundary="{boundary}"'),
    ]
    report = "\r\n".join(map(_section, groups)).encode()
    bodies = (
        _part(boundary, "text/plain; charset=utf-8", crlf(text.encode())),
        _part(boundary, f"message/{kind}", report),
        _part(boundary, returned.media_type, returned.content),
    )
    section = "".join(f"{name}: {value}\r\n" for name, value in header)
    return b"".join([section.encode(), b"\r\n", *bodies, f"--{boundary}--\r\n".encode()])


def date(moment: float) -> str:
    """A moment as RFC 5322 has it."""
    return format_datetime(datetime.fromtimestamp(moment, UTC))


def _section(fields: Fields) -> str:
    return "".join(f"{name}: {_controls.sub(' ', value)}\r\n" for name, value in fields)


def _part(boundary: str, media_type: str, content: bytes) -> bytes:
    encoding = "7bit" if content.isascii() else "8bit"
    head = f"--{boundary}\r\nContent-Type: {media_type}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    return head.encode() + content + b"\r\n"

"""What SES refuses in a message, before anything is composed."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bellhop.engines.mail.mime.file_names import is_unsupported, unsupported_in
from bellhop.engines.mail.mime.headers import section_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.engines.mail.mime.headers import Headers
    from bellhop.engines.mail.submission import Attachment, Submission

# "The following fields can't appear more than once in the header section of a message"
# (SES guide, "Amazon SES header fields"); To, Cc and Bcc may.
SINGLE = frozenset(
    """accept-language acceptlanguage archived-at auto-submitted bounces-to comments content-alternative
    content-base content-class content-description content-disposition content-duration content-id
    content-language content-length content-location content-md5 content-transfer-encoding content-type
    date delivered-to disposition-notification-options disposition-notification-to dkim-signature
    domainkey-signature errors-to from importance in-reply-to keywords list-archive list-help list-id
    list-owner list-post list-subscribe list-unsubscribe list-unsubscribe-post message-context message-id
    mime-version organization original-from original-message-id original-recipient original-subject
    precedence priority references reply-to return-path return-receipt-to sender solicitation sensitivity
    subject thread-index thread-topic user-agent vbr-info""".split()  # noqa: SIM905 - AWS's list, as a paragraph
)
# "You cannot set custom header content for headers that are set by SES" (same page).
RESERVED = frozenset(
    """bcc cc content-disposition content-transfer-encoding content-type date from message-id mime-version
    reply-to return-path sender subject to""".split()  # noqa: SIM905 - likewise
)
# "The combined length of the header name and value must not exceed 996 characters." (MessageHeader)
MAX_FIELD = 996
MAX_PARTS = 500  # "Maximum number of MIME parts: 500 per message" (SES guide, quotas)
MAX_DEPTH = 50  # ours: nesting that no mail client reads and that costs stack
_EASY = 2 * MAX_DEPTH  # fewer delimiter lines than this can break neither limit


_boundary = re.compile(r"""multipart/.*;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;"]+))""", re.I | re.S).match
_name = re.compile(r"[!-9;-~]+").fullmatch
_media_type = re.compile(r"[\w.+-]+/[\w.+-]+[ \t]*(?:;[ -~\t]*)?", re.ASCII).fullmatch
_charset_name = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:+-]{0,39}").fullmatch
_forbidden = re.compile(r"[\x00\r\n]").search
# Python knows these as text encodings; no mail program knows them as character sets.
_NO_CHARSETS = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"})


class InvalidMessage(ValueError):
    """A message that SES does not take; `reason` is SES's sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def check_raw(raw: bytes, headers: Headers) -> None:
    """Refuse what SES refuses in a raw message; raises InvalidMessage."""
    for name, values in headers.by_name.items():
        if len(values) > 1 and name in SINGLE:
            spelling = next(field for field, _ in headers.fields if field.lower() == name)
            raise InvalidMessage(f"Duplicate header '{spelling}'.")
    if "from" not in headers.by_name:
        raise InvalidMessage("Missing required header 'From'.")
    kind = headers.first("content-type")
    if kind is not None and kind[:10].lower() == "multipart/":
        _check_multipart(raw, kind)
    has_parts = kind is not None and kind.lower().startswith(("multipart/", "message/"))
    if (unsupported := unsupported_in(raw if has_parts else section_of(raw))) is not None:
        raise InvalidMessage(f"Illegal filename '{unsupported}'.")


def check_parts(submission: Submission) -> None:
    """Refuse parts that would make no message, or another one; raises InvalidMessage.

    Addresses are not looked at: who reads them refuses them.
    """
    if submission.subject is not None:
        check_field("Subject", submission.subject.data)
    for part in (submission.subject, submission.text, submission.html):
        if part is not None and not is_charset(part.charset):
            raise InvalidMessage(f"Unsupported charset '{part.charset}'.")
    if submission.headers:
        _check_headers(submission.headers)
    for attachment in submission.attachments:
        _check_attachment(attachment)


def _check_headers(headers: Iterable[tuple[str, str]]) -> None:
    seen: set[str] = set()
    for name, value in headers:
        check_field(name, value)
        key = name.lower()
        if key in RESERVED:
            raise InvalidMessage(f"Header '{name}' can't be set: it is set by SES.")
        if len(name) + len(value) > MAX_FIELD:
            raise InvalidMessage(f"Header '{name}' is longer than {MAX_FIELD} characters.")
        if key in seen and key in SINGLE:
            raise InvalidMessage(f"Duplicate header '{name}'.")
        seen.add(key)


def check_field(name: str, value: str) -> None:
    """Refuse a field that would be no field, or more than one; raises InvalidMessage."""
    if _name(name) is None:
        raise InvalidMessage(f"Invalid header name '{name}'.")
    if _forbidden(value) is not None:
        raise InvalidMessage(f"Header '{name}' contains control characters.")


@lru_cache(maxsize=64)
def is_charset(name: str) -> bool:
    """Whether text can be sent in the character set of that name."""
    if _charset_name(name) is None:
        return False
    try:
        codec = codecs.lookup(name)
        return codec.name not in _NO_CHARSETS and bool("a".encode(name))
    except (LookupError, ValueError):
        return False


def _check_attachment(attachment: Attachment) -> None:
    check_field("Content-Disposition", attachment.file_name)
    if is_unsupported(attachment.file_name):
        raise InvalidMessage(f"Illegal filename '{attachment.file_name}'.")
    check_field("Content-ID", attachment.content_id or "")
    check_field("Content-Description", attachment.description or "")
    if attachment.content_type and _media_type(attachment.content_type) is None:
        raise InvalidMessage(f"Invalid content type '{attachment.content_type}'.")


def boundary_of(kind: str) -> str | None:
    """What divides the parts of a multipart, from its Content-Type; None if it is none or does not say."""
    found = _boundary(kind)
    return None if found is None else found[1] or found[2]


def _check_multipart(raw: bytes, kind: str) -> None:
    boundary = boundary_of(kind)
    if boundary is not None and f"\n--{boundary}".encode() not in raw:
        raise InvalidMessage("Missing start boundary")
    if _has_many_hyphens(raw) and raw.count(b"\n--") > _EASY:
        _check_shape(raw)


def _has_many_hyphens(raw: bytes) -> bool:
    """Whether there may be more than the easy number of delimiter lines.

    `find` for one byte is memchr: over a base64 body, which has no hyphens, it costs a microsecond
    where `count` for the delimiter costs sixty.
    """
    position = raw.find(b"-")
    for _ in range(2 * _EASY):
        if position < 0:
            return False
        position = raw.find(b"-", position + 1)
    return True


def _check_shape(raw: bytes) -> None:
    from bellhop.engines.mail.mime.reading import shape  # noqa: PLC0415 - loads email, for odd messages only

    parts, depth = shape(raw)
    if parts > MAX_PARTS:
        raise InvalidMessage(f"Too many MIME parts: the limit is {MAX_PARTS}.")
    if depth > MAX_DEPTH:
        raise InvalidMessage(f"MIME parts nested too deeply: the limit is {MAX_DEPTH}.")

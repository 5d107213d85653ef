"""The bytes of a message, made from what was submitted and what acceptance fixed; the same every time."""

from __future__ import annotations

import base64
import hashlib
import quopri
import re
from datetime import UTC, datetime
from email.charset import SHORTEST, Charset
from email.header import Header
from email.utils import format_datetime
from functools import cache
from mimetypes import MimeTypes
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from bellhop.engines.mail.addresses import parse
from bellhop.engines.mail.headers import WITHHELD, strip
from bellhop.engines.mail.message_ids import header_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bellhop.engines.mail.submission import Attachment, Part, Stamp, Submission

_LINE = 78  # "no more than 78 characters, excluding the CRLF" (RFC 5322, 2.1.1)
_HARD_LINE = 998  # "MUST be no more than 998"

_words = re.compile(r"\s*\S+|\s+$").findall
_line_ends = re.compile(r"\r\n|\r|\n")
_chunks = re.compile(r"(?:%..|[^%]){1,20}").findall
_controls = re.compile(r"[\x00\r\n]+")
_atoms = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*").fullmatch


class _Entity(NamedTuple):
    """A MIME part: its fields, each with its line end, and its encoded body without a last line end.

    That line end belongs to the delimiter that follows (RFC 2046, 5.1.1).
    """

    fields: list[str]
    body: bytes


def compose(submission: Submission, stamp: Stamp) -> bytes:
    """The message as it leaves for its recipients, without Return-Path and signature.

    CRLF line ends; no Bcc and no instructions to SES; Message-ID and Date are SES's own. The parts
    must have passed `checks`.
    """
    if submission.raw is not None:
        return strip(submission.raw, WITHHELD, stamp_fields(stamp))
    date, identifier, *trailers = [_field(name, value) for name, value in stamp_fields(stamp)]
    content = _content(submission, _boundaries(stamp.message_id))
    lines = [
        date,
        *_address_fields(submission),
        identifier,
        *([_subject(submission.subject)] if submission.subject is not None else []),
        *(_field(name, value) for name, value in submission.headers),
        "MIME-Version: 1.0\r\n",
        *content.fields,
        *trailers,
        "\r\n",
    ]
    return "".join(lines).encode() + content.body + (b"" if content.body.endswith(b"\r\n") else b"\r\n")


def stamp_fields(stamp: Stamp) -> list[tuple[str, str]]:
    """The fields that SES sets itself: Date, Message-ID, then those that tell SES where it came from."""
    moment = datetime.fromtimestamp(stamp.time, UTC)
    account = base64.b64encode(hashlib.sha256(stamp.account.encode()).digest()).decode()
    return [
        ("Date", format_datetime(moment)),
        ("Message-ID", header_value(stamp.message_id, stamp.region)),
        ("Feedback-ID", f"::1.{stamp.region}.{account}:AmazonSES"),
        ("X-SES-Outgoing", f"{moment:%Y.%m.%d}-127.0.0.1"),
    ]


def _boundaries(message_id: str) -> list[str]:
    """One boundary for each level of nesting, fixed by the message's id."""
    seed = hashlib.sha256(message_id.encode()).hexdigest()
    return [f"----=_Part_{level}_{seed[level * 16 : level * 16 + 16]}" for level in range(3)]


def _address_fields(submission: Submission) -> list[str]:
    lists = [
        ("From", (submission.sender,) if submission.sender else ()),
        ("Reply-To", submission.reply_to),
        ("To", submission.to),
        ("Cc", submission.cc),
    ]
    return [_field(name, ", ".join(map(_mailbox, values))) for name, values in lists if values]


def _mailbox(text: str) -> str:
    """An address for a header: as written if it is ASCII, else with its names as encoded words."""
    if text.isascii():
        return text.strip()
    return ", ".join(
        f"{_display_name(box.name)} <{box.address}>" if box.name else box.address for box in parse(text)
    )


def _display_name(name: str) -> str:
    if not name.isascii():
        return _encoded_words(name, "utf-8", len("Reply-To: "))
    if _atoms(name) is not None:
        return name
    return '"' + name.replace("\\", r"\\").replace('"', r"\"") + '"'


def _subject(part: Part) -> str:
    return _field("Subject", part.data, part.charset)


def _field(name: str, value: str, charset: str = "utf-8") -> str:
    """A header field with its line end: ASCII as it is, other text in encoded words, folded.

    A value never ends its field: `checks` refuses line ends, and one that came by another way is a blank.
    """
    value = _controls.sub(" ", value)
    if value.isascii() and all(len(word) < _HARD_LINE - _LINE for word in value.split()):
        return _folded(name, value)
    return f"{name}: {_encoded_words(value, charset, len(name) + 2)}\r\n"


def _encoded_words(value: str, charset: str, used: int) -> str:
    """`value` in encoded words of a charset ("?" for what it lacks), where `used` columns are taken."""
    representable = value.encode(charset, "replace").decode(charset)
    header = Header(representable, _charset(charset), maxlinelen=_LINE, header_name="x" * (used - 2))
    return header.encode(linesep="\r\n")


def _folded(name: str, value: str) -> str:
    """The field with line ends put before blanks: unfolding gives the value back unchanged."""
    lines: list[str] = []
    line = f"{name}:"
    for word in _words(" " + value):
        if len(line) + len(word) > _LINE and line.strip() and not line.endswith(":"):
            lines.append(line)
            line = word
        else:
            line += word
    return "\r\n".join([*lines, line]) + "\r\n"


@cache
def _charset(name: str) -> Charset:
    """A character set whose encoded words stay in it (the email package sends Japanese as ISO-2022-JP)."""
    charset = Charset(name)
    charset.header_encoding = SHORTEST
    charset.output_charset = charset.input_charset
    charset.output_codec = charset.input_charset
    return charset


def _content(submission: Submission, boundaries: Sequence[str]) -> _Entity:
    inline = [one for one in submission.attachments if one.disposition == "inline" and submission.html]
    attached = [one for one in submission.attachments if one not in inline]
    entity = _bodies(submission, boundaries[0])
    if inline:
        entity = _multipart("related", boundaries[1], [entity, *map(_attachment, inline)])
    if attached:
        entity = _multipart("mixed", boundaries[2], [entity, *map(_attachment, attached)])
    return entity


def _bodies(submission: Submission, boundary: str) -> _Entity:
    texts = [
        _text(part, subtype)
        for part, subtype in ((submission.text, "plain"), (submission.html, "html"))
        if part is not None
    ]
    if len(texts) == 2:
        return _multipart("alternative", boundary, texts)
    return texts[0] if texts else _Entity([], b"")


def _multipart(subtype: str, boundary: str, entities: Iterable[_Entity]) -> _Entity:
    pieces = [f"--{boundary}\r\n{''.join(one.fields)}\r\n".encode() + one.body for one in entities]
    return _Entity(
        [f'Content-Type: multipart/{subtype};\r\n\tboundary="{boundary}"\r\n'],
        b"\r\n".join([*pieces, f"--{boundary}--".encode()]),
    )


def _text(part: Part, subtype: str) -> _Entity:
    content = _line_ends.sub("\r\n", part.data).encode(part.charset, "replace")
    encoding, body = _encoded_text(content)
    fields = [
        f"Content-Type: text/{subtype}; charset={part.charset}\r\n",
        f"Content-Transfer-Encoding: {encoding}\r\n",
    ]
    return _Entity(fields, body)


def _encoded_text(content: bytes) -> tuple[str, bytes]:
    """The plainest encoding that carries the text: as it is, quoted-printable, or base64."""
    if _fits_7bit(content):
        return "7bit", content
    others = sum(byte > 126 for byte in content)
    if b"\0" in content or not _clean_lines(content) or others * 2 > len(content):
        return "base64", _base64(content)
    return "quoted-printable", _quoted_printable(content)


def _fits_7bit(content: bytes) -> bool:
    return (
        content.isascii()
        and b"\0" not in content
        and _clean_lines(content)
        and (len(content) <= _HARD_LINE or max(map(len, content.split(b"\r\n"))) <= _HARD_LINE)
    )


def _base64(content: bytes) -> bytes:
    return base64.encodebytes(content).rstrip(b"\n").replace(b"\n", b"\r\n")


def _quoted_printable(content: bytes) -> bytes:
    return quopri.encodestring(content.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")


def _attachment(attachment: Attachment) -> _Entity:
    kind = attachment.content_type or _guessed_type(attachment.file_name)
    encoding, body = _encoded_file(attachment, kind)
    fields = [
        f"Content-Type: {kind}{_parameter('name', attachment.file_name)}\r\n",
        f"Content-Transfer-Encoding: {encoding}\r\n",
        f"Content-Disposition: {attachment.disposition}{_parameter('filename', attachment.file_name)}\r\n",
    ]
    if attachment.content_id:
        fields.append(_field("Content-ID", f"<{attachment.content_id.strip('<>')}>"))
    if attachment.description:
        fields.append(_field("Content-Description", attachment.description))
    return _Entity(fields, body)


def _encoded_file(attachment: Attachment, kind: str) -> tuple[str, bytes]:
    """The content in the encoding that was asked for, as far as it can carry it.

    An enclosed message has no choice (RFC 2046, 5.2.1: "No encoding other than 7bit, 8bit, or binary").
    """
    content, wanted = attachment.content, attachment.transfer_encoding
    if kind.startswith("message/"):
        return ("7bit" if content.isascii() else "8bit"), content
    if wanted == "7bit" and _fits_7bit(content):
        return "7bit", content
    if wanted == "quoted-printable" and _clean_lines(content):
        return "quoted-printable", _quoted_printable(content)
    return "base64", _base64(content)


def _clean_lines(content: bytes) -> bool:
    """Whether all line ends are CRLF, so that what is made for text lines gives the bytes back."""
    return content.count(b"\r") == content.count(b"\n") == content.count(b"\r\n")


def _parameter(name: str, value: str) -> str:
    """A parameter on a line of its own; other than short ASCII in the form of RFC 2231."""
    value = _controls.sub(" ", value)
    if value.isascii() and len(value) <= _LINE:
        quoted = value.replace("\\", r"\\").replace('"', r"\"")
        return f';\r\n\t{name}="{quoted}"'
    first, *more = _chunks(quote(value, safe="", errors="replace"))
    if not more:
        return f";\r\n\t{name}*=utf-8''{first}"
    rest = (f";\r\n\t{name}*{n}*={chunk}" for n, chunk in enumerate(more, 1))
    return f";\r\n\t{name}*0*=utf-8''{first}" + "".join(rest)


def _guessed_type(file_name: str) -> str:
    return _media_types().guess_type(file_name)[0] or "application/octet-stream"


@cache
def _media_types() -> MimeTypes:
    return MimeTypes()  # the package's own table: the machine's would make bytes differ from host to host

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
from functools import cache, partial
from itertools import chain, starmap
from mimetypes import MimeTypes
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from bellhop.engines.mail.message_ids import header_value
from bellhop.engines.mail.mime.addresses import parse
from bellhop.engines.mail.mime.headers import WITHHELD, strip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bellhop.engines.mail.submission import Attachment, Part, Stamp, Submission

_LINE = 78  # "no more than 78 characters, excluding the CRLF" (RFC 5322, 2.1.1)
_HARD_LINE = 998  # "MUST be no more than 998"
_ASCII = bytes(range(127))

_words = re.compile(r"\s*\S+|\s+$").findall
_line_ends = re.compile(r"\r\n|\r|\n")
_chunks = re.compile(r"(?:%..|[^%]){1,20}").findall
_controls = re.compile(r"[\x00\r\n]+")
_atoms = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*").fullmatch


class _Entity(NamedTuple):
    """A MIME part: its fields, each with its line end, and what makes its encoded body.

    A body has no last line end: that belongs to the delimiter that follows (RFC 2046, 5.1.1).
    """

    fields: list[str]
    body: Callable[[], bytes]


def compose(submission: Submission, stamp: Stamp) -> bytes:
    """The message as it leaves for its recipients, without Return-Path and signature.

    CRLF line ends; no Bcc and no instructions to SES; Message-ID and Date are SES's own. The parts
    must have passed `checks`.
    """
    if submission.raw is not None:
        return strip(submission.raw, WITHHELD, stamp_fields(stamp))
    content = _content(submission, _boundaries(stamp.message_id))
    body = content.body()
    end = b"" if body.endswith(b"\r\n") else b"\r\n"
    return _section(submission, stamp, content) + b"\r\n" + body + end


def header_section(submission: Submission, stamp: Stamp) -> bytes:
    """The header section that `compose` writes for a message of parts, without making its bodies."""
    return _section(submission, stamp, _content(submission, _boundaries(stamp.message_id)))


def _section(submission: Submission, stamp: Stamp, content: _Entity) -> bytes:
    date, identifier, *trailers = [_field(name, value) for name, value in stamp_fields(stamp)]
    lines = [
        date,
        *_address_fields(submission),
        identifier,
        *([_subject(submission.subject)] if submission.subject is not None else []),
        *(_field(name, value) for name, value in submission.headers),
        "MIME-Version: 1.0\r\n",
        *content.fields,
        *trailers,
    ]
    return "".join(lines).encode()


def stamp_fields(stamp: Stamp) -> list[tuple[str, str]]:
    """The fields that SES sets itself: Date, Message-ID, then those that tell SES where it came from."""
    moment = datetime.fromtimestamp(stamp.time, UTC)
    account = base64.b64encode(hashlib.sha256(stamp.account.encode()).digest()).decode()
    return [
        ("Date", format_datetime(moment)),
        ("Message-ID", header_value(stamp.message_id, stamp.region)),
        ("Feedback-ID", f"{stamp.feedback}:1.{stamp.region}.{account}:AmazonSES"),
        ("X-SES-Outgoing", f"{moment:%Y.%m.%d}-{stamp.outgoing}"),
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
    if value.isascii() and len(name) + 2 + len(value) <= _LINE:
        return f"{name}: {value}\r\n"
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


def files(submission: Submission) -> tuple[list[Attachment], list[Attachment]]:
    """The attachments that belong to the HTML body, and the others: the order in which they travel."""
    inline = [one for one in submission.attachments if one.disposition == "inline" and submission.html]
    return inline, [one for one in submission.attachments if one not in inline]


def _content(submission: Submission, boundaries: Sequence[str]) -> _Entity:
    inline, attached = files(submission)
    entity = _bodies(submission, boundaries[0])
    if inline:
        entity = _multipart("related", boundaries[1], chain([entity], map(_attachment, inline)))
    if attached:
        entity = _multipart("mixed", boundaries[2], chain([entity], map(_attachment, attached)))
    return entity


def _bodies(submission: Submission, boundary: str) -> _Entity:
    texts = [
        (part, subtype)
        for part, subtype in ((submission.text, "plain"), (submission.html, "html"))
        if part is not None
    ]
    if len(texts) == 2:
        return _multipart("alternative", boundary, starmap(_text, texts))
    return _text(*texts[0]) if texts else _Entity([], bytes)


def _multipart(subtype: str, boundary: str, entities: Iterable[_Entity]) -> _Entity:
    """`entities` are looked at when the body is made, once."""

    def body() -> bytes:
        pieces = [f"--{boundary}\r\n{''.join(one.fields)}\r\n".encode() + one.body() for one in entities]
        return b"\r\n".join([*pieces, f"--{boundary}--".encode()])

    return _Entity([f'Content-Type: multipart/{subtype};\r\n\tboundary="{boundary}"\r\n'], body)


def _text(part: Part, subtype: str) -> _Entity:
    content = _line_ends.sub("\r\n", part.data).encode(part.charset, "replace")
    encoding = _encoding_of_text(content)
    fields = [
        f"Content-Type: text/{subtype}; charset={part.charset}\r\n",
        f"Content-Transfer-Encoding: {encoding}\r\n",
    ]
    return _Entity(fields, partial(_encoded, content, encoding))


def _encoding_of_text(content: bytes) -> str:
    """The plainest encoding that carries the text: as it is, quoted-printable, or base64."""
    if _fits_7bit(content):
        return "7bit"
    others = len(content.translate(None, _ASCII))
    if b"\0" in content or not _clean_lines(content) or others * 2 > len(content):
        return "base64"
    return "quoted-printable"


def _encoded(content: bytes, encoding: str) -> bytes:
    if encoding == "base64":
        return base64.encodebytes(content).rstrip(b"\n").replace(b"\n", b"\r\n")
    if encoding == "quoted-printable":
        return quopri.encodestring(content.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    return content


def _fits_7bit(content: bytes) -> bool:
    return (
        content.isascii()
        and b"\0" not in content
        and _clean_lines(content)
        and (len(content) <= _HARD_LINE or max(map(len, content.split(b"\r\n"))) <= _HARD_LINE)
    )


def media_type(attachment: Attachment) -> str:
    """What an attachment is declared to be, parameters included."""
    return attachment.content_type or _guessed_type(attachment.file_name)


def _attachment(attachment: Attachment) -> _Entity:
    kind = media_type(attachment)
    encoding = _encoding_of_file(attachment, kind)
    fields = [
        f"Content-Type: {kind}{_parameter('name', attachment.file_name)}\r\n",
        f"Content-Transfer-Encoding: {encoding}\r\n",
        f"Content-Disposition: {attachment.disposition}{_parameter('filename', attachment.file_name)}\r\n",
    ]
    if attachment.content_id:
        fields.append(_field("Content-ID", f"<{attachment.content_id.strip('<>')}>"))
    if attachment.description:
        fields.append(_field("Content-Description", attachment.description))
    return _Entity(fields, partial(_encoded, attachment.content, encoding))


def _encoding_of_file(attachment: Attachment, kind: str) -> str:
    """The encoding that was asked for, if it can carry the content.

    An enclosed message has no choice (RFC 2046, 5.2.1: "No encoding other than 7bit, 8bit, or binary").
    """
    content, wanted = attachment.content, attachment.transfer_encoding
    if kind.startswith("message/"):
        return "7bit" if content.isascii() else "8bit"
    if wanted == "7bit" and _fits_7bit(content):
        return "7bit"
    if wanted == "quoted-printable" and _clean_lines(content):
        return "quoted-printable"
    return "base64"


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

"""The texts in a raw message, changed where they stand: every byte of it that is not in them stays."""

from __future__ import annotations

import base64
import quopri
import re
from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.mail.mime.checks import MAX_DEPTH, boundary_of, is_charset
from bellhop.engines.mail.mime.headers import crlf, divided, headers_of, strip

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.engines.mail.mime.headers import Headers

    Changed = Callable[[str, str], str]

_TRANSFERS = ("7bit", "8bit", "binary", "quoted-printable", "base64")
_HARD_LINE = 998  # "MUST be no more than 998 characters, excluding the CRLF" (RFC 5322, 2.1.1)

_charset = re.compile(r""";\s*charset\s*=\s*(?:"([^"]*)"|([^\s;"]+))""", re.I | re.S).search
_sealed = re.compile(r"multipart/(?:signed|encrypted)\b", re.IGNORECASE).match
_file_name = re.compile(r";\s*(?:file)?name(?:\*\d*)*\s*=", re.IGNORECASE).search
_hard_line_end = re.compile(rb"(?<!=)\r\n")
_text = re.compile(r"text/(plain|html)\s*(?:;|$)", re.IGNORECASE).match


def rewritten(raw: bytes, changed: Changed) -> bytes:
    """`raw` with CRLF line ends and `changed("plain" or "html", text)` in place of each text body.

    Attachments are not touched, nor is a text that cannot be read, nor what its sender signed or encrypted
    (RFC 1847: a change would break it).
    """
    return _entity(crlf(raw), changed, 0)


def _entity(content: bytes, changed: Changed, depth: int) -> bytes:
    headers = headers_of(content)
    kind = headers.first("content-type") or "text/plain"
    boundary = boundary_of(kind)
    if _sealed(kind):
        return content
    if boundary is not None:
        return _parts(content, boundary.encode(), changed, depth) if depth < MAX_DEPTH else content
    text = _text(kind)
    return content if text is None or _is_file(headers) else _leaf(content, headers, text[1].lower(), changed)


def _is_file(headers: Headers) -> bool:
    """Whether a text is an attachment: it is said to be one, or has a name."""
    disposition = (headers.first("content-disposition") or "").lower()
    return disposition.startswith("attachment") or bool(
        _file_name(disposition) or _file_name(headers.first("content-type") or "")
    )


def _parts(content: bytes, boundary: bytes, changed: Changed, depth: int) -> bytes:
    """Change what stands between the delimiter lines of a multipart (RFC 2046, 5.1.1)."""
    section, body = divided(content)
    # The empty line is the line end before the first delimiter, where there is no preamble.
    body = b"\r\n" + body
    delimiters = re.compile(rb"\r\n--" + re.escape(boundary) + rb"(--)?[ \t]*(?=\r\n|$)")
    pieces = [section]
    position, inside = 0, False
    for found in delimiters.finditer(body):
        between = body[position : found.start()]
        pieces += [_part(between, changed, depth) if inside else between, found[0]]
        position, inside = found.end(), found[1] is None
        if not inside:
            break
    rest = body[position:]
    pieces.append(_part(rest, changed, depth) if inside else rest)
    return b"".join(pieces) if position else content


def _part(between: bytes, changed: Changed, depth: int) -> bytes:
    """One part, with the line end of the delimiter before it."""
    return between[:2] + _entity(between[2:], changed, depth + 1)


class _Coding(NamedTuple):
    """How a text is written: its character set and its transfer encoding, in lower case."""

    charset: str
    transfer: str


def _leaf(content: bytes, headers: Headers, subtype: str, changed: Changed) -> bytes:
    coding = _coding(headers)
    section, body = divided(content)
    try:
        text = _decoded(body, coding)
        new = changed(subtype, text)
        if new == text:
            return content
        # What is no text of its character set stays as it is.
        written = new.encode(coding.charset, "surrogateescape")
    except ValueError:
        return content
    if coding.transfer == "base64":
        end = b"\r\n" if body.endswith(b"\r\n") else b""
        return section + b"\r\n" + base64.encodebytes(written).rstrip().replace(b"\n", b"\r\n") + end
    if coding.transfer == "quoted-printable":
        return section + b"\r\n" + _requoted(body, text, new, coding)
    if _travels(written, seven_bit=coding.transfer == "7bit" and body.isascii()):
        return section + b"\r\n" + written
    # Lines that grew too long for what carried them.
    field = ("Content-Transfer-Encoding", "quoted-printable")
    return strip(section + b"\r\n", (), [field]) + _quoted_printable(written)


def _coding(headers: Headers) -> _Coding:
    found = _charset(headers.first("content-type") or "")
    charset = (found[1] or found[2] or "") if found else ""
    transfer = (headers.first("content-transfer-encoding") or "7bit").strip().lower()
    return _Coding(charset if is_charset(charset) else "utf-8", transfer)


def _decoded(body: bytes, coding: _Coding) -> str:
    """The text; raises ValueError for one that cannot be read."""
    if coding.transfer not in _TRANSFERS:
        raise ValueError(coding.transfer)
    if coding.transfer == "base64":
        body = base64.b64decode(body)
    elif coding.transfer == "quoted-printable":
        body = crlf(quopri.decodestring(body.replace(b"\r\n", b"\n")))
    return body.decode(coding.charset, "surrogateescape")


def _requoted(body: bytes, text: str, new: str, coding: _Coding) -> bytes:
    """The body for the new text; lines of the text that stay the same stay written as they are."""
    lines = _hard_line_end.split(body)
    before, after = text.split("\r\n"), new.split("\r\n")
    aligned = len(lines) == len(before) == len(after) and all(
        _decoded(line, coding) == old for line, old in zip(lines, before, strict=True)
    )
    if not aligned:
        return _quoted_printable(new.encode(coding.charset, "surrogateescape"))
    return b"\r\n".join(
        line if old == text else _quoted_printable(text.encode(coding.charset, "surrogateescape"))
        for line, old, text in zip(lines, before, after, strict=True)
    )


def _quoted_printable(content: bytes) -> bytes:
    return quopri.encodestring(content.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")


def _travels(content: bytes, *, seven_bit: bool) -> bool:
    longest = max(map(len, content.split(b"\r\n")))
    return longest <= _HARD_LINE and (content.isascii() or not seven_bit)

"""A message read as a mail client reads it; whatever is broken in it, it is read as far as it goes."""

from __future__ import annotations

import email
from dataclasses import dataclass, field
from email.message import Message
from email.utils import collapse_rfc2231_value
from math import inf
from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.mail.mime.encoded_words import decode
from bellhop.engines.mail.mime.headers import headers_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_BODIES = ("text/plain", "text/html")


@dataclass(frozen=True, slots=True)
class File:
    """An attachment; `content` is decoded, and its length the size that users are told."""

    file_name: str | None
    content_type: str
    content_id: str | None
    disposition: str | None
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Content:
    """What a message says: strings decoded, line ends bare LF, a body None where there is none."""

    subject: str | None
    text: str | None
    html: str | None
    headers: list[tuple[str, str]]
    attachments: list[File]


class Node(Message[str, str] if TYPE_CHECKING else Message):
    """A part for whose parser an enclosed message is a file like any other, kept byte by byte."""

    def get_content_type(self) -> str:
        """The type that decides whether the parser looks for parts inside."""
        kind = self.media_type
        return "application/octet-stream" if kind.startswith("message/") else kind

    def get_param(
        self, param: str, failobj: Any = None, header: str = "content-type", unquote: bool = True
    ) -> Any:
        """A parameter; none where the email package stumbles (`name*=` beside `name*0=`: it cannot sort)."""
        try:
            return super().get_param(param, failobj, header, unquote)
        except TypeError:
            return failobj

    @property
    def media_type(self) -> str:
        """The type that the part declares."""
        return super().get_content_type()


def read(raw: bytes) -> Content:
    """The content of a message. Never raises: broken MIME is text or attachments of some sort."""
    headers = fields_of(raw)
    subject = next((value for name, value in headers if name.lower() == "subject"), None)
    bodies: dict[str, str] = {}
    attachments: list[File] = []
    for part, _ in _leaves(_tree(raw)):
        _mend(part)
        kind = _kind(part)
        if kind in _BODIES and _is_body(part):
            text = _text(part)
            bodies[kind] = f"{bodies[kind]}\n{text}" if kind in bodies else text
        else:
            attachments.append(_file(part, kind))
    return Content(subject, bodies.get("text/plain"), bodies.get("text/html"), headers, attachments)


def fields_of(raw: bytes) -> list[tuple[str, str]]:
    """The header fields of a message in their order, unfolded and decoded."""
    return [(name, decode(value)) for name, value in headers_of(raw).fields]


def shape(raw: bytes) -> tuple[int, float]:
    """How many leaf parts a message has and how deeply the deepest is nested; never raises.

    The depth is infinite where parsing alone takes more stack than there is.
    """
    try:
        depths = [depth for _, depth in _leaves(email.message_from_bytes(raw, Node))]
    except RecursionError:
        return 1, inf
    return len(depths), max(depths)


def _tree(raw: bytes) -> Node:
    """The parts of a message; one that is nested too deeply to parse is one part, as it stands."""
    try:
        return email.message_from_bytes(raw, Node)
    except RecursionError:
        whole = email.message_from_string("Content-Type: application/octet-stream\n\n", Node)
        whole.set_payload(raw.decode("ascii", "surrogateescape"))
        return whole


def _leaves(root: Node) -> Iterator[tuple[Node, int]]:
    """(part, depth) of each part that holds no parts."""
    waiting = [(root, 0)]
    while waiting:
        part, depth = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            inner = cast("list[Node]", part.get_payload())
            waiting.extend((child, depth + 1) for child in reversed(inner))
        else:
            yield part, depth


def _kind(part: Node) -> str:
    """The media type; a multipart without parts (no boundary in sight) is the text that it shows."""
    kind = part.media_type
    return "text/plain" if kind.startswith("multipart/") else kind


def _is_body(part: Node) -> bool:
    return part.get_content_disposition() != "attachment" and _file_name(part) is None


def _bytes(part: Node) -> bytes:
    payload: Any = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Node) -> str:
    content = _bytes(part)
    charset = _parameter(part, "content-type", "charset") or "utf-8"
    try:
        text = content.decode(charset, "replace")
    except (LookupError, ValueError):
        text = content.decode("utf-8", "replace")
    return text.replace("\r\n", "\n")


def _file(part: Node, kind: str) -> File:
    identifier = str(part.get("content-id", "")).strip()
    return File(
        file_name=_file_name(part),
        content_type=kind,
        content_id=identifier.strip("<>") or None,
        disposition=part.get_content_disposition(),
        content=_bytes(part),
    )


def _file_name(part: Node) -> str | None:
    name = _parameter(part, "content-disposition", "filename") or _parameter(part, "content-type", "name")
    return decode(name) if name else None


def _parameter(part: Node, header: str, name: str) -> str | None:
    try:
        value = part.get_param(name, header=header)
        return collapse_rfc2231_value(value).strip() if value is not None else None
    except (LookupError, ValueError):
        return None


def _mend(part: Node) -> None:
    """Take 8-bit characters in fields for UTF-8, which no standard allows and many senders write."""
    for name, value in part.raw_items():
        text = str(value)
        if not text.isascii():
            part.replace_header(name, text.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))

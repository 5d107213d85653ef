"""Header sections of raw messages: read at submission, rewritten for delivery, without a MIME parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

# Instructions to SES: obeyed, never delivered. Other X-SES- fields are the sender's own.
INSTRUCTIONS = frozenset(
    """x-ses-configuration-set x-ses-message-tags x-ses-source-arn x-ses-from-arn x-ses-return-path-arn
    x-ses-list-management-options x-ses-tenant""".split()  # noqa: SIM905 - a list to read
)
# What never reaches a recipient as the sender wrote it.
WITHHELD = INSTRUCTIONS | {"bcc", "return-path"}

_field = re.compile(r"^([!-9;-~]+)[ \t]*:(.*(?:\n[ \t].*)*)", re.MULTILINE).findall
_fold = re.compile(r"\n[ \t]+")
_end_of_section = re.compile(rb"\n\r?\n").search
_line_end = re.compile(rb"\r\n|\r|\n")
_logical_line = re.compile(rb"[^\n]*\n(?:[ \t][^\n]*\n)*").findall


class Headers(NamedTuple):
    """The fields of a header section in order (name as written, value unfolded), and by lower-case name."""

    fields: list[tuple[str, str]]
    by_name: dict[str, list[str]]

    def first(self, name: str) -> str | None:
        """The value of the first field of that lower-case name."""
        values = self.by_name.get(name)
        return values[0] if values else None

    def joined(self, name: str) -> str:
        """All values of an address field as one list, empty if there is none."""
        return ", ".join(self.by_name.get(name, ()))


def headers_of(raw: bytes) -> Headers:
    """The header section of a raw message; encoded words stay as they are. Never raises."""
    fields = [(name, _unfolded(value)) for name, value in _field(_section(raw))]
    by_name: dict[str, list[str]] = {}
    for name, value in fields:
        by_name.setdefault(name.lower(), []).append(value)
    return Headers(fields, by_name)


def strip(raw: bytes, names: Collection[str], stamps: Sequence[tuple[str, str]] = ()) -> bytes:
    """`raw` with CRLF line ends, without the fields called `names` (lower case), with `stamps` set.

    A stamped field takes the place of its namesake, else it comes last in the section. Every other
    byte stays.
    """
    content = crlf(raw)
    section, body = divided(content)
    places = {name.lower(): f"{name}: {value}\r\n".encode() for name, value in stamps}
    gone = {*names, *places}
    kept: list[bytes] = []
    for line in _logical_line(section):
        name = line.partition(b":")[0].rstrip(b" \t").decode("latin-1").lower()
        if name in places:
            kept.append(places.pop(name))
        elif name not in gone:
            kept.append(line)
    return b"".join([*kept, *places.values(), b"\r\n", body])


def with_return_path(content: bytes, address: str) -> bytes:
    """A message as it lies in a mailbox: the envelope's sender is the first line (RFC 5321, 4.4)."""
    return b"Return-Path: <" + address.encode() + b">\r\n" + content


def crlf(content: bytes) -> bytes:
    """`content` with every line end (CRLF, bare LF or bare CR) as CRLF; itself if all are."""
    pairs = content.count(b"\r\n")
    if content.count(b"\n") == pairs == content.count(b"\r"):
        return content
    return _line_end.sub(b"\r\n", content)


def section_of(raw: bytes) -> bytes:
    """What stands before the first empty line: all where there is none, or where CR alone ends lines."""
    end = _end_of_section(raw)
    return raw[: end.start()] if end else raw


def _section(raw: bytes) -> str:
    """The header section as text with bare LF line ends: UTF-8, or Latin-1 where it is not that."""
    if raw[:1] in b"\r\n":
        return ""
    block = section_of(raw)
    if block.count(b"\r") != block.count(b"\r\n"):
        block = crlf(block).partition(b"\r\n\r\n")[0]
    block = block.replace(b"\r\n", b"\n").rstrip(b"\r")
    try:
        return block.decode()
    except UnicodeDecodeError:
        return block.decode("latin-1")


def _unfolded(value: str) -> str:
    return _fold.sub(" ", value).strip() if "\n" in value else value.strip()


def divided(content: bytes) -> tuple[bytes, bytes]:
    """Header section (each line with its CRLF) and body of a message with CRLF line ends."""
    if content.startswith(b"\r\n"):
        return b"", content[2:]
    section, gap, body = content.partition(b"\r\n\r\n")
    if gap or not section.endswith(b"\r\n"):
        section += b"\r\n"
    return section, body

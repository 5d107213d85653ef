"""The tags of an HTML text, by where they stand: so that nothing is written anew but what is replaced.

A scanner of our own in place of html.parser, which changes from one Python to the next (a message's bytes
must not), takes quadratic time for tags that do not end, and fails at `<![x`. The rules are those of the
HTML standard, 13.2.5 (tokenization).
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Edit = tuple[int, int, str]  # from where to where, and what is to stand there

# Elements whose content is text: there are no tags in it.
_TEXTS = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")

_BLANK = r"[ \t\r\n\f]"
_NAME = r"[^ \t\r\n\f/>][^ \t\r\n\f/>=]*+"
_VALUE = r""""[^"]*+"|'[^']*+'|[^ \t\r\n\f>"'][^ \t\r\n\f>]*+"""
_EQUALS = rf"{_BLANK}*+={_BLANK}*+"

_attributes = re.compile(rf"({_NAME})(?:{_EQUALS}(?:({_VALUE})|(?=>)))?+").finditer
_token = re.compile(
    r"<!--(?:-?>|.*?--!?>|.*)"  # one that never ends is all the rest
    r"|<[!?][^>]*+>?"
    r"|</(?P<end>[A-Za-z][^ \t\r\n\f/>]*+)?[^>]*+>?"
    r"|<(?P<start>[A-Za-z][^ \t\r\n\f/>]*+)"
    rf"(?P<attributes>(?>[ \t\r\n\f/]++|{_NAME}(?:{_EQUALS}(?:{_VALUE}|(?=>)))?+)*+)(?P<close>>?)",
    re.DOTALL,
).search
_TEXT_END = {name: re.compile(rf"</{name}(?=[ \t\r\n\f/>])", re.IGNORECASE).search for name in _TEXTS}
_reference = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9A-Fa-f]+;?|[A-Za-z][A-Za-z0-9]*(?:;|(?![A-Za-z0-9=])))")


class Attribute(NamedTuple):
    """Where an attribute stands, the blanks before it included, and its value: offsets; the value decoded."""

    start: int
    end: int
    value_start: int
    value_end: int
    value: str


class Tag(NamedTuple):
    """A tag or a comment of a text: its name in lower case (`a`, `/a`, `!--`), where its `<` stands.

    `inside` is the span of what a start tag has behind its name.
    """

    source: str
    name: str
    start: int
    inside: tuple[int, int] = (0, 0)

    @property
    def attributes(self) -> dict[str, Attribute]:
        """The attributes by lower-case name."""
        return _attributes_in(self.source, *self.inside)


def tags(source: str) -> Iterator[Tag]:
    """The tags and comments of an HTML text, however broken it is; in linear time."""
    position = 0
    while found := _token(source, position):
        position = found.end()
        if end := found["end"]:
            yield Tag(source, f"/{end.lower()}", found.start())
        elif found["start"] and found["close"]:
            name = found["start"].lower()
            yield Tag(source, name, found.start(), found.span("attributes"))
            if name in _TEXT_END:
                text_end = _TEXT_END[name](source, position)
                position = text_end.start() if text_end else len(source)
        elif source.startswith("<!--", found.start()):
            yield Tag(source, "!--", found.start())


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text with these edits, none of which overlap."""
    pieces: list[str] = []
    position = 0
    for start, end, new in sorted(edits):
        pieces += [text[position:start], new]
        position = end
    return "".join([*pieces, text[position:]])


def _attributes_in(source: str, start: int, end: int) -> dict[str, Attribute]:
    """The attributes of a tag; of several with one name the first counts."""
    found: dict[str, Attribute] = {}
    position = start
    # As far as the tag's end, which the pattern has to see.
    for each in _attributes(source, start, end + 1):
        if each.start() >= end:
            break
        value_start, value_end = _unquoted(source, *each.span(2))
        value = _decoded(source[value_start:value_end])
        before = source[position : each.start()]
        blanks = len(before) - len(before.rstrip(" \t\r\n\f"))
        found.setdefault(
            each[1].lower(), Attribute(each.start() - blanks, each.end(), value_start, value_end, value)
        )
        position = each.end()
    return found


def _unquoted(source: str, start: int, end: int) -> tuple[int, int]:
    """The value between its quotes, if it has any."""
    quoted = start >= 0 and source[start] in "\"'"
    return (start + 1, end - 1) if quoted else (start, end)


def _decoded(value: str) -> str:
    """A value with its character references resolved, as in attributes: in `?a=1&copy=2` there is none."""
    return _reference.sub(_resolved, value) if "&" in value else value


def _resolved(reference: re.Match[str]) -> str:
    text = reference[0]
    return unescape(text) if text[1] == "#" or text[1:] in html5 else text

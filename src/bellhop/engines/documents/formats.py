"""JSON and YAML as documents are written in: text becomes plain values, and these a text again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

import orjson

from bellhop.engines.documents.errors import InvalidDocumentContent

if TYPE_CHECKING:
    from collections.abc import Iterator

JSON, YAML, TEXT = "JSON", "YAML", "TEXT"
MOST_VALUES, DEEPEST = 100_000, 64  # aliases can make much of few characters

# What AWS's parser, Jackson's, takes for other than a text; no dates, and "yes" and "off" are words.
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})", re.ASCII)
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)(?:[eE][-+]?[0-9]+)?", re.ASCII)
_ZEROS = re.compile(r"[-+]?0[0-9]+", re.ASCII)


def parsed(text: str, form: str) -> Any:
    """The value that a JSON or YAML text holds; raises InvalidDocumentContent."""
    value = _json(text) if form == JSON else _yaml(text)
    try:
        orjson.dumps(value)
    except TypeError as error:  # nested more deeply than JSON is written, or half a character
        raise InvalidDocumentContent(f"{form} not well-formed. {error}") from error
    return value


def written(value: Any, form: str) -> str:
    """A value as a JSON or YAML text."""
    if form == JSON:
        return orjson.dumps(value, option=orjson.OPT_INDENT_2).decode()
    import yaml  # noqa: PLC0415 - most calls need none of it

    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return yaml.dump(value, Dumper=dumper, sort_keys=False, allow_unicode=True, width=110)


def _json(text: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise InvalidDocumentContent(f"JSON not well-formed. {error}") from error


def _yaml(text: str) -> Any:
    import yaml  # noqa: PLC0415 - most calls need none of it

    # The parser in C is ten times as fast; its composer is not used, which a deep nesting brings down.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        events = cast("Iterator[Any]", yaml.parse(text, loader))  # pyright: ignore[reportUnknownMemberType] - a generic without its arguments
        return _Values(events).document()
    except yaml.YAMLError as error:
        raise _fault(" ".join(str(error).split())) from error


def _fault(what: str) -> InvalidDocumentContent:
    return InvalidDocumentContent(f"YAML not well-formed. {what}")


class _Values:
    """Plain values of YAML's events, counted, since an alias may stand for many."""

    def __init__(self, events: Iterator[Any]) -> None:
        self._events = events
        self._anchors: dict[str, tuple[Any, int]] = {}  # values, and how many they are
        self._count = 0

    def document(self) -> Any:
        """The one document of the stream; None where there is none."""
        next(self._events)
        if next(self._events).__class__.__name__ == "StreamEndEvent":
            return None
        value = self._of(next(self._events), 0)
        next(self._events)
        if next(self._events).__class__.__name__ != "StreamEndEvent":
            raise _fault("There is more than one document.")
        return value

    def _of(self, event: Any, depth: int) -> Any:
        before = self._count
        self._counted(1)
        if depth > DEEPEST:
            raise _fault("The values are nested too deeply.")
        match event.__class__.__name__:
            case "AliasEvent":
                return self._alias(event.anchor)
            case "MappingStartEvent":
                value = self._mapping(depth + 1)
            case "SequenceStartEvent":
                value = self._sequence(depth + 1)
            case _:
                value = _scalar(event)
        if event.anchor:
            self._anchors[event.anchor] = value, self._count - before
        return value

    def _counted(self, more: int) -> None:
        self._count += more
        if self._count > MOST_VALUES:
            raise _fault("There are too many values.")

    def _alias(self, anchor: str) -> Any:
        if anchor not in self._anchors:
            raise _fault(f"The alias {anchor} stands for nothing, or for what it is in.")
        value, count = self._anchors[anchor]
        self._counted(count)
        return value

    def _mapping(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while (key := next(self._events)).__class__.__name__ != "MappingEndEvent":
            if key.__class__.__name__ != "ScalarEvent":
                raise _fault("The key of a mapping must be a text.")
            found[key.value] = self._of(next(self._events), depth)
        return found

    def _sequence(self, depth: int) -> list[Any]:
        found: list[Any] = []
        while (event := next(self._events)).__class__.__name__ != "SequenceEndEvent":
            found.append(self._of(event, depth))
        return found


def _scalar(event: Any) -> Any:
    text: str = event.value
    if event.style or event.tag:  # in quotes, a block, or said to be a text
        return text
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) and not _ZEROS.fullmatch(text) else text

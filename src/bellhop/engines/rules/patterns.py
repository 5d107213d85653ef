"""Event patterns: compiled once to a test of an event.

https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import orjson

from bellhop.engines.rules import comparisons
from bellhop.engines.rules.errors import InvalidEventPattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bellhop.engines.rules.comparisons import Comparison

    Path = tuple[str, ...]
    Fields = Mapping[str, Any]

# Does an object of the event meet its part of the pattern? The whole event is given too.
Test = Callable[["Fields", "Fields"], bool]

OR = "$or"
DEEPEST = 64  # objects within objects
KEPT = 1024  # compiled patterns


class Pattern:
    """`matches` says whether an event, as the dict of its JSON, is what the pattern asks for."""

    def __init__(self, test: Test) -> None:
        self._test = test

    def matches(self, event: Fields) -> bool:
        return self._test(event, event)


@lru_cache(KEPT)
def compiled(text: str) -> Pattern:
    """The pattern of this text; raises InvalidEventPattern."""
    try:
        pattern = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise InvalidEventPattern(f"it is no JSON: {error}") from error
    if not isinstance(pattern, dict):
        raise InvalidEventPattern("Filter is not an object")
    return Pattern(_object(cast("Fields", pattern), (), 0))


def _object(pattern: Fields, path: Path, depth: int) -> Test:
    """All fields must be met."""
    if not pattern:
        raise InvalidEventPattern("Empty objects are not allowed")
    if depth > DEEPEST:
        raise InvalidEventPattern("Objects are nested too deeply")
    tests = [_field(name, wanted, path, depth + 1) for name, wanted in pattern.items()]
    return lambda fields, event: all(test(fields, event) for test in tests)


def _field(name: str, wanted: Any, path: Path, depth: int) -> Test:
    if name == OR and _is_relationship(wanted):
        return _either([_object(each, path, depth) for each in wanted])
    if isinstance(wanted, dict):
        return _nested(name, _object(cast("Fields", wanted), (*path, name), depth))
    if isinstance(wanted, list):
        return _leaf(name, cast("list[Any]", wanted), (*path, name))
    raise InvalidEventPattern(f'"{name}" must be an object or an array')


def _is_relationship(wanted: Any) -> bool:
    """Whether `$or` relates objects; else it is the name of a field like any other."""
    if not isinstance(wanted, list):
        return False
    each = cast("list[Any]", wanted)
    return len(each) > 1 and all(
        isinstance(one, dict) and comparisons.NAMES.isdisjoint(cast("Fields", one)) for one in each
    )


def _either(tests: list[Test]) -> Test:
    return lambda fields, event: any(test(fields, event) for test in tests)


def _nested(name: str, inner: Test) -> Test:
    """One object must meet all of it, where the event has an array of objects there.

    Where it has none, only what asks for absence can be met.
    """

    def test(fields: Fields, event: Fields) -> bool:
        return any(inner(each, event) for each in list(_objects(fields.get(name))) or [{}])

    return test


def _objects(value: Any) -> Iterator[Fields]:
    return (cast("Fields", each) for each in _elements(value) if isinstance(each, dict))


def _elements(value: Any) -> Iterator[Any]:
    """The value, or what is in an array and in the arrays in it, however deep."""
    left: list[Any] = [value]
    while left:
        each = left.pop()
        if isinstance(each, list):
            left += reversed(cast("list[Any]", each))
        else:
            yield each


def _leaf(name: str, wanted: list[Any], path: Path) -> Test:
    """One of the values in the pattern must be met by one of the values in the event."""
    if not wanted:
        raise InvalidEventPattern("Empty arrays are not allowed")
    absent = any(each == {"exists": False} for each in wanted)
    tests = [comparisons.compiled(each) for each in wanted]

    def test(fields: Fields, event: Fields) -> bool:
        met = name in fields and any(_met(value, tests) for value in _values(fields[name]))
        return met or (absent and not _present(event, path))

    return test


def _met(value: Any, tests: list[Comparison]) -> bool:
    return any(test(value) for test in tests)


def _values(value: Any) -> Iterator[Any]:
    """The scalars of a field; an object is none: "Exists match only works on leaf nodes"."""
    return (each for each in _elements(value) if not isinstance(each, dict))


def _present(value: Any, path: Path) -> bool:
    """Whether the event has a value at this path, in any element of the arrays on the way."""
    if not path:
        return any(True for _ in _values(value))
    return any(_present(each[path[0]], path[1:]) for each in _objects(value) if path[0] in each)

"""Filter patterns of CloudWatch Logs: terms, members of JSON, and columns.

AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
"""

from __future__ import annotations

import functools
import json
import operator
import re
from collections.abc import Callable
from typing import Any, cast

Test = Callable[[str], bool]  # of a message
Condition = Callable[[Any], bool]  # of what a message has at some place

TERM = re.compile(r'\s*([-?]?)(?:"((?:[^"\\]|\\.)*)"|%((?:[^%\\]|\\.)+)%|([^\s"]+))')
TOKEN = re.compile(r'\s*(&&|\|\||[()]|!=|<=|>=|=|<|>|"(?:[^"\\]|\\.)*"|%(?:[^%\\]|\\.)+%|[^\s()=!<>&|"]+)')
STEP = re.compile(r"\.([\w@#-]+)|\[(\d+|\*)\]|\.?\['([^']+)'\]")
COLUMN = re.compile(r'"([^"]*)"|\[([^\]]*)\]|(\S+)')
ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
MISSING = object()


class InvalidPattern(Exception):
    """It is no filter pattern."""


@functools.lru_cache(256)
def compiled(pattern: str) -> Test:
    """Whether a message meets the pattern. Raises InvalidPattern."""
    text = pattern.strip()
    if text.startswith("{"):
        return _json(text)
    if text.startswith("["):
        return _columns(text)
    return _terms(text)


def _terms(text: str) -> Test:
    """All of the terms, none of those with a minus; one of those with a question mark, if all have one."""
    found: dict[str, list[Test]] = {"": [], "-": [], "?": []}
    place = 0
    while place < len(text):
        if not (term := TERM.match(text, place)):
            raise InvalidPattern(text)
        found[term[1]].append(_term(*term.group(2, 3, 4)))
        place = term.end()
    wanted, unwanted, optional = found.values()
    if optional and not wanted and not unwanted:
        return lambda message: any(test(message) for test in optional)
    return lambda message: (
        all(test(message) for test in wanted) and not any(test(message) for test in unwanted)
    )


def _term(quoted: str | None, expression: str | None, word: str | None) -> Test:
    if expression is not None:
        search = _expression(expression)
        return lambda message: search(message) is not None
    wanted = _unescaped(quoted) if quoted is not None else str(word)
    return lambda message: wanted in message


def _expression(text: str) -> Callable[[str], Any]:
    try:
        return re.compile(text).search
    except re.error as error:
        raise InvalidPattern(text) from error


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


class _Reader:
    """The tokens of what is between brackets."""

    def __init__(self, text: str) -> None:
        self._tokens: list[str] = []
        place = 0
        while text[place:].strip():
            if not (token := TOKEN.match(text, place)):
                raise InvalidPattern(text)
            self._tokens.append(token[1])
            place = token.end()

    def next(self) -> str:
        if not self._tokens:
            raise InvalidPattern("it ends too early")
        return self._tokens.pop(0)

    def takes(self, *tokens: str) -> bool:
        """Whether these come next; if so, they are read."""
        found = [token.upper() for token in self._tokens[: len(tokens)]] == list(tokens)
        if found:
            del self._tokens[: len(tokens)]
        return found

    def done(self) -> bool:
        return not self._tokens


def _json(text: str) -> Test:
    if not text.endswith("}"):
        raise InvalidPattern(text)
    reader = _Reader(text[1:-1])
    condition = _either(reader, _member)
    if not reader.done():
        raise InvalidPattern(text)

    def test(message: str) -> bool:
        try:
            return condition(json.loads(message))
        except ValueError:
            return False

    return test


def _either(reader: _Reader, single: Callable[[_Reader], Condition]) -> Condition:
    found = [_both(reader, single)]
    while reader.takes("||"):
        found.append(_both(reader, single))
    return lambda value: any(each(value) for each in found)


def _both(reader: _Reader, single: Callable[[_Reader], Condition]) -> Condition:
    found = [_one(reader, single)]
    while reader.takes("&&"):
        found.append(_one(reader, single))
    return lambda value: all(each(value) for each in found)


def _one(reader: _Reader, single: Callable[[_Reader], Condition]) -> Condition:
    if not reader.takes("("):
        return single(reader)
    inner = _either(reader, single)
    if not reader.takes(")"):
        raise InvalidPattern("a parenthesis is open")
    return inner


def _member(reader: _Reader) -> Condition:
    """`$.path operator value`"""
    steps = _steps(reader.next())
    if reader.takes("NOT", "EXISTS"):
        return lambda value: all(each is MISSING for each in _at(value, steps))
    for word, constant in (("TRUE", True), ("FALSE", False), ("NULL", None)):
        if reader.takes("IS", word):
            return lambda value, constant=constant: any(each is constant for each in _at(value, steps))
    compare = _comparison(reader)
    return lambda value: any(each is not MISSING and compare(each) for each in _at(value, steps))


def _steps(selector: str) -> list[str | int]:
    """Of `$.a.b[0]`: "a", "b", 0; "*" is each of an array."""
    if not selector.startswith("$") or STEP.sub("", selector[1:]):
        raise InvalidPattern(selector)
    found = [step.groups() for step in STEP.finditer(selector)]
    return [int(index) if index and index != "*" else (name or key or index) for name, index, key in found]


def _at(value: Any, steps: list[str | int]) -> list[Any]:
    if not steps:
        return [value]
    first, rest = steps[0], steps[1:]
    if first == "*" and isinstance(value, list):
        return [found for each in cast("list[Any]", value) for found in _at(each, rest)]
    try:
        return _at(value[first], rest)
    except (KeyError, IndexError, TypeError):
        return [MISSING]


def _comparison(reader: _Reader) -> Condition:
    sign, wanted = reader.next(), reader.next()
    if sign in ORDER:
        compare, limit = ORDER[sign], _number(wanted)
        if limit is None:
            raise InvalidPattern(wanted)
        return lambda value: (number := _number(value)) is not None and compare(number, limit)
    if sign not in ("=", "!="):
        raise InvalidPattern(sign)
    equal = _equal(wanted)
    return equal if sign == "=" else lambda value: not equal(value)


def _equal(wanted: str) -> Condition:
    if wanted.startswith("%"):
        search = _expression(wanted[1:-1])
        return lambda value: search(_text(value)) is not None
    text = _unescaped(wanted[1:-1]) if wanted.startswith('"') else wanted
    number = None if wanted.startswith('"') else _number(wanted)
    like = re.compile(".*".join(re.escape(part) for part in text.split("*")), re.DOTALL)
    return lambda value: (
        (number is not None and _number(value) == number) or like.fullmatch(_text(value)) is not None
    )


def _number(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _columns(text: str) -> Test:
    """`[ip, user, status = 4*, ...]`: the words of a message, in their order, and no others."""
    if not text.endswith("]"):
        raise InvalidPattern(text)
    parts = [part.strip() for part in text[1:-1].split(",")]
    gap = parts.index("...") if "..." in parts else None
    wanted = [_column(part) for part in parts if part != "..."]

    def test(message: str) -> bool:
        words = [first or second or third for first, second, third in COLUMN.findall(message)]
        if gap is None and len(words) != len(wanted):
            return False
        if len(words) < len(wanted):
            return False
        behind = 0 if gap is None else len(wanted) - gap
        chosen = words[: len(wanted) - behind] + words[len(words) - behind :]
        return all(meets(word) for meets, word in zip(wanted, chosen, strict=True))

    return test


def _column(part: str) -> Condition:
    reader = _Reader(part)
    if reader.done():
        return lambda _: True
    condition = _either(reader, _of_column)
    if not reader.done():
        raise InvalidPattern(part)
    return condition


def _of_column(reader: _Reader) -> Condition:
    reader.next()  # its name
    return (lambda _: True) if reader.done() else _comparison(reader)

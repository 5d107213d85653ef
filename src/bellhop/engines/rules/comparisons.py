"""What event patterns compare a value with: itself, a prefix, a range of numbers, a network, a wildcard."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any, cast

from bellhop.engines.rules.errors import InvalidEventPattern

Comparison = Callable[[Any], bool]  # of a scalar of the event
Number = int | float

ONE_KEY = "Only one key allowed in match expression"
IGNORE_CASE = "equals-ignore-case"


def compiled(wanted: Any) -> Comparison:
    """How one member of a pattern's array is compared; raises InvalidEventPattern."""
    if isinstance(wanted, dict):
        return _expression(cast("dict[str, Any]", wanted))
    if isinstance(wanted, list):
        raise InvalidEventPattern("Match value must be String, number, true, false, or null")
    if _is_number(wanted):
        return lambda value: _is_number(value) and value == wanted
    kind = cast("type[Any]", type(wanted))
    return lambda value: type(value) is kind and value == wanted


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _expression(wanted: dict[str, Any]) -> Comparison:
    if not wanted:
        raise InvalidEventPattern("Match expression name not found")
    name, operand = next(iter(wanted.items()))
    if name not in MAKERS:
        raise InvalidEventPattern(f"Unrecognized match type {name}")
    if len(wanted) > 1:
        raise InvalidEventPattern(ONE_KEY)
    return MAKERS[name](operand)


def _text(name: str, operand: Any) -> str:
    if not isinstance(operand, str):
        raise InvalidEventPattern(f"{name} match pattern must be a string")
    return operand


def _of_texts(test: Callable[[str], bool]) -> Comparison:
    return lambda value: isinstance(value, str) and test(value)


def _of_lower_texts(test: Callable[[str], bool]) -> Comparison:
    return lambda value: isinstance(value, str) and test(value.lower())


def _affix(name: str, operand: Any) -> Comparison:
    """A prefix or suffix, with regard to case or without."""
    begins = name == "prefix"
    if not isinstance(operand, dict):
        affix = _text(name, operand)
        return _of_texts(lambda text: text.startswith(affix) if begins else text.endswith(affix))
    options = cast("dict[str, Any]", operand)
    if options.keys() != {IGNORE_CASE}:
        raise InvalidEventPattern(f"Unsupported {name} pattern: {next(iter(options), '')}")
    lower = _text(IGNORE_CASE, options[IGNORE_CASE]).lower()
    return _of_lower_texts(lambda text: text.startswith(lower) if begins else text.endswith(lower))


def _prefix(operand: Any) -> Comparison:
    return _affix("prefix", operand)


def _suffix(operand: Any) -> Comparison:
    return _affix("suffix", operand)


def _ignoring_case(operand: Any) -> Comparison:
    wanted = _text(IGNORE_CASE, operand).lower()
    return _of_lower_texts(lambda text: text == wanted)


def _wildcard(operand: Any) -> Comparison:
    parts = _parts(_text("wildcard", operand))
    return _of_texts(lambda text: _meets(text, parts))


def _parts(pattern: str) -> list[str]:
    r"""The text between asterisks; `\*` and `\\` are themselves."""
    parts, place = [""], 0
    while place < len(pattern):
        character = pattern[place]
        if character == "\\":
            place += 1
            character = pattern[place : place + 1]
            if character not in ("*", "\\"):
                raise InvalidEventPattern(f"Invalid escape character at pos {place - 1}")
            parts[-1] += character
        elif character == "*":
            if pattern[place + 1 : place + 2] == "*":
                raise InvalidEventPattern(f"Consecutive wildcard characters at pos {place}")
            parts.append("")
        else:
            parts[-1] += character
        place += 1
    return parts


def _meets(text: str, parts: list[str]) -> bool:
    """Each part behind the one before it; the first at the beginning, the last at the end."""
    first, *rest = parts
    if not rest:
        return text == first
    *middle, last = rest
    if not text.startswith(first) or len(text) < len(first) + len(last) or not text.endswith(last):
        return False
    place, end = len(first), len(text) - len(last)
    for part in middle:
        found = text.find(part, place, end)
        if found < 0:
            return False
        place = found + len(part)
    return True


def _exists(operand: Any) -> Comparison:
    """Absence is none of a value: whoever walks through the event looks for it."""
    if not isinstance(operand, bool):
        raise InvalidEventPattern("exists match pattern must be either true or false.")
    return lambda value: operand  # noqa: ARG005 - any value exists


def _cidr(operand: Any) -> Comparison:
    from ipaddress import ip_address, ip_network  # noqa: PLC0415 - few patterns need it

    if not isinstance(operand, str):
        raise InvalidEventPattern("Value of cidr must be a string")
    if operand.count("/") != 1:
        raise InvalidEventPattern("Malformed CIDR, one '/' required")
    try:
        network = ip_network(operand, strict=False)
    except ValueError as error:
        raise InvalidEventPattern(f"Malformed CIDR: {operand}") from error

    def test(text: str) -> bool:
        try:
            return ip_address(text) in network
        except ValueError:
            return False

    return _of_texts(test)


RELATIONS: dict[Any, Callable[[Number, Number], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def _numeric(operand: Any) -> Comparison:
    if not isinstance(operand, list):
        raise InvalidEventPattern("Value of numeric must be an array.")
    terms = cast("list[Any]", operand)
    bounds = [_bound(terms[place : place + 2]) for place in range(0, len(terms), 2)]
    if not bounds:
        raise InvalidEventPattern("Invalid member in numeric match: ]")
    if len(bounds) > 1:
        _check_range(bounds)
    return lambda value: (
        _is_number(value) and all(RELATIONS[relation](value, bound) for relation, bound in bounds)
    )


def _bound(terms: list[Any]) -> tuple[str, Number]:
    relation = terms[0]
    if not isinstance(relation, str) or relation not in RELATIONS:
        raise InvalidEventPattern(f"Unrecognized numeric range operator: {relation}")
    if len(terms) < 2 or not _is_number(terms[1]):
        raise InvalidEventPattern(f"Value of {relation} must be numeric")
    return relation, terms[1]


def _check_range(bounds: list[tuple[str, Number]]) -> None:
    """Two bounds are a lower and an upper one."""
    (lower, bottom), (upper, top) = bounds[0], bounds[1]
    if lower not in (">", ">="):
        raise InvalidEventPattern("Too many elements in numeric expression")
    if upper not in ("<", "<="):
        raise InvalidEventPattern(f"Bad numeric range operator: {upper}")
    if len(bounds) > 2:
        raise InvalidEventPattern("Too many terms in numeric range expression")
    if bottom >= top:
        raise InvalidEventPattern("Bottom must be less than top")


def _anything_but(operand: Any) -> Comparison:
    if isinstance(operand, dict):
        tests = _unwanted(cast("dict[str, Any]", operand))
    else:
        tests = [compiled(each) for each in _plain_values(operand)]
    return lambda value: not any(test(value) for test in tests)


def _plain_values(operand: Any) -> list[Any]:
    values = cast("list[Any]", operand) if isinstance(operand, list) else [operand]
    texts = [each for each in values if isinstance(each, str)]
    numbers = [each for each in values if _is_number(each)]
    if len(texts) + len(numbers) < len(values):
        if isinstance(operand, list):
            raise InvalidEventPattern("Inside anything but list, start|null|boolean is not supported.")
        raise InvalidEventPattern("Value of anything-but must be an array or single string/number value.")
    if not values or (texts and numbers):
        raise InvalidEventPattern(
            "Inside anything but list, either all values are number or string, mixed type is not supported"
        )
    return values


def _unwanted(operand: dict[str, Any]) -> list[Comparison]:
    """`{"prefix": "a"}` or `{"prefix": ["a", "b"]}`."""
    name, values = next(iter(operand.items()), ("", None))
    if name not in ("prefix", "suffix", "wildcard", IGNORE_CASE):
        raise InvalidEventPattern(f"Unsupported anything-but pattern: {name}")
    if len(operand) > 1:
        raise InvalidEventPattern(ONE_KEY)
    each = cast("list[Any]", values) if isinstance(values, list) else [values]
    if name in ("prefix", "suffix") and "" in each:
        raise InvalidEventPattern("Null prefix/suffix not allowed")
    return [MAKERS[name](_text(name, one)) for one in each]


MAKERS: dict[str, Callable[[Any], Comparison]] = {
    "anything-but": _anything_but,
    "cidr": _cidr,
    IGNORE_CASE: _ignoring_case,
    "exists": _exists,
    "numeric": _numeric,
    "prefix": _prefix,
    "suffix": _suffix,
    "wildcard": _wildcard,
}
NAMES = frozenset({*MAKERS, "exactly"})

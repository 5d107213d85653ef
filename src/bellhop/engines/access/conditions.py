"""Condition operators: whether what a request carries meets what a statement asks for.

docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

from __future__ import annotations

import ipaddress
import operator
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, cast

from bellhop.engines.access.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bellhop.engines.access.patterns import Keys

# (what the request carries, what the policy says, all that the request carries) → whether they agree.
Agree = Callable[[str, Pattern, "Keys"], bool]

IF_EXISTS = "IfExists"
ALL = "ForAllValues"


def _equal(value: str, wanted: Pattern, keys: Keys) -> bool:
    return value == wanted.filled(keys)


def _equal_ignoring_case(value: str, wanted: Pattern, keys: Keys) -> bool:
    text = wanted.filled(keys)
    return text is not None and value.casefold() == text.casefold()


def _like(value: str, wanted: Pattern, keys: Keys) -> bool:
    return wanted.matches(value, keys)


def _arn_like(value: str, wanted: Pattern, keys: Keys) -> bool:
    """Each of the six parts for itself: a wildcard does not reach over a colon, save in the last."""
    ours, theirs = value.split(":", 5), wanted.of_arn
    return len(ours) == len(theirs) and all(
        part.matches(given, keys) for given, part in zip(ours, theirs, strict=True)
    )


def _bool(value: str, wanted: Pattern, keys: Keys) -> bool:
    return value.lower() == (wanted.filled(keys) or "").lower()


def _in_network(value: str, wanted: Pattern, keys: Keys) -> bool:
    try:
        network = ipaddress.ip_network(wanted.filled(keys) or "", strict=False)
        return ipaddress.ip_address(value) in network
    except ValueError:
        return False


def _comparison(compare: Callable[[float, float], bool], read: Callable[[str], float]) -> Agree:
    def agree(value: str, wanted: Pattern, keys: Keys) -> bool:
        try:
            return compare(read(value), read(wanted.filled(keys) or ""))
        except ValueError:
            return False

    return agree


def moment(text: str) -> float:
    """Seconds since the epoch of an ISO 8601 time, or of that number; raises ValueError."""
    try:
        return float(text)
    except ValueError:
        found = datetime.fromisoformat(text)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()


_COMPARISONS = {
    "Equals": operator.eq,
    "LessThan": operator.lt,
    "LessThanEquals": operator.le,
    "GreaterThan": operator.gt,
    "GreaterThanEquals": operator.ge,
}
_KINDS: dict[str, Callable[[str], float]] = {"Numeric": float, "Date": moment}
_POSITIVE: dict[str, Agree] = {
    "StringEquals": _equal,
    "StringEqualsIgnoreCase": _equal_ignoring_case,
    "StringLike": _like,
    "Bool": _bool,
    "BinaryEquals": _equal,
    "IpAddress": _in_network,
    "ArnEquals": _arn_like,  # "ArnEquals and ArnLike behave identically"
    "ArnLike": _arn_like,
    **{
        f"{kind}{name}": _comparison(compare, read)
        for kind, read in _KINDS.items()
        for name, compare in _COMPARISONS.items()
    },
}
_NEGATED = {
    "StringNotEquals": "StringEquals",
    "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase",
    "StringNotLike": "StringLike",
    "NotIpAddress": "IpAddress",
    "ArnNotEquals": "ArnEquals",
    "ArnNotLike": "ArnLike",
    "NumericNotEquals": "NumericEquals",
    "DateNotEquals": "DateEquals",
}


class Condition(NamedTuple):
    """One key under one operator: `ForAnyValue:StringNotLikeIfExists` in its parts."""

    key: str
    agree: Agree | None  # None: Null
    values: tuple[Pattern, ...]
    negated: bool = False
    if_exists: bool = False
    over: str = ""

    def met(self, keys: Keys) -> bool:
        found = keys.get(self.key)
        if self.agree is None:
            absent = found is None or found == ()
            return any(_bool(str(absent), value, keys) for value in self.values)
        if found is None or found == ():
            return self._met_by_nothing()
        values = (found,) if isinstance(found, str) else found
        each = (self._agrees(self.agree, value, keys) for value in values)
        if self.over == ALL or (self.negated and not self.over):
            return all(each)
        return any(each)

    def _met_by_nothing(self) -> bool:
        """ "If the key … is not present …, the values do not match", and what must not match is met."""
        if self.over:
            return self.over == ALL or self.if_exists
        return self.negated or self.if_exists

    def _agrees(self, agree: Agree, value: str, keys: Keys) -> bool:
        """Of several values in a policy one must agree; of what must not agree, none may."""
        return any(agree(value, wanted, keys) for wanted in self.values) != self.negated


def known(name: str) -> bool:
    """Is this an operator's name?"""
    base = _base(name)[1]
    return base in _POSITIVE or base in _NEGATED or base == "Null"


def _base(name: str) -> tuple[str, str, bool]:
    over, _, plain = name.rpartition(":")
    return over, plain.removesuffix(IF_EXISTS), plain.endswith(IF_EXISTS)


def compiled(block: Mapping[str, Mapping[str, object]], *, variables: bool) -> Iterator[Condition]:
    """The conditions of a Condition element; KeyError for an operator that is none."""
    for name, wanted in block.items():
        over, base, if_exists = _base(name)
        negated = base in _NEGATED
        agree = None if base == "Null" else _POSITIVE[_NEGATED.get(base, base)]
        for key, given in wanted.items():
            values = tuple(Pattern(text, variables=variables) for text in texts(given))
            yield Condition(key.lower(), agree, values, negated, if_exists, over)


def texts(given: object) -> list[str]:
    """One value, or a list of them, as strings; JSON's true is "true"."""
    values = cast("list[object]", given) if isinstance(given, list) else [given]
    return [str(value).lower() if isinstance(value, bool) else str(value) for value in values]

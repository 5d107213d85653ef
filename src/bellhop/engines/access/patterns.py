"""Texts of a policy: wildcards and variables, matched with what a request carries."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    # What a request carries: the key in lower case → its value, or values.
    Keys = Mapping[str, str | tuple[str, ...]]

# "${aws:username}", "${aws:PrincipalTag/team, 'none'}", and the three characters that need braces to be
# themselves.
_VARIABLE = re.compile(r"\$\{\s*([^}',\s]+)\s*(?:,\s*'([^']*)'\s*)?\}")
_WILDCARDS = re.compile(r"(\*+|\?)")
# A colon that parts an ARN, not a variable's name.
_COLON = re.compile(r":(?![^{}]*\})")
WILD = {"*": "*", "?": "."}
THEMSELVES = frozenset("*?$")


class Variable(NamedTuple):
    """`${name, 'default'}`."""

    name: str
    default: str | None

    def value(self, keys: Keys) -> str | None:
        """The request's value, if it has just one, or the default; None where there is neither."""
        found = keys.get(self.name)
        return found if isinstance(found, str) else self.default


class Literal(str):
    """Characters without a meaning of their own: `${*}`."""

    __slots__ = ()


class Pattern:
    """A text with wildcards; `variables` are those of Version 2012-10-17, plain text in older policies."""

    def __init__(self, text: str, *, variables: bool = True, ignore_case: bool = False) -> None:
        self.text = text
        self._variables = variables
        self._flags = re.DOTALL | (re.IGNORECASE if ignore_case else 0)
        self._parts = tuple(_parts(text)) if variables and "${" in text else (text,)

    @cached_property
    def _constant(self) -> re.Pattern[str] | None:
        if any(isinstance(part, Variable) for part in self._parts):
            return None
        return self._compiled({})

    def _compiled(self, keys: Keys) -> re.Pattern[str] | None:
        pieces: list[str] = []
        for part in self._parts:
            if isinstance(part, Variable):
                value = part.value(keys)
                if value is None:
                    return None
                pieces.append(re.escape(value))
            else:
                pieces += [re.escape(part)] if isinstance(part, Literal) else _pieces(part)
        return re.compile(_joined(pieces), self._flags)

    @cached_property
    def of_arn(self) -> tuple[Pattern, ...]:
        """The six parts of an ARN, or what there is of them."""
        return tuple(Pattern(part, variables=self._variables) for part in _COLON.split(self.text, 5))

    def matches(self, value: str, keys: Keys) -> bool:
        """Whether `*` (any characters) and `?` (one) make it this value; False where a variable has none."""
        if self.text == "*":
            return True
        pattern = self._constant or self._compiled(keys)
        return pattern is not None and pattern.fullmatch(value) is not None

    def filled(self, keys: Keys) -> str | None:
        """The text with its variables' values, wildcards as plain characters; None where one has no value."""
        values = [part.value(keys) if isinstance(part, Variable) else part for part in self._parts]
        return None if None in values else "".join(value for value in values if value is not None)


def _parts(text: str) -> Iterator[str | Variable]:
    end = 0
    for found in _VARIABLE.finditer(text):
        yield text[end : found.start()]
        name = found[1]
        yield Literal(name) if name in THEMSELVES else Variable(name.lower(), found[2])
        end = found.end()
    yield text[end:]


def glob(text: str) -> str:
    """A text with `*` and `?` as the source of a regular expression."""
    return _joined(_pieces(text))


def _pieces(text: str) -> list[str]:
    """Sources of regular expressions; "*" stands for itself until they are joined."""
    return [WILD.get(piece[:1]) or re.escape(piece) for piece in _WILDCARDS.split(text) if piece]


def _joined(pieces: Iterable[str]) -> str:
    """What lies between two stars is taken where it comes first: no value takes longer than it is long."""
    chunks = [""]
    for piece in pieces:
        if piece == "*":
            chunks.append("")
        else:
            chunks[-1] += piece
    first, *rest = chunks
    if not rest:
        return first
    between = "".join(f"(?>.*?{chunk})" for chunk in rest[:-1] if chunk)
    return f"{first}{between}.*{rest[-1]}"

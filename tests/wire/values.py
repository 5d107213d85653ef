"""Valid values for any shape of a model, in every variety that travels badly; made without our own code."""

from __future__ import annotations

import itertools
import re
from functools import cache
from re import _parser as regex  # type: ignore[attr-defined]  # the standard library's own parse tree
from typing import Any

TEXT = "Grüße & <b>\"東京\"</b> 'x' a/b c+d %20=;?# ☃ 😀 ]]> \\ end"
SPACED = "  two\r\nlines\tand a tail "
PLAIN = ("aZ09", "true", "-1", "null", "&amp;")
# Whole seconds: botocore writes nothing smaller into JSON. Answers add a fraction of their own.
TIMES = (1_764_000_000.0, 86_399.0, 4_102_444_800.0)
NUMBERS = (0.25, -12345.678, 1e-7, 3.0)
JAVA = {r"\p{L}": "a-zA-Zéß", r"\p{Z}": " ", r"\p{N}": "0-9", r"\p{P}": "!-", r"\p{M}": "\u0301"}
RUNS = (*range(12), 20, 34, 36, 60)


def translated(pattern: str) -> str:
    """A Java pattern of the models as Python compiles it."""
    for java, python in JAVA.items():
        pattern = pattern.replace(java, python)
    pattern = pattern.replace(r"\uD800\uDC00-\uDBFF\uDFFF", r"\U00010000-\U0010FFFF")
    return pattern.replace(r"[\w-\/", r"[\w\-\/")


@cache
def matching(pattern: str, least: int, most: float) -> str:
    """A string of a fitting length that the whole pattern matches."""
    whole, tree = re.compile(translated(pattern)), regex.parse(translated(pattern))
    for text in (drawn(tree, run, {}) for run in (*RUNS, least)):
        if least <= len(text) <= most and whole.fullmatch(text):
            return text
    raise LookupError(f"no sample for {pattern!r} with {least} to {most} characters")


def drawn(tree: Any, run: int, groups: dict[int, str]) -> str:
    return "".join(one(str(operator), argument, run, groups) for operator, argument in tree)


def one(operator: str, argument: Any, run: int, groups: dict[int, str]) -> str:
    match operator:
        case "IN" | "ANY" | "LITERAL" | "NOT_LITERAL":
            return letter(operator, argument)
        case "BRANCH":
            return drawn(argument[1][0], run, groups)
        case "SUBPATTERN":
            groups[argument[0]] = drawn(argument[3], run, groups)
            return groups[argument[0]]
        case "MAX_REPEAT" | "MIN_REPEAT":
            least, most, inner = argument
            return drawn(inner, run, groups) * min(max(least, run), int(most))
        case "GROUPREF":
            return groups[argument]
    assert operator in {"AT", "ASSERT", "ASSERT_NOT"}, operator
    return ""  # what stands beside the text: the sample is checked against the whole pattern anyway


def letter(operator: str, argument: Any) -> str:
    """One character: a friendly one where a set allows it, else the set's first."""
    if operator == "ANY":
        return "a"
    if operator == "LITERAL":
        return chr(argument)
    if operator == "NOT_LITERAL":
        return "b" if argument == ord("a") else "a"
    negated = str(argument[0][0]) == "NEGATE"
    friendly = (char for char in "aA7_-" if any(allows(*choice, char) for choice in argument) is not negated)
    first = argument[0][1]
    return next(friendly, "") or chr(first if isinstance(first, int) else first[0])


def allows(operator: Any, argument: Any, char: str) -> bool:
    match str(operator):
        case "LITERAL":
            return ord(char) == argument
        case "RANGE":
            return argument[0] <= ord(char) <= argument[1]
        case "CATEGORY":
            classes = {"CATEGORY_DIGIT": r"\d", "CATEGORY_WORD": r"\w", "CATEGORY_NOT_SPACE": r"\S"}
            return re.match(classes.get(str(argument), r"\s"), char) is not None
    return False


class Values:
    """Draws values for the shapes of one model. `variety` turns every wheel: enums, unions, texts, sizes.

    `bare` leaves out what is not required, `hollow` allows the empty lists and structures that come of it;
    forms and query strings cannot say them.
    """

    def __init__(
        self, shapes: dict[str, Any], variety: int = 0, bare: bool = False, hollow: bool = True
    ) -> None:
        self.shapes = shapes
        self.variety = variety
        self.bare = bare
        self.hollow = hollow
        self.fraction = 0.0
        self.turn = itertools.count(variety)

    def of(self, name: str, above: tuple[str, ...] = ()) -> Any:
        shape = self.shapes[name]
        return getattr(self, shape["type"])(shape, (*above, name))

    def structure(self, shape: dict[str, Any], above: tuple[str, ...]) -> dict[str, Any]:
        members = shape["members"]
        wanted = [member for member in members if self.wants(shape, member, above)]
        if members and (shape.get("union") or not (wanted or self.hollow)):
            wanted = [list(members)[self.variety % len(members)]]
        return {member: self.of(members[member]["shape"], above) for member in wanted}

    def wants(self, shape: dict[str, Any], member: str, above: tuple[str, ...]) -> bool:
        if member in shape.get("required", ()):
            return True
        return not self.bare and above.count(shape["members"][member]["shape"]) < 2

    def list(self, shape: dict[str, Any], above: tuple[str, ...]) -> list[Any]:
        inner = shape["member"]["shape"]
        deep = above.count(inner) > 1
        return [self.of(inner, above) for _ in range(self.size(shape, 0 if deep else 1 + self.variety % 2))]

    def map(self, shape: dict[str, Any], above: tuple[str, ...]) -> dict[str, Any]:
        # A pattern gives one sample, so one key.
        wish = 1 if "pattern" in self.shapes[shape["key"]["shape"]] else 1 + self.variety % 2
        keys = {self.of(shape["key"]["shape"], above) for _ in range(self.size(shape, wish))}
        return {key: self.of(shape["value"]["shape"], above) for key in sorted(keys)}

    def size(self, shape: dict[str, Any], wish: int) -> int:
        least = shape.get("min", 0) if self.hollow else max(1, shape.get("min", 0))
        return min(max(least, 0 if self.bare else wish), shape.get("max", wish))

    def string(self, shape: dict[str, Any], above: tuple[str, ...] = ()) -> str:
        least, most = shape.get("min", 0), shape.get("max", float("inf"))
        if "enum" in shape:
            return shape["enum"][next(self.turn) % len(shape["enum"])]
        if "pattern" in shape:
            return matching(shape["pattern"], least, most)
        text = (TEXT, SPACED, *PLAIN)[next(self.turn) % (2 + len(PLAIN))] if not self.bare else "a"
        return (text + "x" * max(0, least - len(text)))[: int(min(most, 2000))]

    def blob(self, shape: dict[str, Any], above: tuple[str, ...] = ()) -> bytes:
        return bytes(range(256))[: int(shape.get("max", 256))]

    def boolean(self, shape: dict[str, Any], above: tuple[str, ...] = ()) -> bool:
        return next(self.turn) % 2 == 0

    def integer(self, shape: dict[str, Any], above: tuple[str, ...] = ()) -> int:
        edges = (shape.get("min", 0), shape.get("max", 2**31 - 1))
        return edges[next(self.turn) % 2]

    def long(self, shape: dict[str, Any], above: tuple[str, ...] = ()) -> int:
        edges = (shape.get("min", -(2**63)), shape.get("max", 2**63 - 1))
        return edges[next(self.turn) % 2]

    def double(self, shape: dict[str, Any], above: tuple[str, ...] = ()) -> float:
        number = NUMBERS[next(self.turn) % len(NUMBERS)]
        return min(max(number, shape.get("min", number)), shape.get("max", number))

    float = double

    def timestamp(self, shape: dict[str, Any], above: tuple[str, ...] = ()) -> float:
        return TIMES[next(self.turn) % len(TIMES)] + self.fraction

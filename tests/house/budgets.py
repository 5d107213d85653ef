"""How long a function, a file and a list of parameters may be, and what a module may not be called."""

from __future__ import annotations

import ast
import math
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.house.sources import Source

FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)

LONGEST_FUNCTION = 50
MEDIAN_FUNCTION = 8
P90_FUNCTION = 25
LONGEST_FILE = 400
MOST_PARAMETERS = 5
BANNED_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "managers"}


class Function(NamedTuple):
    """One function of a source, with its lines from `def` to the last, docstring included."""

    source: Source
    node: ast.FunctionDef | ast.AsyncFunctionDef
    lines: int


def functions(sources: Iterable[Source]) -> Iterator[Function]:
    for source in sources:
        for node in ast.walk(source.tree):
            if isinstance(node, FUNCTION):
                yield Function(source, node, (node.end_lineno or node.lineno) - node.lineno + 1)


def long_functions(sources: Iterable[Source]) -> list[str]:
    return [
        each.source.at(each.node, f"{each.node.name}: {each.lines} lines, {LONGEST_FUNCTION} at most")
        for each in functions(sources)
        if each.lines > LONGEST_FUNCTION
    ]


def typical_lengths(sources: Iterable[Source]) -> tuple[float, int]:
    """Median and 90th percentile (nearest rank) of the functions' lengths."""
    lengths = sorted(each.lines for each in functions(sources))
    if not lengths:
        return 0, 0
    return median(lengths), lengths[math.ceil(0.9 * len(lengths)) - 1]


def longest(sources: Iterable[Source], count: int = 15) -> list[str]:
    ranked = sorted(functions(sources), key=lambda each: -each.lines)[:count]
    return [each.source.at(each.node, f"{each.node.name}: {each.lines} lines") for each in ranked]


def crowded_functions(sources: Iterable[Source]) -> list[str]:
    return [
        each.source.at(each.node, f"{each.node.name}: {count} parameters, {MOST_PARAMETERS} at most")
        for each in functions(sources)
        if (count := parameters(each.node)) > MOST_PARAMETERS
    ]


def parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """What a caller passes: neither self nor cls; `*args` and `**kwargs` count one each."""
    spec = node.args
    names = [each.arg for each in (*spec.posonlyargs, *spec.args)]
    own = 1 if names and names[0] in ("self", "cls") else 0
    return len(names) - own + len(spec.kwonlyargs) + bool(spec.vararg) + bool(spec.kwarg)


def long_files(sources: Iterable[Source]) -> list[str]:
    return [
        source.at(lines, f"{lines} lines, {LONGEST_FILE} at most")
        for source in sources
        if (lines := len(source.text.splitlines())) > LONGEST_FILE
    ]


def banned_names(sources: Iterable[Source]) -> list[str]:
    found: list[str] = []
    for source in sources:
        *folders, stem = source.path.removesuffix(".py").split("/")
        names = {*folders[1:], stem}
        found += [source.at(1, f"a module called {name}") for name in sorted(names & BANNED_NAMES)]
    return found

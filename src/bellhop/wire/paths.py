"""Method and path to an operation, by a tree of segments."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.wire.model import Operation


class Route(NamedTuple):
    """The operation a request asks for, and the labels of its path, decoded."""

    operation: Operation
    labels: dict[str, str]


class End(NamedTuple):
    """Where a path ends: the operation, and the names of the labels met on the way."""

    operation: Operation
    names: tuple[str, ...]


class Node:
    """A place in a path: what may follow, and the operations whose path ends here, by method."""

    __slots__ = ("greedy", "label", "literals", "methods")

    def __init__(self) -> None:
        self.literals: dict[str, Node] = {}
        self.label: Node | None = None
        self.greedy: Node | None = None
        self.methods: dict[str, End] = {}


class Paths:
    """The paths of one service. A literal goes before a label, a label before a greedy one (`{name+}`)."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        self.root = Node()
        for operation in operations:
            self._add(operation)

    def find(self, method: str, path: str) -> Route | None:
        """The route; None where no operation has this method and path.

        `path` is percent-encoded; a trailing slash makes no difference, an empty label is none.
        UnicodeDecodeError where the bytes of a segment are not UTF-8.
        """
        values: list[str] = []
        node = _follow(self.root, segments_of(path), 0, values)
        end = node.methods.get(method) if node else None
        return Route(end.operation, dict(zip(end.names, values, strict=True))) if end else None

    def knows(self, path: str) -> bool:
        """Whether any method has an operation at this path."""
        return _follow(self.root, segments_of(path), 0, []) is not None

    def _add(self, operation: Operation) -> None:
        node = self.root
        names: list[str] = []
        for segment in segments_of(operation.http["requestUri"].partition("?")[0]):
            node = _child(node, segment)
            if segment.startswith("{"):
                names.append(segment.strip("{+}"))
        method = operation.http["method"]
        assert method not in node.methods, f"{operation} and {node.methods[method].operation} share a path"
        node.methods[method] = End(operation, tuple(names))


def segments_of(path: str) -> list[str]:
    segments = path.strip("/").split("/")
    return [unquote(segment, errors="strict") for segment in segments] if "%" in path else segments


def _child(node: Node, segment: str) -> Node:
    if not segment.startswith("{"):
        return node.literals.setdefault(segment, Node())
    if segment.endswith("+}"):
        node.greedy = node.greedy or Node()
        return node.greedy
    node.label = node.label or Node()
    return node.label


def _follow(node: Node, segments: list[str], index: int, values: list[str]) -> Node | None:
    """The node where all segments are used up, the labels' values in `values`."""
    if index == len(segments):
        return node if node.methods else None
    segment = segments[index]
    literal = node.literals.get(segment)
    found = _follow(literal, segments, index + 1, values) if literal else None
    if found or not segment:
        return found
    if node.label:
        values.append(segment)
        found = _follow(node.label, segments, index + 1, values)
        if found:
            return found
        values.pop()
    if node.greedy:
        values.append("/".join(segments[index:]))
        return node.greedy
    return None

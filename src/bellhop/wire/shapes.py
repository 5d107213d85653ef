"""Compiles the shapes of a model into functions: each shape once, a recursive one through a late call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar, cast

Shape = Mapping[str, Any]
Shapes = Mapping[str, Shape]
F = TypeVar("F", bound=Callable[..., Any])
V = TypeVar("V")


def resolve(shapes: Shapes, ref: Shape) -> Shape:
    """The shape that a member refers to, with what the member says of its own laid over it."""
    return {**shapes[ref["shape"]], **ref}


class Members(dict[str, V]):
    """What is known of each member of a structure; a member the model does not have is a fault of ours."""

    def __init__(self, owner: str, known: Mapping[str, V]) -> None:
        super().__init__(known)
        self.owner = owner

    def __missing__(self, name: str) -> V:
        raise TypeError(f"{self.owner} has no member {name}")


class Compiler(Generic[F]):
    """Turns shapes into functions of one kind: a reader, a writer, a check.

    One method a kind of shape; each returns the function made for it. Used for one operation, then dropped.
    """

    def __init__(self, shapes: Shapes) -> None:
        self.shapes = shapes
        self._made: dict[str, F | None] = {}

    def compile(self, ref: Shape) -> F:
        key = str(ref)
        if key not in self._made:
            self._made[key] = None
            self._made[key] = self._make(resolve(self.shapes, ref))
        return self._made[key] or self._late(key)

    def structure(self, shape: Shape) -> F:
        raise NotImplementedError

    def sequence(self, shape: Shape) -> F:
        raise NotImplementedError

    def mapping(self, shape: Shape) -> F:
        raise NotImplementedError

    def scalar(self, shape: Shape) -> F:
        raise NotImplementedError

    def _make(self, shape: Shape) -> F:
        match shape["type"]:
            case "structure":
                return self.structure(shape)
            case "list":
                return self.sequence(shape)
            case "map":
                return self.mapping(shape)
            case _:
                return self.scalar(shape)

    def _late(self, key: str) -> F:
        """A shape that contains itself: its function is looked up when it is called, and is there by then."""

        def late(*arguments: Any) -> Any:
            made = self._made[key]
            assert made is not None
            return made(*arguments)

        return cast("F", late)


def is_recursive(shapes: Shapes, ref: Shape) -> bool:
    """Whether a value of this shape may nest without end."""
    return _meets_itself(shapes, ref["shape"], (), set())


def _meets_itself(shapes: Shapes, name: str, above: tuple[str, ...], clear: set[str]) -> bool:
    if name in above:
        return True
    if name in clear:
        return False
    inner = [ref["shape"] for ref in inner_refs(shapes[name])]
    if any(_meets_itself(shapes, each, (*above, name), clear) for each in inner):
        return True
    clear.add(name)
    return False


def inner_refs(shape: Shape) -> list[Shape]:
    """What a shape refers to: its members, or what it is a list or a map of."""
    parts = (shape.get(part) for part in ("member", "key", "value"))
    return [*shape.get("members", {}).values(), *(part for part in parts if part)]


def holds_secret(shapes: Shapes, ref: Shape) -> bool:
    """Whether a value of this shape is sensitive, or has something sensitive anywhere inside."""
    return _finds_secret(shapes, ref, set())


def _finds_secret(shapes: Shapes, ref: Shape, seen: set[str]) -> bool:
    name = ref["shape"]
    if name in seen:
        return False
    seen.add(name)
    shape = shapes[name]
    return bool(shape.get("sensitive")) or any(
        _finds_secret(shapes, inner, seen) for inner in inner_refs(shape)
    )

"""What a log may show of a request or answer: "***" for what is sensitive, "<N bytes>" for blobs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bellhop.wire.shapes import Compiler, Shape, Shapes

Mask = Callable[[Any], Any]

# What models do not mark as sensitive: credentials of push services (Pinpoint), and of sessions (STS).
_UNMARKED = frozenset(
    {"ApiKey", "ClientSecret", "PrivateKey", "SecretKey", "ServiceJson", "SessionToken", "TokenKey"}
)


def same(value: Any) -> Any:
    """The mask of a shape that has nothing to hide."""
    return value


def hidden(_: Any) -> str:
    return "***"


def measured(value: bytes) -> str:
    return f"<{len(value)} bytes>"


def compile_mask(shapes: Shapes, ref: Shape) -> Mask:
    """`same` itself where there is nothing to hide."""
    return Masks(shapes).compile(ref)


class Masks(Compiler[Mask]):
    def structure(self, shape: Shape) -> Mask:
        if shape.get("sensitive"):
            return hidden
        members = shape["members"].items()
        made = {name: hidden if name in _UNMARKED else self.compile(ref) for name, ref in members}
        masks = {name: mask for name, mask in made.items() if mask is not same}
        if not masks:
            return same
        return lambda value: {
            name: item if item is None else masks.get(name, same)(item) for name, item in value.items()
        }

    def sequence(self, shape: Shape) -> Mask:
        if shape.get("sensitive"):
            return hidden
        mask = self.compile(shape["member"])
        return same if mask is same else lambda value: [mask(item) for item in value]

    def mapping(self, shape: Shape) -> Mask:
        if shape.get("sensitive"):
            return hidden
        mask = self.compile(shape["value"])
        return same if mask is same else lambda value: {key: mask(item) for key, item in value.items()}

    def scalar(self, shape: Shape) -> Mask:
        if shape.get("sensitive"):
            return hidden
        return measured if shape["type"] == "blob" else same

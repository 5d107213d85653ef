"""An answer as an older API tells it: without the members that its model does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bellhop.wire.shapes import Shape, Shapes


def trimmed(shapes: Shapes, ref: Shape, value: Any) -> Any:
    """`value`, which is of the shape that `ref` refers to but for members that it lacks."""
    shape = shapes[ref["shape"]]
    match shape["type"]:
        case "structure":
            members = shape["members"]
            return {
                name: trimmed(shapes, members[name], item) for name, item in value.items() if name in members
            }
        case "list":
            return [trimmed(shapes, shape["member"], item) for item in value]
        case "map":
            return {key: trimmed(shapes, shape["value"], item) for key, item in value.items()}
        case _:
            return value

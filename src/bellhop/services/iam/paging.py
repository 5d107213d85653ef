"""How IAM pages: everything it lists is short, and at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NotRequired, TypedDict, TypeVar, cast

from bellhop.kernel.paging import Pages, call_of, read_token, write_token

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bellhop.kernel.context import Context

T = TypeVar("T")

PAGES = Pages("ValidationError", "Invalid Marker.", 100, 1000, token="Marker", size="MaxItems")  # noqa: S106 - a name


class More(TypedDict):
    """What every list says of the pages behind it."""

    IsTruncated: bool
    Marker: NotRequired[str]


def page(ctx: Context, things: Sequence[T], request: Mapping[str, Any]) -> tuple[list[T], More]:
    """A page of things in their order; a marker says how many came before it."""
    call, marker = call_of(ctx, request, PAGES), request.get(PAGES.token)
    start = cast("int", read_token(marker, call, PAGES)["start"]) if marker else 0
    end = start + PAGES.limit(request)
    shown = list(things[start:end])
    if end >= len(things):
        return shown, {"IsTruncated": False}
    return shown, {"IsTruncated": True, "Marker": write_token(call, {"start": end})}

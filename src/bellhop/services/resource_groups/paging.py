"""How Resource Groups pages: its model wants tokens in plain Base64, not that of URLs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from bellhop.kernel import paging
from bellhop.kernel.paging import More, Pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context

T = TypeVar("T")
LISTED = Pages("BadRequestException", "The specified NextToken is not valid.", 50, 50)
OUT = str.maketrans("-_", "+/")
IN = str.maketrans("+/", "-_")


def page_of(ctx: Context, things: Mapping[str, T], request: Mapping[str, Any]) -> tuple[list[T], More]:
    """A page of what is at hand, in the order of its keys."""
    token = request.get("NextToken") or ""
    rows, more = paging.page_of(ctx, things, {**request, "NextToken": token.translate(IN)}, LISTED)
    return rows, {"NextToken": more["NextToken"].translate(OUT)} if more else {}

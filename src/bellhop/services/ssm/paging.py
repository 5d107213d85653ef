"""How Systems Manager pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from bellhop.kernel import paging
from bellhop.kernel.paging import More, Pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context
    from bellhop.store import Query

T = TypeVar("T")


def pages(default: int, maximum: int) -> Pages:
    return Pages("InvalidNextToken", "The specified token isn't valid.", default, maximum)


def page(
    ctx: Context, query: Query[T], request: Mapping[str, Any], pages: Pages, **binds: Any
) -> tuple[list[T], More]:
    """A page of a query's rows."""
    rows, token = paging.page(ctx, query, request, pages, **binds)
    return rows, cast("More", token)


def page_of(
    ctx: Context, things: Mapping[Any, T], request: Mapping[str, Any], pages: Pages
) -> tuple[list[T], More]:
    """A page of what is at hand and short, in the order of its keys."""
    found, token = paging.page_of(ctx, things, request, pages)
    return found, cast("More", token)

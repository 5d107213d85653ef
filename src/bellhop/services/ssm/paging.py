"""How Systems Manager pages."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict, TypeVar, cast

from bellhop.kernel import paging
from bellhop.kernel.paging import Pages, call_of, read_token, write_token

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context
    from bellhop.store import Query

T = TypeVar("T")


class More(TypedDict):
    """What an answer says of the pages behind it."""

    NextToken: NotRequired[str]


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
    call = call_of(ctx, request, pages)
    token = request.get(pages.token)
    after = read_token(token, call, pages).get("after") if token else None
    behind = (key for key in sorted(things) if after is None or key > after)
    keys = list(islice(behind, pages.limit(request) + 1))
    shown = keys[: pages.limit(request)]
    more = {pages.token: write_token(call, {"after": shown[-1]})} if len(keys) > len(shown) else {}
    return [things[key] for key in shown], cast("More", more)

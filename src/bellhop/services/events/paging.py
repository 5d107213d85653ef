"""How EventBridge pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from bellhop.engines.rules.buses import LAST
from bellhop.kernel import paging
from bellhop.kernel.paging import More, Pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context
    from bellhop.store import Query

T = TypeVar("T")
LISTED = Pages("ValidationException", "The specified pagination token is not valid.", 100, 100, size="Limit")


def page(ctx: Context, query: Query[T], request: Mapping[str, Any], **binds: Any) -> tuple[list[T], More]:
    """A page of a query's rows."""
    rows, token = paging.page(ctx, query, request, LISTED, **binds)
    return rows, cast("More", token)


def prefixed(request: Mapping[str, Any]) -> dict[str, str]:
    """The binds of rows whose names begin with NamePrefix."""
    prefix: str = request.get("NamePrefix") or ""
    return {"first": prefix, "below": prefix + LAST}

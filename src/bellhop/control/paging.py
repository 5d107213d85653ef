"""Pages of the control API: `limit`, 1000 unless said otherwise, and tokens bound to their filters."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeVar

import orjson
from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from bellhop.control.house import House, asked
from bellhop.kernel.context import Context
from bellhop.kernel.paging import Pages, read_token, write_token

SLICE = 25  # rows that are read before others get their turn

_PAGES = Pages("", "token: it does not belong to this listing", 0, 0)

T = TypeVar("T")
Numbered = Sequence[tuple[int, T]]  # what is shown, each with the number that orders it
Read = Callable[[Context, int | None, int], Numbered[T]]


class PageQuery(BaseModel):
    """How much is wanted, and from where on."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(1000, ge=1, le=10_000)
    token: str | None = None


Paged = Annotated[PageQuery, Query()]


async def page(house: House, listing: str, query: PageQuery, read: Read[T]) -> tuple[list[T], dict[str, str]]:
    """The page that is asked for, and `{"NextToken": …}` when there is more.

    `read(ctx, after, limit)` gives at most `limit` behind the number `after`; it is asked for slices.
    A foreign or bad token is a Refusal.
    """
    after, wanted = _start(listing, query), query.limit + 1
    found: list[tuple[int, T]] = []
    while len(found) < wanted:
        size = min(SLICE, wanted - len(found))
        slice_ = await asked(house, read, after, size)
        found += slice_
        if len(slice_) < size:
            break
        after = slice_[-1][0]
        await asyncio.sleep(0)
    shown = [view for _, view in found[: query.limit]]
    return shown, _more(listing, query, found[query.limit - 1][0]) if len(found) == wanted else {}


def _start(listing: str, query: PageQuery) -> int | None:
    if query.token is None:
        return None
    number = read_token(query.token, _call(listing, query), _PAGES).get("number")
    if not isinstance(number, int):
        raise _PAGES.refusal()
    return number


def _more(listing: str, query: PageQuery, number: int) -> dict[str, str]:
    return {"NextToken": write_token(_call(listing, query), {"number": number})}


def _call(listing: str, query: PageQuery) -> bytes:
    filters: dict[str, Any] = query.model_dump(exclude={"limit", "token"})
    return orjson.dumps([listing, filters], option=orjson.OPT_SORT_KEYS)

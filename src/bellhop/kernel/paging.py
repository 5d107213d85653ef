"""Pages: keyset tokens, bound to the call they continue; a foreign or bad token is refused."""

from __future__ import annotations

import base64
import binascii
import zlib
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict, TypeVar, cast

import orjson

from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context
    from bellhop.store import Query

R = TypeVar("R")


class More(TypedDict):
    """What an answer says of the pages behind it, where the token is called so."""

    NextToken: NotRequired[str]


@dataclass(frozen=True, slots=True)
class Pages:
    """How one operation pages: its member names, sizes, and how a service refuses a bad token."""

    code: str
    message: str
    default: int
    maximum: int
    token: str = "NextToken"  # noqa: S105 - a member's name
    size: str = "MaxResults"

    def limit(self, request: Mapping[str, Any]) -> int:
        """How many items the page holds."""
        return max(1, min(int(request.get(self.size) or self.default), self.maximum))

    def refusal(self) -> Refusal:
        return Refusal(self.code, self.message)


def call_of(ctx: Context, request: Mapping[str, Any], pages: Pages) -> bytes:
    """What binds a token to its call: account, Region and all parameters but token and size."""
    others = {name: value for name, value in request.items() if name not in (pages.token, pages.size)}
    return orjson.dumps([*ctx.scope, others], default=str, option=orjson.OPT_SORT_KEYS)


def write_token(call: bytes, last: Mapping[str, Any]) -> str:
    """The last row's key, with a checksum over it and the call."""
    check = zlib.crc32(orjson.dumps(last), zlib.crc32(call))
    return base64.urlsafe_b64encode(orjson.dumps([check, last])).decode()


def read_token(token: str, call: bytes, pages: Pages) -> dict[str, Any]:
    """The binds that continue behind the last row; a token of another call is a Refusal."""
    try:
        check, last = cast("list[Any]", orjson.loads(base64.urlsafe_b64decode(token.encode())))
    except (ValueError, binascii.Error, TypeError) as error:
        raise pages.refusal() from error
    if check != zlib.crc32(orjson.dumps(last), zlib.crc32(call)) or not isinstance(last, dict):
        raise pages.refusal()
    return cast("dict[str, Any]", last)


def page(
    ctx: Context, query: Query[R], request: Mapping[str, Any], pages: Pages, **binds: Any
) -> tuple[list[R], dict[str, str]]:
    """The rows of this page, and `{token member: token}` when there are more of them."""
    token = request.get(pages.token)
    limit = pages.limit(request)
    after = read_token(token, call_of(ctx, request, pages), pages) if token else None
    rows = ctx.store.page(query, limit + 1, after, **binds)
    if len(rows) <= limit:
        return rows, {}
    del rows[limit:]
    return rows, {pages.token: write_token(call_of(ctx, request, pages), query.last(rows[-1]))}


def page_of(
    ctx: Context, things: Mapping[Any, R], request: Mapping[str, Any], pages: Pages
) -> tuple[list[R], dict[str, str]]:
    """A page of what is at hand and short, in the order of its keys."""
    call = call_of(ctx, request, pages)
    token, limit = request.get(pages.token), pages.limit(request)
    after = read_token(token, call, pages).get("after") if token else None
    behind = (key for key in sorted(things) if after is None or key > after)
    keys = list(islice(behind, limit + 1))
    shown = keys[:limit]
    more = {pages.token: write_token(call, {"after": shown[-1]})} if len(keys) > len(shown) else {}
    return [things[key] for key in shown], more

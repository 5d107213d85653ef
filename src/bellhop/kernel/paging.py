"""Pages: keyset tokens, bound to the call they continue; a foreign or bad token is refused."""

from __future__ import annotations

import base64
import binascii
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast

import orjson

from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context
    from bellhop.store import Query

R = TypeVar("R")


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


def checksum(ctx: Context, request: Mapping[str, Any], pages: Pages) -> int:
    """What binds a token to its account, Region and the other parameters."""
    others = {name: value for name, value in request.items() if name not in (pages.token, pages.size)}
    bound = orjson.dumps([*ctx.scope, others], default=str, option=orjson.OPT_SORT_KEYS)
    return zlib.crc32(bound)


def write_token(check: int, last: Mapping[str, Any]) -> str:
    return base64.urlsafe_b64encode(orjson.dumps([check, last])).decode()


def read_token(token: str, check: int, pages: Pages) -> dict[str, Any]:
    """The binds that continue behind the last row; a token of another call is a Refusal."""
    try:
        found, last = cast("list[Any]", orjson.loads(base64.urlsafe_b64decode(token.encode())))
    except (ValueError, binascii.Error, TypeError) as error:
        raise pages.refusal() from error
    if found != check or not isinstance(last, dict):
        raise pages.refusal()
    return cast("dict[str, Any]", last)


def page(
    ctx: Context, query: Query[R], request: Mapping[str, Any], pages: Pages, **binds: Any
) -> tuple[list[R], dict[str, str]]:
    """The rows of this page, and `{token member: token}` when there are more of them."""
    token = request.get(pages.token)
    limit = pages.limit(request)
    after = read_token(token, checksum(ctx, request, pages), pages) if token else None
    rows = ctx.store.page(query, limit + 1, after, **binds)
    if len(rows) <= limit:
        return rows, {}
    del rows[limit:]
    return rows, {pages.token: write_token(checksum(ctx, request, pages), query.last(rows[-1]))}

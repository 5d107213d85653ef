"""How the tagging API pages; an empty token says that there is no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from bellhop.kernel import paging
from bellhop.kernel.paging import Pages, call_of, read_token, write_token

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bellhop.kernel.context import Context

T = TypeVar("T")
CODE, MESSAGE = "InvalidParameterException", "The specified PaginationToken is not valid."
RESOURCES = Pages(CODE, MESSAGE, 50, 100, "PaginationToken", "ResourcesPerPage")
WORDS = Pages(CODE, MESSAGE, 1000, 1000, "PaginationToken", "")


def words(ctx: Context, found: Iterable[str], request: Mapping[str, Any]) -> tuple[list[str], str]:
    """A page of keys or values, in their order, and the token of the next."""
    rows, more = paging.page_of(ctx, {each: each for each in found}, request, WORDS)
    return rows, more.get("PaginationToken", "")


def by_tags(
    ctx: Context, found: Mapping[str, Mapping[str, str]], request: Mapping[str, Any]
) -> tuple[list[str], str]:
    """The ARNs of a page whose resources have `TagsPerPage` tags at most, and the token of the next.

    "A resource with no tags is counted as having one tag. GetResources does not split a resource and its
    associated tags across pages."
    """
    call, token = call_of(ctx, request, RESOURCES), request.get("PaginationToken")
    after = read_token(token, call, RESOURCES).get("after", "") if token else ""
    room = min(request["TagsPerPage"], 500)
    shown: list[str] = []
    for arn in sorted(arn for arn in found if arn > after):
        room -= max(1, len(found[arn]))
        if room < 0 or len(shown) == RESOURCES.limit(request):
            return shown, write_token(call, {"after": shown[-1]})
        shown.append(arn)
    return shown, ""

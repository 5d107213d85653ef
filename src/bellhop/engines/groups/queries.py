"""Resource queries: the JSON in which a group says what belongs to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import orjson

from bellhop.engines.groups.errors import BadQuery
from bellhop.engines.groups.kinds import type_of
from bellhop.engines.groups.resources import TagFilter, tagged

if TYPE_CHECKING:
    from bellhop.kernel.context import Context

TAG_FILTERS = "TAG_FILTERS_1_0"
ALL_SUPPORTED = "AWS::AllSupported"

_TYPE = re.compile(r"AWS::(AllSupported|[a-zA-Z0-9]+::\w+)", re.ASCII)
_STACK = re.compile(r"arn:aws[a-z-]*:cloudformation:[a-z0-9-]+:\d{12}:stack/.+")
MOST_KEYS, MOST_VALUES = 50, 20  # as GetResources has them


class ResourceQuery(NamedTuple):
    """The types of resources a group may have, the tags they must have, the stack they must be of."""

    types: tuple[str, ...]
    filters: tuple[TagFilter, ...] = ()
    stack: str = ""

    @property
    def of_any_type(self) -> bool:
        return not self.types or ALL_SUPPORTED in self.types


def parse(kind: str, text: str) -> ResourceQuery:
    """The query of a type that is written so; raises BadQuery."""
    try:
        query = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise BadQuery("Query not valid: it is not valid JSON.") from None
    if not isinstance(query, dict):
        raise BadQuery("Query not valid: a JSON object is expected.")
    members = cast("dict[str, Any]", query)
    own = "TagFilters" if kind == TAG_FILTERS else "StackIdentifier"
    if strangers := members.keys() - {"ResourceTypeFilters", own}:
        raise BadQuery(f"Query not valid: {', '.join(sorted(strangers))} is not known in {kind}.")
    types = _types(members.get("ResourceTypeFilters", []))
    if kind == TAG_FILTERS:
        return ResourceQuery(types, _filters(members.get("TagFilters", [])))
    return ResourceQuery(types, stack=_stack(members.get("StackIdentifier")))


def _types(given: Any) -> tuple[str, ...]:
    found = _texts(given, "ResourceTypeFilters")
    if unknown := [each for each in found if not _TYPE.fullmatch(each)]:
        raise BadQuery(f"Query not valid: {', '.join(unknown)} is no resource type.")
    return found


def _filters(given: Any) -> tuple[TagFilter, ...]:
    if not isinstance(given, list):
        raise BadQuery("Query not valid: TagFilters must be a list.")
    found = tuple(_filter(each) for each in cast("list[Any]", given))
    if len(found) > MOST_KEYS:
        raise BadQuery(f"Query not valid: there can be {MOST_KEYS} TagFilters at most.")
    return found


def _filter(given: Any) -> TagFilter:
    members = cast("dict[str, Any]", given) if isinstance(given, dict) else {}
    key = members.get("Key")
    if not isinstance(key, str) or not key or members.keys() - {"Key", "Values"}:
        raise BadQuery("Query not valid: each of the TagFilters has a Key and Values.")
    values = _texts(members.get("Values") or [], "Values")
    if len(values) > MOST_VALUES:
        raise BadQuery(f"Query not valid: a Key can have {MOST_VALUES} Values at most.")
    return TagFilter(key, values)


def _texts(given: Any, name: str) -> tuple[str, ...]:
    items = cast("list[Any]", given)
    if not isinstance(given, list) or not all(isinstance(each, str) for each in items):
        raise BadQuery(f"Query not valid: {name} must be a list of strings.")
    return tuple(items)


def _stack(given: Any) -> str:
    if not isinstance(given, str) or not _STACK.fullmatch(given):
        raise BadQuery("Query not valid: StackIdentifier must be the ARN of a stack.")
    return given


def matched(ctx: Context, query: ResourceQuery) -> list[str]:
    """The ARNs of what the query matches now, in their order; there are no stacks here."""
    if query.stack:
        return []
    found = tagged(ctx, query.filters)
    return [arn for arn in found if (kind := type_of(arn)) and (query.of_any_type or kind in query.types)]

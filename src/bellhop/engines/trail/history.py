"""The history of calls: what the audit trail has of the last 90 days, newest first."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import orjson

from bellhop.engines.trail import naming, records
from bellhop.engines.trail.identities import username
from bellhop.engines.trail.resources import resources, types
from bellhop.kernel.wrappers.audit import CALLS
from bellhop.store import Query, bind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bellhop.kernel.context import Context
    from bellhop.kernel.wrappers.audit import CallRow
    from bellhop.store import Scope

KEPT = 90 * 86_400.0  # seconds: "events that occurred in a Region within the last 90 days"
SLICE = 500  # rows that are read at a time
EVER = 2**62

_C = CALLS.c
_IN_TIME = (_C.id < bind("before")) & (_C.time >= bind("since")) & (_C.time < bind("until"))
# Scans of at most the 50,000 rows that are kept: an index more would cost every call.
_ALL = Query(CALLS, _IN_TIME, order=("id",), descending=True, limit=True)
# What SQLite can leave out at once; what it lets through is looked at more closely (`_MATCHES`).
_NARROWED = {
    attribute: Query(CALLS, _IN_TIME & condition, order=("id",), descending=True, limit=True)
    for attribute, condition in {
        "AccessKeyId": _C.access_key == bind("value"),
        "EventName": _C.operation == bind("value"),
        "EventSource": (_C.service == bind("value"))
        | (_C.service == bind("second"))
        | (_C.service == bind("third")),
        "ResourceName": _C.request.like(bind("value")),
        "Username": _C.principal.like(bind("value")),
    }.items()
}


@dataclass(slots=True)
class Search:
    """Calls since a moment and before another (seconds since the epoch), of any kind or with one attribute.

    `attribute` is one of LookupEvents' AttributeKeys, or "". `before` is the number of the last row seen.
    """

    since: float
    until: float
    attribute: str = ""
    value: str = ""
    before: int = EVER


def search(ctx: Context, wanted: Search, limit: int) -> list[CallRow]:
    """At most `limit` calls of this account and Region, newest first."""
    matches = _MATCHES.get(wanted.attribute)
    if wanted.attribute == "EventId":
        return _one(ctx, wanted)
    rows = heapq.merge(_written(ctx, wanted), _unwritten(ctx, wanted), key=lambda row: -row.id)
    found = (
        row
        for row in rows
        if naming.is_recorded(row.service, row.operation)
        and (matches is None or matches(ctx.scope, row, wanted.value))
    )
    return list(islice(found, limit))


def _one(ctx: Context, wanted: Search) -> list[CallRow]:
    number = records.row_number(wanted.value)
    if number is None or number >= wanted.before:
        return []
    waiting = (row for row in _unwritten(ctx, wanted) if row.id == number)
    row = ctx.store.get(CALLS, number) or next(waiting, None)
    there = row and records.event_id(row) == wanted.value and wanted.since <= row.time < wanted.until
    return [row] if row and there else []


def _written(ctx: Context, wanted: Search) -> Iterator[CallRow]:
    query = _NARROWED.get(wanted.attribute, _ALL)
    binds = {"since": wanted.since, "until": wanted.until, **_narrowing(wanted)}
    before = wanted.before
    while True:
        rows = ctx.store.select(query, before=before, limit=SLICE, **binds)
        yield from rows
        if len(rows) < SLICE:
            return
        before = rows[-1].id


def _narrowing(wanted: Search) -> dict[str, Any]:
    """The binds of the query for this attribute."""
    value = wanted.value
    match wanted.attribute:
        case "AccessKeyId" | "EventName":
            return {"value": value}
        case "EventSource":
            first, second, third = (*naming.services(value), "", "")[:3]
            return {"value": first, "second": second, "third": third}
        case "ResourceName":
            return {"value": f"%{_said(value)}%"}
        case "Username":
            return {"value": "%:root" if value == "root" else f"%/{value}"}
        case _:
            return {}


def _said(name: str) -> str:
    """How requests say a name that may be the last part of an ARN."""
    return orjson.dumps(name.rpartition(":")[2].rpartition("/")[2])[1:-1].decode()


def _unwritten(ctx: Context, wanted: Search) -> list[CallRow]:
    """Reads and refusals of the last moment, which wait for their transaction."""
    rows = [
        row
        for scope, row in ctx.surroundings.unwritten
        if scope == ctx.scope and row.id < wanted.before and wanted.since <= row.time < wanted.until
    ]
    return rows[::-1]


def _has_type(scope: Scope, row: CallRow, value: str) -> bool:
    if value not in types(row.service, row.operation):
        return False
    found = resources(scope, row.service, row.operation, row.request)
    return any(resource.type == value for resource in found)


def _has_resource(scope: Scope, row: CallRow, value: str) -> bool:
    found = resources(scope, row.service, row.operation, row.request)
    return any(value in (resource.name, resource.arn) for resource in found)


_MATCHES: dict[str, Callable[[Scope, CallRow, str], bool]] = {
    "EventName": lambda _, row, value: row.operation == value,
    "AccessKeyId": lambda _, row, value: row.access_key == value,
    "EventSource": lambda _, row, value: naming.event_source(row.service) == value,
    "ReadOnly": lambda _, row, value: naming.read_only(row.service, row.operation) == (value == "true"),
    "Username": lambda _, row, value: username(row.principal) == value,
    "ResourceType": _has_type,
    "ResourceName": _has_resource,
}

"""The event history: who called what, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from bellhop.engines.trail import history, naming, records
from bellhop.engines.trail.history import EVER, KEPT, Search
from bellhop.engines.trail.identities import username
from bellhop.engines.trail.resources import resources
from bellhop.kernel.paging import Pages, call_of, read_token, write_token
from bellhop.services.cloudtrail.errors import InvalidLookupAttributes, InvalidTimeRange

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.kernel.wrappers.audit import CallRow
    from bellhop.types import cloudtrail as types

PAGES = Pages("InvalidNextTokenException", "Invalid NextToken.", 50, 50)


def lookup_events(ctx: Context, request: types.LookupEventsRequest) -> types.LookupEventsResponse:
    wanted = _search(ctx, request)
    call = call_of(ctx, request, PAGES)
    if token := request.get("NextToken"):
        wanted.before = read_token(token, call, PAGES)["before"]
    if request.get("EventCategory") == "insight":
        return {"Events": []}  # nothing here detects what is unusual
    limit = PAGES.limit(request)
    rows = history.search(ctx, wanted, limit + 1)
    answer: types.LookupEventsResponse = {"Events": [_event(ctx, row) for row in rows[:limit]]}
    if len(rows) > limit:
        answer["NextToken"] = write_token(call, {"before": rows[limit - 1].id})
    return answer


def _search(ctx: Context, request: types.LookupEventsRequest) -> Search:
    start, end = request.get("StartTime", 0.0), request.get("EndTime", ctx.now)
    if start > end:
        raise InvalidTimeRange
    # Events have whole seconds, so the whole of the last second belongs to the time that is asked for.
    wanted = Search(max(start, ctx.now - KEPT), end // 1 + 1, before=EVER)
    attributes = request.get("LookupAttributes") or []
    if len(attributes) > 1:
        raise InvalidLookupAttributes("Only one lookup attribute can be specified.")
    for attribute in attributes:
        wanted.attribute, wanted.value = attribute["AttributeKey"], attribute["AttributeValue"]
    if wanted.attribute == "ReadOnly" and wanted.value not in ("true", "false"):
        raise InvalidLookupAttributes("The value of the lookup attribute ReadOnly must be true or false.")
    return wanted


def _event(ctx: Context, row: CallRow) -> types.Event:
    event: types.Event = {
        "EventId": records.event_id(row),
        "EventName": row.operation,
        "ReadOnly": "true" if naming.read_only(row.service, row.operation) else "false",
        "EventTime": float(int(row.time)),
        "EventSource": naming.event_source(row.service),
        "Username": username(row.principal),
        "Resources": [
            {"ResourceType": each.type, "ResourceName": each.name}
            for each in resources(ctx.scope, row.service, row.operation, row.request)
        ],
        "CloudTrailEvent": orjson.dumps(records.record(ctx.scope, row)).decode(),
    }
    if row.access_key:
        event["AccessKeyId"] = row.access_key
    return event

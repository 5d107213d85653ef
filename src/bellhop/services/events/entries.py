"""Events from callers: PutEvents, and patterns tried on an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import orjson

from bellhop.engines.rules import buses, patterns, publishing
from bellhop.engines.rules.errors import Invalid
from bellhop.engines.rules.publishing import Event
from bellhop.wire.refusal import NotBuilt, Refusal

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import events

LARGEST = 1_048_576  # bytes of all entries together: "the total entry size must be less than 1MB"
TIME_SIZE = 14
SHALLOW = 200  # levels that need no second look
LONGEST_DETAIL_TYPE = 128
ENVELOPE = ("id", "account", "source", "time", "region", "resources", "detail-type")


class Failed(Refusal):
    """What makes an entry fail; the others of its request do not."""


def put_events(ctx: Context, request: events.PutEventsRequest) -> events.PutEventsResponse:
    if request.get("EndpointId"):
        raise NotBuilt("EndpointId of events:PutEvents")
    entries = request["Entries"]
    if sum(_size(entry) for entry in entries) >= LARGEST:
        raise Invalid("Total size of the entries in the request is over the limit.")
    results = [_put(ctx, entry) for entry in entries]
    return {"FailedEntryCount": sum("ErrorCode" in each for each in results), "Entries": results}


def _size(entry: events.PutEventsRequestEntry) -> int:
    """As AWS counts it (eb-putevent-size)."""
    texts = [entry.get("Source"), entry.get("DetailType"), entry.get("Detail"), *entry.get("Resources", ())]
    size = sum(len(text.encode()) for text in texts if text)
    return size + (TIME_SIZE if entry.get("Time") is not None else 0)


def _put(ctx: Context, entry: events.PutEventsRequestEntry) -> events.PutEventsResultEntry:
    try:
        owner, bus = buses.owner_of(ctx.scope, entry.get("EventBusName", ""))
        event = Event(
            _required(entry, "Source"),
            _required(entry, "DetailType"),
            _detail(_required(entry, "Detail")),
            entry.get("Resources") or [],
            entry.get("Time"),
            bus,
        )
        _check(event)
        return {"EventId": publishing.publish_at(ctx, owner, event)}
    except Refusal as error:
        return {"ErrorCode": error.code, "ErrorMessage": error.message}


def _required(entry: events.PutEventsRequestEntry, member: str) -> str:
    value = cast("str | None", entry.get(member))
    if not value:
        raise Failed(
            "InvalidArgument", f"Parameter {member} is not valid. Reason: {member} is a required argument."
        )
    return value


def _detail(text: str) -> dict[str, Any]:
    try:
        detail = orjson.loads(text)
    except orjson.JSONDecodeError:
        detail = None
    if not isinstance(detail, dict) or _is_deep(text, cast("dict[str, Any]", detail)):
        raise Failed("MalformedDetail", "Detail is malformed.")
    return cast("dict[str, Any]", detail)


def _is_deep(text: str, detail: dict[str, Any]) -> bool:
    """Whether it is nested more deeply than it can be written down: some 250 levels, where AWS has 1000."""
    if text.count("{") + text.count("[") < SHALLOW:
        return False
    try:
        orjson.dumps([[[[[[detail]]]]]])
    except orjson.JSONEncodeError:
        return True
    return False


def _check(event: Event) -> None:
    if event.source.startswith("aws."):
        raise Failed("NotAuthorizedForSourceException", "Not authorized for the source.")
    if len(event.detail_type) > LONGEST_DETAIL_TYPE:
        raise Failed(
            "InvalidArgument",
            "Parameter DetailType is not valid. Reason: DetailType must not exceed 128 characters.",
        )


def test_event_pattern(
    ctx: Context,  # noqa: ARG001 - a pattern and an event are all it takes
    request: events.TestEventPatternRequest,
) -> events.TestEventPatternResponse:
    pattern = patterns.compiled(request["EventPattern"])
    return {"Result": pattern.matches(_event(request["Event"]))}


def _event(text: str) -> dict[str, Any]:
    """The event of a text; the members of its envelope are mandatory."""
    try:
        event = orjson.loads(text)
    except orjson.JSONDecodeError:
        event = None
    if not isinstance(event, dict):
        raise Invalid("Parameter Event is not valid. Reason: it is no JSON object.")
    found = cast("dict[str, Any]", event)
    if missing := [name for name in ENVELOPE if name not in found]:
        raise Invalid(f"Parameter Event is not valid. Reason: it lacks {', '.join(missing)}.")
    return found

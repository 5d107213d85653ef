"""Operations on replays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.rules import replays
from bellhop.engines.rules.states import STARTING
from bellhop.engines.rules.tables import REPLAYS_NAMED, Replay
from bellhop.services.events.paging import page, prefixed

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import events


def start_replay(ctx: Context, request: events.StartReplayRequest) -> events.StartReplayResponse:
    replay = Replay(
        request["ReplayName"],
        request["EventSourceArn"],
        request.get("Description", ""),
        cast("dict[str, Any]", request["Destination"]),
        request["EventStartTime"],
        request["EventEndTime"],
        STARTING,
        ctx.now,
    )
    replays.start(ctx, replay)
    arn = replays.arn(ctx.scope, replay.name)
    return {"ReplayArn": arn, "State": replay.state, "ReplayStartTime": replay.began}


def cancel_replay(ctx: Context, request: events.CancelReplayRequest) -> events.CancelReplayResponse:
    replay = replays.cancel(ctx, request["ReplayName"])
    return {"ReplayArn": replays.arn(ctx.scope, replay.name), "State": replay.state}


def describe_replay(ctx: Context, request: events.DescribeReplayRequest) -> events.DescribeReplayResponse:
    replay = replays.find(ctx, request["ReplayName"])
    further: dict[str, Any] = {
        "ReplayArn": replays.arn(ctx.scope, replay.name),
        "Destination": replay.destination,
    }
    if replay.description:
        further["Description"] = replay.description
    return cast("events.DescribeReplayResponse", _shown(replay) | further)


def _shown(replay: Replay) -> dict[str, Any]:
    shown = {
        "ReplayName": replay.name,
        "EventSourceArn": replay.source,
        "State": replay.state,
        "EventStartTime": replay.start,
        "EventEndTime": replay.end,
        "EventLastReplayedTime": replay.last,
        "ReplayStartTime": replay.began,
        "ReplayEndTime": replay.ended,
    }
    return {name: value for name, value in shown.items() if value is not None}


def list_replays(ctx: Context, request: events.ListReplaysRequest) -> events.ListReplaysResponse:
    binds = {"source": request.get("EventSourceArn"), "state": request.get("State")}
    found, token = page(ctx, REPLAYS_NAMED, request, **binds, **prefixed(request))
    return cast("events.ListReplaysResponse", {"Replays": [_shown(each) for each in found], **token})

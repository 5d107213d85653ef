"""Replays: what an archive holds is put on its bus once more, in the order of its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.rules import archives, buses, publishing
from bellhop.engines.rules.errors import (
    IllegalStatus,
    Invalid,
    LimitExceeded,
    ResourceAlreadyExists,
    ResourceNotFound,
)
from bellhop.engines.rules.states import CANCELLED, CANCELLING, COMPLETED, REPLAY, RUNNING, STARTING
from bellhop.engines.rules.tables import ACTIVE_REPLAYS, KEPT_BETWEEN, REPLAYS, Replay
from bellhop.store import Duplicate

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.store import Scope

SLICE = 100  # events of one transaction
MOST_ACTIVE = 10


def arn(scope: Scope, name: str) -> str:
    return f"arn:aws:events:{scope.region}:{scope.account}:replay/{name}"


def find(ctx: Context, name: str) -> Replay:
    """Raises ResourceNotFound."""
    found = ctx.store.get(REPLAYS, name)
    if found is None:
        raise ResourceNotFound(f"Replay {name} does not exist.")
    return found


def start(ctx: Context, replay: Replay) -> None:
    """Begin a replay. Raises ResourceNotFound, ResourceAlreadyExists and LimitExceeded."""
    archive = archives.find(ctx, _archive_name(replay))
    if replay.destination["Arn"] != archive.source:
        raise Invalid(
            "Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted."
        )
    if replay.start >= replay.end:
        raise Invalid(
            "Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime."
        )
    if len(ctx.store.select(ACTIVE_REPLAYS, limit=MOST_ACTIVE)) >= MOST_ACTIVE:
        raise LimitExceeded
    try:
        ctx.store.add(REPLAYS, replay)
    except Duplicate as error:
        raise ResourceAlreadyExists(f"Replay {replay.name}") from error
    ctx.later(ctx.now, run, name=replay.name)


def _archive_name(replay: Replay) -> str:
    return replay.source.partition(":archive/")[2]


def run(ctx: Context, name: str) -> None:
    """A timer: put the next events of a replay on their bus."""
    replay = ctx.store.get(REPLAYS, name)
    if replay is None:
        return
    if replay.state == CANCELLING:
        _end(ctx, replay, CANCELLED)
        return
    if replay.state == STARTING:
        replay.state = REPLAY.step(replay.state, RUNNING)
    if _replay_some(ctx, replay):
        ctx.later(ctx.now, run, name=name)
        ctx.store.put(REPLAYS, replay)
    else:
        _end(ctx, replay, COMPLETED)


def _replay_some(ctx: Context, replay: Replay) -> bool:
    """Whether there may be more."""
    after = None if replay.last is None else {"after_time": replay.last, "after_number": replay.number}
    between = {"archive": _archive_name(replay), "start": replay.start, "end": replay.end}
    rows = ctx.store.page(KEPT_BETWEEN, SLICE, after, **between)
    _, bus = buses.owner_of(ctx.scope, replay.destination["Arn"])
    for row in rows:
        event = row.event | {archives.REPLAYED: replay.name}
        publishing.spread(ctx, bus, event, replay.destination.get("FilterArns", ()))
        replay.last, replay.number = row.time, row.number
    return len(rows) == SLICE


def _end(ctx: Context, replay: Replay, state: str) -> None:
    replay.state = REPLAY.step(replay.state, state)
    replay.ended = ctx.now
    ctx.store.put(REPLAYS, replay)


def cancel(ctx: Context, name: str) -> Replay:
    """Let a replay come to its end; raises IllegalStatus where it has."""
    replay = find(ctx, name)
    if replay.state not in (STARTING, RUNNING):
        raise IllegalStatus(f"Replay {name} is not in a valid state for this operation.")
    replay.state = REPLAY.step(replay.state, CANCELLING)
    ctx.store.put(REPLAYS, replay)
    return replay

"""Log files: every five minutes of the clock a trail's records go to its bucket, as gzipped JSON."""

from __future__ import annotations

import base64
import gzip
import heapq
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

import orjson

from bellhop.downstream.deliveries import Delivery
from bellhop.downstream.ports import Undeliverable
from bellhop.engines.trail import records, selectors
from bellhop.engines.trail.events import LogFile
from bellhop.engines.trail.tables import TRAILS, TrailRow, shelf
from bellhop.kernel.timers import GiveUp
from bellhop.kernel.wrappers.audit import CALLS, CallRow
from bellhop.store import Query, Scope, bind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bellhop.kernel.context import Context
    from bellhop.kernel.events import GivenUp

EVERY = 300.0  # seconds
MOST = 1_000  # calls of a log file

_SINCE = Query(
    CALLS, (CALLS.c.account == bind("account")) & (CALLS.c.id > bind("last")), order=("id",), limit=True
)

Found = tuple[Scope, CallRow]


def plan(ctx: Context, trail: TrailRow) -> int:
    """Deliver at the next full five minutes; the timer's number."""
    return _later(ctx, trail, (ctx.now // EVERY + 1) * EVERY)


def _later(ctx: Context, trail: TrailRow, due: float) -> int:
    return ctx.later(due, deliver_in_time, region=trail.home, name=trail.name)


def deliver_in_time(ctx: Context, region: str, name: str) -> None:
    """A timer: deliver a file's worth, and plan the next: at once where there is more."""
    trail = shelf(ctx).get(TRAILS, region, name)
    if trail and trail.logging:
        timer = _later(ctx, trail, ctx.now) if _deliver_some(ctx, trail) else plan(ctx, trail)
        shelf(ctx).update(TRAILS, region, name, timer=timer)


def deliver(ctx: Context, trail: TrailRow) -> None:
    """Put all that the trail recorded since the last time into log files."""
    while _deliver_some(ctx, trail):
        pass


def _deliver_some(ctx: Context, trail: TrailRow) -> bool:
    """Whether there may be more."""
    found = list(islice(_since(ctx, trail.delivered_up_to), MOST))
    if found:
        _write(ctx, trail, found)
        trail.delivered_up_to = found[-1][1].id
        shelf(ctx).update(TRAILS, trail.home, trail.name, delivered_up_to=trail.delivered_up_to)
    return len(found) == MOST


def _since(ctx: Context, last: int) -> Iterator[Found]:
    """The account's calls behind a number; reads and refusals of the last moment are not written yet."""
    written = ctx.store.across().each(_SINCE, account=ctx.account, last=last, limit=MOST)
    waiting = ((scope, row) for scope, row in ctx.surroundings.unwritten if scope.account == ctx.account)
    return heapq.merge(written, (each for each in waiting if each[1].id > last), key=lambda each: each[1].id)


def _write(ctx: Context, trail: TrailRow, found: list[Found]) -> None:
    """A file a Region."""
    by_region: dict[str, list[dict[str, Any]]] = {}
    for scope, row in found:
        if trail.multi_region or scope.region == trail.home:
            record = records.record(scope, row)
            if selectors.takes(trail, record):
                by_region.setdefault(scope.region, []).append(record)
    for region, lines in by_region.items():
        content = gzip.compress(orjson.dumps({"Records": lines}), compresslevel=6, mtime=0)
        key = _key(ctx, trail, region)
        ctx.emit(LogFile(trail.bucket, trail.home, trail.name, key, base64.b64encode(content).decode()))
        _log(ctx, trail, region, lines)


def _key(ctx: Context, trail: TrailRow, region: str) -> str:
    """`prefix/AWSLogs/ACCOUNT/CloudTrail/REGION/YYYY/MM/DD/ACCOUNT_CloudTrail_REGION_…Z_….json.gz`."""
    moment = datetime.fromtimestamp(ctx.now, UTC)
    name = f"{ctx.account}_CloudTrail_{region}_{moment:%Y%m%dT%H%MZ}_{ctx.ids.word(16)}.json.gz"
    folder = f"AWSLogs/{ctx.account}/CloudTrail/{region}/{moment:%Y/%m/%d}/{name}"
    return f"{trail.prefix}/{folder}" if trail.prefix else folder


def _log(ctx: Context, trail: TrailRow, region: str, lines: list[dict[str, Any]]) -> None:
    """The same for CloudWatch Logs, an event a record."""
    if not trail.log_group:
        return
    events = [(ctx.now, orjson.dumps(line).decode()) for line in lines]
    arguments = {
        "group": trail.log_group.removesuffix(":*").rpartition(":log-group:")[2],
        "stream": f"{ctx.account}_CloudTrail_{region}",
        "events": events,
    }
    ctx.emit(Delivery("logs", "put", trail.log_group, arguments))
    shelf(ctx).update(TRAILS, trail.home, trail.name, logged=ctx.now)


def put(ctx: Context, event: LogFile) -> None:
    """Carry a log file to its bucket, and tell the trail's topic of it."""
    trail = shelf(ctx).get(TRAILS, event.region, event.trail)
    scope, objects, body = ctx.scope, ctx.neighbours.objects, base64.b64decode(event.content)
    more = {"ContentType": "application/json", "ContentEncoding": "gzip"}
    if trail and trail.key:
        more |= {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": trail.key}
    try:
        ctx.ask("put", lambda: objects.put(scope, event.to, event.key, body, **more))
    except Undeliverable as error:
        raise GiveUp(error.code, error.message) from error
    changes: dict[str, Any] = {"delivered": ctx.now, "delivery_error": ""}
    if trail and trail.topic:
        message = orjson.dumps({"s3Bucket": event.to, "s3ObjectKey": [event.key]}).decode()
        arguments = {"topic": trail.topic, "message": message}
        ctx.emit(Delivery("topics", "publish", trail.topic, arguments))
        changes["notified"] = ctx.now
    shelf(ctx).update(TRAILS, event.region, event.trail, **changes)


def given_up(ctx: Context, event: GivenUp) -> None:
    """A log file could not be delivered: the trail's status says why."""
    file = event.of(ctx)
    if isinstance(file, LogFile):
        shelf(ctx).update(TRAILS, file.region, file.trail, delivery_error=event.code)

"""Archives: a rule that AWS manages hands each the events of its bus, which it keeps in its time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from bellhop.engines.rules import buses, patterns, rules
from bellhop.engines.rules.errors import ResourceAlreadyExists, ResourceNotFound
from bellhop.engines.rules.notices import RulesChanged
from bellhop.engines.rules.tables import (
    ARCHIVES,
    ENABLED,
    KEPT,
    KEPT_BETWEEN,
    REMOVE_KEPT,
    RULES,
    TARGETS,
    Archive,
    Kept,
    Rule,
    Target,
)
from bellhop.kernel.clock import from_iso8601
from bellhop.store import Duplicate

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.store import Scope

MANAGER = "prod.vhs.events.aws.internal"
REPLAYED = "replay-name"  # "Replayed events are not sent to an archive"
DAY = 86_400
SLICE = 500


def arn(scope: Scope, name: str) -> str:
    return f"arn:aws:events:{scope.region}:{scope.account}:archive/{name}"


def find(ctx: Context, name: str) -> Archive:
    """Raises ResourceNotFound."""
    found = ctx.store.get(ARCHIVES, name)
    if found is None:
        raise ResourceNotFound(f"Archive {name} does not exist.")
    return found


def create(ctx: Context, archive: Archive) -> None:
    """Raises ResourceAlreadyExists, and InvalidEventPattern."""
    buses.find(ctx, archive.bus)
    try:
        ctx.store.add(ARCHIVES, archive)
    except Duplicate as error:
        raise ResourceAlreadyExists(f"Archive {archive.name}") from error
    _listen(ctx, archive)


def change(ctx: Context, archive: Archive) -> None:
    ctx.store.put(ARCHIVES, archive)
    _listen(ctx, archive)
    _expire(ctx, archive)


def _listen(ctx: Context, archive: Archive) -> None:
    """Make or change the rule that AWS manages for the archive."""
    name = _rule_name(archive.name)
    if archive.pattern:
        patterns.compiled(archive.pattern)
    pattern: dict[str, Any] = orjson.loads(archive.pattern or "{}") | {REPLAYED: [{"exists": False}]}
    text = orjson.dumps(pattern).decode()
    rule = Rule(archive.bus, name, text, "", ENABLED, None, None, ctx.account, managed_by=MANAGER)
    ctx.store.put(RULES, rule)
    ctx.store.put(TARGETS, Target(archive.bus, name, name, arn(ctx.scope, archive.name), {}))
    ctx.notify(RulesChanged(ctx.scope))


def _rule_name(archive: str) -> str:
    return f"Events-Archive-{archive}"


def delete(ctx: Context, name: str) -> None:
    """Remove an archive with its events and rule."""
    archive = find(ctx, name)
    rule = _rule_name(name)
    ctx.store.delete(TARGETS, archive.bus, rule, rule)
    rules.delete(ctx, archive.bus, rule, force=True)
    ctx.store.change(REMOVE_KEPT, archive=name)
    ctx.store.delete(ARCHIVES, name)


def keep(ctx: Context, name: str, event: dict[str, Any]) -> None:
    """Add an event to an archive, and let go of those that are too old."""
    archive = ctx.store.get(ARCHIVES, name)
    if archive is None:
        return
    size = len(orjson.dumps(event))
    ctx.store.add(KEPT, Kept(name, ctx.ids.sequence(ctx.now), from_iso8601(event["time"]), size, event))
    archive.event_count += 1
    archive.size += size
    _expire(ctx, archive)


def _expire(ctx: Context, archive: Archive) -> None:
    oldest = ctx.now - archive.retention * DAY if archive.retention else 0.0
    for row in ctx.store.select(KEPT_BETWEEN, archive=archive.name, start=0.0, end=oldest, limit=SLICE):
        ctx.store.delete(KEPT, archive.name, row.number)
        archive.event_count -= 1
        archive.size -= row.size
    ctx.store.update(ARCHIVES, archive.name, event_count=archive.event_count, size=archive.size)

"""Events on a bus: each meets the rules that listen, and every target of those that match gets a row."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bellhop.engines.rules import buses, patterns
from bellhop.engines.rules.events import TargetMatched
from bellhop.engines.rules.tables import ALL_MANAGEMENT_EVENTS, LISTENING, TARGETS_OF, Rule
from bellhop.engines.rules.watching import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Collection

    from bellhop.kernel.context import Context
    from bellhop.store import Scope

API_CALL = "AWS API Call via CloudTrail"
MOST_TARGETS = 100


@dataclass(slots=True)
class Event:
    """An event to be put on a bus of one's own; `time` in seconds since the epoch, None: now."""

    source: str
    detail_type: str
    detail: dict[str, Any]
    resources: list[str] = field(default_factory=list[str])
    time: float | None = None
    bus: str = DEFAULT


def rule_arn(scope: Scope, bus: str, name: str) -> str:
    path = name if bus == DEFAULT else f"{bus}/{name}"
    return f"arn:aws:events:{scope.region}:{scope.account}:rule/{path}"


def timestamp(moment: float) -> str:
    """`2026-11-24T12:00:00Z`, as events tell their time."""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def publish(ctx: Context, event: Event) -> str:
    """Put an event on its bus; its id."""
    envelope = _envelope(ctx, event)
    spread(ctx, event.bus, envelope)
    return envelope["id"]


def _envelope(ctx: Context, event: Event) -> dict[str, Any]:
    return {
        "version": "0",
        "id": ctx.ids.uuid(),
        "detail-type": event.detail_type,
        "source": event.source,
        "account": ctx.account,
        "time": timestamp(ctx.now if event.time is None else event.time),
        "region": ctx.region,
        "resources": event.resources,
        "detail": event.detail,
    }


def publish_at(ctx: Context, owner: Scope, event: Event) -> str:
    """Put an event on a bus that may be another scope's; raises NotPermitted."""
    there = buses.entered(ctx, owner, event.bus)
    envelope = _envelope(ctx, event)
    spread(there, event.bus, envelope)
    ctx.outgoing = ctx.outgoing or there.outgoing
    return envelope["id"]


def forward(ctx: Context, bus_arn: str, envelope: dict[str, Any]) -> None:
    """Hand an event, as it is, on to another bus; raises BusNotFound and NotPermitted."""
    owner, name = buses.owner_of(ctx.scope, bus_arn)
    there = buses.entered(ctx, owner, name)
    buses.find(there, name)
    spread(there, name, envelope, forwarded=True)
    ctx.outgoing = ctx.outgoing or there.outgoing


def spread(
    ctx: Context, bus: str, envelope: dict[str, Any], only: Collection[str] = (), *, forwarded: bool = False
) -> None:
    """Tell the targets of every rule of this bus that the event matches, or of those with the ARNs `only`."""
    for rule in ctx.store.select(LISTENING, bus=bus):
        if only and rule_arn(ctx.scope, bus, rule.name) not in only:
            continue
        if _hears_of(rule, envelope) and patterns.compiled(rule.pattern).matches(envelope):
            _tell(ctx, rule, envelope, forwarded=forwarded)


def _hears_of(rule: Rule, envelope: dict[str, Any]) -> bool:
    """Management events that only read are told to rules that ask for all of them."""
    if envelope["detail-type"] != API_CALL or rule.state == ALL_MANAGEMENT_EVENTS:
        return True
    detail = envelope["detail"]
    return not (detail.get("readOnly") is True and detail.get("managementEvent", True))


def scheduled(ctx: Context, rule: Rule) -> None:
    """Tell the targets of a rule whose time has come."""
    resources = [rule_arn(ctx.scope, rule.bus, rule.name)]
    _tell(ctx, rule, _envelope(ctx, Event("aws.events", "Scheduled Event", {}, resources)))


def _tell(ctx: Context, rule: Rule, envelope: dict[str, Any], *, forwarded: bool = False) -> None:
    arn = rule_arn(ctx.scope, rule.bus, rule.name)
    for each in ctx.store.select(TARGETS_OF, bus=rule.bus, rule=rule.name, limit=MOST_TARGETS):
        target = {"Id": each.id, "Arn": each.arn, **each.settings}
        ctx.emit(TargetMatched(arn, rule.name, target, envelope, ctx.now, forwarded))

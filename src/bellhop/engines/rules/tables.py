"""Event buses, rules and targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bellhop.store import Query, Table, bind

ENABLED, DISABLED = "ENABLED", "DISABLED"
ALL_MANAGEMENT_EVENTS = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"  # those that only read too


@dataclass(slots=True)
class EventBus:
    """A bus of somebody's own, or what was said of the default one; `policy` is a policy's statements.

    `settings` are members that come back as they were given.
    """

    name: str
    description: str
    policy: list[Any]
    settings: dict[str, Any]
    created: float
    modified: float


@dataclass(slots=True)
class Rule:
    """`pattern` and `schedule` are "" where there is none; `timer` is the next of a schedule, 0: none."""

    bus: str
    name: str
    pattern: str
    schedule: str
    state: str
    description: str | None
    role: str | None
    created_by: str
    timer: int = 0


@dataclass(slots=True)
class Target:
    """`settings` are all other members of AWS's Target."""

    bus: str
    rule: str
    id: str
    arn: str
    settings: dict[str, Any]


BUSES = Table("event_bus", EventBus, ("name",))
RULES = Table("event_rule", Rule, ("bus", "name"))
TARGETS = Table(
    "event_target", Target, ("bus", "rule", "id"), indexes=(("account", "region", "arn", "bus", "rule"),)
)

BUSES_NAMED = Query(
    BUSES, (BUSES.c.name >= bind("first")) & (BUSES.c.name < bind("below")), order=("name",), limit=True
)
RULES_NAMED = Query(
    RULES,
    (RULES.c.bus == bind("bus")) & (RULES.c.name >= bind("first")) & (RULES.c.name < bind("below")),
    order=("name",),
    limit=True,
)
LISTENING = Query(
    RULES,
    (RULES.c.bus == bind("bus")) & (RULES.c.state != DISABLED) & (RULES.c.pattern != ""),
    order=("name",),
)
LISTENING_IN = Query(
    RULES,
    (RULES.c.bus == bind("bus")) & (RULES.c.pattern != "") & (RULES.c.state == bind("state")),
    order=("name",),
    limit=True,
)
TARGETS_OF = Query(
    TARGETS, (TARGETS.c.bus == bind("bus")) & (TARGETS.c.rule == bind("rule")), order=("id",), limit=True
)
TARGETS_WITH_ARN = Query(
    TARGETS, (TARGETS.c.arn == bind("arn")) & (TARGETS.c.bus == bind("bus")), order=("rule",)
)

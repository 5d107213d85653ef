"""Event buses, rules and targets; archives, what they hold, and replays of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bellhop.engines.rules.states import RUNNING, STARTING
from bellhop.store import Change, Query, Table, bind

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
    managed_by: str = ""


@dataclass(slots=True)
class Target:
    """`settings` are all other members of AWS's Target."""

    bus: str
    rule: str
    id: str
    arn: str
    settings: dict[str, Any]


@dataclass(slots=True)
class Archive:
    """What one bus's events are kept in; `retention` in days, 0: for ever."""

    name: str
    bus: str
    source: str
    pattern: str
    description: str
    key_id: str
    retention: int
    created: float
    event_count: int = 0
    size: int = 0


@dataclass(slots=True)
class Kept:
    """An event in an archive; `time` is its own, `number` orders those of one moment."""

    archive: str
    number: int
    time: float
    size: int
    event: dict[str, Any]


@dataclass(slots=True)
class Replay:
    """Events of an archive between two moments, put on their bus again; `last` is the time of the last."""

    name: str
    source: str
    description: str
    destination: dict[str, Any]
    start: float
    end: float
    state: str
    began: float
    ended: float | None = None
    last: float | None = None
    number: int = 0


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

ARCHIVES = Table("event_archive", Archive, ("name",))
KEPT = Table(
    "event_kept",
    Kept,
    ("archive", "number"),
    indexes=(("account", "region", "archive", "time", "number"),),
)
REPLAYS = Table("event_replay", Replay, ("name",))

_NAMED = (ARCHIVES.c.name >= bind("first")) & (ARCHIVES.c.name < bind("below"))
ARCHIVES_NAMED = Query(
    ARCHIVES,
    _NAMED & (bind("source").is_(None) | (ARCHIVES.c.source == bind("source"))),
    order=("name",),
    limit=True,
)
REPLAYS_NAMED = Query(
    REPLAYS,
    (REPLAYS.c.name >= bind("first"))
    & (REPLAYS.c.name < bind("below"))
    & (bind("source").is_(None) | (REPLAYS.c.source == bind("source")))
    & (bind("state").is_(None) | (REPLAYS.c.state == bind("state"))),
    order=("name",),
    limit=True,
)
ACTIVE_REPLAYS = Query(REPLAYS, (REPLAYS.c.state == STARTING) | (REPLAYS.c.state == RUNNING), limit=True)
KEPT_BETWEEN = Query(
    KEPT,
    (KEPT.c.archive == bind("archive")) & (KEPT.c.time >= bind("start")) & (KEPT.c.time <= bind("end")),
    order=("time", "number"),
    limit=True,
)
REMOVE_KEPT = Change(KEPT, KEPT.c.archive == bind("archive"))

TABLES = (ARCHIVES, BUSES, KEPT, REPLAYS, RULES, TARGETS)

"""The rows of configuration sets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from bellhop.store import Change, Query, RememberedTable, Table, bind


@dataclass(slots=True)
class ConfigurationSet:
    """Options in our own words; an empty dict is a group that was never set.

    `sending` is whether mail may be sent with it. `delivery` has tls_policy, pool, max_delivery_seconds;
    `reputation` metrics (bool) and fresh_start (seconds since the epoch); `tracking` domain and https_policy;
    `suppression` reasons (a list, which goes before the account's), scope (ACCOUNT or TENANT) and
    validation (as in ValidationOptions); `vdm` engagement and optimized_delivery (bool); `archive` is an
    ARN; `security` has signing_scheme (as in MessageSecurityOptions).
    """

    name: str
    created: float
    sending: bool = True
    delivery: dict[str, Any] = field(default_factory=dict[str, Any])
    reputation: dict[str, Any] = field(default_factory=dict[str, Any])
    tracking: dict[str, Any] = field(default_factory=dict[str, Any])
    suppression: dict[str, Any] = field(default_factory=dict[str, Any])
    vdm: dict[str, Any] = field(default_factory=dict[str, Any])
    archive: str | None = None
    security: dict[str, Any] = field(default_factory=dict[str, Any])


CONFIGURATION_SETS = RememberedTable("mail_configuration_set", ConfigurationSet, ("name",))
# With a part in their names; None lets every name through.
SETS_BY_NAME = Query(
    CONFIGURATION_SETS,
    bind("part").is_(None) | (sa.func.instr(CONFIGURATION_SETS.c.name, bind("part")) > 0),
    order=("name",),
    limit=True,
)


@dataclass(slots=True)
class SetTally:
    """How many configuration sets there are."""

    name: str
    sets: int


SET_TALLIES = Table("mail_configuration_set_tally", SetTally, ("name",))


@dataclass(slots=True)
class EventDestination:
    """Where events of a set go.

    `events` are AWS's names of API v2 (SEND, BOUNCE, RENDERING_FAILURE …); `kind` and `target` are:
    `sns` topic; `eventbridge` bus; `firehose` stream, role; `pinpoint` application (ARNs all of them);
    `cloudwatch` dimensions, a list of {name, source, default}, source a name of v2 (MESSAGE_TAG …).
    """

    set: str
    name: str
    enabled: bool
    events: list[str]
    kind: str
    target: dict[str, Any]


EVENT_DESTINATIONS = RememberedTable("mail_event_destination", EventDestination, ("set", "name"))
DESTINATIONS_OF = Query(EVENT_DESTINATIONS, EVENT_DESTINATIONS.c.set == bind("set"), order=("name",))
REMOVE_DESTINATIONS_OF = Change(EVENT_DESTINATIONS, EVENT_DESTINATIONS.c.set == bind("set"))

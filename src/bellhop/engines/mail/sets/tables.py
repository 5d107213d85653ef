"""The rows of configuration sets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bellhop.store import Query, Table, bind


@dataclass(slots=True)
class ConfigurationSet:
    """Options in our own words; an empty dict is a group that was never set.

    `sending` is whether mail may be sent with it. `delivery` has tls_policy, pool, max_delivery_seconds;
    `reputation` metrics (bool) and fresh_start (seconds since the epoch); `tracking` domain and https_policy;
    `suppression` reasons (a list, which goes before the account's); `vdm` engagement and optimized_delivery
    (bool); `archive` is an ARN.
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


CONFIGURATION_SETS = Table("mail_configuration_set", ConfigurationSet, ("name",))
SETS_BY_NAME = Query(CONFIGURATION_SETS, order=("name",), limit=True)


@dataclass(slots=True)
class EventDestination:
    """Where events of a set go.

    `events` are AWS's names of API v2 (SEND, BOUNCE, RENDERING_FAILURE …); `kind` is `sns`, `eventbridge`,
    `firehose`, `cloudwatch` or `pinpoint`, `target` what that kind needs (arn; stream and role; dimensions).
    """

    set: str
    name: str
    enabled: bool
    events: list[str]
    kind: str
    target: dict[str, Any]


EVENT_DESTINATIONS = Table("mail_event_destination", EventDestination, ("set", "name"))
DESTINATIONS_OF = Query(EVENT_DESTINATIONS, EVENT_DESTINATIONS.c.set == bind("set"), order=("name",))

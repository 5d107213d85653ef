"""What happens on event buses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bellhop.downstream.deliveries import Delivery


@dataclass(slots=True)
class TargetMatched:
    """An event has met a rule with this target, or the rule's time has come.

    `event` is the event's JSON; `target` the target's Id, Arn and settings in AWS's names; `ingested`
    the moment it came to the bus. What was `forwarded` from one bus to another goes to no third.
    """

    rule_arn: str
    rule_name: str
    target: dict[str, Any]
    event: dict[str, Any]
    ingested: float
    forwarded: bool


@dataclass(slots=True)
class TargetDelivery(Delivery):
    """What a target is handed. Given up, `lost` goes to `lost_to` (a queue's ARN), as arguments of `send`."""

    lost_to: str = ""
    lost: dict[str, Any] = field(default_factory=dict[str, Any])

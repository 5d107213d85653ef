"""What the mail engine tells of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class MailEvent:
    """Something happened to a message that is watched; `event` as in its `events` (see history.py)."""

    number: int
    event: dict[str, Any]


@dataclass(slots=True)
class MailDelivered:
    """A message has reached some of its recipients, `addresses`; those who carry it on go to `to`."""

    number: int
    addresses: list[str]
    to: str = "relay"

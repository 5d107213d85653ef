"""What the mail engine tells of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class MailEvent:
    """Something happened to a message that is watched; `event` as in its `events` (see history.py).

    `first` is whether there was none of its type before.
    """

    number: int
    event: dict[str, Any]
    first: bool = False


@dataclass(slots=True)
class MailDelivered:
    """A message has reached some of its recipients, `addresses`; those who carry it on go to `to`."""

    number: int
    addresses: list[str]
    to: str = "relay"


@dataclass(slots=True)
class TenantStatusChanged:
    """A tenant may send again, or no longer; `record` has status, cause and updated."""

    tenant: str
    record: dict[str, Any]


@dataclass(slots=True)
class TenantFinding:
    """Something was found of a tenant's reputation, or is no longer so; see reputation.tables.Tenant."""

    tenant: str
    finding: dict[str, Any]
    is_open: bool


@dataclass(slots=True)
class MailCounted:
    """An event of this type (see history.py) of the account's mail, watched or not, at so many recipients."""

    type: str
    recipients: int


@dataclass(slots=True)
class RatesChanged:
    """So many bounces and complaints came that count for the account's reputation; 0: time has passed."""

    unwelcome: int

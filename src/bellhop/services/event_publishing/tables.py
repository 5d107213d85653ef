"""What event publishing remembers."""

from __future__ import annotations

from dataclasses import dataclass

from bellhop.store import Table


@dataclass(slots=True)
class AwaitedRates:
    """The rates of a configuration set are published at a time that is set already."""

    set: str


AWAITED_RATES = Table("mail_awaited_rates", AwaitedRates, ("set",))

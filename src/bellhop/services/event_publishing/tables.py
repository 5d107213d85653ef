"""What event publishing remembers."""

from __future__ import annotations

from dataclasses import dataclass

from bellhop.store import Table


@dataclass(slots=True)
class AwaitedRates:
    """The rates of a set, or of the account (""), are published at a time that is set already."""

    set: str


AWAITED_RATES = Table("mail_awaited_rates", AwaitedRates, ("set",))


@dataclass(slots=True)
class AwaitedFigures:
    """What happened to a tenant's mail since its figures were last published; the next time is set."""

    tenant: str
    sends: int = 0
    bounces: int = 0
    complaints: int = 0


AWAITED_FIGURES = Table("mail_awaited_figures", AwaitedFigures, ("tenant",))

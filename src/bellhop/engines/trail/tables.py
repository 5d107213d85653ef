"""Trails."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bellhop.store import Query, Scope, Table

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.store import Store


@dataclass(slots=True)
class TrailRow:
    """A trail; times are seconds since the epoch, bucket and prefix as in S3."""

    home: str  # the Region where it was made
    name: str
    bucket: str
    prefix: str = ""
    topic: str = ""  # ARN
    global_events: bool = True
    multi_region: bool = False
    validated: bool = False
    log_group: str = ""  # ARN
    role: str = ""  # ARN
    key: str = ""  # ARN
    recursive: bool = True
    logging: bool = False
    timer: int = 0
    delivered_up_to: int = 0  # the number of the last call that log files have
    selectors: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    advanced: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    started: float | None = None
    stopped: float | None = None
    delivered: float | None = None
    notified: float | None = None
    logged: float | None = None
    delivery_error: str = ""


TRAILS = Table("trail", TrailRow, ("home", "name"))
ALL_TRAILS = Query(TRAILS, order=("home", "name"))


def shelf(ctx: Context) -> Store:
    """Where an account's trails lie: in no Region, since those of all Regions show in each."""
    return ctx.store.of(Scope(ctx.account, ""))

"""Virtual Deliverability Manager: whether it is on for the account, and its figures by the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.mail import accounts
from bellhop.engines.mail.insights import providers
from bellhop.engines.mail.insights.errors import InvalidPeriod
from bellhop.engines.mail.reputation import metrics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bellhop.engines.mail.reputation.tables import Figures
    from bellhop.kernel.context import Context

DAY = 24 * 3600
LONGEST = 366 * DAY  # ours: figures are kept for less

# The figures of reputation.tables that each metric adds up.
_COUNTERS = {
    "SEND": "sends",
    "COMPLAINT": "complaints",
    "PERMANENT_BOUNCE": "hard_bounces",
    "TRANSIENT_BOUNCE": "soft_bounces",
    "OPEN": "opened",
    "CLICK": "clicked",
    "DELIVERY": "deliveries",
    "DELIVERY_OPEN": "with_open_tracker",
    "DELIVERY_CLICK": "with_click_tracker",
    "DELIVERY_COMPLAINT": "deliveries",
}
METRICS = tuple(_COUNTERS)
# It "excludes […] recipients hosted by ISPs with which Amazon SES does not have a feedback loop agreement".
_BY_FEEDBACK = "DELIVERY_COMPLAINT"


class Dimensions(NamedTuple):
    """What figures are narrowed to; None lets everything through. `isp` is a provider's name."""

    identity: str | None = None
    set: str | None = None
    isp: str | None = None
    tenant: str | None = None


def put(ctx: Context, enabled: bool, engagement: bool, optimized_delivery: bool) -> None:
    """Switch VDM on or off; mail is only looked at while it is on.

    `engagement` is whether opens and clicks are gathered of mail whose set says nothing of it.
    """
    account = accounts.of(ctx)
    settings = {"engagement": engagement, "optimized_delivery": optimized_delivery}
    account.vdm = settings if enabled else {}
    accounts.keep(ctx, account)


def daily(ctx: Context, metric: str, wanted: Dimensions, start: float, end: float) -> list[tuple[float, int]]:
    """A metric of each day from that of `start` to that before `end`, at least one: (its midnight, sum).

    Raises InvalidPeriod.
    """
    check_period(start, end)
    if end - start > LONGEST:
        raise InvalidPeriod(f"A period must not be longer than {LONGEST // DAY} days.")
    days = dict.fromkeys(days_of(start, end), 0)
    first, behind = min(days), max(days) + DAY
    for row in rows(ctx, wanted, first, behind):
        days[row.hour * metrics.HOUR // DAY * DAY] += value(metric, row)
    return [(float(day), total) for day, total in days.items()]


def check_period(start: float, end: float) -> None:
    """Raises InvalidPeriod."""
    if end < start:
        raise InvalidPeriod("StartDate must not be after EndDate.")


def days_of(start: float, end: float) -> range:
    """The midnights of the days that begin before `end`, from the day of `start` on."""
    first = int(start // DAY * DAY)
    return range(first, max(first + 1, int(-(-end // 1))), DAY)


def rows(ctx: Context, wanted: Dimensions, start: float, end: float) -> Iterator[Figures]:
    """The figures by the hour that dashboards show: of mail to one recipient each, outside the simulator."""
    narrowed = {"identity": wanted.identity, "set": wanted.set, "tenant": wanted.tenant}
    for row in metrics.between(ctx, start, end, alone=True, **narrowed):
        if wanted.isp is None or providers.of_domain(row.isp).name == wanted.isp:
            yield row


def value(metric: str, row: Figures) -> int:
    """What a row of figures adds to a metric."""
    if metric == _BY_FEEDBACK and not providers.of_domain(row.isp).feedback:
        return 0
    return getattr(row, _COUNTERS[metric])

"""The account's pricing plan: a higher one begins at once, a lower one with the next month."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bellhop.engines.mail import accounts

if TYPE_CHECKING:
    from bellhop.kernel.context import Context

NONE = "NONE"
PLANS = (NONE, "ESSENTIALS", "PRO", "ENTERPRISE")


def choose(ctx: Context, plan: str) -> None:
    """Change the plan.

    `pricing` of the account: current, and next while that waits: "the pricing plan that will become active at
    the start of the next monthly cycle" (PricingAttributes).
    """
    account = accounts.of(ctx)
    current = account.pricing.get("current", NONE)
    if PLANS.index(plan) >= PLANS.index(current):
        account.pricing = {"current": plan}
    else:
        account.pricing = {"current": current, "next": plan}
        ctx.later(next_month(ctx.now), begin, plan=plan)
    accounts.keep(ctx, account)


def begin(ctx: Context, plan: str) -> None:
    """A timer: a month begins, and with it the plan, if it is still wanted."""
    account = accounts.of(ctx)
    if account.pricing.get("next") == plan:
        account.pricing = {"current": plan}
        accounts.keep(ctx, account)


def next_month(now: float) -> float:
    """When the month after that of `now` begins, UTC; seconds since the epoch."""
    today = datetime.fromtimestamp(now, UTC)
    year, month = today.year + today.month // 12, today.month % 12 + 1
    return datetime(year, month, 1, tzinfo=UTC).timestamp()

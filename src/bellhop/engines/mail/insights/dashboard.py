"""The deliverability dashboard: a subscription for domains, which is given up at the end of a month.

`dashboard` of the account has active and expiring ({domain: {start, global, isps}}) and, once the whole
subscription is given up, expires (seconds since the epoch).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bellhop.engines.mail import accounts, identities, states
from bellhop.engines.mail.errors import IdentityMissing
from bellhop.engines.mail.infrastructure.pricing import next_month
from bellhop.engines.mail.insights.errors import DashboardDisabled, DomainUntracked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bellhop.kernel.context import Context

ACTIVE, PENDING_EXPIRATION, DISABLED = "ACTIVE", "PENDING_EXPIRATION", "DISABLED"


class Tracked(NamedTuple):
    """A domain that is subscribed to, and for which providers its figures are told (none: for all)."""

    domain: str
    everywhere: bool = True
    isps: tuple[str, ...] = ()


class Options(NamedTuple):
    """How the subscription stands; the domains are as in the account's row."""

    status: str
    expires: float | None
    active: dict[str, Any]
    expiring: dict[str, Any]


def of(ctx: Context) -> Options:
    """The account's subscription."""
    kept = accounts.of(ctx).dashboard
    if not kept:
        return Options(DISABLED, None, {}, {})
    expires = kept.get("expires")
    status = PENDING_EXPIRATION if expires else ACTIVE
    return Options(status, expires, kept["active"], kept["expiring"])


def enable(ctx: Context, wanted: Sequence[Tracked]) -> None:
    """Subscribe to these domains; those that were and are no longer wanted stay until the month is over.

    Raises IdentityMissing for a domain that is not verified.
    """
    before = of(ctx)
    known = before.active | before.expiring
    active: dict[str, Any] = {}
    for tracked in wanted:
        name = _verified(ctx, tracked.domain)
        start = known.get(name, {"start": ctx.now})["start"]
        active[name] = {"start": start, "global": tracked.everywhere, "isps": list(tracked.isps)}
    left = {domain: facts for domain, facts in known.items() if domain not in active}
    _keep(ctx, {"active": active, "expiring": left})
    if left:
        ctx.later(next_month(ctx.now), month_over)


def disable(ctx: Context) -> None:
    """Give the subscription up "at the end of the current calendar month"."""
    before = of(ctx)
    if before.status != ACTIVE:
        return
    over = next_month(ctx.now)
    _keep(ctx, {"active": {}, "expiring": before.active | before.expiring, "expires": over})
    ctx.later(over, month_over)


def month_over(ctx: Context) -> None:
    """A timer: what was given up ends."""
    now = of(ctx)
    if now.expires is not None and now.expires <= ctx.now:
        _keep(ctx, {})
    elif now.status == ACTIVE:
        _keep(ctx, {"active": now.active, "expiring": {}})


def check_enabled(ctx: Context) -> None:
    """Raises DashboardDisabled."""
    if of(ctx).status == DISABLED:
        raise DashboardDisabled


def check_tracked(ctx: Context, domain: str) -> dict[str, Any]:
    """How a domain is subscribed to; raises DomainUntracked."""
    now = of(ctx)
    found = (now.active | now.expiring).get(domain.lower())
    if found is None:
        raise DomainUntracked(domain)
    return found


def _verified(ctx: Context, domain: str) -> str:
    identity = identities.look_up(ctx, domain)
    if identity is None or identity.kind != identities.DOMAIN or identity.status != states.VERIFIED:
        raise IdentityMissing(domain)
    return identity.name


def _keep(ctx: Context, dashboard: dict[str, Any]) -> None:
    account = accounts.of(ctx)
    account.dashboard = dashboard
    accounts.keep(ctx, account)

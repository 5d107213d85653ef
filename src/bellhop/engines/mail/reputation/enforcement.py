"""What follows from a tenant's rates: findings, and what its reputation policy makes of them.

ses/latest/dg/tenants.html
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bellhop.engines.mail import accounts
from bellhop.engines.mail.events import TenantFinding, TenantStatusChanged
from bellhop.engines.mail.reputation import rates
from bellhop.engines.mail.reputation.tables import TENANTS
from bellhop.engines.mail.reputation.tenants import (
    DISABLED,
    ENABLED,
    HIGH,
    LOW,
    NONE,
    REINSTATED,
    STANDARD,
    STRICT,
)

if TYPE_CHECKING:
    from bellhop.engines.mail.reputation.rates import Rates
    from bellhop.engines.mail.reputation.tables import Tenant
    from bellhop.kernel.context import Context

    Finding = dict[str, Any]

BOUNCE, COMPLAINT = KINDS = ("BOUNCE", "COMPLAINT")
# The findings for which a policy pauses its tenant.
PAUSES = {STANDARD: (HIGH,), STRICT: (LOW, HIGH), NONE: ()}
MANUALLY = "Status manually updated."


def say(ctx: Context, tenant: Tenant, status: str) -> None:
    """The account's owner lets a tenant send, or not.

    "After re-enabling a paused tenant, they enter into a 'reinstated' state where active reputation findings
    are temporarily ignored […] until all active findings are resolved", or "new violations occur": what was
    before does not count any more.
    """
    if status == ENABLED and tenant.impact:
        status = REINSTATED
    if status == REINSTATED:
        tenant.since = ctx.now
    _set(ctx, tenant, status, MANUALLY)
    _keep(ctx, tenant)


def follow(ctx: Context, tenant: Tenant, policy: str) -> None:
    """Put a tenant under a reputation policy: its findings of now have their consequence at once."""
    tenant.policy = policy
    if tenant.own["status"] != REINSTATED:
        _act(ctx, tenant)
    _keep(ctx, tenant)


def judge(ctx: Context, name: str) -> None:
    """Look at a tenant's rates: what is found, and what its policy makes of it."""
    tenant = ctx.store.get(TENANTS, name)
    if tenant is None:
        return
    found = rates.of_tenant(ctx, name, tenant.since)
    if found.volume < rates.volume_of(accounts.of(ctx)):
        return
    before = TENANTS.values(tenant)
    _find(ctx, tenant, found)
    _act(ctx, tenant)
    if TENANTS.values(tenant) != before:
        _keep(ctx, tenant)


def _find(ctx: Context, tenant: Tenant, found: Rates) -> None:
    there = {finding["kind"]: finding for finding in tenant.findings}
    tenant.findings = []
    for place, kind in enumerate(KINDS):
        old, new = there.get(kind), _finding(ctx, found, place)
        if old and new and old["impact"] == new["impact"]:
            tenant.findings.append(old)
            continue
        if old:
            ctx.emit(TenantFinding(tenant.name, old, is_open=False))
        if new:
            tenant.findings.append(new)
            ctx.emit(TenantFinding(tenant.name, new, is_open=True))
    impacts = [finding["impact"] for finding in tenant.findings]
    tenant.impact = next((impact for impact in (HIGH, LOW) if impact in impacts), "")


def _finding(ctx: Context, found: Rates, place: int) -> Finding | None:
    """What is wrong with one of the rates, None if nothing is."""
    rate = (found.bounces, found.complaints)[place]
    for impact, thresholds in ((HIGH, rates.PAUSED), (LOW, rates.REVIEWED)):
        if rate >= thresholds[place]:
            description = (
                f"The {KINDS[place].lower()} rate exceeded {thresholds[place]:.1%} based on a representative "
                f"volume of {found.volume} emails from {_moment(found.start)} to {_moment(ctx.now)}."
            )
            return {"kind": KINDS[place], "impact": impact, "description": description}
    return None


def _moment(time: float) -> str:
    """July 11, 2025 at 14:41 (UTC)"""
    found = datetime.fromtimestamp(time, UTC)
    return f"{found:%B} {found.day}, {found.year} at {found:%H:%M} (UTC)"


def _act(ctx: Context, tenant: Tenant) -> None:
    status = tenant.own["status"]
    if tenant.impact in PAUSES[tenant.policy] and status != DISABLED:
        worst = next(each for each in tenant.findings if each["impact"] == tenant.impact)
        _set(ctx, tenant, DISABLED, worst["description"])
    elif not tenant.impact and status == REINSTATED:
        _set(ctx, tenant, ENABLED, "All reputation findings are resolved.")


def _set(ctx: Context, tenant: Tenant, status: str, cause: str) -> None:
    """The status that the account's owner is responsible for: policies are its own choice."""
    if status != tenant.own["status"]:
        tenant.own = {"status": status, "cause": cause, "updated": ctx.now}
        ctx.emit(TenantStatusChanged(tenant.name, tenant.own))


def _keep(ctx: Context, tenant: Tenant) -> None:
    """ "If either … is DISABLED, the aggregate status will be DISABLED"."""
    statuses = (tenant.own["status"], tenant.managed["status"])
    tenant.status = next((each for each in (DISABLED, REINSTATED) if each in statuses), ENABLED)
    ctx.store.put(TENANTS, tenant)

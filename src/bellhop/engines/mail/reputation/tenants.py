"""Tenants: on whose behalf an account sends, with which of its resources, and as long as they behave.

ses/latest/dg/tenants.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bellhop.engines.mail import accounts, identities
from bellhop.engines.mail.errors import (
    InvalidTenant,
    ResourceMissing,
    ResourceTaken,
    TenantExists,
    TenantMissing,
    TenantPaused,
    TenantUnassociated,
)
from bellhop.engines.mail.reputation import rates
from bellhop.engines.mail.reputation.tables import (
    REMOVE_RESOURCES_OF,
    TENANT_RESOURCES,
    TENANTS,
    Tenant,
    TenantResource,
)
from bellhop.engines.mail.suppression import suppressions
from bellhop.kernel import tags
from bellhop.store import Duplicate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.mail.reputation.rates import Rates
    from bellhop.kernel.context import Context

ENABLED, REINSTATED, DISABLED = "ENABLED", "REINSTATED", "DISABLED"
STANDARD, STRICT, NONE = POLICIES = ("standard", "strict", "none")
LOW, HIGH = "LOW", "HIGH"
# What of a resource's ARN says which kind of resource it is, and what AWS calls that.
KINDS = {
    "identity": "EMAIL_IDENTITY",
    "configuration-set": "CONFIGURATION_SET",
    "template": "EMAIL_TEMPLATE",
}
# The findings for which a policy pauses its tenant.
_PAUSES = {STANDARD: (HIGH,), STRICT: (LOW, HIGH), NONE: ()}
_is_name = re.compile(r"[A-Za-z0-9_-]{1,64}").fullmatch


def arn(ctx: Context, tenant: Tenant) -> str:
    return f"arn:aws:ses:{ctx.region}:{ctx.account}:tenant/{tenant.name}/{tenant.id}"


def create(
    ctx: Context, name: str, labels: Mapping[str, str], suppression: dict[str, Any] | None = None
) -> Tenant:
    """A new tenant; `labels` are its tags. Raises InvalidTenant, TenantExists."""
    if _is_name(name) is None:
        raise InvalidTenant(name)
    identifier = f"tn-{ctx.ids.hex(33)}"
    enabled = {"status": ENABLED, "updated": ctx.now}
    tenant = Tenant(name, identifier, ctx.now, ENABLED, STANDARD, {**enabled}, {**enabled})
    tenant.suppression = suppression or {}
    try:
        ctx.store.add(TENANTS, tenant)
    except Duplicate:
        raise TenantExists(name) from None
    tags.add(ctx, arn(ctx, tenant), labels)
    return tenant


def find(ctx: Context, name: str) -> Tenant:
    """The tenant of this name; raises TenantMissing."""
    tenant = ctx.store.get(TENANTS, name)
    if tenant is None:
        raise TenantMissing(name)
    return tenant


def of_arn(ctx: Context, text: str) -> Tenant:
    """The tenant with this ARN, or with one that leaves out its id; raises TenantMissing."""
    begin, _, rest = text.partition(":tenant/")
    name, _, identifier = rest.partition("/")
    tenant = ctx.store.get(TENANTS, name) if begin == f"arn:aws:ses:{ctx.region}:{ctx.account}" else None
    if tenant is None or identifier not in ("", tenant.id):
        raise TenantMissing(text)
    return tenant


def delete(ctx: Context, name: str) -> None:
    """Remove a tenant: "its associations with resources are removed, but the resources themselves are not
    deleted". Raises TenantMissing.
    """
    tenant = find(ctx, name)
    tags.forget(ctx, arn(ctx, tenant))
    ctx.store.change(REMOVE_RESOURCES_OF, tenant=name)
    suppressions.forget(ctx, name)
    ctx.store.delete(TENANTS, name)


def associate(ctx: Context, name: str, resource: str) -> None:
    """Let a tenant's mail use a resource; raises TenantMissing, ResourceMissing, ResourceTaken."""
    from bellhop.engines.mail import resources  # noqa: PLC0415 - knows of everything that has an ARN

    find(ctx, name)
    kind = KINDS.get(resources.kind_of(resource))
    if kind is None or not resources.exists(ctx, resource):
        raise ResourceMissing(resource)
    try:
        ctx.store.add(TENANT_RESOURCES, TenantResource(name, resource, kind, ctx.now))
    except Duplicate:
        raise ResourceTaken(name, resource) from None


def part(ctx: Context, name: str, resource: str) -> None:
    """Let a tenant's mail use a resource no longer; raises TenantMissing, ResourceMissing."""
    find(ctx, name)
    if not ctx.store.delete(TENANT_RESOURCES, name, resource):
        raise ResourceMissing(resource)


def admit(ctx: Context, name: str, identity: str, chosen: str | None) -> None:
    """Whether mail may be sent on a tenant's behalf by this identity, with this configuration set.

    Raises TenantMissing, TenantPaused, TenantUnassociated.
    """
    if find(ctx, name).status == DISABLED:
        raise TenantPaused(name)
    needed = [identities.arn(ctx, identity)]
    if chosen:
        needed.append(f"arn:aws:ses:{ctx.region}:{ctx.account}:configuration-set/{chosen}")
    _need(ctx, name, needed)


def admit_template(ctx: Context, name: str, template: str) -> None:
    """The same of a template that is kept; raises TenantMissing, TenantUnassociated."""
    find(ctx, name)
    _need(ctx, name, [f"arn:aws:ses:{ctx.region}:{ctx.account}:template/{template}"])


def _need(ctx: Context, name: str, needed: list[str]) -> None:
    missing = [each for each in needed if ctx.store.get(TENANT_RESOURCES, name, each) is None]
    if missing:
        raise TenantUnassociated(missing)


def say(ctx: Context, tenant: Tenant, status: str) -> None:
    """The account's owner lets a tenant send, or not.

    "When you reinstate an entity …, it can continue sending only if the Amazon SES-managed status also
    permits sending, even if there are active reputation findings, until the findings are resolved or new
    violations occur": what was before does not count any more.
    """
    tenant.own = {"status": status, "updated": ctx.now}
    if status == REINSTATED:
        tenant.since = ctx.now
    _keep(ctx, tenant)


def follow(ctx: Context, tenant: Tenant, policy: str) -> None:
    """Put a tenant under a reputation policy: its findings of now have their consequence at once."""
    tenant.policy = policy
    if tenant.own["status"] != REINSTATED:
        _act(ctx, tenant)
    _keep(ctx, tenant)


def judge(ctx: Context, name: str) -> None:
    """Mail of a tenant bounced or was complained of: what is found, and what its policy makes of it."""
    tenant = ctx.store.get(TENANTS, name)
    if tenant is None:
        return
    found = rates.of_tenant(ctx, name, tenant.since)
    if found.volume < rates.volume_of(accounts.of(ctx)):
        return
    tenant.impact = _impact(found)
    _act(ctx, tenant)
    _keep(ctx, tenant)


def _impact(found: Rates) -> str:
    if found.reach(rates.PAUSED):
        return HIGH
    return LOW if found.reach(rates.REVIEWED) else ""


def _act(ctx: Context, tenant: Tenant) -> None:
    status = tenant.own["status"]
    if tenant.impact in _PAUSES[tenant.policy] and status != DISABLED:
        cause = f"Paused by the {tenant.policy} reputation policy for a finding of {tenant.impact} impact."
        tenant.own = {"status": DISABLED, "cause": cause, "updated": ctx.now}
    elif not tenant.impact and status == REINSTATED:
        tenant.own = {"status": ENABLED, "updated": ctx.now}


def _keep(ctx: Context, tenant: Tenant) -> None:
    """ "If either … is DISABLED, the aggregate status will be DISABLED"."""
    statuses = (tenant.own["status"], tenant.managed["status"])
    tenant.status = next((each for each in (DISABLED, REINSTATED) if each in statuses), ENABLED)
    ctx.store.put(TENANTS, tenant)

"""Tenants: on whose behalf an account sends, with which of its resources, and as long as they behave.

ses/latest/dg/tenants.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bellhop.engines.mail import identities
from bellhop.engines.mail.errors import (
    InvalidTenant,
    ResourceHeld,
    ResourceMissing,
    ResourceTaken,
    SetNeeded,
    TenantExists,
    TenantMissing,
    TenantPaused,
    TenantUnassociated,
)
from bellhop.engines.mail.reputation.tables import (
    REMOVE_RESOURCES_OF,
    TENANT_RESOURCES,
    TENANTS,
    TENANTS_OF,
    Tenant,
    TenantResource,
)
from bellhop.engines.mail.suppression import suppressions
from bellhop.engines.mail.suppression.tables import REMOVE_LIST
from bellhop.kernel import tags
from bellhop.store import Duplicate

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    enabled: dict[str, Any] = {"status": ENABLED, "updated": ctx.now}
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
    ctx.store.change(REMOVE_LIST, tenant=name)
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


def hold(ctx: Context, resource: str) -> None:
    """Raises ResourceHeld for what a tenant has: "any attempt to delete an identity or configuration set that
    is associated with a tenant will fail".
    """
    for held in ctx.store.page(TENANTS_OF, 1, None, arn=resource):
        raise ResourceHeld(held.tenant, resource)


def admit(ctx: Context, name: str, identity: str, chosen: str | None) -> None:
    """Whether mail may be sent on a tenant's behalf by this identity, with this configuration set.

    "You must specify a configuration set that is associated with that tenant, or use an identity that has a
    default configuration set associated with the tenant." Raises TenantMissing, TenantPaused,
    TenantUnassociated, SetNeeded.
    """
    if find(ctx, name).status == DISABLED:
        raise TenantPaused(name)
    needed = [identities.arn(ctx, identity)]
    if chosen:
        needed.append(f"arn:aws:ses:{ctx.region}:{ctx.account}:configuration-set/{chosen}")
    _need(ctx, name, needed)
    if not chosen:
        raise SetNeeded(name)


def admit_template(ctx: Context, name: str, template: str) -> None:
    """The same of a template that is kept; raises TenantMissing, TenantUnassociated."""
    find(ctx, name)
    _need(ctx, name, [f"arn:aws:ses:{ctx.region}:{ctx.account}:template/{template}"])


def _need(ctx: Context, name: str, needed: list[str]) -> None:
    missing = [each for each in needed if ctx.store.get(TENANT_RESOURCES, name, each) is None]
    if missing:
        raise TenantUnassociated(missing)

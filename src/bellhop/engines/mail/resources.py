"""Everything of SES that has an ARN, and so can have tags or belong to a tenant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail.errors import ResourceMissing
from bellhop.engines.mail.infrastructure.tables import ENDPOINTS, POOLS
from bellhop.engines.mail.insights.tables import TEST_REPORTS
from bellhop.engines.mail.lists.tables import CONTACT_LISTS
from bellhop.engines.mail.reputation.tables import TENANTS
from bellhop.engines.mail.sets.tables import CONFIGURATION_SETS
from bellhop.engines.mail.tables import IDENTITIES
from bellhop.engines.mail.templates.tables import TEMPLATES, VERIFICATION_TEMPLATES

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.store import Table

_TABLES: dict[str, Table[Any]] = {
    "configuration-set": CONFIGURATION_SETS,
    "contact-list": CONTACT_LISTS,
    "custom-verification-email-template": VERIFICATION_TEMPLATES,
    "dedicated-ip-pool": POOLS,
    "deliverability-test-report": TEST_REPORTS,
    "identity": IDENTITIES,
    "multi-region-endpoint": ENDPOINTS,
    "template": TEMPLATES,
    "tenant": TENANTS,
}


def kind_of(arn: str) -> str:
    """`identity`, `configuration-set` …; "" of what is no ARN of SES."""
    parts = arn.split(":", 5)
    is_ours = len(parts) == 6 and parts[0] == "arn" and parts[2] == "ses"
    return parts[5].partition("/")[0] if is_ours else ""


def exists(ctx: Context, arn: str) -> bool:
    """Whether there is such a resource in this account and Region."""
    kind = kind_of(arn)
    begin, _, name = arn.partition(f":{kind}/")
    if begin != f"arn:aws:ses:{ctx.region}:{ctx.account}" or kind not in _TABLES:
        return False
    if kind == "tenant":
        tenant = ctx.store.get(TENANTS, name.partition("/")[0])
        return tenant is not None and name == f"{tenant.name}/{tenant.id}"
    return ctx.store.get(_TABLES[kind], name) is not None


def find(ctx: Context, arn: str) -> None:
    """Raises ResourceMissing if there is no such resource in this account and Region."""
    if not exists(ctx, arn):
        raise ResourceMissing(arn)

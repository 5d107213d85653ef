"""The rows of reputation: figures by the hour, tenants with what belongs to them, and statuses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from bellhop.store import Change, Query, Table, bind


@dataclass(slots=True)
class Figures:
    """What happened in an hour to mail of one identity, set and tenant to the addresses of one domain.

    `hour` is its number since the epoch; `identity` a name, `set` and `tenant` names or "", `isp` the
    recipients' domain in lower case. `alone` is whether the mails had one recipient each: VDM knows only
    those. Mail to the simulator is nowhere in it. All others are counters, one a recipient: `opens` and
    `clicks` of every event, `opened` and `clicked` of a mail's first; `failures` are of rendering.
    `exempt_bounces` are those of the hard bounces that no bounce rate considers. `with_open_tracker` and
    `with_click_tracker` are those of the deliveries whose mails could tell of it.
    """

    hour: int
    identity: str
    set: str
    tenant: str
    isp: str
    alone: bool
    sends: int = 0
    deliveries: int = 0
    hard_bounces: int = 0
    soft_bounces: int = 0
    exempt_bounces: int = 0
    complaints: int = 0
    rejects: int = 0
    delays: int = 0
    failures: int = 0
    opens: int = 0
    opened: int = 0
    clicks: int = 0
    clicked: int = 0
    subscriptions: int = 0
    with_open_tracker: int = 0
    with_click_tracker: int = 0


FIGURES = Table("mail_figures", Figures, ("hour", "identity", "set", "tenant", "isp", "alone"))
# A dimension that is None lets everything through.
_between = sa.and_(
    FIGURES.c.hour >= bind("first"),
    FIGURES.c.hour < bind("end"),
    *(
        bind(name).is_(None) | (FIGURES.c[name] == bind(name))
        for name in ("identity", "set", "tenant", "isp", "alone")
    ),
)
FIGURES_BETWEEN = Query(FIGURES, _between, order=("hour",))
NEWEST_FIGURES = Query(FIGURES, _between, order=FIGURES.key, descending=True, limit=True)
EXPIRED_FIGURES = Change(FIGURES, FIGURES.c.hour < bind("hour"))


@dataclass(slots=True)
class Tenant:
    """Somebody on whose behalf an account sends; its reputation is its own.

    `suppression` has scope (ACCOUNT or TENANT) and reasons. `policy` is the name of the reputation policy:
    standard, strict or none. `status` is what counts, of `own` (what the account's owner says) and `managed`
    (what AWS says): each of these has status, cause and updated. `findings` are dicts of kind (BOUNCE or
    COMPLAINT), impact and description; `impact` is the worst of theirs, LOW, HIGH or "" without. `since` is
    when bounces began to count (seconds since the epoch).
    """

    name: str
    id: str
    created: float
    status: str
    policy: str
    own: dict[str, Any]
    managed: dict[str, Any]
    impact: str = ""
    since: float = 0.0
    suppression: dict[str, Any] = field(default_factory=dict[str, Any])
    findings: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])


TENANTS = Table("mail_tenant", Tenant, ("name",))
_c = TENANTS.c
# A filter that is None lets everything through.
TENANTS_FILTERED = Query(
    TENANTS,
    sa.and_(
        bind("part").is_(None) | (sa.func.instr(_c.name, bind("part")) > 0),
        bind("status").is_(None) | (_c.status == bind("status")),
        bind("impact").is_(None) | (_c.impact == bind("impact")),
        bind("prefix").is_(None) | (sa.func.instr(_c.name + "/" + _c.id, bind("prefix")) == 1),
    ),
    order=("name",),
    limit=True,
)
TENANTS_WITH_FINDINGS = Query(TENANTS, _c.impact != "", order=("name",))


@dataclass(slots=True)
class TenantResource:
    """An identity, configuration set or template that a tenant's mail may use."""

    tenant: str
    arn: str
    kind: str
    since: float


TENANT_RESOURCES = Table(
    "mail_tenant_resource",
    TenantResource,
    ("tenant", "arn"),
    indexes=(("account", "region", "arn", "tenant"),),
)
RESOURCES_OF = Query(
    TENANT_RESOURCES,
    sa.and_(
        TENANT_RESOURCES.c.tenant == bind("tenant"),
        bind("kind").is_(None) | (TENANT_RESOURCES.c.kind == bind("kind")),
    ),
    order=("arn",),
    limit=True,
)
TENANTS_OF = Query(TENANT_RESOURCES, TENANT_RESOURCES.c.arn == bind("arn"), order=("tenant",), limit=True)
REMOVE_RESOURCES_OF = Change(TENANT_RESOURCES, TENANT_RESOURCES.c.tenant == bind("tenant"))

TABLES = (FIGURES, TENANTS, TENANT_RESOURCES)

"""The rows of dedicated addresses and their pools, of endpoints and of certificates."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from bellhop.engines.mail.sets.tables import CONFIGURATION_SETS
from bellhop.store import Change, Query, Table, bind

# DEFAULT_POOL "contains all of the dedicated IP addresses for your account that do not already belong to an
# IP pool", this one "a large set of IP addresses that are shared among all Amazon SES customers".
# (managing-ip-pools)
SHARED_POOL = "ses-shared-pool"
STANDARD, MANAGED = "STANDARD", "MANAGED"


@dataclass(slots=True)
class Pool:
    """A group of dedicated addresses; `mode` is STANDARD or MANAGED."""

    name: str
    mode: str = STANDARD


POOLS = Table("mail_ip_pool", Pool, ("name",))
POOLS_BY_NAME = Query(POOLS, order=("name",), limit=True)
MANAGED_POOLS = Query(POOLS, POOLS.c.mode == MANAGED, order=("name",))
# Who sends by a pool: configuration sets.
USERS_OF_POOL = Query(
    CONFIGURATION_SETS,
    sa.func.json_extract(CONFIGURATION_SETS.c.delivery, "$.pool") == bind("pool"),
    order=("name",),
)


@dataclass(slots=True)
class DedicatedIp:
    """An address that an account has to itself.

    `percentage` is how far its warm-up was at `since`; `warming` whether it goes on from there by itself.
    `listings` are the blacklists it stands on: dicts of `list`, `time`, `description`. `leased` is when the
    account got it.
    """

    ip: str
    pool: str
    percentage: int
    since: float
    warming: bool
    leased: float
    own: bool = False  # brought along ("Bring Your Own IP"), not leased
    listings: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])


DEDICATED_IPS = Table("mail_dedicated_ip", DedicatedIp, ("ip",))
IPS_BY_ADDRESS = Query(
    DEDICATED_IPS,
    bind("pool").is_(None) | (DEDICATED_IPS.c.pool == bind("pool")),
    order=("ip",),
    limit=True,
)
IPS_IN_POOL = Query(DEDICATED_IPS, DEDICATED_IPS.c.pool == bind("pool"), order=("ip",))
ALL_IPS = Query(DEDICATED_IPS, order=("ip",))
MOVE_IPS = Change(DEDICATED_IPS, DEDICATED_IPS.c.pool == bind("old"), {"pool": bind("new")})
RELINQUISH = Change(DEDICATED_IPS, DEDICATED_IPS.c.pool == bind("old"))


@dataclass(slots=True)
class Endpoint:
    """An endpoint of several Regions: the one it was made in, and a second one."""

    name: str
    id: str
    regions: list[str]
    status: str
    created: float
    updated: float


ENDPOINTS = Table("mail_endpoint", Endpoint, ("name",))
ENDPOINTS_BY_NAME = Query(ENDPOINTS, order=("name",), limit=True)
ENDPOINT_WITH_ID = Query(ENDPOINTS, ENDPOINTS.c.id == bind("id"))


@dataclass(slots=True)
class IdentityCertificate:
    """The S/MIME certificate of an address, by the identity it was associated through.

    `address` has its domain in lower case; `expires` is seconds since the epoch; `pair` is the id of what is
    signed with.
    """

    identity: str
    address: str
    arn: str
    status: str
    created: float
    expires: float
    pair: str


CERTIFICATES = Table("mail_certificate", IdentityCertificate, ("address",))
CERTIFICATES_OF = Query(
    CERTIFICATES, CERTIFICATES.c.identity == bind("identity"), order=("address",), limit=True
)
REMOVE_CERTIFICATES_OF = Change(CERTIFICATES, CERTIFICATES.c.identity == bind("identity"))


@dataclass(slots=True)
class SmimePair:
    """A certificate and its private key, DER both; kept for mail that was accepted while it was in use."""

    id: str
    certificate: bytes
    private: bytes


SMIME_PAIRS = Table("mail_smime_pair", SmimePair, ("id",))

"""Deterministic Easy DKIM: a domain that takes tokens and keys from the same domain in another Region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail.authentication import dkim
from bellhop.engines.mail.authentication.inheritance import has_dkim
from bellhop.engines.mail.authentication.states import SUCCESS
from bellhop.engines.mail.tables import IDENTITIES, NAMED
from bellhop.store import Scope

if TYPE_CHECKING:
    from bellhop.engines.mail.tables import Identity
    from bellhop.kernel.context import Context

MISSING = "REPLICATION_PRIMARY_NOT_FOUND"
BRINGS_ITS_KEY = "REPLICATION_PRIMARY_BYO_DKIM_NOT_SUPPORTED"
IS_REPLICA = "REPLICATION_REPLICA_AS_PRIMARY_NOT_SUPPORTED"
INVALID_REGION = "REPLICATION_PRIMARY_INVALID_REGION"


def parent(ctx: Context, name: str, origin: str) -> tuple[dkim.Settings | None, str | None]:
    """The settings that a replica follows, or None and why there are none."""
    region = dkim.region_named(origin)
    if region == ctx.region:
        return None, INVALID_REGION
    found = ctx.store.of(Scope(ctx.account, region)).get(IDENTITIES, name)
    if found is None or not has_dkim(found):
        return None, MISSING
    settings = dkim.of(found)
    if settings.origin == dkim.EASY:
        return settings, None
    return None, BRINGS_ITS_KEY if settings.origin == dkim.EXTERNAL else IS_REPLICA


def follow(settings: dkim.Settings, parent_settings: dkim.Settings) -> None:
    """Let a replica have what its parent has."""
    for name in ("tokens", "keys", "signing", "current", "next", "generated"):
        setattr(settings, name, getattr(parent_settings, name))


def tell(ctx: Context, identity: Identity) -> None:
    """The keys of a parent have changed: its replicas have them from now on, too."""
    settings = dkim.of(identity)
    origin = dkim.REPLICA + ctx.region.replace("-", "_").upper()
    for scope, each in ctx.store.across().select(NAMED, name=identity.name):
        if scope.account == ctx.account and each.dkim.get("origin") == origin:
            replica = dkim.of(each)
            follow(replica, settings)
            if replica.status != SUCCESS:
                replica.signing = None
            dkim.keep(each, replica)
            ctx.store.across().scope(scope).put(IDENTITIES, each)

"""When a key or a role was last there, read from the audit trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.access.tables import LAST_OF_PRINCIPALS, LAST_WITH_KEY

if TYPE_CHECKING:
    from bellhop.kernel.context import Context


class LastUse(NamedTuple):
    """`time` is in seconds since the epoch; `service` as the trail names it."""

    time: float
    region: str
    service: str


def of_key(ctx: Context, access_key: str) -> LastUse | None:
    for scope, call in ctx.store.across().select(LAST_WITH_KEY, access_key=access_key, limit=1):
        return LastUse(call.time, scope.region, call.service)
    return None


def of_role(ctx: Context, name: str) -> LastUse | None:
    """By any of its sessions."""
    prefix = f"arn:aws:sts::{ctx.account}:assumed-role/{name}"
    rows = ctx.store.across().select(LAST_OF_PRINCIPALS, from_arn=f"{prefix}/", to_arn=f"{prefix}0", limit=1)
    for scope, call in rows:
        return LastUse(call.time, scope.region, call.service)
    return None

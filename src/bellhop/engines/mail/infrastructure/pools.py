"""Pools of dedicated IP addresses: what a configuration set's mail is sent by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bellhop.engines.mail.infrastructure import dedicated_ips
from bellhop.engines.mail.infrastructure.errors import (
    InvalidPool,
    PoolExists,
    PoolMissing,
    PoolUsed,
    TooManyPools,
)
from bellhop.engines.mail.infrastructure.tables import (
    MANAGED,
    MANAGED_POOLS,
    POOLS,
    SHARED_POOL,
    STANDARD,
    USERS_OF_POOL,
    Pool,
)
from bellhop.engines.mail.permission import DEFAULT_POOL
from bellhop.kernel import tags

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context

# "You can't have more than 5 managed IP pools per AWS Region in your account." (managed-dedicated-sending)
MOST_MANAGED = 5
OF_SES = {DEFAULT_POOL: Pool(DEFAULT_POOL), SHARED_POOL: Pool(SHARED_POOL)}

_name = re.compile(r"[A-Za-z0-9_-]{1,64}").fullmatch


def arn(ctx: Context, name: str) -> str:
    return f"arn:aws:ses:{ctx.region}:{ctx.account}:dedicated-ip-pool/{name}"


def find(ctx: Context, name: str) -> Pool:
    """The pool of this name, one that every account has among them; raises PoolMissing."""
    found = OF_SES.get(name) or ctx.store.get(POOLS, name)
    if found is None:
        raise PoolMissing(name)
    return found


def create(ctx: Context, name: str, mode: str, labels: Mapping[str, str]) -> Pool:
    """A new pool; a managed one gets its addresses by itself. `labels` are its tags.

    Raises InvalidPool, PoolExists, TooManyPools.
    """
    if _name(name) is None:
        raise InvalidPool(f"Invalid dedicated IP pool name <{name}>: letters, digits, _ and -, 64 at most.")
    if name in OF_SES or ctx.store.get(POOLS, name) is not None:
        raise PoolExists(name)
    tags.add(ctx, arn(ctx, name), labels)
    pool = ctx.store.add(POOLS, Pool(name, STANDARD))
    if mode == MANAGED:
        _manage(ctx, pool)
    return pool


def scale(ctx: Context, name: str, mode: str) -> None:
    """Convert a pool; raises PoolMissing, InvalidPool, TooManyPools."""
    pool = find(ctx, name)
    if pool.mode == mode:
        return
    if mode == STANDARD:
        # "MANAGED pools cannot be converted to STANDARD scaling mode."
        raise InvalidPool(f"The managed dedicated IP pool <{name}> cannot be converted to {STANDARD}.")
    if name in OF_SES:
        raise InvalidPool(f"The dedicated IP pool <{name}> belongs to Amazon SES.")
    _manage(ctx, pool)


def delete(ctx: Context, name: str) -> None:
    """Delete a pool that no configuration set sends by; raises PoolMissing, PoolUsed, InvalidPool.

    Addresses that were managed are given back, others go into the default pool.
    """
    pool = find(ctx, name)
    if name in OF_SES:
        raise InvalidPool(f"The dedicated IP pool <{name}> belongs to Amazon SES.")
    if users := ctx.store.select(USERS_OF_POOL, pool=name):
        raise PoolUsed(name, [user.name for user in users])
    dedicated_ips.leave(ctx, pool)
    tags.forget(ctx, arn(ctx, name))
    ctx.store.delete(POOLS, name)


def _manage(ctx: Context, pool: Pool) -> None:
    if len(ctx.store.select(MANAGED_POOLS)) >= MOST_MANAGED:
        raise TooManyPools(MOST_MANAGED)
    dedicated_ips.leave(ctx, pool)
    pool.mode = MANAGED
    ctx.store.put(POOLS, pool)
    dedicated_ips.allocate(ctx, pool)

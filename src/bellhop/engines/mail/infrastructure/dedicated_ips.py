"""Dedicated IP addresses: leased, moved between pools, warmed up by the clock, sent from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail import accounts
from bellhop.engines.mail.infrastructure.errors import InvalidPool, IpMissing, IpTaken, NoIpLeft
from bellhop.engines.mail.infrastructure.tables import (
    ALL_IPS,
    DEDICATED_IPS,
    IPS_IN_POOL,
    MANAGED,
    MOVE_IPS,
    RELINQUISH,
    SHARED_POOL,
    DedicatedIp,
)
from bellhop.engines.mail.permission import DEFAULT_POOL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bellhop.engines.mail.infrastructure.tables import Pool
    from bellhop.kernel.context import Context
    from bellhop.store import Scope

# Addresses that nobody has (RFC 5737): leases come from the first range, managed pools' from the second.
LEASED, OF_MANAGED_POOLS = "198.51.100.", "203.0.113."
_IN_A_RANGE = range(1, 255)
# How many a managed pool has. AWS scales it by the mail; here it never needs more.
IN_A_MANAGED_POOL = 2

# "Automatic IP warmup is a time-based process. The warmup percentage steadily increases over 45 days,
# independently from your sending volume." (dedicated-ip-warming)
WARM_UP = 45 * 24 * 3600.0
DONE = 100
# "-1 - Appears for IP addresses in managed dedicated pools"
NOT_APPLICABLE = -1


def find(ctx: Context, ip: str) -> DedicatedIp:
    """An address of the account; raises IpMissing. Those of managed pools are among them."""
    found = ctx.store.get(DEDICATED_IPS, ip)
    if found is None:
        raise IpMissing(ip)
    return found


def percentage(ctx: Context, row: DedicatedIp) -> int:
    """How far the warm-up is now: 0 to 100, NOT_APPLICABLE in a managed pool."""
    if row.percentage == NOT_APPLICABLE or not row.warming:
        return row.percentage
    return min(DONE, row.percentage + int((ctx.now - row.since) * DONE / WARM_UP))


def lease(ctx: Context, ip: str | None = None, *, own: bool = False) -> DedicatedIp:
    """Give the account an address; without one the next that nobody has. Raises IpTaken, NoIpLeft."""
    from bellhop.engines.mail.infrastructure import snds  # noqa: PLC0415 - loads what deliveries need

    taken = _taken(ctx)
    if ip is None:
        ip = next(_free(LEASED, taken))
    elif ip in taken:
        raise IpTaken(ip)
    # "If you disable the automatic warmup feature, any subsequently leased dedicated IPs will be added to
    # your account with a warmup status of Complete"; one brought along has a history already.
    cold = accounts.of(ctx).warmup and not own
    row = DedicatedIp(ip, DEFAULT_POOL, 0 if cold else DONE, ctx.now, cold, ctx.now, own)
    ctx.store.add(DEDICATED_IPS, row)
    snds.begin(ctx, ip)
    _look_at_default_pool(ctx)
    return row


def relinquish(ctx: Context, ip: str) -> None:
    """Give an address back; raises IpMissing."""
    find(ctx, ip)
    ctx.store.delete(DEDICATED_IPS, ip)
    _look_at_default_pool(ctx)


def allocate(ctx: Context, pool: Pool) -> None:
    """Give a managed pool its addresses."""
    free = _free(OF_MANAGED_POOLS, _taken(ctx))
    for _ in range(IN_A_MANAGED_POOL):
        row = DedicatedIp(next(free), pool.name, NOT_APPLICABLE, ctx.now, False, ctx.now)
        ctx.store.add(DEDICATED_IPS, row)


def leave(ctx: Context, pool: Pool) -> None:
    """Nothing is left in a pool: managed addresses are given back, others go into the default pool."""
    if pool.mode == MANAGED:
        ctx.store.change(RELINQUISH, old=pool.name)
    else:
        ctx.store.change(MOVE_IPS, old=pool.name, new=DEFAULT_POOL)
        _look_at_default_pool(ctx)


def move(ctx: Context, ip: str, pool: Pool) -> None:
    """Put an address into a pool; raises IpMissing, InvalidPool for pools that take none from anybody."""
    row = find(ctx, ip)
    if pool.mode == MANAGED or row.percentage == NOT_APPLICABLE or pool.name == SHARED_POOL:
        raise InvalidPool(f"The dedicated IP <{ip}> cannot be moved to the dedicated IP pool <{pool.name}>.")
    ctx.store.update(DEDICATED_IPS, ip, pool=pool.name)
    _look_at_default_pool(ctx)


def warm_up(ctx: Context, ip: str, start: int) -> None:
    """Say how far an address is; from there it goes on by itself if the account warms up automatically.

    Raises IpMissing, InvalidPool. `start` is 0 to 100.
    """
    row = find(ctx, ip)
    if row.percentage == NOT_APPLICABLE:
        raise InvalidPool(f"The dedicated IP <{ip}> is in a managed pool, which warms it up by itself.")
    warming = start < DONE and accounts.of(ctx).warmup
    ctx.store.update(DEDICATED_IPS, ip, percentage=start, since=ctx.now, warming=warming)


def set_automatic(ctx: Context, enabled: bool) -> None:
    """Whether addresses warm up by themselves; "IPs that were currently in the middle … not be effected"."""
    account = accounts.of(ctx)
    account.warmup = enabled
    accounts.keep(ctx, account)


def everywhere(ctx: Context) -> list[tuple[Scope, DedicatedIp]]:
    """The addresses of every account, each with whose it is."""
    return ctx.store.across().select(ALL_IPS)


def list_on(ctx: Context, ip: str, name: str, description: str) -> DedicatedIp:
    """Let a blacklist name an address; raises IpMissing."""
    row = find(ctx, ip)
    others = [listed for listed in row.listings if listed["list"] != name]
    row.listings = [*others, {"list": name, "time": ctx.now, "description": description}]
    return ctx.store.put(DEDICATED_IPS, row)


def unlist(ctx: Context, ip: str, name: str | None) -> None:
    """Take an address off one blacklist, or off all; raises IpMissing."""
    row = find(ctx, ip)
    left = [listed for listed in row.listings if name is not None and listed["list"] != name]
    ctx.store.update(DEDICATED_IPS, ip, listings=left)


def choose(ctx: Context, pool: str) -> str | None:
    """The address that a mail leaves by; None for one of those that all customers share.

    "SES distributes your email sending between your existing dedicated IPs (which are already warmed up) and
    your new dedicated IPs", else "a set of addresses that are shared with other SES customers": each gets
    mail by its percentage.
    """
    rows = ctx.store.select(IPS_IN_POOL, pool=pool)
    while rows:
        row = rows.pop(int.from_bytes(ctx.ids.bits(4), "big") % len(rows))
        share = percentage(ctx, row)
        if share == NOT_APPLICABLE or ctx.ids.chance(share / DONE):
            return row.ip
    return None


def _look_at_default_pool(ctx: Context) -> None:
    """Note in the account's row, which sending reads anyhow, whether this pool has addresses."""
    account = accounts.of(ctx)
    dedicated = bool(ctx.store.select(IPS_IN_POOL, pool=DEFAULT_POOL))
    if dedicated != account.dedicated:
        account.dedicated = dedicated
        accounts.keep(ctx, account)


def _taken(ctx: Context) -> set[str]:
    """The addresses that any account has: an address is one account's in one Region."""
    return {row.ip for _, row in everywhere(ctx)}


def _free(network: str, taken: set[str]) -> Iterator[str]:
    """The addresses of a range that nobody has; raises NoIpLeft at its end."""
    for host in _IN_A_RANGE:
        if f"{network}{host}" not in taken:
            yield f"{network}{host}"
    raise NoIpLeft(network)

"""Dedicated IP addresses: what Support cases lease and give back, and who lists them."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field, IPvAnyAddress

from bellhop.control.house import AccountId, Here, RegionName, context
from bellhop.control.refusals import bad, missing
from bellhop.engines.mail.infrastructure import dedicated_ips as engine
from bellhop.engines.mail.infrastructure.errors import IpMissing, IpTaken, NoIpLeft
from bellhop.engines.mail.infrastructure.tables import DedicatedIp
from bellhop.kernel.clock import iso8601
from bellhop.kernel.context import Context
from bellhop.store import Scope

router = APIRouter(prefix="/_bellhop/dedicated-ips", tags=["dedicated IPs"])


class Lease(BaseModel):
    """An address for an account; without one the next that is free of 198.51.100.0/24."""

    model_config = ConfigDict(extra="forbid")

    Ip: IPvAnyAddress | None = None
    Account: AccountId | None = None
    Region: RegionName | None = None
    ByoIp: bool = Field(False, description="Brought along by its owner, who has warmed it up")


class Listing(BaseModel):
    """A blacklist that an address comes to stand on."""

    model_config = ConfigDict(extra="forbid")

    Name: str = Field(min_length=1, examples=["zen.example.net"])
    Description: str = ""


class Leased(BaseModel):
    Ip: str
    Account: str
    Region: str
    Pool: str
    WarmupPercentage: int
    ByoIp: bool
    Blacklists: list[dict[str, str]]


class LeasedIps(BaseModel):
    DedicatedIps: list[Leased]


@router.get("")
async def list_ips(house: Here) -> LeasedIps:
    """The addresses of every account and Region, those of managed pools too."""
    ctx = context(house)
    return LeasedIps(DedicatedIps=[_shown(ctx, scope, row) for scope, row in engine.everywhere(ctx)])


@router.post("", status_code=201)
async def lease_ip(house: Here, lease: Lease) -> Leased:
    """Give an account an address, as AWS does on request; it begins to warm up."""
    ctx = context(house, lease.Account, lease.Region)
    ip = str(lease.Ip) if lease.Ip else None
    try:
        row = house.transactions.now(ctx, engine.lease, ip, own=lease.ByoIp)
    except (IpTaken, NoIpLeft) as fact:
        raise bad(str(fact)) from fact
    return _shown(ctx, ctx.scope, row)


@router.delete("", status_code=204)
async def relinquish_ip(house: Here, ip: Annotated[str, Query()]) -> None:
    """Take an address from the account that has it."""
    house.transactions.now(_owner(house, ip), engine.relinquish, ip)


@router.post("/{ip}/blacklists", status_code=201)
async def list_ip(house: Here, ip: str, listing: Listing) -> Leased:
    """Let a blacklist name an address: GetBlacklistReports tells of it."""
    ctx = _owner(house, ip)
    row = house.transactions.now(ctx, engine.list_on, ip, listing.Name, listing.Description)
    return _shown(ctx, ctx.scope, row)


@router.delete("/{ip}/blacklists", status_code=204)
async def unlist_ip(house: Here, ip: str, name: Annotated[str | None, Query()] = None) -> None:
    """Take an address off all blacklists, or the one of this name."""
    house.transactions.now(_owner(house, ip), engine.unlist, ip, name)


def _owner(house: Here, ip: str) -> Context:
    for scope, row in engine.everywhere(context(house)):
        if row.ip == ip:
            return house.transactions.context(scope)
    raise missing(str(IpMissing(ip)))


def _shown(ctx: Context, scope: Scope, row: DedicatedIp) -> Leased:
    return Leased(
        Ip=row.ip,
        Account=scope.account,
        Region=scope.region,
        Pool=row.pool,
        WarmupPercentage=engine.percentage(ctx, row),
        ByoIp=row.own,
        Blacklists=[_listing(each) for each in row.listings],
    )


def _listing(listed: dict[str, Any]) -> dict[str, str]:
    return {
        "Name": listed["list"],
        "Time": iso8601(listed["time"]),
        "Description": listed["description"],
    }

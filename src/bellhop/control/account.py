"""The account as its operator sees it: limits, the sandbox and what AWS would say of its reputation."""

from typing import Literal, cast

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from bellhop.control.house import AccountId, Here, RegionName, context
from bellhop.engines.mail import accounts, quota
from bellhop.engines.mail.reputation import rates, standing
from bellhop.kernel.context import Context

router = APIRouter(prefix="/_bellhop/account", tags=["account"])

Enforcement = Literal["HEALTHY", "PROBATION", "SHUTDOWN"]


class AccountChange(BaseModel):
    """What is left out stays as it is; a limit that is null is Bellhop's default again."""

    model_config = ConfigDict(extra="forbid")

    Account: AccountId | None = None
    Region: RegionName | None = None
    ProductionAccess: bool | None = None
    SendingEnabled: bool | None = None
    Max24HourSend: float | None = Field(None, ge=-1, description="-1: no limit")
    MaxSendRate: float | None = Field(None, ge=-1, description="-1: no limit")
    EnforcementStatus: Enforcement | None = None
    RepresentativeVolume: int | None = Field(
        None, ge=1, description="messages that bounce and complaint rates need to say something"
    )


class AccountStanding(BaseModel):
    Account: str
    Region: str
    ProductionAccess: bool
    SendingEnabled: bool
    Max24HourSend: float
    MaxSendRate: float
    SentLast24Hours: int
    EnforcementStatus: Enforcement
    RepresentativeVolume: int
    BounceRate: float
    ComplaintRate: float


@router.get("")
async def show_account(house: Here, account: str | None = None, region: str | None = None) -> AccountStanding:
    """What an account may send in a Region, and how it stands."""
    return house.transactions.now(context(house, account, region), _shown)


@router.post("")
async def change_account(
    house: Here, change: AccountChange, account: str | None = None, region: str | None = None
) -> AccountStanding:
    """Change limits, put the account into the sandbox, place it under review, pause it, or let it go on."""
    ctx = context(house, change.Account or account, change.Region or region)
    return house.transactions.now(ctx, _changed, change)


def _changed(ctx: Context, change: AccountChange) -> AccountStanding:
    account = accounts.of(ctx)
    given = change.model_fields_set
    if change.ProductionAccess is not None:
        account.production = change.ProductionAccess
    if change.SendingEnabled is not None:
        account.sending = change.SendingEnabled
    if "Max24HourSend" in given:
        account.max_24_hours = change.Max24HourSend
    if "MaxSendRate" in given:
        account.max_rate = change.MaxSendRate
    if change.EnforcementStatus is not None:
        standing.decide(ctx, account, change.EnforcementStatus)
    if change.RepresentativeVolume is not None:
        account.reputation["volume"] = change.RepresentativeVolume
    accounts.keep(ctx, account)
    return _shown(ctx)


def _shown(ctx: Context) -> AccountStanding:
    account = standing.judge(ctx)
    limits, found = quota.limits(account), rates.of_account(ctx, account)
    return AccountStanding(
        Account=ctx.account,
        Region=ctx.region,
        ProductionAccess=account.production,
        SendingEnabled=account.sending,
        Max24HourSend=limits.max_24_hours,
        MaxSendRate=limits.max_rate,
        SentLast24Hours=quota.sent_in_24_hours(ctx),
        EnforcementStatus=cast(Enforcement, account.enforcement),
        RepresentativeVolume=rates.volume_of(account),
        BounceRate=found.bounces,
        ComplaintRate=found.complaints,
    )

"""What follows from an account's rates: it is placed under review, or its sending is paused.

ses/latest/dg/faqs-enforcement.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail import accounts, quota
from bellhop.engines.mail.accounts import HEALTHY, PROBATION, SHUTDOWN
from bellhop.engines.mail.events import RatesChanged
from bellhop.engines.mail.reputation import rates
from bellhop.engines.mail.suppression import suppressions
from bellhop.engines.mail.tables import SEND_COUNTERS

if TYPE_CHECKING:
    from bellhop.engines.mail.reputation.rates import Rates
    from bellhop.engines.mail.tables import SendCounter, SendingAccount
    from bellhop.kernel.context import Context

# "If your account's ability to send email is paused, SES automatically deletes the addresses in your
# account-level suppression list after 90 days." (sending-email-suppression-list)
SUPPRESSED_FOR = 90 * 24 * 3600.0


def hear(ctx: Context, counted: SendCounter) -> None:
    """Bounces and complaints have just been counted in a quarter of an hour: they are judged at once, and
    again when it ends and more mail stands beside them.
    """
    unwelcome = _unwelcome(counted)
    if not unwelcome:
        return
    judge(ctx)
    ctx.emit(RatesChanged(unwelcome))
    there = ctx.store.get(SEND_COUNTERS, counted.slot)
    if there and _unwelcome(there) == unwelcome:
        ctx.later((counted.slot + 1) * quota.SLOT, review)


def _unwelcome(counter: SendCounter) -> int:
    """How much of it counts for a rate."""
    exempt = counter.exempt_bounces + counter.exempt_complaints
    return counter.bounces + counter.complaints - exempt


def review(ctx: Context) -> None:
    """A timer: a quarter of an hour in which something went wrong is over."""
    judge(ctx)
    ctx.emit(RatesChanged(0))


def judge(ctx: Context) -> SendingAccount:
    """Let the account's status follow its rates; the account.

    A pause ends when the operator says so, as it does at AWS; so does what the operator has set.
    """
    account = accounts.of(ctx)
    if account.enforcement == SHUTDOWN or account.reputation.get("pinned"):
        return account
    found = rates.of_account(ctx, account)
    if found.volume >= rates.volume_of(account) and (status := _status(found)) != account.enforcement:
        account.enforcement = status
        if status == SHUTDOWN:
            _pause(ctx, account)
        accounts.keep(ctx, account)
    return account


def _pause(ctx: Context, account: SendingAccount) -> None:
    account.reputation["paused"] = ctx.now
    ctx.later(ctx.now + SUPPRESSED_FOR, expire, paused=ctx.now)


def expire(ctx: Context, paused: float) -> None:
    """A timer: the account's suppression list goes if sending has been paused since then."""
    if accounts.of(ctx).reputation.get("paused") == paused:
        suppressions.forget(ctx, suppressions.ACCOUNTS_LIST)


def _status(found: Rates) -> str:
    if found.reach(rates.PAUSED):
        return SHUTDOWN
    return PROBATION if found.reach(rates.REVIEWED) else HEALTHY


def decide(ctx: Context, account: SendingAccount, status: str) -> None:
    """The operator sets the status, which then stays; a healthy account begins anew.

    "We adjust our calculations to only consider bounces received after your changes were implemented."
    """
    account.enforcement = status
    account.reputation = {name: value for name, value in account.reputation.items() if name == "volume"}
    account.reputation |= {"since": ctx.now} if status == HEALTHY else {"pinned": True}
    if status == SHUTDOWN:
        _pause(ctx, account)

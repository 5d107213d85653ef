"""How much an account may send and has sent: counters by the quarter of an hour, never a count of rows.

ses/latest/dg/manage-sending-quotas.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bellhop.engines.mail import simulator
from bellhop.engines.mail.errors import DailyQuotaExceeded, RateExceeded
from bellhop.engines.mail.tables import ACCOUNT, COUNTERS_SINCE, PACES, SEND_COUNTERS, SendCounter, SendPace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bellhop.engines.mail.mime.addresses import Mailbox
    from bellhop.engines.mail.tables import Message, SendingAccount
    from bellhop.kernel.context import Context

MAX_24_HOURS = 10_000_000.0  # messages, one a recipient
MAX_RATE = 10_000.0  # messages a second
SANDBOX_24_HOURS, SANDBOX_RATE = 200.0, 1.0
UNLIMITED = -1.0  # "A value of -1 signifies an unlimited quota."

SLOT = 15 * 60  # "Each data point in the list contains statistics for a 15-minute period of time."
DAY = 24 * 3600
KEPT = 14 * DAY  # "the last two weeks of sending activity"

_SIMULATED = f"@{simulator.DOMAIN}"


class Limits(NamedTuple):
    """Messages, one a recipient, in 24 hours and a second; -1 is no limit."""

    max_24_hours: float
    max_rate: float


def limits(account: SendingAccount) -> Limits:
    """What the account was given, else what everybody has in the sandbox or out of it."""
    daily = MAX_24_HOURS if account.production else SANDBOX_24_HOURS
    rate = MAX_RATE if account.production else SANDBOX_RATE
    return Limits(
        daily if account.max_24_hours is None else account.max_24_hours,
        rate if account.max_rate is None else account.max_rate,
    )


def is_limited(account: SendingAccount) -> bool:
    """Whether sending has to be measured: nobody reaches what is Bellhop's default."""
    return not account.production or account.max_24_hours is not None or account.max_rate is not None


def admit(ctx: Context, account: SendingAccount, recipients: Sequence[Mailbox]) -> None:
    """Raises DailyQuotaExceeded, RateExceeded; else these recipients use up what they need of the rate.

    "Emails that you send to the mailbox simulator are limited by your account's maximum sending rate, but
    they don't affect your daily sending quota." (send-an-email-from-console)
    """
    daily, rate = limits(account)
    counted = any(box.domain.lower() != simulator.DOMAIN for box in recipients)
    # "As long as the total number of emails that you have sent in the past 24 hours is less than this daily
    # maximum, your send request is accepted".
    if counted and daily != UNLIMITED and sent_in_24_hours(ctx) >= daily:
        raise DailyQuotaExceeded
    if rate != UNLIMITED:
        _pace(ctx, rate, len(recipients))


def _pace(ctx: Context, rate: float, recipients: int) -> None:
    """A bucket that a second fills with `rate`, and a mail to many may overdraw.

    Of five recipients at one a second AWS takes all, and refuses for five seconds what comes after them.
    """
    full = max(rate, 1.0) if rate else 0.0
    pace = ctx.store.get(PACES, ACCOUNT) or SendPace(ACCOUNT, full, ctx.now)
    left = min(full, pace.left + (ctx.now - pace.time) * rate)
    if left < 1.0 - 1e-6:
        raise RateExceeded
    ctx.store.put(PACES, SendPace(ACCOUNT, left - recipients, ctx.now))


def accepted(ctx: Context, message: Message) -> None:
    """Count a mail that was taken for delivery."""
    addresses = [address for address, _ in message.recipients]
    count(ctx, SendCounter(0, attempts=len(addresses), simulated=simulated(addresses)))


def count(ctx: Context, counter: SendCounter) -> None:
    """Add to the counters of this moment; the slot of `counter` is set here."""
    counter.slot = int(ctx.now // SLOT)
    ctx.store.count_up(SEND_COUNTERS, counter)
    if counter.bounces or counter.complaints:
        from bellhop.engines.mail.reputation import standing  # noqa: PLC0415 - little mail is unwanted

        standing.hear(ctx, counter)


def simulated(addresses: Iterable[str]) -> int:
    """How many of them are the simulator's."""
    return sum(address.lower().endswith(_SIMULATED) for address in addresses)


def tell(ctx: Context, counter: SendCounter, event: dict[str, Any]) -> None:
    """Let a counter know of an event (see history.py) that it may have to count.

    Mail that is held back for the account's own suppression list is no bounce and no complaint: "SES doesn't
    count the messages that you send to addresses on your account-level suppression list toward the bounce or
    complaint rates for your account." (sending-email-suppression-list)
    """
    from bellhop.engines.mail.reputation import rates  # noqa: PLC0415 - little mail is unwanted

    rates.tell(ctx, counter, event)


def sent_in_24_hours(ctx: Context) -> int:
    """Messages sent in the last 24 hours, to the quarter of an hour, save those to the simulator."""
    since = int((ctx.now - DAY) // SLOT) + 1
    return sum(each.attempts - each.simulated for each in ctx.store.select(COUNTERS_SINCE, slot=since))


def statistics(ctx: Context) -> list[SendCounter]:
    """The quarters of an hour of the last two weeks in which something happened, the oldest first."""
    return ctx.store.select(COUNTERS_SINCE, slot=int((ctx.now - KEPT) // SLOT))

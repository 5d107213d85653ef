"""Bounce and complaint rates: of the account, of a configuration set, of a tenant.

ses/latest/dg/reputationdashboardmessages.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bellhop.engines.mail import accounts, quota
from bellhop.engines.mail.history import HELD_BACK
from bellhop.engines.mail.mime.addresses import Mailbox
from bellhop.engines.mail.reputation import metrics

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.engines.mail.sets.tables import ConfigurationSet
    from bellhop.engines.mail.tables import SendCounter, SendingAccount
    from bellhop.kernel.context import Context

# "A representative volume is an amount of email that represents your typical sending practices", different
# for each account and not disclosed: here it is the same for all, and the operator may change it.
REPRESENTATIVE_VOLUME = 1000
# Of bounces, of complaints: "If your bounce rate is 5% or greater, we automatically place your account under
# review. If your bounce rate is 10% or greater, we might pause your account's ability to send".
REVIEWED = (0.05, 0.001)
PAUSED = (0.10, 0.005)


class Rates(NamedTuple):
    """Of `volume` messages, one a recipient, the part that bounced hard and that was complained of.

    `start` is when the first of them may have been sent, seconds since the epoch.
    """

    volume: int
    bounces: float
    complaints: float
    start: float = 0.0

    def reach(self, thresholds: tuple[float, float]) -> bool:
        return self.bounces >= thresholds[0] or self.complaints >= thresholds[1]


def volume_of(account: SendingAccount) -> int:
    """How many messages a rate of this account needs to say something."""
    return int(account.reputation.get("volume", REPRESENTATIVE_VOLUME))


def of_account(ctx: Context, account: SendingAccount) -> Rates:
    """The rates of the account's latest mail, as much as is representative."""
    first = -(-account.reputation.get("since", 0.0) // quota.SLOT)  # counted anew from the next slot on
    counters = (each for each in reversed(quota.statistics(ctx)) if each.slot >= first)
    return _latest(
        volume_of(account),
        (
            (
                float(each.slot * quota.SLOT),
                each.attempts - each.simulated,
                each.bounces - each.exempt_bounces,
                each.complaints - each.exempt_complaints,
            )
            for each in counters
        ),
    )


def of_set(ctx: Context, chosen: ConfigurationSet) -> Rates:
    """The same of mail that was sent with a configuration set, since its last fresh start."""
    return _of_figures(ctx, chosen.reputation.get("fresh_start") or 0.0, set=chosen.name)


def of_tenant(ctx: Context, name: str, since: float) -> Rates:
    """The same of a tenant's mail; what happened before `since` does not count."""
    return _of_figures(ctx, since, tenant=name)


def _of_figures(ctx: Context, since: float, **dimension: str) -> Rates:
    # Figures are those of whole hours: what counts anew begins with the next one.
    figures = metrics.newest(ctx, max(since, ctx.now - quota.KEPT), ctx.now + 1, **dimension)
    return _latest(
        volume_of(accounts.of(ctx)),
        (
            (float(of.hour * metrics.HOUR), of.sends, of.hard_bounces - of.exempt_bounces, of.complaints)
            for of in figures
        ),
    )


def _latest(volume: int, points: Iterable[tuple[float, int, int, int]]) -> Rates:
    """The rates over points, the latest first, until they make up the volume.

    A point is when it begins, and its sends, bounces and complaints.
    """
    start, sends, bounces, complaints = 0.0, 0, 0, 0
    for begin, *more in points:
        if sends >= volume:
            break
        start = begin
        sends, bounces, complaints = sends + more[0], bounces + more[1], complaints + more[2]
    return Rates(sends, bounces / (sends or 1), complaints / (sends or 1), start)


def tell(ctx: Context, counter: SendCounter, event: dict[str, Any]) -> None:
    """See quota.tell."""
    kind = event["type"]
    if event.get("cause") in HELD_BACK:
        return
    if kind == "Reject":
        counter.rejects += len(event.get("recipients", "1"))
    elif kind == "Complaint":
        counter.complaints += len(event["recipients"])
        counter.exempt_complaints += sum(is_simulated(each) for each in event["recipients"])
    elif kind == "Bounce" and event["bounce"] == "Permanent":
        counter.bounces += len(event["recipients"])
        counter.exempt_bounces += sum(is_exempt(ctx, each) for each in event["recipients"])


def is_exempt(ctx: Context, address: str) -> bool:
    """ "Bounced emails that you send to verified addresses and domains, as well as emails that you send to
    the Amazon SES inbox simulator, also aren't considered in this calculation."
    """
    local, _, domain = address.rpartition("@")
    return accounts.is_proven(ctx, Mailbox("", local, domain))


def is_simulated(address: str) -> bool:
    """ "Complaints that are generated by emails that you send to the Amazon SES inbox simulator aren't
    considered in this calculation."
    """
    return quota.simulated([address]) == 1

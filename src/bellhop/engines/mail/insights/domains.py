"""What the dashboard tells of a domain: the mail of each day, and campaigns.

A campaign is all mail with one From address and one subject.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bellhop.engines.mail.insights import dashboard
from bellhop.engines.mail.insights.errors import CampaignMissing, InvalidPeriod
from bellhop.engines.mail.insights.messages import sender_of
from bellhop.engines.mail.insights.placements import Volumes
from bellhop.engines.mail.insights.tables import SENT_BETWEEN
from bellhop.engines.mail.insights.vdm import DAY, check_period
from bellhop.engines.mail.tables import CONTENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bellhop.engines.mail.tables import Message
    from bellhop.kernel.context import Context

# "The EndDate that you specify has to be less than or equal to 30 days after the StartDate."
LONGEST = 30 * DAY
LAST_MOMENT = DAY - 1e-6  # of a day
_DIGITS = 32


@dataclass(slots=True)
class Campaign:
    """Mail of one From address and subject; `first` and `last` are when it was delivered, in seconds.

    `ips` are the dedicated addresses that it was sent from: those that customers share are not known.
    """

    id: str
    sender: str
    subject: str
    volumes: Volumes = field(default_factory=Volumes)
    ips: set[str] = field(default_factory=set[str])
    first: float | None = None
    last: float | None = None


def statistics(
    ctx: Context, domain: str, start: float, end: float
) -> tuple[Volumes, list[tuple[float, Volumes]]]:
    """The mail of a domain, all of it and by the day, each with its midnight; both days are inclusive.

    Raises DomainUntracked, InvalidPeriod.
    """
    dashboard.check_tracked(ctx, domain)
    _check(start, end)
    first, last = int(start // DAY * DAY), int(end // DAY * DAY)
    days = {day: Volumes() for day in range(first, last + 1, DAY)}
    whole = Volumes()
    for message in _sent(ctx, {domain.lower()}, first, last + LAST_MOMENT):
        whole.add(message)
        days[int(message.time // DAY * DAY)].add(message)
    return whole, [(float(day), volumes) for day, volumes in days.items()]


def campaigns(ctx: Context, domain: str, start: float, end: float) -> list[Campaign]:
    """The campaigns of a domain, in the order of their first mails; both days are inclusive.

    Raises DomainUntracked, InvalidPeriod.
    """
    dashboard.check_tracked(ctx, domain)
    _check(start, end)
    sent = _sent(ctx, {domain.lower()}, start // DAY * DAY, end // DAY * DAY + LAST_MOMENT)
    return _grouped(ctx, sent)


def campaign(ctx: Context, identifier: str) -> Campaign:
    """The campaign with this id, of all domains that are subscribed to; raises CampaignMissing."""
    options = dashboard.of(ctx)
    domains = {*options.active, *options.expiring}
    wanted = (message for message in _sent(ctx, domains, 0, ctx.now) if _id(message) == identifier)
    found = _grouped(ctx, wanted)
    if not found:
        raise CampaignMissing(identifier)
    return found[0]


def _check(start: float, end: float) -> None:
    check_period(start, end)
    if end - start > LONGEST:
        raise InvalidPeriod("EndDate must be at most 30 days after StartDate.")


def _sent(ctx: Context, domains: set[str], start: float, end: float) -> Iterator[Message]:
    """The mail from addresses of these domains, both times inclusive."""
    for message in ctx.store.through(SENT_BETWEEN, start=start, end=end):
        if message.sender_key.rpartition("@")[2] in domains:
            yield message


def _id(message: Message) -> str:
    said = f"{message.sender_key}\n{message.subject or ''}".encode()
    return hashlib.sha256(said).hexdigest()[:_DIGITS]


def _grouped(ctx: Context, messages: Iterable[Message]) -> list[Campaign]:
    found: dict[str, Campaign] = {}
    for message in messages:
        identifier = _id(message)
        campaign = found.get(identifier)
        if campaign is None:
            campaign = Campaign(identifier, sender_of(message), message.subject or "")
            found[identifier] = campaign
        _count(ctx, campaign, message)
    return list(found.values())


def _count(ctx: Context, campaign: Campaign, message: Message) -> None:
    campaign.volumes.add(message)
    content = ctx.store.get(CONTENTS, message.number)
    if content and (ip := content.terms.get("outgoing_ip")):
        campaign.ips.add(ip)
    for event in message.events:
        if event["type"] == "Delivery":
            campaign.first = min(campaign.first or event["time"], event["time"])
            campaign.last = max(campaign.last or event["time"], event["time"])

"""Figures of what was sent and became of it, by the hour: what dashboards, alarms and rates are made from.

Only mail that is watched has figures (see permission.py): with a configuration set, a tenant or VDM. Of all
other mail there are the account's counters (quota.py).
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from bellhop.engines.mail import simulator
from bellhop.engines.mail.history import HELD_BACK
from bellhop.engines.mail.reputation.tables import (
    EXPIRED_FIGURES,
    FIGURES,
    FIGURES_BETWEEN,
    NEWEST_FIGURES,
    Figures,
)
from bellhop.engines.mail.tables import CONTENTS, MESSAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bellhop.engines.mail.events import MailEvent
    from bellhop.engines.mail.tables import Message
    from bellhop.kernel.context import Context

HOUR = 3600
KEPT = 90 * 24  # hours; no dashboard of SES's looks back further

# What an event adds to; those of a mail's recipients one and all that name none.
_COUNTERS = {
    "Send": "sends",
    "Delivery": "deliveries",
    "Complaint": "complaints",
    "Reject": "rejects",
    "DeliveryDelay": "delays",
    "Rendering Failure": "failures",
}
# Nobody knows which recipient of several it was: the first stands for all.
_ENGAGEMENT = {"Open": "opens", "Click": "clicks", "Subscription": "subscriptions"}
_FIRSTS = {"Open": "opened", "Click": "clicked"}
COUNTERS = tuple(each.name for each in dataclasses.fields(Figures) if each.type == "int")[1:]


def between(ctx: Context, start: float, end: float, **dimensions: str | bool | None) -> list[Figures]:
    """The figures of the hours that begin in [start, end) seconds since the epoch, oldest first.

    `dimensions` narrow them: identity, set, tenant, isp, alone; "" is mail without.
    """
    return ctx.store.select(FIGURES_BETWEEN, **_binds(start, end, dimensions))


def newest(ctx: Context, start: float, end: float, **dimensions: str | bool | None) -> Iterator[Figures]:
    """The same, the newest first, read only as far as they are wanted."""
    return ctx.store.through(NEWEST_FIGURES, **_binds(start, end, dimensions))


def _binds(start: float, end: float, dimensions: Mapping[str, str | bool | None]) -> dict[str, Any]:
    narrowed = {name: dimensions.get(name) for name in ("identity", "set", "tenant", "isp", "alone")}
    return {"first": int(-(-start // HOUR)), "end": int(-(-end // HOUR)), **narrowed}


def total(figures: Iterable[Figures]) -> Figures:
    """The sums of figures, whatever their dimensions."""
    found = Figures(0, "", "", "", "", alone=False)
    for each in figures:
        for name in COUNTERS:
            setattr(found, name, getattr(found, name) + getattr(each, name))
    return found


def count(ctx: Context, told: MailEvent) -> None:
    """Add an event to the figures of its hour; what became of mail to the simulator is nobody's."""
    message = ctx.store.get(MESSAGES, told.number)
    if message is None or told.event.get("cause") in HELD_BACK:
        return
    added: dict[str, Figures] = {}
    for recipient in _recipients(message, told.event):
        domain = recipient.rpartition("@")[2].lower()
        if domain != simulator.DOMAIN:
            figures = added.setdefault(domain, _blank(message, told.event, domain))
            _add(ctx, figures, told, recipient)
    for figures in added.values():
        if figures.alone and figures.deliveries:
            _trackers(ctx, message, figures)
        ctx.store.count_up(FIGURES, figures)
    if told.event["type"] == "Send":
        ctx.store.change(EXPIRED_FIGURES, hour=int(ctx.now // HOUR) - KEPT)
    if message.tenant and told.event["type"] in ("Bounce", "Complaint"):
        from bellhop.engines.mail.reputation import enforcement  # noqa: PLC0415 - little mail is a tenant's

        enforcement.judge(ctx, message.tenant)


def _recipients(message: Message, event: dict[str, Any]) -> list[str]:
    """Whom an event is about."""
    everybody = [address for address, _ in message.recipients]
    if event["type"] in _ENGAGEMENT:
        return everybody[:1]
    return event.get("recipients") or everybody


def _blank(message: Message, event: dict[str, Any], domain: str) -> Figures:
    identity = (message.identity or "").partition("/")[2]
    alone = len(message.recipients) == 1
    hour = int(event["time"] // HOUR)
    return Figures(hour, identity, message.configuration_set or "", message.tenant or "", domain, alone)


def _add(ctx: Context, figures: Figures, told: MailEvent, recipient: str) -> None:
    kind = told.event["type"]
    if kind == "Bounce":
        from bellhop.engines.mail.reputation import rates  # noqa: PLC0415 - they are made from these figures

        hard = told.event["bounce"] == "Permanent"
        _up(figures, "hard_bounces" if hard else "soft_bounces")
        if hard and rates.is_exempt(ctx, recipient):
            _up(figures, "exempt_bounces")
    else:
        _up(figures, _COUNTERS.get(kind) or _ENGAGEMENT[kind])
        if told.first and kind in _FIRSTS:
            _up(figures, _FIRSTS[kind])


def _trackers(ctx: Context, message: Message, figures: Figures) -> None:
    """Whether its opens and clicks could be told of: "emails without open trackers" are in no open rate."""
    content = ctx.store.get(CONTENTS, message.number)
    tracked: dict[str, Any] = content.terms.get("tracking", {}) if content else {}
    figures.with_open_tracker = int("open" in tracked)
    figures.with_click_tracker = int("click" in tracked)


def _up(figures: Figures, counter: str) -> None:
    setattr(figures, counter, getattr(figures, counter) + 1)

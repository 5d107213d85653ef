"""What follows from the events of a mail: counters, suppression lists, reports to its sender."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail import quota
from bellhop.engines.mail.history import HELD_BACK
from bellhop.engines.mail.sets.tables import CONFIGURATION_SETS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bellhop.engines.mail.sets.tables import ConfigurationSet
    from bellhop.engines.mail.suppression.suppressions import Rules
    from bellhop.engines.mail.tables import Message, SendCounter
    from bellhop.kernel.context import Context

LONGEST = 50_400.0  # seconds: "less than or equal to 50400 seconds (840 minutes)" (DeliveryOptions)
HARD = frozenset(("General", "NoEmail"))


def patience(ctx: Context, message: Message) -> float:
    """For how many seconds after its acceptance it is tried to deliver a mail."""
    chosen = _set_of(ctx, message)
    return float(chosen.delivery.get("max_delivery_seconds") or LONGEST) if chosen else LONGEST


def suppression_of(ctx: Context, message: Message) -> Rules:
    """The rules of suppression that hold for a mail."""
    from bellhop.engines.mail.suppression import suppressions  # noqa: PLC0415 - SES's own mail needs none

    return suppressions.rules(ctx, _set_of(ctx, message), message.tenant)


def follow(ctx: Context, message: Message, event: dict[str, Any], counted: SendCounter) -> None:
    """Act on a bounce, a complaint or a reject; what is to be counted goes into `counted`."""
    if event["type"] == "DeliveryDelay":
        return
    quota.tell(ctx, counted, event)
    if event["type"] == "Reject":
        return
    if event.get("cause") not in HELD_BACK:
        _learn(ctx, message, event)
    from bellhop.engines.mail.reports import forwarding  # noqa: PLC0415 - most mail is welcome

    forwarding.report(ctx, message, event)


def answer(ctx: Context, message: Message, absent: Sequence[str]) -> None:
    """Recipients who are out of office say so."""
    if absent:
        from bellhop.engines.mail.reports import automatic_replies  # noqa: PLC0415 - most are in

        for address in absent:
            automatic_replies.send(ctx, message, address)


def _learn(ctx: Context, message: Message, event: dict[str, Any]) -> None:
    """Hard bounces and complaints bring addresses on the account's suppression list."""
    if event["type"] == "Complaint":
        reason = "COMPLAINT"
    elif event["bounce"] == "Permanent" and event["cause"] in HARD:
        reason = "BOUNCE"
    else:
        return
    from bellhop.engines.mail.suppression import suppressions  # noqa: PLC0415 - as above

    held = suppression_of(ctx, message)
    for address in event["recipients"]:
        suppressions.learn(ctx, held, address, reason, (message.id, event["id"]))


def _set_of(ctx: Context, message: Message) -> ConfigurationSet | None:
    """A mail's configuration set, if it is still there."""
    name = message.configuration_set
    return ctx.store.get(CONFIGURATION_SETS, name) if name else None

"""Reading what was captured, over all accounts, for the control API."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bellhop.engines.messaging.tables import IN_ORDER, REMOVE, REMOVE_ALL, WITH_ID

if TYPE_CHECKING:
    from bellhop.engines.messaging.tables import PhoneMessage
    from bellhop.kernel.context import Context
    from bellhop.store import Scope


@dataclass(frozen=True, slots=True)
class Filter:
    """Which messages are wanted; None lets everything through.

    `since` is seconds since the epoch, `subject` a part of a push message's title.
    """

    channel: str | None = None
    direction: str | None = None
    account: str | None = None
    region: str | None = None
    sender: str | None = None
    recipient: str | None = None
    subject: str | None = None
    since: float = 0.0


def page(ctx: Context, wanted: Filter, after: int | None, limit: int) -> list[tuple[Scope, PhoneMessage]]:
    """At most `limit` messages in the order they were taken in, from behind the number `after` on."""
    found = ctx.store.across().each(
        IN_ORDER,
        None if after is None else {"after_number": after},
        only_account=wanted.account,
        only_region=wanted.region,
        only_channel=wanted.channel,
        only_direction=wanted.direction,
        sender=wanted.sender,
        recipient=wanted.recipient,
        subject=wanted.subject and wanted.subject.lower(),
        since=wanted.since,
        limit=limit,
    )
    return list(found)


def one(ctx: Context, identifier: str) -> tuple[Scope, PhoneMessage] | None:
    """The message with this id and whose it is; None if there is none."""
    return next(ctx.store.across().each(WITH_ID, id=identifier, limit=1), None)


def delete(ctx: Context, identifier: str) -> bool:
    """Forget one message; False if there is none."""
    return ctx.store.across().change(REMOVE, id=identifier) > 0


def delete_all(ctx: Context) -> None:
    """Forget every message of every account."""
    ctx.store.across().change(REMOVE_ALL)

"""Reading what was captured, over all accounts, for the control API."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bellhop.engines.messaging.tables import REMOVE_ALL, REMOVE_WITH_ID, WITH_ID, messages_where

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
    since: float | None = None

    def binds(self) -> dict[str, Any]:
        """The conditions there are, by the names that `messages_where` knows."""
        given = {name: getattr(self, name) for name in self.__slots__}
        return {name: value for name, value in given.items() if value is not None}


def page(ctx: Context, wanted: Filter, after: int | None, limit: int) -> list[tuple[Scope, PhoneMessage]]:
    """At most `limit` messages in the order they were taken in, from behind the number `after` on."""
    binds = wanted.binds()
    query = messages_where(frozenset(binds))
    behind = None if after is None else {"after_number": after}
    return list(ctx.store.across().each(query, behind, limit=limit, **binds))


def one(ctx: Context, identifier: str) -> tuple[Scope, PhoneMessage] | None:
    """The message with this id and whose it is; None if there is none."""
    return next(ctx.store.across().each(WITH_ID, id=identifier, limit=1), None)


def delete(ctx: Context, identifier: str) -> bool:
    """Forget one message; False if there is none."""
    return ctx.store.across().change(REMOVE_WITH_ID, id=identifier) > 0


def delete_all(ctx: Context) -> None:
    """Forget every message of every account."""
    ctx.store.across().change(REMOVE_ALL)

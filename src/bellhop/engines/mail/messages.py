"""Reading what was captured, over all accounts, for the control API."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bellhop.engines.mail import contents
from bellhop.engines.mail.mime.addresses import InvalidAddress, parse_one
from bellhop.engines.mail.mime.headers import with_return_path
from bellhop.engines.mail.tables import (
    ADDRESSEES,
    CONTENTS,
    MESSAGES,
    REMOVE_ADDRESSEES,
    REMOVE_CONTENTS,
    REMOVE_MESSAGES,
    WITH_ID,
    messages_where,
)

if TYPE_CHECKING:
    from bellhop.engines.mail.mime.reading import Content
    from bellhop.engines.mail.tables import Message
    from bellhop.kernel.context import Context
    from bellhop.store import Scope


@dataclass(frozen=True, slots=True)
class Filter:
    """Which messages are wanted; None lets everything through.

    `sender` and `recipient` (one of the envelope) are addresses, whatever their case; `subject` is a
    part of the subject; `since` is seconds since the epoch.
    """

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
        for name in ("sender", "recipient"):
            if given[name] is not None:
                given[name] = _address(given[name])
        return {name: value for name, value in given.items() if value is not None}


def page(ctx: Context, wanted: Filter, after: int | None, limit: int) -> list[tuple[Scope, Message]]:
    """At most `limit` messages in the order of their acceptance, from behind the number `after` on."""
    binds = wanted.binds()
    query = messages_where(frozenset(binds))
    behind = None if after is None else {"after_number": after}
    return list(ctx.store.across().each(query, behind, limit=limit, **binds))


def one(ctx: Context, identifier: str) -> tuple[Scope, Message] | None:
    """The message with this id and whose it is; None if there is none."""
    return next(ctx.store.across().each(WITH_ID, id=identifier), None)


def delivered(ctx: Context, scope: Scope, message: Message) -> bytes:
    """The message as it lies in a recipient's mailbox: Return-Path first, CRLF line ends."""
    store = ctx.store.across().scope(scope)
    return with_return_path(contents.composed(ctx, store, message), contents.return_path(store, message))


def content(ctx: Context, scope: Scope, message: Message) -> Content:
    """What a message says, as its recipients read it; bodies end as they were handed in.

    Only one that came whole is parsed.
    """
    from bellhop.engines.mail.mime import outline, reading  # noqa: PLC0415 - load email

    store = ctx.store.across().scope(scope)
    parts, return_path = contents.parts(store, message), contents.return_path(store, message)
    if parts is None:
        whole = contents.unsigned(store, message)
        return reading.read(with_return_path(whole, return_path))
    return outline.tell(
        parts, contents.stamp_of(store, message, contents.terms_of(store, message)), return_path
    )


def delete(ctx: Context, identifier: str) -> bool:
    """Forget one message; False if there is none."""
    found = one(ctx, identifier)
    if found is None:
        return False
    scope, message = found
    store = ctx.store.across().scope(scope)
    for address, _ in message.recipients:
        store.delete(ADDRESSEES, address.lower(), message.number)
    store.delete(CONTENTS, message.number)
    return store.delete(MESSAGES, message.number)


def delete_all(ctx: Context) -> None:
    """Forget every message of every account; what was counted stays counted."""
    for change in (REMOVE_ADDRESSEES, REMOVE_CONTENTS, REMOVE_MESSAGES):
        ctx.store.across().change(change)


def _address(text: str) -> str:
    try:
        return parse_one(text).address.lower()
    except InvalidAddress:
        return text.lower()

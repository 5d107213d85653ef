"""Texts, push notifications and voice calls as they are kept, one row each."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

import sqlalchemy as sa

from bellhop.store import Change, Query, Table, bind

SMS, PUSH, VOICE = "sms", "push", "voice"
OUTBOUND, INBOUND = "outbound", "inbound"


@dataclass(slots=True)
class PhoneMessage:
    """One message; `origination` and `destination` are numbers, for push the token is `destination`.

    `number` orders messages as they were taken in (microseconds of the clock, or the next one).
    `platform` is a push message's channel (GCM, APNS …). `events` tell what happened, in order:
    `{"time": seconds, "type": …}` and facts of the type.
    """

    id: str
    number: int
    time: float
    channel: str
    direction: str
    origination: str
    destination: str
    body: str
    status: str
    title: str = ""
    platform: str = ""
    message_type: str = ""
    voice: str = ""
    configuration_set: str | None = None
    data: dict[str, Any] = field(default_factory=dict[str, Any])
    tags: dict[str, Any] = field(default_factory=dict[str, Any])
    events: list[Any] = field(default_factory=list[Any])


MESSAGES = Table("phone_message", PhoneMessage, ("number",), unique=True, indexes=(("id",), ("destination",)))
WITH_ID = Query(MESSAGES, MESSAGES.c.id == bind("id"), limit=True)
REMOVE_WITH_ID = Change(MESSAGES, MESSAGES.c.id == bind("id"))
REMOVE_ALL = Change(MESSAGES, MESSAGES.c.id.is_not(None))


@cache
def messages_where(names: frozenset[str]) -> Query[PhoneMessage]:
    """The messages that fulfil the conditions of these names, each with the bind of its name."""
    conditions = [condition for name, condition in _conditions().items() if name in names]
    return Query(MESSAGES, sa.and_(sa.true(), *conditions), order=("number",), limit=True)


@cache
def _conditions() -> dict[str, sa.ColumnElement[bool]]:
    c = MESSAGES.c
    titled = sa.func.instr(sa.func.lower(c.title), sa.func.lower(bind("subject")))
    # `number` is of the time in microseconds, or greater: what is older is not looked at.
    recent = c.number >= bind("since") * 1_000_000 - 1
    return {
        "account": c.account == bind("account"),
        "region": c.region == bind("region"),
        "channel": c.channel == bind("channel"),
        "direction": c.direction == bind("direction"),
        "sender": c.origination == bind("sender"),
        "recipient": c.destination == bind("recipient"),
        "subject": titled > 0,
        "since": (c.time >= bind("since")) & recent,
    }

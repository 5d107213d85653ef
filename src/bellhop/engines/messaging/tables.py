"""Texts, push notifications and voice calls as they are kept, one row each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import and_, func

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


MESSAGES = Table("phone_message", PhoneMessage, ("number",), unique=True, indexes=(("id",),))

# The control API reads every account, in the order of arrival; a filter that is None lets everything through.
_FILTERS = (
    (MESSAGES.c.account, "only_account"),
    (MESSAGES.c.region, "only_region"),
    (MESSAGES.c.channel, "only_channel"),
    (MESSAGES.c.direction, "only_direction"),
    (MESSAGES.c.origination, "sender"),
    (MESSAGES.c.destination, "recipient"),
)
IN_ORDER = Query(
    MESSAGES,
    (MESSAGES.c.time >= bind("since"))
    & and_(*(bind(name).is_(None) | (column == bind(name)) for column, name in _FILTERS))
    & (bind("subject").is_(None) | (func.instr(func.lower(MESSAGES.c.title), bind("subject")) > 0)),
    order=("number",),
    limit=True,
)
WITH_ID = Query(MESSAGES, MESSAGES.c.id == bind("id"), limit=True)
REMOVE = Change(MESSAGES, MESSAGES.c.id == bind("id"))
REMOVE_ALL = Change(MESSAGES, MESSAGES.c.id.is_not(None))

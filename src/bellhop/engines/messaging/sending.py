"""Taking messages in: an id at once, what becomes of them after the commit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bellhop.engines.messaging import fate, states
from bellhop.engines.messaging.tables import INBOUND, MESSAGES, OUTBOUND, PUSH, SMS, PhoneMessage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message as it is handed in, its text complete.

    `channel` is sms, push or voice; `destination` a number in E.164 format or a device's token;
    `platform` a push message's channel (GCM, APNS …), `data` what it carries for the app.
    """

    channel: str
    destination: str
    body: str
    origination: str = ""
    title: str = ""
    platform: str = ""
    message_type: str = ""
    voice: str = ""
    configuration_set: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict[str, Any])
    tags: Mapping[str, str] = field(default_factory=dict[str, str])


def send(ctx: Context, message: Outgoing) -> str:
    """Take a message in; its id. It is Pending until its recipient's fate is decided."""
    identifier, number = ctx.ids.word(40), ctx.ids.sequence(ctx.now)
    ctx.store.add(
        MESSAGES,
        PhoneMessage(
            identifier,
            number,
            ctx.now,
            message.channel,
            OUTBOUND,
            message.origination or (_long_code(ctx) if message.channel != PUSH else ""),
            message.destination,
            message.body,
            states.PENDING,
            message.title,
            message.platform,
            message.message_type,
            message.voice,
            message.configuration_set,
            dict(message.data),
            dict(message.tags),
            [{"time": ctx.now, "type": "Accepted"}],
        ),
    )
    ctx.later(ctx.now, fate.decide, number=number)
    return identifier


def receive(ctx: Context, origination: str, destination: str, body: str) -> str:
    """Take in a text that somebody's telephone sent to one of our numbers; its id."""
    identifier = ctx.ids.word(40)
    status = states.MESSAGE.step(states.PENDING, states.DELIVERED)
    message = PhoneMessage(
        identifier,
        ctx.ids.sequence(ctx.now),
        ctx.now,
        SMS,
        INBOUND,
        origination,
        destination,
        body,
        status,
        events=[{"time": ctx.now, "type": "Received"}],
    )
    ctx.store.add(MESSAGES, message)
    return identifier


def _long_code(ctx: Context) -> str:
    """A number that is kept for fiction.

    "If you don't specify a long or short code, Amazon Pinpoint assigns a random long code" (SMSMessage).
    """
    return f"+1206555{100 + int.from_bytes(ctx.ids.bits(4), 'big') % 100:04d}"

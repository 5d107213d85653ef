"""Mail that comes in from outside: kept as it came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail import states
from bellhop.engines.mail.lists import subscriptions
from bellhop.engines.mail.message_ids import message_id
from bellhop.engines.mail.mime.addresses import parse, parse_one
from bellhop.engines.mail.mime.encoded_words import decode
from bellhop.engines.mail.mime.headers import crlf, headers_of
from bellhop.engines.mail.tables import (
    ADDRESSEES,
    CONTENTS,
    INBOUND,
    MESSAGES,
    Addressee,
    Message,
    MessageContent,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.kernel.context import Context


def receive(ctx: Context, sender: str, recipients: Iterable[str], raw: bytes) -> str:
    """Keep a message that somebody sent to us; its id.

    `sender` and `recipients` are the envelope; an empty sender is that of a bounce (RFC 5321, 4.5.5).
    Raises InvalidAddress.
    """
    mail_from = parse_one(sender).address if sender else ""
    envelope = [parse_one(text).address for text in recipients]
    headers = headers_of(raw)
    to, cc = ([box.address for box in parse(headers.joined(name))] for name in ("to", "cc"))
    identifier = message_id(ctx.now, ctx.region, ctx.ids.bits(16))
    arrived = states.RECIPIENT.step(states.PENDING, states.DELIVERED)
    message = Message(
        identifier,
        ctx.ids.sequence(ctx.now),
        ctx.now,
        INBOUND,
        "inbound",
        decode(headers.joined("from")),
        mail_from.lower(),
        to,
        cc,
        decode(headers.joined("subject")) if "subject" in headers.by_name else None,
        [[address, arrived] for address in envelope],
        {},
        None,
        mail_from,
        [{"time": ctx.now, "type": "Received"}],
    )
    ctx.store.add(MESSAGES, message)
    ctx.store.add(CONTENTS, MessageContent(message.number, {}, raw, composed=crlf(raw)))
    for address in {address.lower() for address in envelope}:
        ctx.store.add(ADDRESSEES, Addressee(address, message.number))
    for address in envelope:
        subscriptions.hear(ctx, address)
    return identifier

"""Mail that has reached its recipients is handed on to a server of the operator's, where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.downstream.ports import Undeliverable
from bellhop.engines.mail import contents
from bellhop.engines.mail.message_ids import bounce_address
from bellhop.engines.mail.tables import MESSAGES
from bellhop.kernel.context import Unanswered
from bellhop.kernel.timers import GiveUp

if TYPE_CHECKING:
    from bellhop.engines.mail.events import MailDelivered
    from bellhop.kernel.context import Context


def hand_on(ctx: Context, event: MailDelivered) -> None:
    """A subscriber: pass a message on as it was delivered; what it raises has the outbox try again."""
    relay = ctx.neighbours.relay
    if relay is None:
        raise GiveUp("NoRelay", "Bellhop was started without --relay since")
    message = ctx.store.get(MESSAGES, event.number)
    if message is None:
        return
    recipients = relay.recipients(message.sender_key, event.addresses)
    if not recipients:
        return
    content = contents.composed(ctx, ctx.store, message)
    mail_from = contents.mail_from(ctx.store, message)
    sender, scope = bounce_address(message.id, ctx.region, mail_from), ctx.scope
    try:
        ctx.ask("relay", lambda: relay.send(scope, sender, recipients, content))
    except Unanswered:
        raise
    except Undeliverable as error:
        raise GiveUp(error.code, error.message) from error

"""Mail that has reached its recipients is handed on to a server of the operator's, where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.downstream.ports import Undeliverable
from bellhop.engines.mail import contents
from bellhop.engines.mail.sets.tables import CONFIGURATION_SETS
from bellhop.engines.mail.tables import MESSAGES
from bellhop.kernel.context import Unanswered
from bellhop.kernel.timers import GiveUp

if TYPE_CHECKING:
    from bellhop.engines.mail.events import MailDelivered
    from bellhop.engines.mail.tables import Message
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
    if not relay.secure and _needs_tls(ctx, message):
        raise GiveUp("TlsRequired", f"configuration set {message.configuration_set} requires TLS")
    content = contents.composed(ctx, ctx.store, message)
    sender, scope = contents.return_path(ctx.store, message), ctx.scope
    try:
        ctx.ask("relay", lambda: relay.send(scope, sender, recipients, content))
    except Unanswered:
        raise
    except Undeliverable as error:
        raise GiveUp(error.code, error.message) from error


def _needs_tls(ctx: Context, message: Message) -> bool:
    """ "If the value is Require, messages are only delivered if a TLS connection can be established." """
    name = message.configuration_set
    chosen = ctx.store.get(CONFIGURATION_SETS, name) if name else None
    return chosen is not None and chosen.delivery.get("tls_policy") == "REQUIRE"

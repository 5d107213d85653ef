"""Email feedback forwarding: bounces and complaints go to the sender by mail.

ses/latest/dg/monitor-sending-activity-using-notifications-email.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail.message_ids import header_value
from bellhop.engines.mail.reports import delivery_status, feedback, multipart
from bellhop.engines.mail.sets.tables import DESTINATIONS_OF
from bellhop.engines.mail.submission import Submission
from bellhop.engines.mail.tables import IDENTITIES
from bellhop.store import Scope

if TYPE_CHECKING:
    from bellhop.engines.mail.tables import Identity, Message
    from bellhop.kernel.context import Context


def report(ctx: Context, message: Message, event: dict[str, Any]) -> None:
    """Send a Bounce or Complaint event (see history.py) to who sent the mail, if that is wanted.

    What nobody complained of, because SES held the mail back, there is no report of.
    """
    if "recipients" not in event or not (event["type"] == "Bounce" or "feedback" in event):
        return
    if not _is_wanted(ctx, message, event["type"]):
        return
    returned = multipart.original(ctx.store, message)
    if event["type"] == "Bounce":
        raw = _bounce(ctx, message, event, returned)
    else:
        raw = feedback.compose(ctx, message, event, returned)
    from bellhop.engines.mail import sending  # noqa: PLC0415 - which decides fates

    report = Submission("service", None, envelope=(message.feedback,), raw=raw)
    sending.submit_own(ctx, report, answerable=False)


def _bounce(ctx: Context, message: Message, event: dict[str, Any], returned: multipart.Returned) -> bytes:
    recipients = "\r\n".join(event["recipients"])
    text = (
        f"An error occurred while trying to deliver the mail to the following recipients:\r\n{recipients}\r\n"
    )
    about = header_value(message.id, ctx.region)
    fields = delivery_status.heading(delivery_status.daemon(ctx.region), message.feedback, about)
    failure = delivery_status.of_event(event, ctx.region, message.time)
    return delivery_status.compose(fields, text, failure, returned)


def _is_wanted(ctx: Context, message: Message, kind: str) -> bool:
    """Whether feedback of a kind is forwarded.

    "If you don't set up a method of receiving bounce and complaint notifications, Amazon SES automatically
    forwards feedback notifications by email … even if you disabled email feedback notifications."
    """
    identity = _identity_of(ctx, message)
    if identity is None or identity.feedback:
        return True
    return not identity.topics.get(kind) and not _is_published(ctx, message, kind)


def _identity_of(ctx: Context, message: Message) -> Identity | None:
    """By what the mail speaks, if it is still there, whoever owns it.

    "you should set up email feedback forwarding for all your identities, including those that you've
    authorized for delegate sending" (sending-authorization-identity-owner-tasks-notifications)
    """
    if message.identity is None:
        return None
    _, _, _, region, account, resource = message.identity.split(":", 5)
    owner, name = Scope(account, region), resource.partition("/")[2]
    store = ctx.store if owner == ctx.scope else ctx.store.of(owner)  # whose policy let the mail be sent
    return store.get(IDENTITIES, name)


def _is_published(ctx: Context, message: Message, kind: str) -> bool:
    """Whether the mail's configuration set has a destination for such events."""
    if message.configuration_set is None:
        return False
    found = ctx.store.select(DESTINATIONS_OF, set=message.configuration_set)
    return any(each.enabled and kind.upper() in each.events for each in found)

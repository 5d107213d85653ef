"""What the embedded SNS sends through our engines: texts to telephones, mail to subscribers by email."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail.sending import submit_own
from bellhop.engines.mail.submission import Part, Submission
from bellhop.engines.messaging.sending import Outgoing, send
from bellhop.engines.messaging.tables import SMS

if TYPE_CHECKING:
    from bellhop.kernel.context import Context

# As Amazon writes it: sns-email-notifications.html
SENDER = "AWS Notifications <no-reply@sns.amazonaws.com>"


def text(ctx: Context, number: str, message: str) -> None:
    """A message to a PhoneNumber, or to a subscriber by SMS."""
    send(ctx, Outgoing(SMS, number, message, message_type="TRANSACTIONAL"))


def mail(ctx: Context, address: str, subject: str, message: str) -> None:
    """A notification, or the question whether to subscribe."""
    submit_own(ctx, Submission("sns", SENDER, (address,), subject=Part(subject), text=Part(message)))

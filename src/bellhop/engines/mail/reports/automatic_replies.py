"""Automatic replies: the owner of a mailbox is out of office (RFC 3834)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bellhop.engines.mail.message_ids import header_value
from bellhop.engines.mail.submission import Part, Submission

if TYPE_CHECKING:
    from bellhop.engines.mail.tables import Message
    from bellhop.kernel.context import Context

_controls = re.compile(r"[\x00\r\n]+").sub  # which encoded words may bring


def send(ctx: Context, message: Message, address: str) -> None:
    """Answer a mail for the owner of `address`.

    "to the address in the Return-Path header of the email, or the envelope sender ("MAIL FROM") address if
    the Return-Path header isn't present" (send-an-email-from-console)
    """
    from bellhop.engines.mail import sending  # noqa: PLC0415 - which decides fates

    identifier = header_value(message.id, ctx.region)
    fields = (("Auto-Submitted", "auto-replied"), ("In-Reply-To", identifier), ("References", identifier))
    reply = Submission(
        "service",
        address,
        to=(message.feedback,),
        subject=Part(f"Auto: {_controls(' ', message.subject or '')}".strip()),
        text=Part("The owner of this mailbox is out of the office, and reads your message later.\n"),
        headers=fields,
    )
    sending.submit_own(ctx, reply, answerable=False)

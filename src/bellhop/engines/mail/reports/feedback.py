"""Feedback reports: a recipient has complained about a mail (ARF, RFC 5965)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail import contents
from bellhop.engines.mail.message_ids import header_value, regional
from bellhop.engines.mail.reports import multipart
from bellhop.engines.mail.reports.delivery_status import reporting_host

if TYPE_CHECKING:
    from bellhop.engines.mail.reports.multipart import Fields, Returned
    from bellhop.engines.mail.tables import Message
    from bellhop.kernel.context import Context

SOURCE = "127.0.0.1"


def compose(ctx: Context, message: Message, event: dict[str, Any], returned: Returned) -> bytes:
    """The bytes of the report of a Complaint event (see history.py)."""
    region = ctx.region
    when = multipart.date(message.time)
    identifier = header_value(message.id, region)
    fields = [
        ("From", f"complaints@{regional('email-abuse.amazonses.com', region)}"),
        ("To", message.feedback),
        ("Subject", f"complaint about message from {SOURCE}"),
        ("Auto-Submitted", "auto-generated"),
        ("In-Reply-To", identifier),
        ("References", identifier),
    ]
    text = f"This is an email abuse report for an email message from {SOURCE} on {when}\r\n"
    return multipart.compose(fields, "feedback-report", text, [_report(ctx, message, event)], returned)


def _report(ctx: Context, message: Message, event: dict[str, Any]) -> Fields:
    sender = contents.return_path(ctx.store, message)
    return [
        ("Feedback-Type", event["feedback"]),
        ("User-Agent", event["agent"]),
        ("Version", "1"),
        ("Original-Mail-From", f"<{sender}>"),
        *(("Original-Rcpt-To", f"<{address}>") for address in event["recipients"]),
        ("Arrival-Date", multipart.date(event["time"])),
        ("Reporting-MTA", f"dns; {reporting_host(ctx.region)}"),
        ("Source-IP", SOURCE),
    ]

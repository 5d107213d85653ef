"""Delivery status notifications: a mail has not reached its recipients (RFC 3464)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from bellhop.engines.mail.message_ids import regional
from bellhop.engines.mail.reports import multipart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bellhop.engines.mail.reports.multipart import Fields, Returned

_status = re.compile(r"(?<![0-9.])([245]\.[0-9]{1,3}\.[0-9]{1,3})(?![0-9.])").search
_reply = re.compile(r"[245][0-9]{2}[ -]").match


class Failure(NamedTuple):
    """What a DSN says as a whole: fields of the message (Reporting-MTA …), then a group a recipient."""

    message: Fields
    recipients: Sequence[Fields]


def compose(fields: Fields, text: str, failure: Failure, returned: Returned) -> bytes:
    """The bytes of a DSN."""
    groups = [failure.message, *failure.recipients]
    return multipart.compose(fields, "delivery-status", text, groups, returned)


def heading(sender: str, to: str, about: str | None) -> Fields:
    """The header fields of a DSN; `about` is the Message-ID field of the message that failed."""
    return [
        ("From", sender),
        ("To", to),
        ("Subject", "Delivery Status Notification (Failure)"),
        ("Auto-Submitted", "auto-replied"),
        *((("In-Reply-To", about), ("References", about)) if about else ()),
    ]


def daemon(region: str) -> str:
    """Whom bounces come from."""
    return f"MAILER-DAEMON@{regional('amazonses.com', region)}"


def reporting_host(region: str) -> str:
    """The host that tried to deliver, in AWS's way of calling them."""
    return f"a8-70.smtp-out.{regional('amazonses.com', region)}"


def of_event(event: dict[str, Any], region: str, accepted: float) -> Failure:
    """What a Bounce event (see history.py) says."""
    response = event["response"]
    spoken = _reply(response)
    host = reporting_host(region) if spoken else "amazonses.com"
    message = [("Reporting-MTA", f"dns; {host}"), ("Arrival-Date", multipart.date(accepted))]
    return Failure(message, [_recipient(address, event, response) for address in event["recipients"]])


def _recipient(address: str, event: dict[str, Any], response: str) -> Fields:
    return [
        ("Final-Recipient", f"rfc822; {address}"),
        ("Action", "failed"),
        ("Status", status_of(response)),
        ("Diagnostic-Code", diagnostic_of(response)),
        ("Last-Attempt-Date", multipart.date(event["time"])),
    ]


def status_of(response: str) -> str:
    """The enhanced status code (RFC 3463) in a response; where SES speaks itself, that of no such address."""
    found = _status(response)
    return found[1] if found else "5.1.1"


def diagnostic_of(response: str) -> str:
    """The response of a host with its type before it; what SES says itself has none."""
    return f"smtp; {response}" if _reply(response) else response

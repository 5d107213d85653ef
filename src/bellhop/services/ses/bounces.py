"""Bounces of mail that was received."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bellhop.engines.mail.reports import bounces, multipart
from bellhop.services.ses.errors import Invalid, named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.kernel.context import Context
    from bellhop.types import ses as types

# "Must be between 1 and 50 characters, inclusive, and consist of alphanumeric (a-z, A-Z, 0-9) characters and
# dashes only"; "2048 characters or fewer, and must not contain newline characters".
_name = re.compile(r"[A-Za-z0-9-]{1,50}").fullmatch
_value = re.compile(r"[^\r\n]{0,2048}").fullmatch


def send_bounce(ctx: Context, request: types.SendBounceRequest) -> types.SendBounceResponse:
    recipients = [_bounced(each) for each in request["BouncedRecipientInfoList"]]
    if not recipients:
        raise Invalid("BouncedRecipientInfoList must name at least one recipient.")
    bounce = bounces.Bounce(
        request["OriginalMessageId"],
        request["BounceSender"],
        request.get("BounceSenderArn"),
        request.get("Explanation"),
        _message_fields(ctx, request.get("MessageDsn")),
        recipients,
    )
    with named():
        return {"MessageId": bounces.send(ctx, bounce)}


def _message_fields(ctx: Context, given: types.MessageDsn | None) -> list[tuple[str, str]]:
    if given is None:
        return [("Reporting-MTA", f"dns; inbound-smtp.{ctx.region}.amazonaws.com")]
    arrival = given.get("ArrivalDate")
    return [
        ("Reporting-MTA", given["ReportingMta"]),
        *([] if arrival is None else [("Arrival-Date", multipart.date(arrival))]),
        *_extensions(given.get("ExtensionFields", ())),
    ]


def _bounced(given: types.BouncedRecipientInfo) -> bounces.Bounced:
    recipient, fields = given["Recipient"], given.get("RecipientDsnFields")
    if fields is not None:
        return bounces.Bounced(recipient, fields.get("FinalRecipient") or recipient, _fields(fields))
    kind = given.get("BounceType")
    if kind is None:
        raise Invalid("You must provide either BounceType or RecipientDsnFields.")
    return bounces.Bounced(recipient, recipient, bounces.fields_of(kind))


def _fields(given: types.RecipientDsnFields) -> list[tuple[str, str]]:
    last = given.get("LastAttemptDate")
    optional = {
        "Remote-MTA": given.get("RemoteMta"),
        "Diagnostic-Code": given.get("DiagnosticCode"),
        "Last-Attempt-Date": None if last is None else multipart.date(last),
    }
    return [
        ("Action", given["Action"]),
        ("Status", given["Status"]),
        *((name, value) for name, value in optional.items() if value),
        *_extensions(given.get("ExtensionFields", ())),
    ]


def _extensions(given: Iterable[types.ExtensionField]) -> list[tuple[str, str]]:
    for field in given:
        if not (_name(field["Name"]) and _value(field["Value"])):
            raise Invalid(f"Invalid extension field: {field['Name']}.")
    return [(field["Name"], field["Value"]) for field in given]

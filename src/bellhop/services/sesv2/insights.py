"""Insights into messages and addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail.insights import addresses, messages
from bellhop.services.sesv2.errors import named

if TYPE_CHECKING:
    from bellhop.engines.mail.insights.messages import Insight
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types


def get_message_insights(
    ctx: Context, request: types.GetMessageInsightsRequest
) -> types.GetMessageInsightsResponse:
    with named():
        message = messages.find(ctx, request["MessageId"])
    tags = messages.tags_of(ctx, message)
    answer: types.GetMessageInsightsResponse = {
        "MessageId": message.id,
        "FromEmailAddress": messages.sender_of(message),
        "EmailTags": [{"Name": name, "Value": value} for name, value in tags.items()],
        "Insights": [_insight(each) for each in messages.insights_of(message)],
    }
    if message.subject:
        answer["Subject"] = message.subject
    return answer


def get_email_address_insights(
    ctx: Context, request: types.GetEmailAddressInsightsRequest
) -> types.GetEmailAddressInsightsResponse:
    found = addresses.look_at(ctx, request["EmailAddress"])
    return {
        "MailboxValidation": {
            "IsValid": _verdict(found.valid),
            "Evaluations": {
                "HasValidSyntax": _verdict(found.syntax),
                "HasValidDnsRecords": _verdict(found.dns),
                "MailboxExists": _verdict(found.exists),
                "IsRoleAddress": _verdict(found.role),
                "IsDisposable": _verdict(found.disposable),
                "IsRandomInput": _verdict(found.random),
            },
        }
    }


def _verdict(confidence: str) -> types.EmailAddressInsightsVerdict:
    return {"ConfidenceVerdict": confidence}


def _insight(found: Insight) -> types.EmailInsights:
    return {
        "Destination": found.address,
        "Isp": found.provider,
        "Events": [_event(event) for event in found.events],
    }


def _event(event: dict[str, Any]) -> types.InsightsEvent:
    shown: types.InsightsEvent = {
        "Timestamp": event["time"],
        "Type": "DELIVERY_DELAY"
        if event["type"] == "DeliveryDelay"
        else event["type"].upper().replace(" ", "_"),
    }
    if event["type"] == "Bounce":
        shown["Details"] = {"Bounce": _bounce(event)}
    elif event["type"] == "Complaint":
        shown["Details"] = {"Complaint": _complaint(event)}
    return shown


def _bounce(event: dict[str, Any]) -> types.Bounce:
    shown: types.Bounce = {"BounceType": event["bounce"].upper()}
    if "cause" in event:
        shown["BounceSubType"] = event["cause"]
    if "response" in event:
        shown["DiagnosticCode"] = event["response"]
    return shown


def _complaint(event: dict[str, Any]) -> types.Complaint:
    shown: types.Complaint = {}
    if "cause" in event:
        shown["ComplaintSubType"] = event["cause"]
    if "feedback" in event:
        shown["ComplaintFeedbackType"] = event["feedback"]
    return shown

"""Sending mail: from its parts, or as a whole message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail.sending import submit
from bellhop.engines.mail.submission import Attachment, Part, Submission
from bellhop.services.sesv2.errors import BadRequest, named, refuse_unbuilt

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

_ENCODINGS = {"BASE64": "base64", "QUOTED_PRINTABLE": "quoted-printable", "SEVEN_BIT": "7bit"}


def send_email(ctx: Context, request: types.SendEmailRequest) -> types.SendEmailResponse:
    content = request["Content"]
    refuse_unbuilt("SendEmail", content, "Template")
    refuse_unbuilt(
        "SendEmail", request, "EndpointId", "TenantName", "ListManagementOptions", "ConfigurationOverrides"
    )
    with named():
        return {"MessageId": submit(ctx, _submission(request, content))}


def _submission(request: types.SendEmailRequest, content: types.EmailContent) -> Submission:
    simple, raw = content.get("Simple"), content.get("Raw")
    if simple is not None and raw is None:
        return _simple(request, simple)
    if raw is not None and simple is None:
        return _raw(request, raw["Data"])
    raise BadRequest("Exactly one of Simple, Raw and Template must be given as Content.")


def _simple(request: types.SendEmailRequest, message: types.Message) -> Submission:
    destination: types.Destination = request.get("Destination", {})
    body = message["Body"]
    return Submission(
        "sesv2",
        request.get("FromEmailAddress"),
        to=tuple(destination.get("ToAddresses", ())),
        cc=tuple(destination.get("CcAddresses", ())),
        bcc=tuple(destination.get("BccAddresses", ())),
        reply_to=tuple(request.get("ReplyToAddresses", ())),
        return_path=request.get("FeedbackForwardingEmailAddress"),
        subject=_part(message["Subject"]),
        text=_part(body.get("Text")),
        html=_part(body.get("Html")),
        attachments=tuple(map(_attachment, message.get("Attachments", ()))),
        headers=tuple((header["Name"], header["Value"]) for header in message.get("Headers", ())),
        tags=_tags(request),
        configuration_set=request.get("ConfigurationSetName"),
    )


def _raw(request: types.SendEmailRequest, raw: bytes) -> Submission:
    destination: types.Destination = request.get("Destination", {})
    envelope = (
        *destination.get("ToAddresses", ()),
        *destination.get("CcAddresses", ()),
        *destination.get("BccAddresses", ()),
    )
    return Submission(
        "sesv2",
        request.get("FromEmailAddress"),
        return_path=request.get("FeedbackForwardingEmailAddress"),
        envelope=envelope or None,
        raw=raw,
        tags=_tags(request),
        configuration_set=request.get("ConfigurationSetName"),
    )


def _part(content: types.Content | None) -> Part | None:
    return None if content is None else Part(content["Data"], content.get("Charset") or "UTF-8")


def _attachment(attachment: types.Attachment) -> Attachment:
    return Attachment(
        attachment["FileName"],
        attachment["RawContent"],
        attachment.get("ContentType"),
        attachment.get("ContentDisposition", "ATTACHMENT").lower(),
        attachment.get("ContentId"),
        attachment.get("ContentDescription"),
        _ENCODINGS.get(attachment.get("ContentTransferEncoding", "")),
    )


def _tags(request: types.SendEmailRequest) -> tuple[tuple[str, str], ...]:
    return tuple((tag["Name"], tag["Value"]) for tag in request.get("EmailTags", ()))

"""Sending mail: from its parts, as a whole message, from a template to one or to many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail.sending import submit, submit_all
from bellhop.engines.mail.submission import Attachment, Delegation, Entry, Part, Submission, TemplateUse
from bellhop.engines.mail.templates import templates
from bellhop.services.sesv2.bulk_statuses import status_of
from bellhop.services.sesv2.errors import BadRequest, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

MAX_ENTRIES = 50  # "You can send email to up to 50 destinations in each call" (send-personalized-email-api)

_ENCODINGS = {"BASE64": "base64", "QUOTED_PRINTABLE": "quoted-printable", "SEVEN_BIT": "7bit"}
_SWITCHES = {"ENABLED": True, "DISABLED": False}


def send_email(ctx: Context, request: types.SendEmailRequest) -> types.SendEmailResponse:
    recipients = _recipients(request.get("Destination", {}))
    options = request.get("ListManagementOptions")
    with named():
        submission = Submission(
            **_sender(ctx, request),
            **_content(ctx, request["Content"], recipients),
            tags=_tags(request.get("EmailTags")),
            subscription=(options["ContactListName"], options.get("TopicName")) if options else None,
        )
        return {"MessageId": submit(ctx, submission)}


def send_bulk_email(ctx: Context, request: types.SendBulkEmailRequest) -> types.SendBulkEmailResponse:
    entries, template = request["BulkEmailEntries"], request["DefaultContent"].get("Template")
    if not 1 <= len(entries) <= MAX_ENTRIES:
        raise BadRequest(f"The number of bulk email entries must be between 1 and {MAX_ENTRIES}.")
    if template is None:
        raise BadRequest("Template must be given as DefaultContent.")
    with named():
        shared = Submission(
            **_sender(ctx, request),
            **_of_template(ctx, template),
            tags=_tags(request.get("DefaultEmailTags")),
        )
        answers = submit_all(ctx, shared, map(_entry, entries))
    return {"BulkEmailEntryResults": [status_of(answer) for answer in answers]}


def _sender(ctx: Context, request: types.SendEmailRequest | types.SendBulkEmailRequest) -> dict[str, Any]:
    """What both operations say of who sends, and how."""
    if endpoint := request.get("EndpointId"):
        from bellhop.engines.mail.infrastructure import endpoints  # noqa: PLC0415 - few mails have one

        endpoints.find(ctx, endpoint)
    return {
        "face": "sesv2",
        "sender": request.get("FromEmailAddress"),
        "reply_to": tuple(request.get("ReplyToAddresses", ())),
        "return_path": request.get("FeedbackForwardingEmailAddress"),
        "configuration_set": request.get("ConfigurationSetName"),
        "delegation": _delegation(request),
        "tenant": request.get("TenantName"),
        "tracking": _tracking(request.get("ConfigurationOverrides")),
    }


def _content(
    ctx: Context, content: types.EmailContent, recipients: dict[str, tuple[str, ...]]
) -> dict[str, Any]:
    """The one content that a mail has, and its recipients: the envelope of a whole message."""
    given = {name: value for name, value in content.items() if value is not None}
    if len(given) != 1:
        raise BadRequest("Exactly one of Simple, Raw and Template must be given as Content.")
    if (raw := content.get("Raw")) is not None:
        envelope = (*recipients["to"], *recipients["cc"], *recipients["bcc"])
        return {"raw": raw["Data"], "envelope": envelope or None}
    if (simple := content.get("Simple")) is not None:
        return _of_message(simple) | recipients
    return _of_template(ctx, content.get("Template", {})) | recipients


def _of_message(message: types.Message) -> dict[str, Any]:
    body = message["Body"]
    return {
        "subject": _part(message["Subject"]),
        "text": _part(body.get("Text")),
        "html": _part(body.get("Html")),
        "attachments": tuple(map(_attachment, message.get("Attachments", ()))),
        "headers": _headers(message.get("Headers")),
    }


def _of_template(ctx: Context, template: types.Template) -> dict[str, Any]:
    return {
        "template": _use(ctx, template),
        "attachments": tuple(map(_attachment, template.get("Attachments", ()))),
        "headers": _headers(template.get("Headers")),
    }


def _use(ctx: Context, template: types.Template) -> TemplateUse:
    """The template that is kept under a name or ARN, or the one that is handed in."""
    name, data = template.get("TemplateName"), template.get("TemplateData") or "{}"
    arn, content = template.get("TemplateArn"), template.get("TemplateContent")
    if bool(name or arn) == (content is not None):
        raise BadRequest("Either TemplateName or TemplateArn, or TemplateContent must be given as Template.")
    if content is not None:
        parts = (content.get("Subject"), content.get("Text"), content.get("Html"))
        templates.check_inline(*parts)
        return TemplateUse(None, data, None, *parts)
    return TemplateUse(name or templates.name_in(ctx, arn or ""), data)


def _entry(entry: types.BulkEmailEntry) -> Entry:
    replacement = entry.get("ReplacementEmailContent", {}).get("ReplacementTemplate", {})
    return Entry(
        **_recipients(entry["Destination"]),
        replacements=replacement.get("ReplacementTemplateData"),
        tags=_tags(entry.get("ReplacementTags")),
        headers=_headers(entry.get("ReplacementHeaders")),
    )


def _recipients(destination: types.Destination) -> dict[str, tuple[str, ...]]:
    return {
        "to": tuple(destination.get("ToAddresses", ())),
        "cc": tuple(destination.get("CcAddresses", ())),
        "bcc": tuple(destination.get("BccAddresses", ())),
    }


def _delegation(request: Mapping[str, Any]) -> Delegation | None:
    """ "The FromEmailAddressIdentityArn value overrides the X-SES-SOURCE-ARN and X-SES-FROM-ARN headers"."""
    sender = request.get("FromEmailAddressIdentityArn")
    feedback = request.get("FeedbackForwardingEmailAddressIdentityArn")
    return Delegation(sender, sender, feedback) if sender or feedback else None


def _tracking(overrides: types.ConfigurationOverrides | None) -> tuple[bool | None, bool | None]:
    chosen = (overrides or {}).get("Tracking", {})
    return (
        _SWITCHES.get(chosen.get("OpenTrackingEnabled", "")),
        _SWITCHES.get(chosen.get("ClickTrackingEnabled", "")),
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


def _headers(headers: Iterable[types.MessageHeader] | None) -> tuple[tuple[str, str], ...]:
    return tuple((header["Name"], header["Value"]) for header in headers or ())


def _tags(tags: Iterable[types.MessageTag] | None) -> tuple[tuple[str, str], ...]:
    return tuple((tag["Name"], tag["Value"]) for tag in tags or ())

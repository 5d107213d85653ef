"""Sending mail: from its parts, as a whole message, from a template to one or to many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail.sending import submit, submit_all
from bellhop.engines.mail.submission import Delegation, Entry, Submission
from bellhop.services.sesv2.bulk_statuses import status_of
from bellhop.services.sesv2.content_shapes import content_of, headers_of, template_of
from bellhop.services.sesv2.errors import BadRequest, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

MAX_ENTRIES = 50  # "You can send email to up to 50 destinations in each call" (send-personalized-email-api)

_SWITCHES = {"ENABLED": True, "DISABLED": False}


def send_email(ctx: Context, request: types.SendEmailRequest) -> types.SendEmailResponse:
    with named():
        if endpoint := request.get("EndpointId"):
            from bellhop.engines.mail.infrastructure import endpoints  # noqa: PLC0415 - few mails have one

            return endpoints.through(ctx, endpoint, lambda there: _send_email(there, request))
        return _send_email(ctx, request)


def _send_email(ctx: Context, request: types.SendEmailRequest) -> types.SendEmailResponse:
    recipients = _recipients(request.get("Destination", {}))
    options = request.get("ListManagementOptions")
    submission = Submission(
        **_sender(request),
        **content_of(ctx, request["Content"], recipients),
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
        if endpoint := request.get("EndpointId"):
            from bellhop.engines.mail.infrastructure import endpoints  # noqa: PLC0415 - few mails have one

            return endpoints.through(ctx, endpoint, lambda there: _send_bulk_email(there, request, template))
        return _send_bulk_email(ctx, request, template)


def _send_bulk_email(
    ctx: Context, request: types.SendBulkEmailRequest, template: types.Template
) -> types.SendBulkEmailResponse:
    shared = Submission(
        **_sender(request),
        **template_of(ctx, template),
        tags=_tags(request.get("DefaultEmailTags")),
    )
    answers = submit_all(ctx, shared, map(_entry, request["BulkEmailEntries"]))
    return {"BulkEmailEntryResults": [status_of(answer) for answer in answers]}


def _sender(request: types.SendEmailRequest | types.SendBulkEmailRequest) -> dict[str, Any]:
    """What both operations say of who sends, and how."""
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


def _entry(entry: types.BulkEmailEntry) -> Entry:
    replacement = entry.get("ReplacementEmailContent", {}).get("ReplacementTemplate", {})
    return Entry(
        **_recipients(entry["Destination"]),
        replacements=replacement.get("ReplacementTemplateData"),
        tags=_tags(entry.get("ReplacementTags")),
        headers=headers_of(entry.get("ReplacementHeaders")),
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


def _tags(tags: Iterable[types.MessageTag] | None) -> tuple[tuple[str, str], ...]:
    return tuple((tag["Name"], tag["Value"]) for tag in tags or ())

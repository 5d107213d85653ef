"""Sending mail: from its parts, as a whole message, from a template to one or to many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail.sending import submit, submit_all
from bellhop.engines.mail.submission import Delegation, Entry, Part, Submission, TemplateUse
from bellhop.engines.mail.templates import templates
from bellhop.services.ses.bulk_statuses import status_of
from bellhop.services.ses.errors import Invalid, named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context
    from bellhop.types import ses as types

# "You can specify up to 50 Destination objects within a Destinations array." (SendBulkTemplatedEmail)
_MAX_DESTINATIONS = 50


def send_email(ctx: Context, request: types.SendEmailRequest) -> types.SendEmailResponse:
    message = request["Message"]
    body = message["Body"]
    submission = Submission(
        **_sender(request),
        **_recipients(request["Destination"]),
        subject=_part(message["Subject"]),
        text=_part(body.get("Text")),
        html=_part(body.get("Html")),
        tags=_tags(request.get("Tags")),
    )
    with named():
        return {"MessageId": submit(ctx, submission)}


def send_raw_email(ctx: Context, request: types.SendRawEmailRequest) -> types.SendRawEmailResponse:
    destinations = request.get("Destinations")
    submission = Submission(
        "ses",
        request.get("Source"),
        envelope=tuple(destinations) if destinations else None,
        raw=request["RawMessage"]["Data"],
        tags=_tags(request.get("Tags")),
        configuration_set=request.get("ConfigurationSetName"),
        delegation=_delegation(request),
    )
    with named():
        return {"MessageId": submit(ctx, submission)}


def send_templated_email(
    ctx: Context, request: types.SendTemplatedEmailRequest
) -> types.SendTemplatedEmailResponse:
    with named():
        submission = Submission(
            **_sender(request),
            **_recipients(request["Destination"]),
            template=TemplateUse(_template(ctx, request), request["TemplateData"]),
            tags=_tags(request.get("Tags")),
        )
        return {"MessageId": submit(ctx, submission)}


def send_bulk_templated_email(
    ctx: Context, request: types.SendBulkTemplatedEmailRequest
) -> types.SendBulkTemplatedEmailResponse:
    destinations = request["Destinations"]
    if not 1 <= len(destinations) <= _MAX_DESTINATIONS:
        raise Invalid(f"The number of destinations must be between 1 and {_MAX_DESTINATIONS}.")
    with named():
        shared = Submission(
            **_sender(request),
            template=TemplateUse(_template(ctx, request), request["DefaultTemplateData"]),
            tags=_tags(request.get("DefaultTags")),
        )
        answers = submit_all(ctx, shared, map(_entry, destinations))
    return {"Status": [status_of(answer) for answer in answers]}


def _template(
    ctx: Context, request: types.SendTemplatedEmailRequest | types.SendBulkTemplatedEmailRequest
) -> str:
    arn = request.get("TemplateArn")
    return templates.name_in(ctx, arn) if arn else request["Template"]


def _entry(destination: types.BulkEmailDestination) -> Entry:
    return Entry(
        **_recipients(destination["Destination"]),
        replacements=destination.get("ReplacementTemplateData"),
        tags=_tags(destination.get("ReplacementTags")),
    )


def _sender(request: Mapping[str, Any]) -> dict[str, Any]:
    """What every operation that makes the message itself says of its sender."""
    return {
        "face": "ses",
        "sender": request["Source"],
        "reply_to": tuple(request.get("ReplyToAddresses", ())),
        "return_path": request.get("ReturnPath"),
        "configuration_set": request.get("ConfigurationSetName"),
        "delegation": _delegation(request),
    }


def _recipients(destination: types.Destination) -> dict[str, Any]:
    return {
        "to": tuple(destination.get("ToAddresses", ())),
        "cc": tuple(destination.get("CcAddresses", ())),
        "bcc": tuple(destination.get("BccAddresses", ())),
    }


def _delegation(request: Mapping[str, Any]) -> Delegation | None:
    arns = [request.get(member) for member in ("SourceArn", "FromArn", "ReturnPathArn")]
    return Delegation(arns[0], arns[1], arns[2]) if any(arns) else None


def _part(content: types.Content | None) -> Part | None:
    return None if content is None else Part(content["Data"], content.get("Charset") or "UTF-8")


def _tags(tags: list[types.MessageTag] | None) -> tuple[tuple[str, str], ...]:
    return tuple((tag["Name"], tag["Value"]) for tag in tags or ())

"""Sending mail: from its parts, or as a whole message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail.sending import submit
from bellhop.engines.mail.submission import Part, Submission
from bellhop.services.ses.errors import named

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import ses as types


def send_email(ctx: Context, request: types.SendEmailRequest) -> types.SendEmailResponse:
    destination, message = request["Destination"], request["Message"]
    body = message["Body"]
    submission = Submission(
        "ses",
        request["Source"],
        to=tuple(destination.get("ToAddresses", ())),
        cc=tuple(destination.get("CcAddresses", ())),
        bcc=tuple(destination.get("BccAddresses", ())),
        reply_to=tuple(request.get("ReplyToAddresses", ())),
        return_path=request.get("ReturnPath"),
        subject=_part(message["Subject"]),
        text=_part(body.get("Text")),
        html=_part(body.get("Html")),
        tags=_tags(request.get("Tags", ())),
        configuration_set=request.get("ConfigurationSetName"),
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
        tags=_tags(request.get("Tags", ())),
        configuration_set=request.get("ConfigurationSetName"),
    )
    with named():
        return {"MessageId": submit(ctx, submission)}


def _part(content: types.Content | None) -> Part | None:
    return None if content is None else Part(content["Data"], content.get("Charset") or "UTF-8")


def _tags(tags: list[types.MessageTag] | tuple[()]) -> tuple[tuple[str, str], ...]:
    return tuple((tag["Name"], tag["Value"]) for tag in tags)

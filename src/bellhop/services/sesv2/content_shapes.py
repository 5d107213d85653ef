"""What a mail says, as this API's requests give it, as members of a Submission."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from bellhop.engines.mail.submission import Attachment, Part, TemplateUse
from bellhop.engines.mail.templates import templates
from bellhop.services.sesv2.errors import BadRequest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

NOBODY: Mapping[str, tuple[str, ...]] = MappingProxyType({"to": (), "cc": (), "bcc": ()})

_ENCODINGS = {"BASE64": "base64", "QUOTED_PRINTABLE": "quoted-printable", "SEVEN_BIT": "7bit"}


def content_of(
    ctx: Context, content: types.EmailContent, recipients: Mapping[str, tuple[str, ...]] = NOBODY
) -> dict[str, Any]:
    """The one content that a mail has, and its recipients: the envelope of a whole message."""
    given = {name: value for name, value in content.items() if value is not None}
    if len(given) != 1:
        raise BadRequest("Exactly one of Simple, Raw and Template must be given as Content.")
    if (raw := content.get("Raw")) is not None:
        envelope = (*recipients["to"], *recipients["cc"], *recipients["bcc"])
        return {"raw": raw["Data"], "envelope": envelope or None}
    if (simple := content.get("Simple")) is not None:
        return {**_of_message(simple), **recipients}
    return {**template_of(ctx, content.get("Template", {})), **recipients}


def template_of(ctx: Context, template: types.Template) -> dict[str, Any]:
    return {
        "template": _use(ctx, template),
        "attachments": tuple(map(_attachment, template.get("Attachments", ()))),
        "headers": headers_of(template.get("Headers")),
    }


def headers_of(headers: Iterable[types.MessageHeader] | None) -> tuple[tuple[str, str], ...]:
    return tuple((header["Name"], header["Value"]) for header in headers or ())


def _of_message(message: types.Message) -> dict[str, Any]:
    body = message["Body"]
    return {
        "subject": _part(message["Subject"]),
        "text": _part(body.get("Text")),
        "html": _part(body.get("Html")),
        "attachments": tuple(map(_attachment, message.get("Attachments", ()))),
        "headers": headers_of(message.get("Headers")),
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
        return TemplateUse(None, data, *parts)
    return TemplateUse(name or templates.name_in(ctx, arn or ""), data)


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

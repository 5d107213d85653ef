"""Templates of custom verification mails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.mail.templates import verification_templates as engine
from bellhop.engines.mail.templates.tables import VERIFICATION_TEMPLATES_BY_NAME, VerificationTemplate
from bellhop.kernel.paging import page
from bellhop.services.sesv2.errors import named
from bellhop.services.sesv2.labels import labels_in, labels_shown
from bellhop.services.sesv2.paging import pages_of

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

_PAGES = pages_of(50)


def create_custom_verification_email_template(
    ctx: Context, request: types.CreateCustomVerificationEmailTemplateRequest
) -> dict[str, Any]:
    with named():
        engine.create(ctx, _template(request), labels_in(request))
    return {}


def update_custom_verification_email_template(
    ctx: Context, request: types.UpdateCustomVerificationEmailTemplateRequest
) -> dict[str, Any]:
    with named():
        engine.find(ctx, request["TemplateName"])
        engine.change(ctx, _template(request))
    return {}


def get_custom_verification_email_template(
    ctx: Context, request: types.GetCustomVerificationEmailTemplateRequest
) -> types.GetCustomVerificationEmailTemplateResponse:
    with named():
        found = engine.find(ctx, request["TemplateName"])
    answer = {
        **_metadata(found),
        "TemplateContent": found.content,
        "Tags": labels_shown(ctx, engine.arn(ctx, found.name)),
    }
    return cast("types.GetCustomVerificationEmailTemplateResponse", answer)


def delete_custom_verification_email_template(
    ctx: Context, request: types.DeleteCustomVerificationEmailTemplateRequest
) -> dict[str, Any]:
    with named():
        engine.delete(ctx, engine.find(ctx, request["TemplateName"]).name)
    return {}


def list_custom_verification_email_templates(
    ctx: Context, request: types.ListCustomVerificationEmailTemplatesRequest
) -> types.ListCustomVerificationEmailTemplatesResponse:
    rows, token = page(ctx, VERIFICATION_TEMPLATES_BY_NAME, request, _PAGES)
    answer = {"CustomVerificationEmailTemplates": [_metadata(row) for row in rows], **token}
    return cast("types.ListCustomVerificationEmailTemplatesResponse", answer)


def _template(
    request: types.CreateCustomVerificationEmailTemplateRequest
    | types.UpdateCustomVerificationEmailTemplateRequest,
) -> VerificationTemplate:
    return VerificationTemplate(
        request["TemplateName"],
        request["FromEmailAddress"],
        request["TemplateSubject"],
        request["TemplateContent"],
        request["SuccessRedirectionURL"],
        request["FailureRedirectionURL"],
    )


def _metadata(template: VerificationTemplate) -> dict[str, str]:
    return {
        "TemplateName": template.name,
        "FromEmailAddress": template.sender,
        "TemplateSubject": template.subject,
        "SuccessRedirectionURL": template.success_url,
        "FailureRedirectionURL": template.failure_url,
    }

"""Templates of custom verification mails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.mail.templates import verification_templates as engine
from bellhop.engines.mail.templates.tables import VERIFICATION_TEMPLATES_BY_NAME, VerificationTemplate
from bellhop.kernel.paging import Pages, page
from bellhop.services.ses.errors import named

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import ses as types

_PAGES = Pages("InvalidParameterValue", "Invalid pagination token.", 50, 50)


def create_custom_verification_email_template(
    ctx: Context, request: types.CreateCustomVerificationEmailTemplateRequest
) -> dict[str, Any]:
    template = VerificationTemplate(
        request["TemplateName"],
        request["FromEmailAddress"],
        request["TemplateSubject"],
        request["TemplateContent"],
        request["SuccessRedirectionURL"],
        request["FailureRedirectionURL"],
    )
    with named():
        engine.create(ctx, template, {})
    return {}


def update_custom_verification_email_template(
    ctx: Context, request: types.UpdateCustomVerificationEmailTemplateRequest
) -> dict[str, Any]:
    """What the request leaves out stays as it is."""
    with named():
        template = engine.find(ctx, request["TemplateName"])
        template.sender = request.get("FromEmailAddress", template.sender)
        template.subject = request.get("TemplateSubject", template.subject)
        template.content = request.get("TemplateContent", template.content)
        template.success_url = request.get("SuccessRedirectionURL", template.success_url)
        template.failure_url = request.get("FailureRedirectionURL", template.failure_url)
        engine.change(ctx, template)
    return {}


def get_custom_verification_email_template(
    ctx: Context, request: types.GetCustomVerificationEmailTemplateRequest
) -> types.GetCustomVerificationEmailTemplateResponse:
    with named():
        found = engine.find(ctx, request["TemplateName"])
    answer = {**_metadata(found), "TemplateContent": found.content}
    return cast("types.GetCustomVerificationEmailTemplateResponse", answer)


def delete_custom_verification_email_template(
    ctx: Context, request: types.DeleteCustomVerificationEmailTemplateRequest
) -> dict[str, Any]:
    engine.delete(ctx, request["TemplateName"])
    return {}


def list_custom_verification_email_templates(
    ctx: Context, request: types.ListCustomVerificationEmailTemplatesRequest
) -> types.ListCustomVerificationEmailTemplatesResponse:
    rows, token = page(ctx, VERIFICATION_TEMPLATES_BY_NAME, request, _PAGES)
    answer = {"CustomVerificationEmailTemplates": [_metadata(row) for row in rows], **token}
    return cast("types.ListCustomVerificationEmailTemplatesResponse", answer)


def _metadata(template: VerificationTemplate) -> dict[str, str]:
    return {
        "TemplateName": template.name,
        "FromEmailAddress": template.sender,
        "TemplateSubject": template.subject,
        "SuccessRedirectionURL": template.success_url,
        "FailureRedirectionURL": template.failure_url,
    }

"""Email templates, kept and tried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.mail.templates import templates as engine
from bellhop.engines.mail.templates.tables import TEMPLATES_BY_NAME, Template
from bellhop.kernel.paging import page
from bellhop.services.sesv2.errors import named
from bellhop.services.sesv2.labels import labels_in, labels_shown
from bellhop.services.sesv2.paging import pages_of

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

# "Pass this token to a subsequent ListEmailTemplates call to retrieve the next 10 email templates."
_PAGES = pages_of(100, default=10)


def create_email_template(ctx: Context, request: types.CreateEmailTemplateRequest) -> dict[str, Any]:
    labels = labels_in(request)
    with named():
        engine.create(ctx, _template(ctx, request["TemplateName"], request["TemplateContent"]), labels)
    return {}


def update_email_template(ctx: Context, request: types.UpdateEmailTemplateRequest) -> dict[str, Any]:
    with named():
        engine.change(ctx, _template(ctx, request["TemplateName"], request["TemplateContent"]))
    return {}


def get_email_template(
    ctx: Context, request: types.GetEmailTemplateRequest
) -> types.GetEmailTemplateResponse:
    with named():
        found = engine.find(ctx, request["TemplateName"])
    parts = {"Subject": found.subject, "Text": found.text, "Html": found.html}
    shown = {name: part for name, part in parts.items() if part is not None}
    return {
        "TemplateName": found.name,
        "TemplateContent": cast("types.EmailTemplateContent", shown),
        "Tags": labels_shown(ctx, engine.arn(ctx, found.name)),
    }


def delete_email_template(ctx: Context, request: types.DeleteEmailTemplateRequest) -> dict[str, Any]:
    with named():
        engine.delete(ctx, engine.find(ctx, request["TemplateName"]).name)
    return {}


def list_email_templates(
    ctx: Context, request: types.ListEmailTemplatesRequest
) -> types.ListEmailTemplatesResponse:
    rows, token = page(ctx, TEMPLATES_BY_NAME, request, _PAGES)
    shown = [{"TemplateName": row.name, "CreatedTimestamp": row.created} for row in rows]
    return cast("types.ListEmailTemplatesResponse", {"TemplatesMetadata": shown, **token})


def test_render_email_template(
    ctx: Context, request: types.TestRenderEmailTemplateRequest
) -> types.TestRenderEmailTemplateResponse:
    from bellhop.engines.mail.templates.preview import preview  # noqa: PLC0415 - loads email and an engine

    with named():
        return {"RenderedTemplate": preview(ctx, request["TemplateName"], request["TemplateData"])}


def _template(ctx: Context, name: str, content: types.EmailTemplateContent) -> Template:
    return Template(name, ctx.now, content.get("Subject"), content.get("Text"), content.get("Html"))

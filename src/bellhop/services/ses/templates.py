"""Email templates, kept and tried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.mail.templates import templates as engine
from bellhop.engines.mail.templates.errors import InvalidTemplateData
from bellhop.engines.mail.templates.tables import TEMPLATES_BY_NAME, Template
from bellhop.kernel.facts import named_by
from bellhop.kernel.paging import Pages, page
from bellhop.services.ses.errors import CODES, named

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import ses as types

# "If more than 100 items are requested, the page size will automatically set to 100. If you do not specify a
# value, 10 is the default page size." (ListTemplates)
_PAGES = Pages("InvalidParameterValue", "Invalid pagination token.", 10, 100, size="MaxItems")
# "This error may occur when the TemplateData object contains invalid JSON." (InvalidRenderingParameter)
_TRIED = CODES | {InvalidTemplateData: "InvalidRenderingParameter"}


def create_template(ctx: Context, request: types.CreateTemplateRequest) -> dict[str, Any]:
    with named():
        engine.create(ctx, _template(ctx, request["Template"]), {})
    return {}


def update_template(ctx: Context, request: types.UpdateTemplateRequest) -> dict[str, Any]:
    with named():
        engine.change(ctx, _template(ctx, request["Template"]))
    return {}


def get_template(ctx: Context, request: types.GetTemplateRequest) -> types.GetTemplateResponse:
    with named():
        found = engine.find(ctx, request["TemplateName"])
    parts = {"SubjectPart": found.subject, "TextPart": found.text, "HtmlPart": found.html}
    shown = {name: part for name, part in parts.items() if part is not None}
    return {"Template": cast("types.Template", {"TemplateName": found.name, **shown})}


def delete_template(ctx: Context, request: types.DeleteTemplateRequest) -> dict[str, Any]:
    engine.delete(ctx, request["TemplateName"])
    return {}


def list_templates(ctx: Context, request: types.ListTemplatesRequest) -> types.ListTemplatesResponse:
    rows, token = page(ctx, TEMPLATES_BY_NAME, request, _PAGES)
    shown = [{"Name": row.name, "CreatedTimestamp": row.created} for row in rows]
    return cast("types.ListTemplatesResponse", {"TemplatesMetadata": shown, **token})


def test_render_template(
    ctx: Context, request: types.TestRenderTemplateRequest
) -> types.TestRenderTemplateResponse:
    from bellhop.engines.mail.templates.preview import preview  # noqa: PLC0415 - loads email and an engine

    with named_by(_TRIED):
        return {"RenderedTemplate": preview(ctx, request["TemplateName"], request["TemplateData"])}


def _template(ctx: Context, content: types.Template) -> Template:
    return Template(
        content["TemplateName"],
        ctx.now,
        content.get("SubjectPart"),
        content.get("TextPart"),
        content.get("HtmlPart"),
    )

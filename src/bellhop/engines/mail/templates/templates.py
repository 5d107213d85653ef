"""Templates: made, changed, found, gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bellhop.engines.mail.templates.errors import (
    InvalidTemplate,
    InvalidTemplateName,
    TemplateExists,
    TemplateIncomplete,
    TemplateMissing,
    TooManyTemplates,
    of_template,
)
from bellhop.engines.mail.templates.tables import (
    TEMPLATE_COUNTERS,
    TEMPLATES,
    Template,
    TemplateCounter,
)
from bellhop.kernel import tags

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context

MAX_TEMPLATES = 20_000  # "You can create up to 20,000 email templates in each AWS Region."
MAX_SIZE = 500 * 1024  # "Each template can be up to 500 KB in size, including both the text and HTML parts."

is_name = re.compile(r"[A-Za-z0-9_-]{1,64}").fullmatch


def arn(ctx: Context, name: str) -> str:
    return f"arn:aws:ses:{ctx.region}:{ctx.account}:template/{name}"


def name_in(ctx: Context, text: str) -> str:
    """The name of the template that an ARN stands for; raises TemplateMissing for one of others."""
    prefix = arn(ctx, "")
    if not text.startswith(prefix):
        raise TemplateMissing(text)
    return text.removeprefix(prefix)


def check_inline(subject: str | None, text: str | None, html: str | None) -> None:
    """Refuse the parts of a template that is handed in with a mail.

    Raises TemplateIncomplete, InvalidTemplate, TemplateUnsupported.
    """
    from bellhop.engines.mail.templates import rendering  # noqa: PLC0415 - loads a template engine

    for part in _checked(subject, text, html):
        rendering.check_simple(part)


def create(ctx: Context, template: Template, labels: Mapping[str, str]) -> None:
    """Keep a new template; `labels` are its tags.

    Raises InvalidTemplateName, TemplateIncomplete, InvalidTemplate, TemplateExists, TooManyTemplates.
    """
    if is_name(template.name) is None:
        raise InvalidTemplateName(template.name)
    _check(template)
    if ctx.store.get(TEMPLATES, template.name) is not None:
        raise TemplateExists(template.name, ctx.account)
    counter = ctx.store.get(TEMPLATE_COUNTERS, TEMPLATES.name)
    if counter is not None and counter.number >= MAX_TEMPLATES:
        raise TooManyTemplates(MAX_TEMPLATES)
    ctx.store.add(TEMPLATES, template)
    ctx.store.count_up(TEMPLATE_COUNTERS, TemplateCounter(TEMPLATES.name, 1))
    tags.add(ctx, arn(ctx, template.name), labels)


def find(ctx: Context, name: str) -> Template:
    """The template of this name; raises TemplateMissing."""
    found = ctx.store.get(TEMPLATES, name)
    if found is None:
        raise TemplateMissing(name)
    return found


def change(ctx: Context, template: Template) -> None:
    """Put this in the place of the template of its name, which stays as old as it is.

    Raises TemplateMissing, TemplateIncomplete, InvalidTemplate.
    """
    template.created = find(ctx, template.name).created
    _check(template)
    ctx.store.put(TEMPLATES, template)


def delete(ctx: Context, name: str) -> bool:
    """Forget a template and its tags; False if there is none."""
    if not ctx.store.delete(TEMPLATES, name):
        return False
    ctx.store.count_up(TEMPLATE_COUNTERS, TemplateCounter(TEMPLATES.name, -1))
    tags.forget(ctx, arn(ctx, name))
    return True


def _check(template: Template) -> None:
    from bellhop.engines.mail.templates import rendering  # noqa: PLC0415 - likewise

    with of_template(template.name):
        for part in _checked(template.subject, template.text, template.html):
            rendering.check(part)


def _checked(subject: str | None, text: str | None, html: str | None) -> list[str]:
    """The parts that a template has."""
    if not subject:
        raise TemplateIncomplete("The subject must be specified.")
    if not text and not html:
        raise TemplateIncomplete("The text or HTML part must be specified.")
    parts = [part for part in (subject, text, html) if part]
    if sum(len(part.encode()) for part in parts) > MAX_SIZE:
        raise InvalidTemplate(f"The template is larger than {MAX_SIZE // 1024} KB.")
    return parts

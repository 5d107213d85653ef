"""From a submission that names a template to one that says what the template makes of its data."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from bellhop.engines.mail.errors import InvalidTemplate, RenderingAttributeMissing, RenderingFailed
from bellhop.engines.mail.submission import Part
from bellhop.engines.mail.templates import templates
from bellhop.engines.mail.templates.rendering import data_of, render

if TYPE_CHECKING:
    from bellhop.engines.mail.submission import Submission, TemplateUse
    from bellhop.kernel.context import Context

_line_ends = re.compile(r"[\r\n]+")


def fill(ctx: Context, submission: Submission) -> tuple[Submission, tuple[str, str] | None]:
    """The submission with subject and bodies, and None; or (template's name, error) for its failure.

    Raises TemplateMissing and InvalidTemplateData, for which a mail is not accepted at all.
    """
    use = submission.template
    assert use is not None, "only a mail with a template is filled"
    use = opened(ctx, use)
    data = data_of(use.data, use.replacements)
    try:
        parts = [source and render(source, data) for source in (use.subject, use.text, use.html)]
    except (RenderingAttributeMissing, RenderingFailed, InvalidTemplate) as failure:
        return submission, (use.name or "", str(failure))
    subject, text, html = parts
    filled = dataclasses.replace(
        submission,
        subject=Part(_line_ends.sub(" ", subject or "").strip()),
        text=text if text is None else Part(text),
        html=html if html is None else Part(html),
    )
    return filled, None


def opened(ctx: Context, use: TemplateUse) -> TemplateUse:
    """A template's use with the parts of the template, which many mails may share."""
    if use.subject is not None or use.text is not None or use.html is not None:
        return use
    found = templates.find(ctx, use.name or "")
    return dataclasses.replace(use, subject=found.subject, text=found.text, html=found.html)

"""From a submission that names a template to one that says what the template makes of its data."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from bellhop.engines.mail.submission import Part
from bellhop.engines.mail.templates import templates
from bellhop.engines.mail.templates.errors import InvalidTemplate, RenderingAttributeMissing, RenderingFailed
from bellhop.engines.mail.templates.rendering import data_of, render

if TYPE_CHECKING:
    from bellhop.engines.mail.submission import Entry, Submission
    from bellhop.kernel.context import Context

_line_ends = re.compile(r"[\r\n\x00]+")


def fill(
    ctx: Context, submission: Submission, entry: Entry | None = None
) -> tuple[Submission, tuple[str, str] | None]:
    """The submission with subject and bodies, and None; or (template's name, error) for its failure.

    `entry` is what makes it one mail of many. Raises InvalidTemplateData, and what `opened` does, for which a
    mail is not accepted at all.
    """
    use = opened(ctx, submission).template
    assert use is not None, "only a mail with a template is filled"
    data = data_of(use.data, entry and entry.replacements)
    changes = entry.changes_of(submission) if entry else {}
    try:
        parts = [render(source, data) if source else None for source in (use.subject, use.text, use.html)]
    except (RenderingAttributeMissing, RenderingFailed, InvalidTemplate) as failure:
        return dataclasses.replace(submission, **changes), (use.name or "", str(failure))
    subject, text, html = parts
    filled = dataclasses.replace(
        submission,
        subject=Part(one_line(subject or "")),
        text=text if text is None else Part(text),
        html=html if html is None else Part(html),
        **changes,
    )
    return filled, None


def one_line(subject: str) -> str:
    """A subject that what is filled in cannot end, nor follow with other header fields."""
    return _line_ends.sub(" ", subject).strip()


def opened(ctx: Context, submission: Submission) -> Submission:
    """The submission with the parts of its template, which many mails may share.

    Raises TemplateMissing, and TenantUnassociated for a template that its tenant may not use.
    """
    use = submission.template
    if use is None or use.name is None or use.is_open:
        return submission
    if submission.tenant:
        from bellhop.engines.mail.reputation import tenants  # noqa: PLC0415 - few mails have one

        tenants.admit_template(ctx, submission.tenant, use.name)
    found = templates.find(ctx, use.name)
    use = dataclasses.replace(use, subject=found.subject, text=found.text, html=found.html)
    return dataclasses.replace(submission, template=use)

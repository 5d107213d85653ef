"""What a template would make of data: the whole message, which goes nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail.message_ids import message_id
from bellhop.engines.mail.mime.composing import compose
from bellhop.engines.mail.mime.headers import strip
from bellhop.engines.mail.submission import Part, Stamp, Submission
from bellhop.engines.mail.templates import templates
from bellhop.engines.mail.templates.errors import of_template
from bellhop.engines.mail.templates.filling import one_line
from bellhop.engines.mail.templates.rendering import data_of, render

if TYPE_CHECKING:
    from bellhop.kernel.context import Context

# What a message says of the way it takes.
_OF_SENDING = frozenset({"feedback-id", "x-ses-outgoing"})


def preview(ctx: Context, name: str, data: str) -> str:
    """The MIME message of a template: "a preview of the MIME content of an email" (TestRenderTemplate).

    Raises TemplateMissing, InvalidTemplateData, RenderingAttributeMissing, RenderingFailed.
    """
    template = templates.find(ctx, name)
    with of_template(name):
        values = data_of(data)
        parts = [
            Part(render(source, values)) if source else None for source in (template.text, template.html)
        ]
        subject = Part(one_line(render(template.subject or "", values)))
    submission = Submission("service", None, subject=subject, text=parts[0], html=parts[1])
    identifier = message_id(ctx.now, ctx.region, ctx.ids.bits(16))
    composed = compose(submission, Stamp(identifier, ctx.account, ctx.region, ctx.now))
    return strip(composed, _OF_SENDING).decode()

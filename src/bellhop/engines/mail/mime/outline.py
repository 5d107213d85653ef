"""What a message of parts says, told from the parts: its bodies are not composed to be parsed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail.mime import composing
from bellhop.engines.mail.mime.headers import with_return_path
from bellhop.engines.mail.mime.reading import Content, File, fields_of

if TYPE_CHECKING:
    from bellhop.engines.mail.submission import Attachment, Part, Stamp, Submission


def tell(submission: Submission, stamp: Stamp, return_path: str) -> Content:
    """The content of the message that `compose` makes of the same.

    Bodies are as they were handed in, as far as their character sets carry them.
    """
    section = composing.header_section(submission, stamp)
    headers = fields_of(with_return_path(section, return_path))
    inline, attached = composing.files(submission)
    return Content(
        next((value for name, value in headers if name == "Subject"), None),
        _carried(submission.text),
        _carried(submission.html),
        headers,
        [_file(each) for each in (*inline, *attached)],
    )


def _carried(part: Part | None) -> str | None:
    return part and part.data.encode(part.charset, "replace").decode(part.charset)


def _file(attachment: Attachment) -> File:
    return File(
        attachment.file_name.strip() or None,
        composing.media_type(attachment).partition(";")[0].strip().lower(),
        (attachment.content_id or "").strip("<>") or None,
        attachment.disposition,
        attachment.content,
    )

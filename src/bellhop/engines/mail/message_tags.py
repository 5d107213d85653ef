"""Message tags: what a sender says of a mail for the publishing of its events."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bellhop.engines.mail.mime.checks import InvalidMessage

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAX_LENGTH = 256  # "Contain 256 characters or fewer." (MessageTag)
_MAX_TAGS = 50  # ours
_plain = re.compile(r"[A-Za-z0-9_-]+").fullmatch
# The names with SES's prefix that senders may use: they fill the places of the Feedback-ID that are theirs.
_FEEDBACK = ("ses:feedback-id-a", "ses:feedback-id-b")


def check(tags: Mapping[str, str]) -> None:
    """Raises InvalidMessage for tags that SES does not take."""
    if len(tags) > _MAX_TAGS:
        raise InvalidMessage(f"A message can have at most {_MAX_TAGS} tags.")
    for name, value in tags.items():
        if name not in _FEEDBACK:
            _check("name", name)
        _check("value", value)


def feedback(tags: Mapping[str, str]) -> str:
    """How the Feedback-ID begins: the values of the tags for it, where there are such tags."""
    return ":".join(tags.get(name, "") for name in _FEEDBACK)


def _check(what: str, text: str) -> None:
    if not text:
        raise InvalidMessage(f"The tag {what} must be specified.")
    if _plain(text) is None:
        raise InvalidMessage(
            f"Invalid tag {what} <{text}>: only alphanumeric ASCII characters, '_', and '-' are allowed."
        )
    if len(text) > _MAX_LENGTH:
        raise InvalidMessage(f"Tag {what} cannot exceed {_MAX_LENGTH} characters.")

"""Tags of a resource: what they may be, and how requests and answers have them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bellhop.kernel import tags
from bellhop.services.sesv2.errors import BadRequest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

MAX_TAGS = 50  # "A resource can have as many as 50 tags."
MAX_KEY, MAX_VALUE = 128, 256  # "The maximum length of a tag key is 128 characters", of a value 256
_is_text = re.compile(r"[\w\s.:/=+@-]*").fullmatch  # letters and digits of all scripts


def checked(labels: Mapping[str, str], there: Mapping[str, str] | None = None) -> dict[str, str]:
    """Tags that a resource is to have besides those that are there; raises BadRequest."""
    for key, value in labels.items():
        if not 1 <= len(key) <= MAX_KEY or len(value) > MAX_VALUE:
            raise BadRequest(
                f"A tag key has 1 to {MAX_KEY} characters, a tag value {MAX_VALUE} at most: {key}"
            )
        if _is_text(key) is None or _is_text(value) is None or key.lower().startswith("aws:"):
            raise BadRequest(f"The tag {key} has characters that tags may not have, or a reserved prefix.")
    if len({**(there or {}), **labels}) > MAX_TAGS:
        raise BadRequest(f"A resource can have as many as {MAX_TAGS} tags.")
    return dict(labels)


def labels_in(request: Mapping[str, Any]) -> dict[str, str]:
    """The tags that something is made with; raises BadRequest."""
    return checked(tags.from_list(request.get("Tags", ())))


def labels_shown(ctx: Context, arn: str) -> list[types.Tag]:
    """The tags of a resource, as answers have them."""
    return [{"Key": key, "Value": value} for key, value in tags.of(ctx, arn).items()]

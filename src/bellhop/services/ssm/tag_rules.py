"""What tags a resource of Systems Manager may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.kernel import tags
from bellhop.services.ssm.errors import Invalid, TooManyTags

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.types import ssm

MOST = 50


def allowed(added: Iterable[ssm.Tag], held: Iterable[str] = ()) -> dict[str, str]:
    """The tags that a request adds to those that a resource has, `held`.

    Raises ValidationException for keys that AWS keeps for itself, and TooManyTagsError.
    """
    found = tags.from_list(added)
    if any(key.lower().startswith("aws:") for key in found):
        raise Invalid("aws: prefixed tag key names are not allowed for external use.")
    if len({*held, *found}) > MOST:
        raise TooManyTags
    return found

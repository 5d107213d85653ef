"""What tags a group may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.services.resource_groups.errors import BadRequest

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 50


def check(held: Mapping[str, str], added: Mapping[str, str]) -> dict[str, str]:
    """The tags that are to be added to those a group has; a Refusal where they cannot be."""
    if reserved := [key for key in added if key.lower().startswith("aws:")]:
        raise BadRequest(f"Tag keys must not begin with aws: {', '.join(reserved)}")
    if len({*held, *added}) > MOST:
        raise BadRequest(f"A group can have a maximum of {MOST} tags.")
    return dict(added)

"""What IAM has to allow for CloudTrail.

service-authorization/latest/reference/list_awscloudtrail.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.access.asking import Ask, by_member

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.engines.access.asking import Asked

RESOURCES = (
    ("TrailName", "trail/{}"),
    ("ResourceId", "{}"),
    ("EventDataStore", "eventdatastore/{}"),
    ("Channel", "channel/{}"),
    ("Name", "trail/{}"),
)
LISTS = ("List", "Lookup")


def asks(asked: Asked) -> Iterable[Ask]:
    name = asked.operation.name
    found = "*" if name.startswith(LISTS) else by_member(asked, RESOURCES) or "*"
    plain = found == "*" or found.startswith("arn:")
    return [Ask(f"cloudtrail:{name}", found if plain else asked.arn("cloudtrail", found))]

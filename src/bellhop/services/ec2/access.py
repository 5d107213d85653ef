"""What IAM has to allow for EC2.

service-authorization/latest/reference/list_amazonec2.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.access.asking import Ask, Asked

if TYPE_CHECKING:
    from collections.abc import Iterable

ON_RESOURCES = ("CreateTags", "DeleteTags")


def asks(asked: Asked) -> Iterable[Ask]:
    """Descriptions are of everything; tags need to be allowed for each resource."""
    name = asked.operation.name
    if name not in ON_RESOURCES:
        return [Ask(f"ec2:{name}", "*")]
    return [Ask(f"ec2:{name}", _resource(asked, each)) for each in asked.request["Resources"]]


def _resource(asked: Asked, identifier: str) -> str:
    return asked.arn("ec2", f"instance/{identifier}" if identifier.startswith("i-") else f"*/{identifier}")

"""What IAM has to allow for Resource Groups.

service-authorization/list_awsresourcegroups.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.access.asking import Ask, Asked

if TYPE_CHECKING:
    from collections.abc import Iterable

READS_TAGS = ("ListGroupResources", "SearchResources")


def asks(asked: Asked) -> Iterable[Ask]:
    name = asked.operation.name
    yield Ask(f"resource-groups:{name}", _resource(asked, name))
    if name in READS_TAGS:
        yield Ask("tag:GetResources", "*")


def _resource(asked: Asked, name: str) -> str:
    request = asked.request
    if name == "CreateGroup":
        return "*"
    group = request.get("Arn") or request.get("Group") or request.get("GroupName")
    if not group:
        return "*"
    return group if group.startswith("arn:") else asked.arn("resource-groups", f"group/{group}")

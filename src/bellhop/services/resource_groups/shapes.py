"""Groups as Resource Groups shows them, and how requests name them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.groups import groups
from bellhop.services.resource_groups.errors import BadRequest, named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.groups.tables import Group
    from bellhop.kernel.context import Context
    from bellhop.types import resource_groups


def asked(ctx: Context, request: Mapping[str, Any]) -> Group:
    """The group that `Group` (a name or an ARN) or the older `GroupName` means."""
    name = request.get("Group") or request.get("GroupName")
    if not name:
        raise BadRequest("Group or GroupName must be specified.")
    with named():
        return groups.find(ctx, name)


def group(ctx: Context, row: Group) -> resource_groups.Group:
    own: resource_groups.Group = {"GroupArn": groups.arn(ctx.scope, row.name), "Name": row.name}
    return own | _facts(row)


def identifier(ctx: Context, row: Group) -> resource_groups.GroupIdentifier:
    own: resource_groups.GroupIdentifier = {
        "GroupName": row.name,
        "GroupArn": groups.arn(ctx.scope, row.name),
    }
    return own | _facts(row)


def _facts(row: Group) -> Any:
    facts = {
        "Description": row.description,
        "Criticality": row.criticality,
        "Owner": row.owner,
        "DisplayName": row.display_name,
    }
    return {name: value for name, value in facts.items() if value}


def query(row: Group) -> resource_groups.ResourceQuery:
    return {"Type": row.query_type, "Query": row.query}


def configuration(row: Group) -> resource_groups.GroupConfiguration:
    return {"Configuration": row.configuration, "Status": "UPDATE_COMPLETE"}  # pyright: ignore[reportReturnType] - kept as it came

"""Operations on the configurations of groups that have no query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.groups import groups
from bellhop.services.resource_groups import shapes
from bellhop.services.resource_groups.errors import BadRequest, named

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import resource_groups


def get_group_configuration(
    ctx: Context, request: resource_groups.GetGroupConfigurationInput
) -> resource_groups.GetGroupConfigurationOutput:
    return {"GroupConfiguration": shapes.configuration(shapes.asked(ctx, request))}


def put_group_configuration(
    ctx: Context, request: resource_groups.PutGroupConfigurationInput
) -> dict[str, Any]:
    row = shapes.asked(ctx, request)
    if row.query_type:
        raise BadRequest("A group has either a ResourceQuery or a Configuration, not both.")
    row.configuration = [dict(item) for item in request.get("Configuration") or ()]
    with named():
        groups.keep(ctx, row)
    return {}

"""Operations on groups and their queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.groups import groups as engine
from bellhop.engines.groups.tables import Group
from bellhop.services.resource_groups import shapes
from bellhop.services.resource_groups.errors import BadRequest, named
from bellhop.services.resource_groups.limits import check
from bellhop.services.resource_groups.paging import page_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.kernel.context import Context
    from bellhop.types import resource_groups


def create_group(
    ctx: Context, request: resource_groups.CreateGroupInput
) -> resource_groups.CreateGroupOutput:
    query = request.get("ResourceQuery") or {"Type": "", "Query": ""}
    labels = check({}, request.get("Tags") or {})
    row = Group(
        request["Name"],
        request.get("Description", ""),
        query["Type"],
        query["Query"],
        [dict(item) for item in request.get("Configuration") or ()],
        request.get("Owner", ""),
        request.get("DisplayName", ""),
        request.get("Criticality", 0),
    )
    with named():
        engine.create(ctx, row, labels)
    answer: resource_groups.CreateGroupOutput = {"Group": shapes.group(ctx, row), "Tags": labels}
    if row.query_type:
        answer["ResourceQuery"] = query
    if row.configuration:
        answer["GroupConfiguration"] = shapes.configuration(row)
    return answer


def get_group(ctx: Context, request: resource_groups.GetGroupInput) -> resource_groups.GetGroupOutput:
    return {"Group": shapes.group(ctx, shapes.asked(ctx, request))}


def update_group(
    ctx: Context, request: resource_groups.UpdateGroupInput
) -> resource_groups.UpdateGroupOutput:
    row = shapes.asked(ctx, request)
    row.description = request.get("Description", row.description)
    row.owner = request.get("Owner", row.owner)
    row.display_name = request.get("DisplayName", row.display_name)
    row.criticality = request.get("Criticality", row.criticality)
    with named():
        return {"Group": shapes.group(ctx, engine.keep(ctx, row))}


def delete_group(
    ctx: Context, request: resource_groups.DeleteGroupInput
) -> resource_groups.DeleteGroupOutput:
    row = shapes.asked(ctx, request)
    engine.remove(ctx, row)
    return {"Group": shapes.group(ctx, row)}


def get_group_query(
    ctx: Context, request: resource_groups.GetGroupQueryInput
) -> resource_groups.GetGroupQueryOutput:
    return {"GroupQuery": _group_query(_with_query(ctx, request))}


def update_group_query(
    ctx: Context, request: resource_groups.UpdateGroupQueryInput
) -> resource_groups.UpdateGroupQueryOutput:
    row = _with_query(ctx, request)
    row.query_type, row.query = request["ResourceQuery"]["Type"], request["ResourceQuery"]["Query"]
    with named():
        return {"GroupQuery": _group_query(engine.keep(ctx, row))}


def _with_query(ctx: Context, request: Any) -> Group:
    row = shapes.asked(ctx, request)
    if not row.query_type:
        raise BadRequest(f"Group {row.name} does not have a ResourceQuery.")
    return row


def _group_query(row: Group) -> resource_groups.GroupQuery:
    return {"GroupName": row.name, "ResourceQuery": shapes.query(row)}


def list_groups(ctx: Context, request: resource_groups.ListGroupsInput) -> resource_groups.ListGroupsOutput:
    found = engine.all_of(ctx)
    for each in request.get("Filters") or ():
        fact, values = FILTERS[each["Name"]], set(each["Values"])
        found = {name: row for name, row in found.items() if not values.isdisjoint(fact(row))}
    rows, more = page_of(ctx, found, request)
    return {
        "GroupIdentifiers": [shapes.identifier(ctx, row) for row in rows],
        "Groups": [shapes.group(ctx, row) for row in rows],
        **more,
    }


def _types(row: Group) -> tuple[str, ...]:
    query = engine.query(row)
    return query.types if query else ()


# What a filter of ListGroups looks at.
FILTERS: dict[str, Callable[[Group], tuple[str, ...]]] = {
    "resource-type": _types,
    "configuration-type": lambda row: tuple(item["Type"] for item in row.configuration),
    "owner": lambda row: (row.owner,),
    "display-name": lambda row: (row.display_name,),
    "criticality": lambda row: (str(row.criticality),),
}

"""Operations on what belongs to a group, or to a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.groups import groups, queries
from bellhop.engines.groups.kinds import type_of
from bellhop.services.resource_groups import shapes
from bellhop.services.resource_groups.errors import BadRequest, named
from bellhop.services.resource_groups.paging import page_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.engines.groups.queries import ResourceQuery
    from bellhop.kernel.context import Context
    from bellhop.types import resource_groups

MOST_TYPES = 5


def list_group_resources(
    ctx: Context, request: resource_groups.ListGroupResourcesInput
) -> resource_groups.ListGroupResourcesOutput:
    row = shapes.asked(ctx, request)
    query = groups.query(row)
    wanted = {value for each in request.get("Filters") or () for value in each["Values"]}
    _check_types(query, wanted)
    found = {
        arn: _identifier(arn) for arn in groups.resources(ctx, row) if not wanted or type_of(arn) in wanted
    }
    shown, more = page_of(ctx, found, request)
    return {
        "Resources": [{"Identifier": each} for each in shown],
        "ResourceIdentifiers": shown,
        "QueryErrors": _query_errors(query),
        **more,
    }


def _check_types(query: ResourceQuery | None, wanted: set[str]) -> None:
    if len(wanted) > MOST_TYPES:
        raise BadRequest(f"A maximum of {MOST_TYPES} resource types can be specified as filters.")
    if query is None or query.of_any_type:
        return
    if strangers := sorted(wanted.difference(query.types)):
        raise BadRequest(
            f"The resource types specified as filters in the request are not valid: {', '.join(strangers)}"
        )


def search_resources(
    ctx: Context, request: resource_groups.SearchResourcesInput
) -> resource_groups.SearchResourcesOutput:
    asked = request["ResourceQuery"]
    with named():
        query = queries.parse(asked["Type"], asked["Query"])
    found = {arn: _identifier(arn) for arn in queries.matched(ctx, query)}
    shown, more = page_of(ctx, found, request)
    return {"ResourceIdentifiers": shown, "QueryErrors": _query_errors(query), **more}


def _identifier(arn: str) -> resource_groups.ResourceIdentifier:
    return {"ResourceArn": arn, "ResourceType": type_of(arn)}


def _query_errors(query: ResourceQuery | None) -> list[resource_groups.QueryError]:
    """There is no CloudFormation here, so no stack exists."""
    if query is None or not query.stack:
        return []
    message = f"The stack {query.stack} does not exist."
    return [{"ErrorCode": "CLOUDFORMATION_STACK_NOT_EXISTING", "Message": message}]


def group_resources(
    ctx: Context, request: resource_groups.GroupResourcesInput
) -> resource_groups.GroupResourcesOutput:
    row = shapes.asked(ctx, request)
    known, failed = _parted(request["ResourceArns"])
    with named():
        groups.include(ctx, row, known)
    return {"Succeeded": known, "Failed": failed, "Pending": []}


def ungroup_resources(
    ctx: Context, request: resource_groups.UngroupResourcesInput
) -> resource_groups.UngroupResourcesOutput:
    row = shapes.asked(ctx, request)
    known, failed = _parted(request["ResourceArns"])
    with named():
        groups.exclude(ctx, row, known)
    return {"Succeeded": known, "Failed": failed, "Pending": []}


def _parted(arns: Iterable[str]) -> tuple[list[str], list[resource_groups.FailedResource]]:
    """The ARNs that can be members, and what is said of the others."""
    known: list[str] = []
    failed: list[resource_groups.FailedResource] = []
    for arn in dict.fromkeys(arns):
        if type_of(arn):
            known.append(arn)
        else:
            message = f"Resources like {arn} cannot be members of a group."
            failed.append(
                {"ResourceArn": arn, "ErrorCode": "RESOURCE_TYPE_NOT_SUPPORTED", "ErrorMessage": message}
            )
    return known, failed

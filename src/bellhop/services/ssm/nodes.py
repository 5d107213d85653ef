"""Operations on managed nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.fleet import nodes
from bellhop.engines.fleet.tables import ALL
from bellhop.services.ssm.errors import Invalid, InvalidFilterKey
from bellhop.services.ssm.node_filters import INFORMATION, PROPERTIES, Wanted, check, meeting
from bellhop.services.ssm.node_shapes import information, properties
from bellhop.services.ssm.paging import page, page_of, pages
from bellhop.services.ssm.roles import check_role

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import ssm

LISTED = pages(10, 50)
PROPERTIES_LISTED = pages(50, 1000)


def describe_instance_information(
    ctx: Context, request: ssm.DescribeInstanceInformationRequest
) -> ssm.DescribeInstanceInformationResult:
    older, newer = request.get("InstanceInformationFilterList") or [], request.get("Filters") or []
    if older and newer:
        raise Invalid("Use either Filters or InstanceInformationFilterList, not both.")
    wanted = [Wanted(each["key"], each["valueSet"]) for each in older]
    wanted += [Wanted(each["Key"], each["Values"]) for each in newer]
    if wanted:
        check(ctx, wanted, INFORMATION, "InvalidInstanceInformationFilterValue")
        _check_kinds(wanted)
        found = meeting(ctx, wanted, INFORMATION, information)
        rows, token = page_of(ctx, found, request, LISTED)
    else:
        rows, token = page(ctx, ALL, request, LISTED)
    return {"InstanceInformationList": [information(ctx, row) for row in rows], **token}


def _check_kinds(wanted: list[Wanted]) -> None:
    """ "Tag filters can't be combined with other filter types." """
    others = [each.key for each in wanted if not each.of_tags]
    if others and len(others) < len(wanted):
        raise InvalidFilterKey(others[0], "can't be combined with filters by tags")


def describe_instance_properties(
    ctx: Context, request: ssm.DescribeInstancePropertiesRequest
) -> ssm.DescribeInstancePropertiesResult:
    older, newer = request.get("InstancePropertyFilterList") or [], request.get("FiltersWithOperator") or []
    wanted = [Wanted(each["key"], each["valueSet"]) for each in older]
    wanted += [Wanted(each["Key"], each["Values"], each.get("Operator", "Equal")) for each in newer]
    check(ctx, wanted, PROPERTIES, "InvalidInstancePropertyFilterValue")
    found = meeting(ctx, wanted, PROPERTIES, properties)
    rows, token = page_of(ctx, found, request, PROPERTIES_LISTED)
    return {"InstanceProperties": [properties(ctx, row) for row in rows], **token}


def update_managed_instance_role(
    ctx: Context, request: ssm.UpdateManagedInstanceRoleRequest
) -> ssm.UpdateManagedInstanceRoleResult:
    check_role(ctx, request["IamRole"])
    nodes.change_role(ctx, request["InstanceId"], request["IamRole"])
    return {}


def deregister_managed_instance(
    ctx: Context, request: ssm.DeregisterManagedInstanceRequest
) -> ssm.DeregisterManagedInstanceResult:
    node = nodes.hybrid(ctx, request["InstanceId"])
    nodes.remove(ctx, node.instance_id)
    return {}


def get_connection_status(
    ctx: Context, request: ssm.GetConnectionStatusRequest
) -> ssm.GetConnectionStatusResponse:
    node = nodes.find(ctx, request["Target"])
    connected = node is not None and nodes.online(node)
    return {"Target": request["Target"], "Status": "connected" if connected else "notconnected"}

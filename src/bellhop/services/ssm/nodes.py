"""Operations on managed nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.fleet import nodes
from bellhop.engines.fleet.tables import ALL
from bellhop.services.ssm.errors import Invalid, InvalidFilterKey
from bellhop.services.ssm.paging import page, page_of, pages

if TYPE_CHECKING:
    from bellhop.engines.fleet.tables import Node
    from bellhop.kernel.context import Context
    from bellhop.types import ssm

LISTED = pages(10, 50)
FACTS = (
    "ActivationIds",
    "AgentVersion",
    "AssociationStatus",
    "IamRole",
    "InstanceIds",
    "PingStatus",
    "PlatformTypes",
    "ResourceType",
    "SourceIds",
    "SourceTypes",
)


def describe_instance_information(
    ctx: Context, request: ssm.DescribeInstanceInformationRequest
) -> ssm.DescribeInstanceInformationResult:
    older, newer = request.get("InstanceInformationFilterList") or [], request.get("Filters") or []
    if older and newer:
        raise Invalid("Use either Filters or InstanceInformationFilterList, not both.")
    wanted = [(each["key"], each["valueSet"]) for each in older]
    wanted += [(each["Key"], each["Values"]) for each in newer]
    if wanted:
        rows, token = page_of(ctx, _meeting(ctx, wanted), request, LISTED)
    else:
        rows, token = page(ctx, ALL, request, LISTED)
    return {"InstanceInformationList": [_information(ctx, row) for row in rows], **token}


def _meeting(ctx: Context, wanted: list[tuple[str, list[str]]]) -> dict[str, Node]:
    """The nodes that meet every filter by one of its values."""
    found = nodes.all_of(ctx)
    for key, values in wanted:
        if key.startswith("tag:") or key == "tag-key":
            met = _tagged(ctx, key, values)
            found = {each: node for each, node in found.items() if each in met}
        elif key in FACTS:
            found = {each: node for each, node in found.items() if _fact(node, key) in values}
        else:
            raise InvalidFilterKey(key)
    return found


def _tagged(ctx: Context, key: str, values: list[str]) -> set[str]:
    if key == "tag-key":
        return set[str]().union(*(nodes.tagged(ctx, each) for each in values))
    return nodes.tagged(ctx, key.removeprefix("tag:"), values)


def _fact(node: Node, key: str) -> str | None:
    """What a filter looks at; None where our nodes have nothing: activations, roles, associations."""
    facts = {
        "InstanceIds": node.instance_id,
        "PingStatus": node.ping_status,
        "PlatformTypes": node.platform_type,
        "AgentVersion": node.agent_version,
        "ResourceType": _resource_type(node),
        "SourceIds": node.instance_id,
        "SourceTypes": _source_type(node),
    }
    return facts.get(key)


def _resource_type(node: Node) -> str:
    return "ManagedInstance" if node.instance_id.startswith("mi-") else "EC2Instance"


def _source_type(node: Node) -> str:
    return "AWS::SSM::ManagedInstance" if node.instance_id.startswith("mi-") else "AWS::EC2::Instance"


def _information(ctx: Context, node: Node) -> ssm.InstanceInformation:
    shown: ssm.InstanceInformation = {
        "InstanceId": node.instance_id,
        "PingStatus": node.ping_status,
        "LastPingDateTime": nodes.last_ping(ctx, node),
        "AgentVersion": node.agent_version,
        "IsLatestVersion": True,
        "PlatformType": node.platform_type,
        "PlatformName": node.platform_name,
        "PlatformVersion": node.platform_version,
        "RegistrationDate": node.registered,
        "ResourceType": _resource_type(node),
        "IPAddress": node.ip_address,
        "ComputerName": node.computer_name,
        "SourceId": node.instance_id,
        "SourceType": _source_type(node),
    }
    if node.name:
        shown["Name"] = node.name
    return shown

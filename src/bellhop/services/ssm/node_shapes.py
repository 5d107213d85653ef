"""Managed nodes as the answers of Systems Manager show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.fleet import instances, nodes, platforms
from bellhop.kernel import tags

if TYPE_CHECKING:
    from bellhop.engines.fleet.tables import Node
    from bellhop.kernel.context import Context
    from bellhop.types import ssm

AGENT = "amazon-ssm-agent"


def information(ctx: Context, node: Node) -> ssm.InstanceInformation:
    """A node as DescribeInstanceInformation shows it."""
    shown: dict[str, Any] = _told(ctx, node)
    shown["IsLatestVersion"] = node.agent_version == nodes.AGENT_VERSION
    shown["IPAddress"] = node.ip_address
    if node.name:
        shown["Name"] = node.name
    return cast("ssm.InstanceInformation", shown)


def properties(ctx: Context, node: Node) -> ssm.InstanceProperty:
    """A node as DescribeInstanceProperties shows it: with what EC2 knows of it."""
    shown: dict[str, Any] = _told(ctx, node)
    shown["Architecture"] = platforms.architecture()
    shown["IPAddress"] = node.ip_address
    shown["LaunchTime"] = node.registered
    if nodes.is_hybrid(node.instance_id):
        return cast("ssm.InstanceProperty", shown | {"Name": node.name})
    shown |= {
        "Name": tags.of(ctx, nodes.arn(ctx.scope, node.instance_id)).get("Name", ""),
        "InstanceType": instances.INSTANCE_TYPE,
        "InstanceRole": instances.profile(ctx.scope, node),
        "KeyName": "",
        "InstanceState": instances.state(node).name,
        "AvailabilityZone": instances.zone(ctx.scope, node),
    }
    return cast("ssm.InstanceProperty", shown)


def _told(ctx: Context, node: Node) -> dict[str, Any]:
    """What both show, and what only nodes of an activation or of a role have."""
    shown = {
        "InstanceId": node.instance_id,
        "PingStatus": node.ping_status,
        "LastPingDateTime": nodes.last_ping(ctx, node),
        "AgentVersion": node.agent_version,
        "PlatformType": node.platform_type,
        "PlatformName": node.platform_name,
        "PlatformVersion": node.platform_version,
        "RegistrationDate": node.registered,
        "ResourceType": resource_type(node),
        "ComputerName": node.computer_name,
        "SourceId": node.instance_id,
        "SourceType": source_type(node),
    }
    some = {"ActivationId": node.activation_id, "IamRole": nodes.role(ctx, node)}
    return shown | {name: value for name, value in some.items() if value}


def inventoried(ctx: Context, node: Node) -> ssm.Node:
    """A node as ListNodes shows it."""
    return {
        "CaptureTime": nodes.last_ping(ctx, node),
        "Id": node.instance_id,
        "Owner": {"AccountId": ctx.account},
        "Region": ctx.region,
        "NodeType": {"Instance": _instance(ctx, node)},
    }


def _instance(ctx: Context, node: Node) -> ssm.InstanceInfo:
    shown: ssm.InstanceInfo = {
        "AgentType": AGENT,
        "AgentVersion": node.agent_version,
        "ComputerName": node.computer_name,
        "InstanceStatus": "Active" if nodes.online(node) else "Inactive",
        "IpAddress": node.ip_address,
        "ManagedStatus": "Managed",
        "Name": node.name,
        "PlatformType": node.platform_type,
        "PlatformName": node.platform_name,
        "PlatformVersion": node.platform_version,
        "ResourceType": resource_type(node),
        "SourceType": source_type(node),
        "SourceId": node.instance_id,
    }
    if not nodes.is_hybrid(node.instance_id):
        zone = instances.zone(ctx.scope, node)
        shown["AvailabilityZone"], shown["AvailabilityZoneId"] = zone, instances.zone_id(zone)
    return shown


def resource_type(node: Node) -> str:
    return "ManagedInstance" if nodes.is_hybrid(node.instance_id) else "EC2Instance"


def source_type(node: Node) -> str:
    return "AWS::SSM::ManagedInstance" if nodes.is_hybrid(node.instance_id) else "AWS::EC2::Instance"

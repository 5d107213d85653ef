"""Nodes as the answers of EC2 show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.fleet import instances, platforms
from bellhop.engines.fleet.instances import RUNNING, identifier

if TYPE_CHECKING:
    from bellhop.engines.fleet.tables import Node
    from bellhop.kernel.context import Context
    from bellhop.store import Scope
    from bellhop.types import ec2

PLATFORM_DETAILS = {"Linux": "Linux/UNIX", "Windows": "Windows", "MacOS": "Linux/UNIX"}
ROOT_DEVICE = "/dev/xvda"
STOPPED_BY_USER = "Client.UserInitiatedShutdown"


class Instance(NamedTuple):
    """A node with its tags."""

    node: Node
    tags: dict[str, str]


def reservation(ctx: Context, instance: Instance) -> ec2.Reservation:
    """Each instance is the only one of its reservation."""
    return {
        "ReservationId": identifier("r", instance.node.instance_id),
        "OwnerId": ctx.account,
        "Groups": [],
        "Instances": [described(ctx, instance)],
    }


def described(ctx: Context, instance: Instance) -> ec2.Instance:
    node, scope = instance.node, ctx.scope
    state = instances.state(node)
    running = state == RUNNING
    shown: ec2.Instance = {
        "InstanceId": node.instance_id,
        "ImageId": image(scope, node),
        "State": {"Code": state.code, "Name": state.name},
        "PrivateDnsName": node.computer_name,
        "PublicDnsName": "",
        "StateTransitionReason": "" if running else "User initiated",
        "AmiLaunchIndex": 0,
        "ProductCodes": [],
        "InstanceType": instances.INSTANCE_TYPE,
        "LaunchTime": node.registered,
        "Placement": {"GroupName": "", "Tenancy": "default", **_zone(ctx, node)},
        "Monitoring": {"State": "disabled"},
        "SubnetId": subnet(scope, node),
        "VpcId": vpc(scope),
        "PrivateIpAddress": node.ip_address,
        "Architecture": platforms.architecture(),
        "BlockDeviceMappings": [],
        "ClientToken": "",
        "EbsOptimized": False,
        "EnaSupport": True,
        "Hypervisor": "xen",
        "NetworkInterfaces": [],
        "RootDeviceName": ROOT_DEVICE,
        "RootDeviceType": "ebs",
        "SecurityGroups": [],
        "SourceDestCheck": True,
        "VirtualizationType": "hvm",
        "PlatformDetails": PLATFORM_DETAILS[node.platform_type],
        "UsageOperation": "RunInstances:0002" if node.platform_type == "Windows" else "RunInstances",
    }
    return {**shown, **_some(ctx, instance)}


def _zone(ctx: Context, node: Node) -> ec2.Placement:
    zone = instances.zone(ctx.scope, node)
    return {"AvailabilityZone": zone, "AvailabilityZoneId": instances.zone_id(zone)}


def _some(ctx: Context, instance: Instance) -> ec2.Instance:
    """What only some instances have."""
    node = instance.node
    shown: ec2.Instance = {}
    if instance.tags:
        shown["Tags"] = [{"Key": key, "Value": value} for key, value in instance.tags.items()]
    if profile := instances.profile(ctx.scope, node):
        shown["IamInstanceProfile"] = {"Arn": profile, "Id": profile_id(profile)}
    if node.platform_type == "Windows":
        shown["Platform"] = "Windows"
    if instances.state(node) != RUNNING:
        shown["StateReason"] = {
            "Code": STOPPED_BY_USER,
            "Message": f"{STOPPED_BY_USER}: User initiated shutdown",
        }
    return shown


def status(ctx: Context, node: Node) -> ec2.InstanceStatus:
    """What DescribeInstanceStatus shows: checks are passed while it runs, and mean nothing otherwise."""
    state = instances.state(node)
    checks: ec2.InstanceStatusSummary = {"Status": "not-applicable"}
    if state == RUNNING:
        checks = {"Status": "ok", "Details": [{"Name": "reachability", "Status": "passed"}]}
    zone = instances.zone(ctx.scope, node)
    return {
        "AvailabilityZone": zone,
        "AvailabilityZoneId": instances.zone_id(zone),
        "InstanceId": node.instance_id,
        "InstanceState": {"Code": state.code, "Name": state.name},
        "InstanceStatus": checks,
        "SystemStatus": checks,
    }


def profile_id(profile: str) -> str:
    return "AIPA" + identifier("", profile)[1:].upper()


def image(scope: Scope, node: Node) -> str:
    return identifier("ami", scope.region, node.platform_name, node.platform_version)


def vpc(scope: Scope) -> str:
    return identifier("vpc", *scope)


def subnet(scope: Scope, node: Node) -> str:
    return identifier("subnet", scope.account, instances.zone(scope, node))

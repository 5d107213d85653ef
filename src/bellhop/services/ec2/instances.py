"""Operations on instances."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bellhop.engines.fleet import instances, nodes
from bellhop.engines.fleet.instances import RUNNING
from bellhop.kernel.clock import iso8601
from bellhop.services.ec2.errors import MalformedInstance, MissingInstances
from bellhop.services.ec2.requests import check_dry_run, filters, is_of_tags, meets, page, tagged
from bellhop.services.ec2.shapes import Instance, reservation, status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bellhop.kernel.context import Context
    from bellhop.types import ec2

INSTANCE_ID = re.compile(r"i-(?:[0-9a-f]{8}|[0-9a-f]{17})")

# Filters of things that no instance of ours has: they are known, and met by none.
NOWHERE = re.compile(
    r"(?:block-device-mapping|capacity-reservation-specification|enclave-options|hibernation-options"
    r"|maintenance-options|metadata-options|network-interface|network-performance-options|operator"
    r"|private-dns-name-options|instance)\..+"
    r"|affinity|boot-mode|capacity-reservation-id|client-token|current-instance-boot-mode|dns-name|host-id"
    r"|instance-lifecycle|ip-address|ipv6-address|kernel-id|key-name|outpost-arn|placement-group-name"
    r"|placement-partition-number|product-code(?:\.type)?|ramdisk-id|reason|requester-id|spot-instance-request-id"
    r"|tpm-support|usage-operation-update-time"
)
# Filter → the member of a reservation's instance that it looks at.
FACTS = {
    "architecture": "Architecture",
    "availability-zone": "Placement.AvailabilityZone",
    "availability-zone-id": "Placement.AvailabilityZoneId",
    "ebs-optimized": "EbsOptimized",
    "ena-support": "EnaSupport",
    "hypervisor": "Hypervisor",
    "iam-instance-profile.arn": "IamInstanceProfile.Arn",
    "iam-instance-profile.id": "IamInstanceProfile.Id",
    "image-id": "ImageId",
    "instance-id": "InstanceId",
    "instance-state-code": "State.Code",
    "instance-state-name": "State.Name",
    "instance-type": "InstanceType",
    "launch-index": "AmiLaunchIndex",
    "monitoring-state": "Monitoring.State",
    "owner-id": "OwnerId",
    "platform-details": "PlatformDetails",
    "private-dns-name": "PrivateDnsName",
    "private-ip-address": "PrivateIpAddress",
    "reservation-id": "ReservationId",
    "root-device-name": "RootDeviceName",
    "root-device-type": "RootDeviceType",
    "source-dest-check": "SourceDestCheck",
    "state-reason-code": "StateReason.Code",
    "state-reason-message": "StateReason.Message",
    "subnet-id": "SubnetId",
    "tenancy": "Placement.Tenancy",
    "usage-operation": "UsageOperation",
    "virtualization-type": "VirtualizationType",
    "vpc-id": "VpcId",
}
OF_STATUS = re.compile(
    r"availability-zone(?:-id)?|instance-state-(?:code|name)|event\..+|operator\..+"
    r"|(?:instance|system)-status\.(?:reachability|status)|(?:attached-ebs|application)-status\.status"
)


def describe_instances(ctx: Context, request: ec2.DescribeInstancesRequest) -> ec2.DescribeInstancesResult:
    wanted = filters(request, _is_filter)
    check_dry_run(request)
    asked = _asked(ctx, request.get("InstanceIds"))
    found = {name: each for name, each in asked.items() if meets(_facts(ctx, each), wanted)}
    rows, token = page(ctx, found, request)
    return {"Reservations": [reservation(ctx, row) for row in rows], **_more(token)}


def _is_filter(name: str) -> bool:
    own = name in FACTS or name in ("launch-time", "platform")
    return own or is_of_tags(name) or NOWHERE.fullmatch(name) is not None


def _facts(ctx: Context, instance: Instance) -> Callable[[str], Iterable[str]]:
    """What filters look at; what is shown of the instance is made where one looks at that."""
    node = instance.node
    own = {"launch-time": iso8601(node.registered), "platform": node.platform_type.lower()}

    def facts(name: str) -> Iterable[str]:
        if is_of_tags(name):
            return tagged(instance.tags, name)
        if name in own:
            return [own[name]]
        return _shown(reservation(ctx, instance), FACTS[name]) if name in FACTS else ()

    return facts


def _shown(reservation: ec2.Reservation, path: str) -> Iterable[str]:
    """What stands in an answer at a path, as filters spell it."""
    found: Any = {**reservation, **reservation.get("Instances", [])[0]}
    for member in path.split("."):
        found = found.get(member, {})
    if isinstance(found, bool):
        return [str(found).lower()]
    return () if found == {} else [str(found)]


def _asked(ctx: Context, ids: list[str] | None) -> dict[str, Instance]:
    """The instances with these ids, all where none are named. Raises for those that are not there."""
    there = {name: node for name, node in nodes.all_of(ctx).items() if not nodes.is_hybrid(name)}
    tags = nodes.tags_of_all(ctx, "i-")
    missing = [each for each in ids or () if each not in there]
    for each in missing:
        if not INSTANCE_ID.fullmatch(each):
            raise MalformedInstance(each)
    if missing:
        raise MissingInstances(missing)
    return {name: Instance(there[name], tags.get(name, {})) for name in ids or there}


def _more(token: dict[str, str]) -> ec2.DescribeTagsResult:
    """The token of the next page, where there is one."""
    return {"NextToken": token["NextToken"]} if token else {}


def describe_instance_status(
    ctx: Context, request: ec2.DescribeInstanceStatusRequest
) -> ec2.DescribeInstanceStatusResult:
    wanted = filters(request, lambda name: bool(OF_STATUS.fullmatch(name)))
    check_dry_run(request)
    asked = _asked(ctx, request.get("InstanceIds"))
    everyone = request.get("IncludeAllInstances")
    shown = {
        name: status(ctx, each.node)
        for name, each in asked.items()
        if everyone or instances.state(each.node) == RUNNING
    }
    found = {name: each for name, each in shown.items() if meets(_status_facts(each), wanted)}
    rows, token = page(ctx, found, request)
    return {"InstanceStatuses": rows, **_more(token)}


def _status_facts(shown: ec2.InstanceStatus) -> Callable[[str], Iterable[str]]:
    """Nothing is known of events, operators and applications."""
    state, checks = shown.get("InstanceState", {}), shown.get("InstanceStatus", {})
    passed = ["passed"] if checks.get("Details") else []
    found = {
        "availability-zone": [shown.get("AvailabilityZone", "")],
        "availability-zone-id": [shown.get("AvailabilityZoneId", "")],
        "instance-state-code": [str(state.get("Code"))],
        "instance-state-name": [state.get("Name", "")],
    }
    for kind in ("instance-status", "system-status"):
        found[f"{kind}.reachability"], found[f"{kind}.status"] = passed, [checks.get("Status", "")]
    return lambda name: found.get(name, ())

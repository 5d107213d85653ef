"""Operations on Regions and their zones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.fleet.instances import ZONES, zone_id
from bellhop.services.ec2.errors import InvalidValue
from bellhop.services.ec2.requests import check_dry_run, filters, meets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bellhop.kernel.context import Context
    from bellhop.types import ec2

# accounts/latest/reference/manage-acct-regions.html: those of every account, and those to opt in to.
OPEN = (
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ca-central-1",
    "eu-central-1",
    "eu-north-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
)
TO_OPT_IN = (
    "af-south-1",
    "ap-east-1",
    "ap-east-2",
    "ap-south-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
    "ca-west-1",
    "eu-central-2",
    "eu-south-1",
    "eu-south-2",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "mx-central-1",
)
NOT_NEEDED = "opt-in-not-required"
REGION_FILTERS = ("endpoint", "opt-in-status", "region-name")
ZONE_FILTERS = (
    "group-long-name",
    "group-name",
    "message",
    "opt-in-status",
    "parent-zone-id",
    "parent-zone-name",
    "region-name",
    "state",
    "zone-id",
    "zone-name",
    "zone-type",
)


def describe_regions(ctx: Context, request: ec2.DescribeRegionsRequest) -> ec2.DescribeRegionsResult:
    """A Region that the caller is in counts among the open ones: it works here."""
    wanted = filters(request, lambda name: name in REGION_FILTERS)
    named = request.get("RegionNames")
    check_dry_run(request)
    shown = {name: _region(name, NOT_NEEDED) for name in (*OPEN, ctx.region)}
    if named or request.get("AllRegions"):
        shown = {name: _region(name, "not-opted-in") for name in TO_OPT_IN} | shown
    _check_all_there(named or (), shown, "region names")
    found = [each for name, each in sorted(shown.items()) if not named or name in named]
    return {"Regions": [each for each in found if meets(_region_facts(each), wanted)]}


def _region(name: str, opt_in: str) -> ec2.Region:
    return {"OptInStatus": opt_in, "RegionName": name, "Endpoint": f"ec2.{name}.amazonaws.com"}


def _region_facts(region: ec2.Region) -> Callable[[str], Iterable[str]]:
    found = {
        "endpoint": [region.get("Endpoint", "")],
        "opt-in-status": [region.get("OptInStatus", "")],
        "region-name": [region.get("RegionName", "")],
    }
    return lambda name: found.get(name, ())


def _check_all_there(named: Iterable[str], there: Iterable[str], things: str) -> None:
    if strangers := sorted(set(named) - set(there)):
        raise InvalidValue(f"Invalid {things}: [{', '.join(strangers)}]")


def describe_availability_zones(
    ctx: Context, request: ec2.DescribeAvailabilityZonesRequest
) -> ec2.DescribeAvailabilityZonesResult:
    wanted = filters(request, lambda name: name in ZONE_FILTERS)
    names, ids = request.get("ZoneNames"), request.get("ZoneIds")
    check_dry_run(request)
    zones = [_zone(ctx.region, letter) for letter in ZONES]
    _check_all_there(names or (), [each.get("ZoneName", "") for each in zones], "availability zones")
    _check_all_there(ids or (), [each.get("ZoneId", "") for each in zones], "availability zones")
    return {
        "AvailabilityZones": [
            each
            for each in zones
            if (not names or each.get("ZoneName") in names)
            and (not ids or each.get("ZoneId") in ids)
            and meets(_zone_facts(each), wanted)
        ]
    }


def _zone(region: str, letter: str) -> ec2.AvailabilityZone:
    name = f"{region}{letter}"
    return {
        "State": "available",
        "OptInStatus": NOT_NEEDED,
        "Messages": [],
        "RegionName": region,
        "ZoneName": name,
        "ZoneId": zone_id(name),
        "GroupName": f"{region}-zg-1",
        "NetworkBorderGroup": region,
        "ZoneType": "availability-zone",
    }


def _zone_facts(zone: ec2.AvailabilityZone) -> Callable[[str], Iterable[str]]:
    found = {
        "group-name": [zone.get("GroupName", "")],
        "opt-in-status": [zone.get("OptInStatus", "")],
        "region-name": [zone.get("RegionName", "")],
        "state": [zone.get("State", "")],
        "zone-id": [zone.get("ZoneId", "")],
        "zone-name": [zone.get("ZoneName", "")],
        "zone-type": [zone.get("ZoneType", "")],
    }
    return lambda name: found.get(name, ())

"""Regions and Availability Zones, through boto3."""

from __future__ import annotations

import pytest
from botocore.exceptions import ClientError


def names(ec2, **request) -> list[str]:
    return [each["RegionName"] for each in ec2.describe_regions(**request)["Regions"]]


def test_regions(ec2):
    usual = names(ec2)
    assert len(usual) == 17
    assert usual == sorted(usual)
    every = ec2.describe_regions(AllRegions=True)["Regions"]
    assert {each["OptInStatus"] for each in every} == {"opt-in-not-required", "not-opted-in"}
    assert len(every) > len(usual)
    assert names(ec2, RegionNames=["eu-west-1"]) == ["eu-west-1"]
    assert names(ec2, Filters=[{"Name": "region-name", "Values": ["eu-*-1"]}]) == [
        "eu-central-1",
        "eu-north-1",
        "eu-west-1",
    ]
    with pytest.raises(ClientError, match="InvalidParameterValue"):
        names(ec2, RegionNames=["mars-north-1"])


def test_the_callers_region_is_among_them(aws):
    assert "me-south-1" in names(aws("ec2", region_name="me-south-1"))


@pytest.mark.parametrize(
    ("region", "ids"),
    [
        ("us-east-1", "use1"),
        ("ap-northeast-2", "apne2"),
        ("eu-central-1", "euc1"),
        ("us-gov-west-1", "usgw1"),
    ],
)
def test_zones(aws, region, ids):
    ec2 = aws("ec2", region_name=region)
    zones = ec2.describe_availability_zones()["AvailabilityZones"]
    assert [zone["ZoneName"] for zone in zones] == [f"{region}{letter}" for letter in "abc"]
    assert [zone["ZoneId"] for zone in zones] == [f"{ids}-az{number}" for number in (1, 2, 3)]
    for request in (
        {"ZoneNames": [f"{region}b"]},
        {"ZoneIds": [f"{ids}-az2"]},
        {"Filters": [{"Name": "zone-name", "Values": ["*b"]}]},
    ):
        (found,) = ec2.describe_availability_zones(**request)["AvailabilityZones"]
        assert found == zones[1]
    with pytest.raises(ClientError, match="InvalidParameterValue"):
        ec2.describe_availability_zones(ZoneNames=["us-west-2z"])

"""ListNodes and ListNodesSummary as boto3 meets them."""

from __future__ import annotations

import pytest


@pytest.fixture
def fleet(node, emulator) -> None:
    node("a", PlatformName="Ubuntu", PlatformVersion="24.04")
    node("b", PlatformType="Windows")
    node("c", prefix="mi-", Name="printer", PlatformName="Ubuntu", PlatformVersion="22.04")
    emulator.control("POST", f"/_bellhop/nodes/i-{'b' * 17}/status", {"PingStatus": "ConnectionLost"})


@pytest.mark.usefixtures("fleet")
def test_a_node_as_it_is_listed(ssm, emulator):
    hybrid = ssm.list_nodes()["Nodes"][2]
    assert abs(hybrid.pop("CaptureTime").timestamp() - emulator.now()) < 60
    instance = hybrid["NodeType"]["Instance"]
    assert all(instance.pop(name) for name in ("AgentVersion", "ComputerName", "IpAddress"))
    assert hybrid == {
        "Id": "mi-" + "c" * 17,
        "Owner": {"AccountId": "000000000000"},
        "Region": "us-east-1",
        "NodeType": {
            "Instance": {
                "AgentType": "amazon-ssm-agent",
                "InstanceStatus": "Active",
                "ManagedStatus": "Managed",
                "Name": "printer",
                "PlatformType": "Linux",
                "PlatformName": "Ubuntu",
                "PlatformVersion": "22.04",
                "ResourceType": "ManagedInstance",
                "SourceType": "AWS::SSM::ManagedInstance",
                "SourceId": "mi-" + "c" * 17,
            }
        },
    }
    first = ssm.list_nodes()["Nodes"][0]["NodeType"]["Instance"]
    assert first["AvailabilityZone"].startswith("us-east-1")
    assert first["AvailabilityZoneId"].startswith("use1-az")


@pytest.mark.usefixtures("fleet")
@pytest.mark.parametrize(
    ("key", "operator", "values", "met"),
    [
        ("PlatformType", "Equal", ["Linux"], "ac"),
        ("PlatformType", "NotEqual", ["Linux"], "b"),
        ("PlatformName", "BeginWith", ["Ub"], "ac"),
        ("PlatformVersion", "BeginWith", ["24", "10"], "ab"),
        ("InstanceId", "Equal", ["mi-" + "c" * 17], "c"),
        ("InstanceStatus", "Equal", ["Inactive"], "b"),
        ("ManagedStatus", "Equal", ["All"], "abc"),
        ("ManagedStatus", "Equal", ["Unmanaged"], ""),
        ("Region", "Equal", ["us-east-1"], "abc"),
        ("AccountId", "Equal", ["111122223333"], ""),
        ("OrganizationalUnitId", "Equal", ["ou-1234-12345678"], ""),
    ],
)
def test_filters(ssm, key, operator, values, met):
    wanted = [{"Key": key, "Type": operator, "Values": values}]
    found = ssm.list_nodes(Filters=wanted)["Nodes"]
    assert "".join(each["Id"][-1] for each in found) == met


def counting(name: str, *inner: dict) -> dict:
    found = {"AggregatorType": "Count", "TypeName": "Instance", "AttributeName": name}
    return {**found, "Aggregators": list(inner)} if inner else found


@pytest.mark.usefixtures("fleet")
@pytest.mark.parametrize(
    ("aggregators", "summary"),
    [
        (
            [counting("ResourceType")],
            [
                {"ResourceType": "EC2Instance", "Count": "2"},
                {"ResourceType": "ManagedInstance", "Count": "1"},
            ],
        ),
        (
            [counting("PlatformType", counting("PlatformVersion"))],
            [
                {"PlatformType": "Linux", "PlatformVersion": "22.04", "Count": "1"},
                {"PlatformType": "Linux", "PlatformVersion": "24.04", "Count": "1"},
                {"PlatformType": "Windows", "PlatformVersion": "10.0.20348", "Count": "1"},
            ],
        ),
        (
            [counting("Region"), counting("SourceType")],
            [
                {"Region": "us-east-1", "Count": "3"},
                {"SourceType": "AWS::EC2::Instance", "Count": "2"},
                {"SourceType": "AWS::SSM::ManagedInstance", "Count": "1"},
            ],
        ),
    ],
)
def test_counts(ssm, aggregators, summary):
    assert ssm.list_nodes_summary(Aggregators=aggregators)["Summary"] == summary
    pages = ssm.get_paginator("list_nodes_summary").paginate(Aggregators=aggregators, MaxResults=1)
    assert [entry for page in pages for entry in page["Summary"]] == summary


@pytest.mark.usefixtures("fleet")
def test_counts_of_some(ssm):
    wanted = [{"Key": "PlatformName", "Values": ["Ubuntu"]}]
    answer = ssm.list_nodes_summary(Filters=wanted, Aggregators=[counting("PlatformType")])
    assert answer["Summary"] == [{"PlatformType": "Linux", "Count": "2"}]


def test_refusals(ssm):
    twice = [counting("Region", counting("Region"))]
    with pytest.raises(ssm.exceptions.InvalidAggregatorException):
        ssm.list_nodes_summary(Aggregators=twice)
    with pytest.raises(ssm.exceptions.ResourceDataSyncNotFoundException) as caught:
        ssm.list_nodes(SyncName="AWS-QuickSetup-ManagedNode")
    assert caught.value.response["SyncName"] == "AWS-QuickSetup-ManagedNode"
    with pytest.raises(ssm.exceptions.InvalidNextToken):
        ssm.list_nodes(NextToken="x")

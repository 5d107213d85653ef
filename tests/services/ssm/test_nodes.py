"""Managed nodes as boto3 meets them."""

from __future__ import annotations

import pytest
from botocore.exceptions import ClientError


def listed(ssm, **request) -> list[str]:
    answer = ssm.describe_instance_information(**request)
    return [each["InstanceId"].partition("-")[2][0] for each in answer["InstanceInformationList"]]


def test_a_node(ssm, node, emulator):
    node("a", prefix="mi-", Name="printer", PlatformName="Ubuntu", PlatformVersion="24.04")
    (found,) = ssm.describe_instance_information()["InstanceInformationList"]
    assert abs(found.pop("LastPingDateTime").timestamp() - emulator.now()) < 60
    assert abs(found.pop("RegistrationDate").timestamp() - emulator.now()) < 60
    address = found.pop("IPAddress")
    assert found.pop("ComputerName") == f"ip-{address.replace('.', '-')}.us-east-1.compute.internal"
    assert found.pop("AgentVersion").count(".") == 3
    assert found == {
        "InstanceId": "mi-aaaaaaaaaaaaaaaaa",
        "Name": "printer",
        "PingStatus": "Online",
        "IsLatestVersion": True,
        "PlatformType": "Linux",
        "PlatformName": "Ubuntu",
        "PlatformVersion": "24.04",
        "ResourceType": "ManagedInstance",
        "SourceId": "mi-aaaaaaaaaaaaaaaaa",
        "SourceType": "AWS::SSM::ManagedInstance",
    }


def test_pings_go_with_the_clock_until_a_node_is_lost(ssm, node, emulator):
    def last_ping() -> float:
        (found,) = ssm.describe_instance_information()["InstanceInformationList"]
        return found["LastPingDateTime"].timestamp()

    emulator.freeze()
    a = node("a")
    emulator.advance(600)
    assert last_ping() == pytest.approx(emulator.now(), abs=0.01)
    lost = emulator.now()
    emulator.control("POST", f"/_bellhop/nodes/{a}/status", {"PingStatus": "ConnectionLost"})
    emulator.advance(600)
    assert last_ping() == pytest.approx(lost, abs=0.01)


def test_pages(ssm, node):
    for letter in "abcdefghijkl":
        node(letter)
    pages = list(ssm.get_paginator("describe_instance_information").paginate())
    assert [len(page["InstanceInformationList"]) for page in pages] == [10, 2]
    wanted = [{"Key": "PingStatus", "Values": ["Online"]}]
    pages = ssm.get_paginator("describe_instance_information").paginate(Filters=wanted, MaxResults=5)
    assert [len(page["InstanceInformationList"]) for page in pages] == [5, 5, 2]


@pytest.mark.parametrize(
    ("filters", "met"),
    [
        ([("InstanceIds", ["i-" + "a" * 17, "i-" + "z" * 17])], "a"),
        ([("PlatformTypes", ["Windows"])], "b"),
        ([("PlatformTypes", ["Windows", "Linux"])], "abc"),
        ([("ResourceType", ["ManagedInstance"])], "c"),
        ([("PingStatus", ["ConnectionLost"])], ""),
        ([("ActivationIds", ["x"])], ""),
        ([("tag:role", ["web"])], "ac"),
        ([("tag-key", ["role"])], "abc"),
        ([("tag:role", ["web"]), ("ResourceType", ["EC2Instance"])], "a"),
    ],
)
def test_filters(ssm, node, filters, met):
    web, db = ([{"Key": "role", "Value": value}] for value in ("web", "db"))
    node("a", Tags=web)
    node("b", Tags=db, PlatformType="Windows")
    node("c", prefix="mi-", Tags=web)
    newer = [{"Key": key, "Values": values} for key, values in filters]
    assert "".join(listed(ssm, Filters=newer)) == met
    if not any(key.startswith("tag") for key, _ in filters):
        older = [{"key": key, "valueSet": values} for key, values in filters if key != "SourceIds"]
        assert "".join(listed(ssm, InstanceInformationFilterList=older)) == met


def test_filters_that_are_refused(ssm):
    with pytest.raises(ClientError, match="InvalidFilterKey"):
        listed(ssm, Filters=[{"Key": "Colour", "Values": ["red"]}])


def test_tags(ssm, node):
    at = {
        "ResourceType": "ManagedInstance",
        "ResourceId": node("a", prefix="mi-", Tags=[{"Key": "a", "Value": "1"}]),
    }
    ssm.add_tags_to_resource(**at, Tags=[{"Key": "b", "Value": "2"}])
    assert [tag["Key"] for tag in ssm.list_tags_for_resource(**at)["TagList"]] == ["a", "b"]
    assert listed(ssm, Filters=[{"Key": "tag:b", "Values": ["2"]}]) == ["a"]
    for identifier, code in (
        ("mi-" + "z" * 17, "InvalidResourceId"),
        ("i-" + "a" * 17, "InvalidResourceType"),
    ):
        with pytest.raises(ClientError, match=code):
            ssm.list_tags_for_resource(ResourceType="ManagedInstance", ResourceId=identifier)

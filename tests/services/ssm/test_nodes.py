"""Managed nodes as boto3 meets them."""

from __future__ import annotations

import pytest
from botocore.config import Config
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
    assert found.pop("ComputerName") == f"ip-{address.replace('.', '-')}.ec2.internal"
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
        ([("ActivationIds", ["0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"])], ""),
        ([("AgentVersion", ["3.3.3050.0"])], "abc"),
        ([("AssociationStatus", ["Success"])], ""),
        ([("IamRole", ["Hybrid"])], "c"),
        ([("SourceIds", ["i-" + "b" * 17])], "b"),
        ([("SourceTypes", ["AWS::EC2::Instance"])], "ab"),
        ([("ResourceType", ["EC2Instance"]), ("PlatformTypes", ["Linux"])], "a"),
        ([("tag:role", ["web"])], "ac"),
        ([("tag-key", ["role"])], "abc"),
        ([("tag:role", ["web"]), ("tag-key", ["role", "x"])], "ac"),
    ],
)
def test_filters(ssm, node, filters, met):
    web, db = ([{"Key": "role", "Value": value}] for value in ("web", "db"))
    node("a", Tags=web)
    node("b", Tags=db, PlatformType="Windows")
    node("c", prefix="mi-", Tags=web, IamRole="Hybrid")
    newer = [{"Key": key, "Values": values} for key, values in filters]
    assert "".join(listed(ssm, Filters=newer)) == met
    if not any(key.startswith(("tag", "Source")) for key, _ in filters):
        older = [{"key": key, "valueSet": values} for key, values in filters]
        assert "".join(listed(ssm, InstanceInformationFilterList=older)) == met


@pytest.mark.parametrize(
    ("filters", "code"),
    [
        ([("Colour", ["red"])], "InvalidFilterKey"),
        ([("tag:a", ["b"]), ("PingStatus", ["Online"])], "InvalidFilterKey"),
        ([("PingStatus", ["Offline"])], "InvalidInstanceInformationFilterValue"),
        ([("PlatformTypes", ["linux"])], "InvalidInstanceInformationFilterValue"),
        ([("InstanceIds", ["host-1"])], "InvalidInstanceId"),
    ],
)
def test_filters_that_are_refused(ssm, filters, code):
    with pytest.raises(ssm.exceptions.from_code(code), match=code):
        listed(ssm, Filters=[{"Key": key, "Values": values} for key, values in filters])


def test_the_old_filters_and_the_new_exclude_each_other(ssm):
    with pytest.raises(ClientError, match="ValidationException"):
        listed(
            ssm,
            Filters=[{"Key": "PingStatus", "Values": ["Online"]}],
            InstanceInformationFilterList=[{"key": "PingStatus", "valueSet": ["Online"]}],
        )


def test_tags(ssm, node):
    at = {
        "ResourceType": "ManagedInstance",
        "ResourceId": node("a", prefix="mi-", Tags=[{"Key": "a", "Value": "1"}]),
    }
    ssm.add_tags_to_resource(**at, Tags=[{"Key": "b", "Value": "2"}])
    assert [tag["Key"] for tag in ssm.list_tags_for_resource(**at)["TagList"]] == ["a", "b"]
    assert listed(ssm, Filters=[{"Key": "tag:b", "Values": ["2"]}]) == ["a"]
    i = {"ResourceType": "ManagedInstance", "ResourceId": node("b", Tags=[{"Key": "c", "Value": "3"}])}
    ssm.remove_tags_from_resource(**at, TagKeys=["a", "x"])
    ssm.add_tags_to_resource(**i, Tags=[{"Key": "b", "Value": "4"}])
    for where, keys in ((at, ["b"]), (i, ["b", "c"])):
        assert [tag["Key"] for tag in ssm.list_tags_for_resource(**where)["TagList"]] == keys
    with pytest.raises(ssm.exceptions.TooManyTagsError):
        ssm.add_tags_to_resource(**at, Tags=[{"Key": str(number), "Value": ""} for number in range(50)])
    for identifier, code in (
        ("mi-" + "z" * 17, "InvalidResourceId"),
        ("i-" + "a" * 17, "InvalidResourceType"),
    ):
        with pytest.raises(ClientError, match=code):
            ssm.list_tags_for_resource(ResourceType="ManagedInstance", ResourceId=identifier)


def test_properties(ssm, node, emulator):
    profile = "arn:aws:iam::000000000000:instance-profile/Web"
    node("a", IamRole="Web", Tags=[{"Key": "Name", "Value": "web-1"}])
    node("b", prefix="mi-", Name="printer")
    instance, hybrid = ssm.describe_instance_properties()["InstanceProperties"]
    for each in (instance, hybrid):
        for moment in ("LaunchTime", "RegistrationDate", "LastPingDateTime"):
            assert abs(each.pop(moment).timestamp() - emulator.now()) < 60
    alike = ("PlatformName", "PlatformVersion", "ComputerName", "IPAddress", "Architecture", "AgentVersion")
    assert all(instance.pop(name) for name in alike)
    assert instance.pop("AvailabilityZone")[:-1] == "us-east-1"
    assert instance == {
        "Name": "web-1",
        "InstanceId": "i-" + "a" * 17,
        "InstanceType": "t3.micro",
        "InstanceRole": profile,
        "InstanceState": "running",
        "KeyName": "",
        "PingStatus": "Online",
        "PlatformType": "Linux",
        "ResourceType": "EC2Instance",
        "SourceId": "i-" + "a" * 17,
        "SourceType": "AWS::EC2::Instance",
    }
    assert (hybrid["Name"], hybrid["ResourceType"]) == ("printer", "ManagedInstance")
    assert "InstanceState" not in hybrid


@pytest.mark.parametrize(
    ("key", "operator", "values", "met"),
    [
        ("PlatformTypes", "Equal", ["Linux"], "ac"),
        ("PlatformTypes", "NotEqual", ["Linux"], "b"),
        ("PlatformVersion", "LessThan", ["10.0"], "c"),
        ("PlatformVersion", "GreaterThan", ["9"], "ab"),
        ("PlatformName", "BeginWith", ["Micro", "Ubu"], "abc"),
        ("tag:role", "Equal", ["web"], "a"),
        ("tag:role", "NotEqual", ["web"], "bc"),
        ("InstanceIds", "BeginWith", ["i-"], "ab"),
        ("InstanceState", "Equal", ["stopped"], "b"),
        ("DocumentName", "Equal", ["AWS-RunShellScript"], ""),
        ("ActivationIds", "NotEqual", ["x"], "abc"),
    ],
)
def test_properties_are_filtered_with_operators(ssm, node, emulator, key, operator, values, met):
    node("a", PlatformName="Ubuntu", PlatformVersion="24.04", Tags=[{"Key": "role", "Value": "web"}])
    node("b", PlatformType="Windows")
    emulator.control("POST", f"/_bellhop/nodes/i-{'b' * 17}/status", {"PingStatus": "ConnectionLost"})
    node("c", prefix="mi-", PlatformName="Ubuntu", PlatformVersion="8")
    wanted = [{"Key": key, "Operator": operator, "Values": values}]
    found = ssm.describe_instance_properties(FiltersWithOperator=wanted)["InstanceProperties"]
    assert "".join(each["InstanceId"][-1] for each in found) == met


def test_properties_by_the_old_filters_and_in_pages(ssm, node):
    for letter in "abcdef":
        node(letter)
    wanted = [{"key": "ResourceType", "valueSet": ["EC2Instance"]}]
    pages = ssm.get_paginator("describe_instance_properties").paginate(
        InstancePropertyFilterList=wanted, MaxResults=5
    )
    assert [len(page["InstanceProperties"]) for page in pages] == [5, 1]
    for key, value, code in (
        ("PingStatus", "x", "InvalidInstancePropertyFilterValue"),
        ("InstanceIds", "x", "InvalidInstanceId"),
    ):
        with pytest.raises(ssm.exceptions.from_code(code)):
            ssm.describe_instance_properties(InstancePropertyFilterList=[{"key": key, "valueSet": [value]}])
    with pytest.raises(ssm.exceptions.InvalidFilterKey):
        ssm.describe_instance_properties(FiltersWithOperator=[{"Key": "Colour", "Values": ["red"]}])


def test_instances_without_a_role_get_the_default_one(ssm, node):
    def roles() -> list[str | None]:
        shown = ssm.describe_instance_information()["InstanceInformationList"]
        return [each.get("IamRole") for each in shown]

    node("a", IamRole="Web")
    node("b")
    node("c", prefix="mi-", IamRole="Hybrid")
    assert roles() == [None, None, "Hybrid"]
    setting = "/ssm/managed-instance/default-ec2-instance-management-role"
    ssm.update_service_setting(SettingId=setting, SettingValue="service-role/Default")
    assert roles() == [None, "service-role/Default", "Hybrid"]


def test_hybrid_nodes_are_deregistered_and_no_others(aws, node):
    ssm = aws("ssm", config=Config(parameter_validation=False))
    hybrid, instance = node("a", prefix="mi-"), node("b")
    with pytest.raises(ClientError, match=r"ValidationException.*instanceId"):
        ssm.deregister_managed_instance(InstanceId=instance)
    ssm.deregister_managed_instance(InstanceId=hybrid)
    assert [
        each["InstanceId"] for each in ssm.describe_instance_information()["InstanceInformationList"]
    ] == [instance]
    with pytest.raises(ssm.exceptions.InvalidInstanceId):
        ssm.deregister_managed_instance(InstanceId=hybrid)
    with pytest.raises(ssm.exceptions.InvalidInstanceId):
        ssm.update_managed_instance_role(InstanceId=hybrid, IamRole="Hybrid")


def test_connections(ssm, node, emulator):
    a = node("a")
    answer = ssm.get_connection_status(Target=a)
    assert (answer["Target"], answer["Status"]) == (a, "connected")
    emulator.control("POST", f"/_bellhop/nodes/{a}/status", {"PingStatus": "ConnectionLost"})
    assert ssm.get_connection_status(Target=a)["Status"] == "notconnected"
    assert ssm.get_connection_status(Target="i-" + "f" * 17)["Status"] == "notconnected"

"""Activations as boto3 meets them, and the nodes that register with them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from bellhop.embedding import Bellhop, with_settings

DAY = 86_400
ROLE = "service-role/HybridNodes"


@pytest.fixture
def activated(ssm):
    """`activated(RegistrationLimit=2)` makes an activation and gives its id and code."""

    def make(**more: Any) -> dict[str, str]:
        answer = ssm.create_activation(IamRole=ROLE, **more)
        return {name: answer[name] for name in ("ActivationId", "ActivationCode")}

    return make


@pytest.fixture
def register(emulator):
    def call(activation: dict[str, str], **more: Any) -> dict[str, Any]:
        return emulator.control("POST", "/_bellhop/nodes", {**activation, **more})

    return call


def activation_of(ssm, activation: dict[str, str]) -> dict[str, Any]:
    wanted = [{"FilterKey": "ActivationIds", "FilterValues": [activation["ActivationId"]]}]
    (found,) = ssm.describe_activations(Filters=wanted)["ActivationList"]
    return found


def test_an_activation_as_it_is_described(ssm, activated, emulator):
    emulator.freeze()
    tags = [{"Key": "Department", "Value": "Finance"}]
    made = activated(
        Description="webservers",
        DefaultInstanceName="MyWebServers",
        RegistrationLimit=10,
        Tags=tags,
        RegistrationMetadata=[{"Key": "k", "Value": "v"}],
    )
    assert len(made["ActivationCode"]) == 20
    found = activation_of(ssm, made)
    created, expires = found.pop("CreatedDate").timestamp(), found.pop("ExpirationDate").timestamp()
    assert created == pytest.approx(emulator.now(), abs=0.01)
    assert expires == pytest.approx(created + DAY, abs=0.01)
    assert found == {
        "ActivationId": made["ActivationId"],
        "Description": "webservers",
        "DefaultInstanceName": "MyWebServers",
        "IamRole": ROLE,
        "RegistrationLimit": 10,
        "RegistrationsCount": 0,
        "Expired": False,
        "Tags": tags,
    }


def test_a_node_registers_with_an_activation(ssm, activated, register):
    made = activated(DefaultInstanceName="shop", Tags=[{"Key": "env", "Value": "prod"}])
    node = register(made, Tags=[{"Key": "rack", "Value": "7"}])
    assert node["InstanceId"].startswith("mi-")
    assert (node["Name"], node["IamRole"]) == ("shop", ROLE)
    by_tag = ssm.describe_instance_information(Filters=[{"Key": "tag:env", "Values": ["prod"]}])
    (found,) = by_tag["InstanceInformationList"]
    assert (found["InstanceId"], found["ActivationId"]) == (node["InstanceId"], made["ActivationId"])
    assert (found["Name"], found["IamRole"], found["ResourceType"]) == ("shop", ROLE, "ManagedInstance")
    tagged = ssm.list_tags_for_resource(ResourceType="ManagedInstance", ResourceId=node["InstanceId"])
    assert {tag["Key"]: tag["Value"] for tag in tagged["TagList"]} == {"env": "prod", "rack": "7"}
    assert activation_of(ssm, made)["RegistrationsCount"] == 1


def test_registrations_that_are_refused(ssm, activated, register, emulator):
    emulator.freeze()
    made = activated(RegistrationLimit=1)
    wrong = {**made, "ActivationCode": "x" * 20}
    for activation, why in (
        (wrong, "isn't valid"),
        ({**made, "InstanceId": "i-" + "a" * 17}, "begin with mi-"),
        ({"ActivationCode": made["ActivationCode"]}, "isn't valid"),
        ({**made, "PlatformType": "MacOS"}, "macOS isn't supported"),
    ):
        with pytest.raises(Exception, match=why):
            register(activation)
    register(made)
    with pytest.raises(Exception, match="has registered the 1 nodes"):
        register(made)
    late = activated()
    emulator.advance(DAY)
    assert activation_of(ssm, late)["Expired"] is True
    with pytest.raises(Exception, match="has expired"):
        register(late)
    deleted = activated()
    ssm.delete_activation(ActivationId=deleted["ActivationId"])
    with pytest.raises(Exception, match="might have been deleted"):
        register(deleted)
    assert len(ssm.describe_instance_information()["InstanceInformationList"]) == 1


def test_a_deregistered_node_does_not_give_its_place_back(ssm, activated, register):
    made = activated()
    node = register(made)
    ssm.deregister_managed_instance(InstanceId=node["InstanceId"])
    assert ssm.describe_instance_information()["InstanceInformationList"] == []
    with pytest.raises(Exception, match="has registered the 1 nodes"):
        register(made)


@pytest.mark.parametrize("days", [-1, 0, 31])
def test_an_activation_ends_within_thirty_days(ssm, activated, emulator, days):
    emulator.freeze()
    now = int(emulator.now())
    with pytest.raises(ClientError, match=r"ValidationException.*expiration date"):
        activated(ExpirationDate=now + days * DAY + (1 if days > 0 else 0))
    made = activated(ExpirationDate=now + 30 * DAY)
    emulator.advance(30 * DAY - 1)
    assert activation_of(ssm, made)["Expired"] is False
    emulator.advance(1)
    assert activation_of(ssm, made)["Expired"] is True


def test_an_activation_has_fifty_tags_at_most(ssm):
    tags = [{"Key": str(number), "Value": ""} for number in range(51)]
    with pytest.raises(ssm.exceptions.TooManyTagsError):
        ssm.create_activation(IamRole=ROLE, Tags=tags)


def test_filters_and_pages_of_activations(ssm, activated):
    one, other = activated(DefaultInstanceName="one"), activated(DefaultInstanceName="other")

    def found(**filters: list[str]) -> set[str]:
        wanted = [{"FilterKey": key, "FilterValues": values} for key, values in filters.items()]
        return {each["ActivationId"] for each in ssm.describe_activations(Filters=wanted)["ActivationList"]}

    both = {one["ActivationId"], other["ActivationId"]}
    assert found(DefaultInstanceName=["one"]) == {one["ActivationId"]}
    assert found(IamRole=[ROLE, "x"]) == both
    assert found(IamRole=[ROLE], DefaultInstanceName=["other"]) == {other["ActivationId"]}
    assert found(ActivationIds=["x"]) == set()
    with pytest.raises(ssm.exceptions.InvalidFilter):
        ssm.describe_activations(Filters=[{"FilterKey": "IamRole", "FilterValues": []}])
    pages = ssm.get_paginator("describe_activations").paginate(MaxResults=1)
    assert {each["ActivationId"] for page in pages for each in page["ActivationList"]} == both
    ssm.delete_activation(ActivationId=one["ActivationId"])
    assert found() == {other["ActivationId"]}
    with pytest.raises(ssm.exceptions.InvalidActivation):
        ssm.delete_activation(ActivationId=one["ActivationId"])
    with pytest.raises(ssm.exceptions.InvalidNextToken):
        ssm.describe_activations(NextToken="x")


def trust(service: str) -> str:
    statement = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def test_a_role_must_trust_systems_manager(ssm, aws, register, activated):
    iam = aws("iam")
    for name, service in (("Hybrid", "ssm.amazonaws.com"), ("Machine", "ec2.amazonaws.com")):
        iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust(service))
    node = register(activated())["InstanceId"]
    ssm.create_activation(IamRole="Hybrid")
    ssm.update_managed_instance_role(InstanceId=node, IamRole="Hybrid")
    (found,) = ssm.describe_instance_information()["InstanceInformationList"]
    assert found["IamRole"] == "Hybrid"
    for call in (
        lambda role: ssm.create_activation(IamRole=role),
        lambda role: ssm.update_managed_instance_role(InstanceId=node, IamRole=role),
    ):
        with pytest.raises(ClientError, match="Not existing role: arn:aws:iam::000000000000:role/Machine"):
            call("Machine")
        with pytest.raises(ClientError, match="ValidationException"):
            call("AWSServiceRoleForAmazonSSM")


def test_where_iam_is_enforced_a_role_must_be_there():
    refusal = "Not existing role: arn:aws:iam::000000000000:role/Nobody"
    with (
        Bellhop(with_settings(iam="enforce"), listen=False) as bellhop,
        pytest.raises(ClientError, match=refusal),
    ):
        bellhop.client("ssm").create_activation(IamRole="Nobody")


def test_the_standard_tier_has_room_for_a_thousand_hybrid_nodes(ssm, activated, register, emulator):
    for number in range(1000):
        emulator.control("POST", "/_bellhop/nodes", {"InstanceId": f"mi-{number:017x}"})
    made = activated(RegistrationLimit=2)
    with pytest.raises(Exception, match="advanced-instances tier"):
        register(made)
    tier = "/ssm/managed-instance/activation-tier"
    ssm.update_service_setting(SettingId=tier, SettingValue="advanced")
    register(made)
    for revert in (
        lambda: ssm.update_service_setting(SettingId=tier, SettingValue="standard"),
        lambda: ssm.reset_service_setting(SettingId=tier),
    ):
        with pytest.raises(ClientError, match="ValidationException"):
            revert()
    ssm.deregister_managed_instance(InstanceId=f"mi-{0:017x}")
    ssm.reset_service_setting(SettingId=tier)

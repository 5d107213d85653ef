"""Nodes as EC2's instances, through boto3."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError

A, B = "i-" + "a" * 17, "i-" + "b" * 17


def described(ec2, **request) -> list[dict[str, Any]]:
    answer = ec2.describe_instances(**request)
    return [each for reservation in answer["Reservations"] for each in reservation["Instances"]]


def letters(found: list[dict[str, Any]]) -> str:
    return "".join(each["InstanceId"][-1] for each in found)


@pytest.fixture
def fleet(node, emulator) -> None:
    """a and b, of which b is lost, beside a hybrid node."""
    node("a", IamRole="Web", Tags=[{"Key": "Stage", "Value": "test"}, {"Key": "Name", "Value": "web-1"}])
    node("b", PlatformType="Windows", Tags=[{"Key": "Stage", "Value": "prod"}])
    node("c", prefix="mi-", Tags=[{"Key": "Stage", "Value": "test"}])
    emulator.control("POST", f"/_bellhop/nodes/{B}/status", {"PingStatus": "ConnectionLost"})


@pytest.mark.usefixtures("fleet")
def test_an_instance(ec2, emulator):
    (reservation,) = ec2.describe_instances(InstanceIds=[A])["Reservations"]
    assert (reservation["OwnerId"], reservation["ReservationId"][:2]) == ("000000000000", "r-")
    (found,) = reservation["Instances"]
    (node,) = [
        each for each in emulator.control("GET", "/_bellhop/nodes")["Nodes"] if each["InstanceId"] == A
    ]
    assert found["PrivateIpAddress"] == node["IPAddress"]
    assert found["PrivateDnsName"] == node["ComputerName"]
    assert abs(found["LaunchTime"].timestamp() - emulator.now()) < 60
    assert found["State"] == {"Code": 16, "Name": "running"}
    assert found["Tags"] == [{"Key": "Name", "Value": "web-1"}, {"Key": "Stage", "Value": "test"}]
    assert found["IamInstanceProfile"]["Arn"] == "arn:aws:iam::000000000000:instance-profile/Web"
    assert found["Placement"]["AvailabilityZone"].startswith("us-east-1")
    assert (found["InstanceType"], found["PlatformDetails"]) == ("t3.micro", "Linux/UNIX")
    assert "Platform" not in found
    (lost,) = described(ec2, InstanceIds=[B])
    assert (lost["State"], lost["Platform"]) == ({"Code": 80, "Name": "stopped"}, "Windows")
    assert lost["StateReason"]["Code"] == "Client.UserInitiatedShutdown"


@pytest.mark.usefixtures("fleet")
@pytest.mark.parametrize(
    ("filters", "met"),
    [
        ({}, "ab"),
        ({"tag:Stage": ["test"]}, "a"),
        ({"tag:Stage": ["t?st", "x"]}, "a"),
        ({"tag:Stage": ["*"], "instance-state-name": ["stopped"]}, "b"),
        ({"tag:Stage": [r"\*"]}, ""),
        ({"tag:stage": ["test"]}, ""),
        ({"tag-key": ["Na*"]}, "a"),
        ({"instance-id": [B]}, "b"),
        ({"instance-state-name": ["running", "pending"]}, "a"),
        ({"instance-state-code": ["80"]}, "b"),
        ({"platform": ["windows"]}, "b"),
        ({"iam-instance-profile.arn": ["*/Web"]}, "a"),
        ({"private-ip-address": ["10.*"]}, "ab"),
        ({"source-dest-check": ["true"]}, "ab"),
        ({"owner-id": ["000000000000"], "tenancy": ["default"]}, "ab"),
        ({"launch-time": ["20*T*Z"]}, "ab"),
        ({"network-interface.subnet-id": ["*"]}, ""),
        ({"key-name": ["*"]}, ""),
    ],
)
def test_filters(ec2, filters, met):
    wanted = [{"Name": name, "Values": values} for name, values in filters.items()]
    assert letters(described(ec2, Filters=wanted)) == met
    by_id = described(ec2, Filters=wanted, InstanceIds=[A])
    assert letters(by_id) == met.replace("b", "")


@pytest.mark.usefixtures("fleet")
@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ({"InstanceIds": ["i-0123456789abcdef0"]}, "InvalidInstanceID.NotFound"),
        ({"InstanceIds": ["web-1"]}, "InvalidInstanceID.Malformed"),
        ({"InstanceIds": ["mi-" + "c" * 17]}, "InvalidInstanceID.Malformed"),
        ({"Filters": [{"Name": "colour", "Values": ["red"]}]}, "InvalidParameterValue"),
        ({"Filters": [{"Name": "tag:a", "Values": ["x"] * 201}]}, "InvalidParameterValue"),
        ({"MaxResults": 4}, "InvalidParameterValue"),
        ({"MaxResults": 1001}, "InvalidParameterValue"),
        ({"InstanceIds": [A], "MaxResults": 5}, "InvalidParameterCombination"),
        ({"NextToken": "x"}, "InvalidNextToken"),
        ({"DryRun": True}, "DryRunOperation"),
    ],
)
def test_refusals(ec2, request_, code):
    with pytest.raises(ClientError) as caught:
        ec2.describe_instances(**request_)
    assert caught.value.response["Error"]["Code"] == code
    assert caught.value.response["ResponseMetadata"]["RequestId"]


def test_pages_and_waiters(ec2, node):
    for letter in "abcdef":
        node(letter)
    pages = list(ec2.get_paginator("describe_instances").paginate(PaginationConfig={"PageSize": 5}))
    assert [len(page["Reservations"]) for page in pages] == [5, 1]
    ec2.get_waiter("instance_running").wait(InstanceIds=[A])
    ec2.get_waiter("instance_status_ok").wait(InstanceIds=[A])


@pytest.mark.usefixtures("fleet")
@pytest.mark.parametrize(
    ("more", "met"),
    [
        ({}, "a"),
        ({"IncludeAllInstances": True}, "ab"),
        (
            {
                "IncludeAllInstances": True,
                "Filters": [{"Name": "instance-state-name", "Values": ["stopped"]}],
            },
            "b",
        ),
        ({"Filters": [{"Name": "instance-status.reachability", "Values": ["passed"]}]}, "a"),
        ({"Filters": [{"Name": "event.code", "Values": ["instance-reboot"]}]}, ""),
        ({"InstanceIds": [B]}, ""),
    ],
)
def test_status(ec2, more, met):
    assert letters(ec2.describe_instance_status(**more)["InstanceStatuses"]) == met


@pytest.mark.usefixtures("fleet")
def test_checks_are_passed_while_it_runs(ec2):
    running, stopped = ec2.describe_instance_status(IncludeAllInstances=True)["InstanceStatuses"]
    passed = {"Status": "ok", "Details": [{"Name": "reachability", "Status": "passed"}]}
    assert (running["InstanceStatus"], running["SystemStatus"]) == (passed, passed)
    assert stopped["InstanceStatus"]["Status"] == "not-applicable"


def test_a_removed_node_is_no_instance_any_more(ec2, node, emulator):
    node("a")
    assert letters(described(ec2)) == "a"
    emulator.control("DELETE", f"/_bellhop/nodes/{A}")
    assert described(ec2) == []
    with pytest.raises(ClientError, match="does not exist"):
        ec2.describe_instances(InstanceIds=[A])


def test_what_ec2_does_besides_is_not_implemented(ec2):
    with pytest.raises(ClientError) as caught:
        ec2.run_instances(ImageId="ami-12345678", MinCount=1, MaxCount=1)
    error = caught.value.response
    assert error["ResponseMetadata"]["HTTPStatusCode"] == 501
    assert error["Error"] == {
        "Code": "NotImplemented",
        "Message": "ec2:RunInstances is not implemented by Bellhop.",
    }

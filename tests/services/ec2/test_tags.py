"""Tags of instances: EC2, Systems Manager, the tagging API and the control API see the same."""

from __future__ import annotations

import pytest
from botocore.exceptions import ClientError

A, B = "i-" + "a" * 17, "i-" + "b" * 17


def tags(**values: str) -> list[dict[str, str]]:
    return [{"Key": key, "Value": value} for key, value in values.items()]


def described(ec2, **filters: list[str]) -> list[tuple[str, str, str]]:
    wanted = [{"Name": name.replace("_", "-"), "Values": values} for name, values in filters.items()]
    found = ec2.describe_tags(Filters=wanted)["Tags"]
    assert {each["ResourceType"] for each in found} <= {"instance"}
    return [(each["ResourceId"][-1], each["Key"], each["Value"]) for each in found]


def test_tags_are_one_truth(ec2, aws, node, emulator):
    node("a", Tags=tags(Stage="test"))
    node("b")
    ec2.create_tags(Resources=[A, B], Tags=[*tags(Stage="prod", Team="x"), {"Key": "Empty"}])
    assert described(ec2) == [
        (letter, key, value)
        for letter in "ab"
        for key, value in (("Empty", ""), ("Stage", "prod"), ("Team", "x"))
    ]
    ssm = aws("ssm")
    by_tag = ssm.describe_instance_information(Filters=[{"Key": "tag:Stage", "Values": ["prod"]}])
    assert [each["InstanceId"] for each in by_tag["InstanceInformationList"]] == [A, B]
    (shown, _) = emulator.control("GET", "/_bellhop/nodes")["Nodes"]
    assert shown["Tags"] == [{"Key": "Empty", "Value": ""}, *tags(Stage="prod", Team="x")]
    tagging = aws("resourcegroupstaggingapi")
    arn = f"arn:aws:ec2:us-east-1:000000000000:instance/{A}"
    tagging.tag_resources(ResourceARNList=[arn], Tags={"Cost": "7"})
    (instance,) = ec2.describe_instances(InstanceIds=[A])["Reservations"][0]["Instances"]
    assert instance["Tags"] == [{"Key": "Cost", "Value": "7"}, *shown["Tags"]]


def test_a_command_finds_its_targets_by_tags_of_ec2(ec2, aws, node):
    node("a")
    node("b")
    ec2.create_tags(Resources=[A], Tags=tags(Role="web"))
    sent = aws("ssm").send_command(
        DocumentName="AWS-RunShellScript",
        Targets=[{"Key": "tag:Role", "Values": ["web"]}],
        Parameters={"commands": ["true"]},
    )
    assert sent["Command"]["TargetCount"] == 1


@pytest.mark.parametrize(
    ("named", "left"),
    [
        (None, []),
        ([{"Key": "Stage"}], ["Team"]),
        ([{"Key": "Stage", "Value": "test"}, {"Key": "Team", "Value": "y"}], ["Team"]),
        ([{"Key": "Stage", "Value": ""}, {"Key": "Other"}], ["Stage", "Team"]),
    ],
)
def test_tags_are_deleted_by_key_or_by_value(ec2, node, named, left):
    node("a", Tags=tags(Stage="test", Team="x"))
    ec2.delete_tags(Resources=[A], **({} if named is None else {"Tags": named}))
    assert [key for _, key, _ in described(ec2)] == left


@pytest.mark.parametrize(
    ("filters", "met"),
    [
        ({"key": ["Stage"]}, "ab"),
        ({"key": ["Stage"], "value": ["t*"]}, "a"),
        ({"tag:Stage": ["prod"]}, "b"),
        ({"resource_id": [B]}, "b"),
        ({"resource_type": ["instance"]}, "ab"),
        ({"resource_type": ["volume"]}, ""),
    ],
)
def test_filters(ec2, node, filters, met):
    node("a", Tags=tags(Stage="test"))
    node("b", Tags=tags(Stage="prod"))
    node("c", prefix="mi-", Tags=tags(Stage="test"))
    assert "".join(letter for letter, _, _ in described(ec2, **filters)) == met


def test_pages(ec2, node):
    node("a", Tags=tags(**{f"key{number}": "" for number in range(7)}))
    pages = list(ec2.get_paginator("describe_tags").paginate(PaginationConfig={"PageSize": 5}))
    assert [len(page["Tags"]) for page in pages] == [5, 2]


def test_refusals(ec2, node):
    node("a")
    node("c", prefix="mi-")
    many = [{"Key": str(number), "Value": ""} for number in range(51)]
    for resource, given, code in (
        (B, tags(a="b"), "InvalidInstanceID.NotFound"),
        ("i-1", tags(a="b"), "InvalidInstanceID.Malformed"),
        ("vol-0123456789abcdef0", tags(a="b"), "InvalidID"),
        ("mi-" + "c" * 17, tags(a="b"), "InvalidID"),
        (A, tags(**{"aws:a": "b"}), "InvalidParameterValue"),
        (A, tags(**{"k" * 128: "b"}), "InvalidParameterValue"),
        (A, tags(a="v" * 257), "InvalidParameterValue"),
        (A, many, "TagLimitExceeded"),
    ):
        with pytest.raises(ClientError) as caught:
            ec2.create_tags(Resources=[A, resource], Tags=given)
        assert caught.value.response["Error"]["Code"] == code
    with pytest.raises(ClientError, match="DryRunOperation"):
        ec2.create_tags(Resources=[A], Tags=tags(a="b"), DryRun=True)
    with pytest.raises(ClientError, match="DryRunOperation"):
        ec2.delete_tags(Resources=[A], DryRun=True)
    with pytest.raises(ClientError, match="InvalidParameterValue"):
        ec2.describe_tags(Filters=[{"Name": "colour", "Values": ["x"]}])
    assert described(ec2) == []

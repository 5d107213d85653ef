"""Resource Groups as boto3 meets it, and commands for the nodes of a group."""

from __future__ import annotations

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

ACCOUNT = "000000000000"
GROUP = f"arn:aws:resource-groups:us-east-1:{ACCOUNT}:group/"
PARAMETER = f"arn:aws:ssm:us-east-1:{ACCOUNT}:parameter/key"
A, B, HYBRID = f"i-{'a' * 17}", f"i-{'b' * 17}", f"mi-{'c' * 17}"
ALL = "AWS::AllSupported"
HOSTS = [{"Type": "AWS::EC2::HostManagement"}, {"Type": "AWS::ResourceGroups::Generic"}]
STACK = f"arn:aws:cloudformation:us-east-1:{ACCOUNT}:stack/s/1"


def query(*types: str, **tags: list[str]) -> dict[str, str]:
    """A query for resources of these types with these tags."""
    filters = [{"Key": key, "Values": values} for key, values in tags.items()]
    text = json.dumps({"ResourceTypeFilters": list(types) or [ALL], "TagFilters": filters})
    return {"Type": "TAG_FILTERS_1_0", "Query": text}


@pytest.fixture
def groups(aws) -> Any:
    return aws("resource-groups")


@pytest.fixture
def fleet(aws, emulator) -> None:
    """Two instances, a hybrid node and a parameter, all but one instance of stage=test."""
    for node, stage in ((A, "test"), (B, "live"), (HYBRID, "test")):
        body = {"InstanceId": node, "Tags": [{"Key": "stage", "Value": stage}]}
        emulator.control("POST", "/_bellhop/nodes", body)
    tags = [{"Key": "stage", "Value": "test"}]
    aws("ssm").put_parameter(Name="/key", Value="x", Type="String", Tags=tags)


def refused(call, code="BadRequestException", **request) -> str:
    with pytest.raises(ClientError) as caught:
        call(**request)
    assert caught.value.response["Error"]["Code"] == code
    return caught.value.response["Error"]["Message"]


def members(groups, group: str, **more) -> list[tuple[str, str]]:
    found = groups.list_group_resources(Group=group, **more)["Resources"]
    whole = [each["Identifier"] for each in found]
    return [(each["ResourceType"].removeprefix("AWS::"), each["ResourceArn"]) for each in whole]


def test_a_group_is_found_as_it_was_made(groups):
    facts = {"Description": "All of it", "Owner": "me@shop", "DisplayName": "Shop", "Criticality": 2}
    made = groups.create_group(Name="shop", ResourceQuery=query(stage=["test"]), Tags={"a": "b"}, **facts)

    assert made["Group"] == {"GroupArn": GROUP + "shop", "Name": "shop", **facts}
    assert made["ResourceQuery"] == query(stage=["test"])
    assert made["Tags"] == {"a": "b"}
    assert groups.get_group(Group="shop")["Group"] == made["Group"]
    assert groups.get_group(Group=GROUP + "shop")["Group"] == made["Group"]
    assert groups.get_group(GroupName="shop")["Group"] == made["Group"]
    assert groups.get_group_query(Group="shop")["GroupQuery"] == {
        "GroupName": "shop",
        "ResourceQuery": query(stage=["test"]),
    }
    assert groups.get_tags(Arn=GROUP + "shop")["Tags"] == {"a": "b"}


def test_a_group_is_changed_and_removed(groups, fleet):
    groups.create_group(Name="shop", ResourceQuery=query(stage=["none"]), Description="old", Owner="me")
    assert members(groups, "shop") == []
    changed = groups.update_group(Group="shop", Description="new", Criticality=1)["Group"]
    assert changed == groups.get_group(Group="shop")["Group"]
    assert (changed["Description"], changed["Owner"], changed["Criticality"]) == ("new", "me", 1)
    groups.update_group_query(Group="shop", ResourceQuery=query(stage=["live"]))
    assert [arn[-len(B) :] for _, arn in members(groups, "shop")] == [B]
    assert groups.delete_group(Group="shop")["Group"]["Name"] == "shop"
    refused(groups.get_group, "NotFoundException", Group="shop")
    assert groups.list_groups()["GroupIdentifiers"] == []


def test_a_group_has_what_its_query_matches_now(groups, fleet, aws):
    groups.create_group(Name="test", ResourceQuery=query(stage=["test"]))
    found = [
        ("EC2::Instance", f"arn:aws:ec2:us-east-1:{ACCOUNT}:instance/{A}"),
        ("SSM::ManagedInstance", f"arn:aws:ssm:us-east-1:{ACCOUNT}:managed-instance/{HYBRID}"),
        ("SSM::Parameter", PARAMETER),
    ]
    assert members(groups, "test") == found
    of_type = [{"Name": "resource-type", "Values": ["AWS::SSM::Parameter", "AWS::S3::Bucket"]}]
    assert members(groups, "test", Filters=of_type) == found[2:]
    aws("ssm").delete_parameter(Name="/key")
    assert members(groups, "test") == found[:2]


def test_a_filter_names_types_of_the_query(groups):
    groups.create_group(Name="g", ResourceQuery=query("AWS::EC2::Instance", stage=["a"]))
    filters = [{"Name": "resource-type", "Values": ["AWS::EC2::Instance", "AWS::SSM::Parameter"]}]
    message = refused(groups.list_group_resources, Group="g", Filters=filters)
    assert message.endswith("are not valid: AWS::SSM::Parameter")
    many = [{"Name": "resource-type", "Values": [f"AWS::EC2::T{n}" for n in range(6)]}]
    refused(groups.list_group_resources, Group="g", Filters=many)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (query(), [A, B, HYBRID, "key"]),
        (query("AWS::EC2::Instance"), [A, B]),
        (query("AWS::SSM::ManagedInstance", "AWS::SSM::Parameter", stage=["test", "live"]), [HYBRID, "key"]),
        (query(ALL, stage=[]), [A, B, HYBRID, "key"]),
        (query(stage=["test"], team=["ops"]), []),
    ],
)
def test_a_search_finds_what_a_group_would_have(groups, fleet, asked, found):
    answer = groups.search_resources(ResourceQuery=asked)
    shown = [each["ResourceArn"].rpartition("/")[2] for each in answer["ResourceIdentifiers"]]
    assert (shown, answer["QueryErrors"]) == (found, [])


def test_lists_are_paged(groups, fleet):
    for name in "cab":
        groups.create_group(Name=name, ResourceQuery=query(stage=["test"]))
    pages = list(groups.get_paginator("list_groups").paginate(PaginationConfig={"PageSize": 2}))
    assert [[each["GroupName"] for each in page["GroupIdentifiers"]] for page in pages] == [["a", "b"], ["c"]]
    assert [len(page["Groups"]) for page in pages] == [2, 1]
    pages = list(groups.get_paginator("list_group_resources").paginate(Group="a", MaxResults=2))
    assert [len(page["Resources"]) for page in pages] == [2, 1]
    pages = groups.get_paginator("search_resources").paginate(ResourceQuery=query(), MaxResults=1)
    assert [len(page["ResourceIdentifiers"]) for page in pages] == [1, 1, 1, 1]
    refused(groups.list_groups, NextToken="abcd")


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("resource-type", "AWS::EC2::Instance", ["nodes"]),
        ("resource-type", ALL, ["every"]),
        ("configuration-type", "AWS::EC2::HostManagement", ["hosts"]),
        ("owner", "me", ["every"]),
        ("display-name", "Nodes", ["nodes"]),
        ("criticality", "3", ["nodes"]),
    ],
)
def test_groups_are_filtered(groups, name, value, found):
    groups.create_group(Name="every", ResourceQuery=query(), Owner="me")
    nodes = query("AWS::EC2::Instance", stage=["a"])
    groups.create_group(Name="nodes", ResourceQuery=nodes, DisplayName="Nodes", Criticality=3)
    groups.create_group(Name="hosts", Configuration=HOSTS)
    listed = groups.list_groups(Filters=[{"Name": name, "Values": [value]}])["GroupIdentifiers"]
    assert [each["GroupName"] for each in listed] == found


def test_a_stack_that_does_not_exist_has_no_resources(groups, fleet):
    text = json.dumps({"ResourceTypeFilters": [ALL], "StackIdentifier": STACK})
    asked = {"Type": "CLOUDFORMATION_STACK_1_0", "Query": text}
    groups.create_group(Name="stack", ResourceQuery=asked)
    answer = groups.list_group_resources(Group="stack")
    assert answer["Resources"] == []
    assert answer["QueryErrors"][0]["ErrorCode"] == "CLOUDFORMATION_STACK_NOT_EXISTING"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("TAG_FILTERS_1_0", "no json"),
        ("TAG_FILTERS_1_0", "[]"),
        ("TAG_FILTERS_1_0", '{"Filters": []}'),
        ("TAG_FILTERS_1_0", '{"ResourceTypeFilters": "AWS::AllSupported"}'),
        ("TAG_FILTERS_1_0", '{"ResourceTypeFilters": ["EC2"]}'),
        ("TAG_FILTERS_1_0", '{"ResourceTypeFilters": [1]}'),
        ("TAG_FILTERS_1_0", '{"TagFilters": {}}'),
        ("TAG_FILTERS_1_0", '{"TagFilters": ["stage"]}'),
        ("TAG_FILTERS_1_0", '{"TagFilters": [{"Values": ["a"]}]}'),
        ("TAG_FILTERS_1_0", '{"TagFilters": [{"Key": "a", "Values": "b"}]}'),
        ("TAG_FILTERS_1_0", json.dumps({"TagFilters": [{"Key": "k", "Values": ["a"] * 21}]})),
        ("TAG_FILTERS_1_0", json.dumps({"TagFilters": [{"Key": "k"}] * 51})),
        ("TAG_FILTERS_1_0", json.dumps({"StackIdentifier": STACK})),
        ("CLOUDFORMATION_STACK_1_0", "{}"),
        ("CLOUDFORMATION_STACK_1_0", '{"StackIdentifier": "s"}'),
    ],
)
def test_a_query_that_cannot_be_understood_is_refused(groups, kind, text):
    asked = {"Type": kind, "Query": text}
    assert refused(groups.create_group, Name="g", ResourceQuery=asked).startswith("Query not valid: ")
    refused(groups.search_resources, ResourceQuery=asked)


@pytest.mark.parametrize(
    "request_",
    [
        {"Name": "awsome"},
        {"Name": "AWS-g"},
        {"Name": "there"},
        {"Name": "g", "Configuration": HOSTS, "ResourceQuery": query()},
        {"Name": "g", "Configuration": HOSTS[:1] * 2},
        {"Name": "g", "Tags": {"aws:k": "v"}},
        {"Name": "g", "Tags": {f"k{n}": "" for n in range(51)}},
        {"Name": "g h"},
    ],
)
def test_a_group_that_cannot_be_is_refused(groups, request_):
    groups.create_group(Name="there")
    refused(groups.create_group, **request_)
    assert [each["GroupName"] for each in groups.list_groups()["GroupIdentifiers"]] == ["there"]


def test_tags_of_a_group_are_changed_and_found(groups, aws):
    arn = groups.create_group(Name="g", Tags={"a": "1"})["Group"]["GroupArn"]
    assert groups.tag(Arn=arn, Tags={"b": "2"})["Tags"] == {"b": "2"}
    assert groups.untag(Arn=arn, Keys=["a"])["Keys"] == ["a"]
    assert groups.get_tags(Arn=arn)["Tags"] == {"b": "2"}
    (found,) = aws("resourcegroupstaggingapi").get_resources()["ResourceTagMappingList"]
    assert found["ResourceARN"] == arn
    refused(groups.tag, Arn=arn, Tags={"aws:k": "v"})
    refused(groups.tag, Arn=arn, Tags={f"k{n}": "" for n in range(50)})
    refused(groups.get_tags, "NotFoundException", Arn=GROUP + "none")
    groups.delete_group(Group="g")
    groups.create_group(Name="g")
    assert groups.get_tags(Arn=arn)["Tags"] == {}


def test_a_group_with_a_configuration_has_members_of_its_own(groups, fleet):
    groups.create_group(Name="hosts", Configuration=HOSTS)
    assert groups.get_group_configuration(Group="hosts")["GroupConfiguration"] == {
        "Configuration": HOSTS,
        "Status": "UPDATE_COMPLETE",
    }
    instance = f"arn:aws:ec2:us-east-1:{ACCOUNT}:instance/{A}"
    answer = groups.group_resources(Group="hosts", ResourceArns=[instance, "arn:aws:s3:::bucket"])
    assert answer["Succeeded"] == [instance]
    assert [each["ResourceArn"] for each in answer["Failed"]] == ["arn:aws:s3:::bucket"]
    assert members(groups, "hosts") == [("EC2::Instance", instance)]
    refused(groups.get_group_query, Group="hosts")
    assert groups.ungroup_resources(Group="hosts", ResourceArns=[instance])["Succeeded"] == [instance]
    assert members(groups, "hosts") == []
    groups.put_group_configuration(Group="hosts", Configuration=HOSTS[:1])
    assert groups.get_group_configuration(Group="hosts")["GroupConfiguration"]["Configuration"] == HOSTS[:1]


def test_a_group_with_a_query_takes_neither_members_nor_configuration(groups):
    groups.create_group(Name="g", ResourceQuery=query(stage=["a"]))
    refused(groups.group_resources, Group="g", ResourceArns=[PARAMETER])
    refused(groups.ungroup_resources, Group="g", ResourceArns=[PARAMETER])
    refused(groups.put_group_configuration, Group="g", Configuration=HOSTS)


def test_no_group_is_named(groups):
    refused(groups.get_group)
    refused(groups.get_group, "NotFoundException", Group="none")
    elsewhere = GROUP.replace("us-east-1", "eu-west-1") + "g"
    groups.create_group(Name="g")
    refused(groups.get_group, "NotFoundException", Group=elsewhere)


@pytest.mark.parametrize(
    ("targets", "found"),
    [
        ({"resource-groups:Name": ["test"]}, [A, HYBRID]),
        (
            {"resource-groups:Name": ["test"], "resource-groups:ResourceTypeFilters": ["AWS::EC2::Instance"]},
            [A],
        ),
        ({"resource-groups:ResourceTypeFilters": ["AWS::EC2::Instance"]}, [A, B]),
        ({"resource-groups:ResourceTypeFilters": ["AWS::SSM::ManagedInstance", "AWS::S3::Bucket"]}, [HYBRID]),
        ({"resource-groups:Name": ["test"], "tag:stage": ["live"]}, []),
        ({"resource-groups:Name": ["none"]}, []),
    ],
)
def test_a_command_is_for_the_nodes_of_a_group(groups, fleet, aws, emulator, targets, found):
    groups.create_group(Name="test", ResourceQuery=query(stage=["test"]))
    ssm = aws("ssm")
    command = ssm.send_command(
        DocumentName="AWS-RunShellScript",
        Parameters={"commands": ["echo hi"]},
        Targets=[{"Key": key, "Values": values} for key, values in targets.items()],
    )["Command"]["CommandId"]
    assert emulator.settle()
    invocations = ssm.list_command_invocations(CommandId=command)["CommandInvocations"]
    assert sorted(each["InstanceId"] for each in invocations) == found
    (shown,) = ssm.list_commands(CommandId=command)["Commands"]
    assert shown["StatusDetails"] == ("Success" if found else "NoInstancesInTag")


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("resource-groups:Name", ["a", "b"]),
        ("resource-groups:ResourceTypeFilters", [f"AWS::EC2::T{n}" for n in range(6)]),
    ],
)
def test_a_command_is_for_one_group_and_five_types_at_most(aws, key, values):
    refused(
        aws("ssm").send_command,
        "InvalidParameters",
        DocumentName="AWS-RunShellScript",
        Parameters={"commands": ["true"]},
        Targets=[{"Key": key, "Values": values}],
    )

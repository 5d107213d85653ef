"""The tagging API as boto3 meets it, in each protocol that it speaks."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError

ACCOUNT = "000000000000"
PARAMETER = f"arn:aws:ssm:us-east-1:{ACCOUNT}:parameter/shop/key"
NODE = f"arn:aws:ec2:us-east-1:{ACCOUNT}:instance/i-{'a' * 17}"
HYBRID = f"arn:aws:ssm:us-east-1:{ACCOUNT}:managed-instance/mi-{'b' * 17}"
IDENTITY = f"arn:aws:ses:us-east-1:{ACCOUNT}:identity/shop.example"
RULE = f"arn:aws:events:us-east-1:{ACCOUNT}:rule/nightly"


@pytest.fixture(params=["json", "smithy-rpc-v2-cbor"])
def tagging(aws, request, monkeypatch) -> Any:
    with monkeypatch.context() as patch:
        patch.setattr("botocore.model.PRIORITY_ORDERED_SUPPORTED_PROTOCOLS", (request.param,))
        client = aws("resourcegroupstaggingapi")
    assert client.meta.service_model.resolved_protocol == request.param
    return client


@pytest.fixture
def shop(aws, emulator) -> None:
    """A parameter, an instance, a hybrid node, an identity, a rule and an application, each with tags."""
    listed = [{"Key": "stage", "Value": "test"}]
    aws("ssm").put_parameter(Name="/shop/key", Value="x", Type="String", Tags=listed)
    aws("sesv2").create_email_identity(EmailIdentity="shop.example", Tags=listed)
    aws("events").put_rule(Name="nightly", ScheduleExpression="rate(1 day)", Tags=listed)
    app = {"Name": "shop", "tags": {"stage": "live", "team": "mail"}}
    aws("pinpoint").create_app(CreateApplicationRequest=app)
    for node, tags in ((f"i-{'a' * 17}", {"stage": "live"}), (f"mi-{'b' * 17}", {"team": "ops"})):
        listed = [{"Key": key, "Value": value} for key, value in tags.items()]
        emulator.control("POST", "/_bellhop/nodes", {"InstanceId": node, "Tags": listed})


def arns(tagging, **request) -> list[str]:
    pages = tagging.get_paginator("get_resources").paginate(**request)
    return [each["ResourceARN"] for page in pages for each in page["ResourceTagMappingList"]]


def kinds(tagging, **request) -> list[str]:
    """Service and type of what is found: `ssm:parameter`."""
    return [f"{arn.split(':')[2]}:{arn.split(':')[5].split('/')[0]}" for arn in arns(tagging, **request)]


def tags_of(tagging, arn: str) -> dict[str, str]:
    (found,) = tagging.get_resources(ResourceARNList=[arn])["ResourceTagMappingList"]
    return {tag["Key"]: tag["Value"] for tag in found["Tags"]}


def refused(call, **request) -> str:
    with pytest.raises(ClientError) as caught:
        call(**request)
    assert caught.value.response["Error"]["Code"] == "InvalidParameterException"
    return caught.value.response["Error"]["Message"]


def test_resources_of_every_service_are_found(tagging, shop):
    assert kinds(tagging) == [
        "ec2:instance",
        "events:rule",
        "mobiletargeting:apps",
        "ses:identity",
        "ssm:managed-instance",
        "ssm:parameter",
    ]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ([{"Key": "stage", "Values": ["live"]}], ["ec2:instance", "mobiletargeting:apps"]),
        ([{"Key": "team"}], ["mobiletargeting:apps", "ssm:managed-instance"]),
        ([{"Key": "team", "Values": ["ops", "mail"]}], ["mobiletargeting:apps", "ssm:managed-instance"]),
        ([{"Key": "stage", "Values": ["live"]}, {"Key": "team"}], ["mobiletargeting:apps"]),
        ([{"Key": "Stage"}], []),
    ],
)
def test_filters_are_all_met_each_by_one_of_its_values(tagging, shop, filters, found):
    assert kinds(tagging, TagFilters=filters) == found


@pytest.mark.parametrize(
    ("types", "found"),
    [
        (["ssm"], ["ssm:managed-instance", "ssm:parameter"]),
        (["ssm:parameter", "ses:identity"], ["ses:identity", "ssm:parameter"]),
        (["s3", "ssm:document"], []),
    ],
)
def test_types_are_services_or_types_of_them(tagging, shop, types, found):
    assert kinds(tagging, ResourceTypeFilters=types) == found


def test_named_resources_are_found_if_they_are_there(tagging, shop):
    assert arns(tagging, ResourceARNList=[PARAMETER, NODE, f"{PARAMETER}2"]) == [NODE, PARAMETER]


def test_resources_are_paged(tagging, shop):
    first = tagging.get_resources(ResourcesPerPage=4)
    assert len(first["ResourceTagMappingList"]) == 4
    second = tagging.get_resources(ResourcesPerPage=4, PaginationToken=first["PaginationToken"])
    assert [each["ResourceARN"] for each in second["ResourceTagMappingList"]] == [HYBRID, PARAMETER]
    assert second["PaginationToken"] == ""
    message = refused(
        tagging.get_resources, PaginationToken=first["PaginationToken"], ResourceTypeFilters=["ssm"]
    )
    assert message == "The specified PaginationToken is not valid."


def test_a_page_has_whole_resources_up_to_so_many_tags(tagging, aws):
    ssm = aws("ssm")
    for name in "abc":
        labels = [{"Key": f"k{number}", "Value": "v"} for number in range(40)]
        ssm.put_parameter(Name=name, Value="x", Type="String", Tags=labels)

    first = tagging.get_resources(TagsPerPage=100)
    assert [each["ResourceARN"][-2:] for each in first["ResourceTagMappingList"]] == ["/a", "/b"]
    second = tagging.get_resources(TagsPerPage=100, PaginationToken=first["PaginationToken"])
    assert [each["ResourceARN"][-2:] for each in second["ResourceTagMappingList"]] == ["/c"]
    assert second["PaginationToken"] == ""


def test_all_resources_comply_with_no_policy(tagging, shop):
    (found,) = tagging.get_resources(ResourceTypeFilters=["ses"], IncludeComplianceDetails=True)[
        "ResourceTagMappingList"
    ]
    assert found["ComplianceDetails"]["ComplianceStatus"] is True
    request = {"IncludeComplianceDetails": True, "ExcludeCompliantResources": True}
    assert tagging.get_resources(**request)["ResourceTagMappingList"] == []


@pytest.mark.parametrize(
    "request_",
    [
        {"ResourceARNList": [NODE], "ResourceTypeFilters": ["ssm"]},
        {"ResourceARNList": [NODE], "TagFilters": [{"Key": "a"}]},
        {"ResourceARNList": [NODE], "ResourcesPerPage": 5},
        {"ExcludeCompliantResources": True},
        {"ResourcesPerPage": 101},
        {"ResourcesPerPage": 0},
        {"TagsPerPage": 99},
        {"TagsPerPage": 501},
        {"TagFilters": [{"Values": ["a"]}]},
        {"PaginationToken": "strange"},
        {"ResourceTypeFilters": ["ssm"] * 101},
    ],
)
def test_what_cannot_be_asked_is_refused(tagging, request_):
    assert refused(tagging.get_resources, **request_)


def test_keys_and_values_in_use_are_listed(tagging, shop):
    assert tagging.get_tag_keys()["TagKeys"] == ["stage", "team"]
    assert tagging.get_tag_values(Key="stage")["TagValues"] == ["live", "test"]
    assert tagging.get_tag_values(Key="none")["TagValues"] == []


def test_another_region_has_its_own(tagging, shop, aws):
    assert arns(aws("resourcegroupstaggingapi", region_name="eu-west-1")) == []


def test_tags_are_put_on_and_taken_off(tagging, shop, aws):
    aws("ssm").put_parameter(Name="plain", Value="x", Type="String")
    plain = PARAMETER.replace("shop/key", "plain")
    wanted = [PARAMETER, plain, NODE, HYBRID, IDENTITY, RULE]
    assert (
        tagging.tag_resources(ResourceARNList=wanted, Tags={"cost": "1", "stage": "new"})[
            "FailedResourcesMap"
        ]
        == {}
    )
    assert tags_of(tagging, NODE) == {"cost": "1", "stage": "new"}
    listed = aws("ssm").list_tags_for_resource(ResourceType="Parameter", ResourceId="/shop/key")["TagList"]
    assert listed == [{"Key": "cost", "Value": "1"}, {"Key": "stage", "Value": "new"}]
    assert (
        tagging.untag_resources(ResourceARNList=wanted, TagKeys=["stage", "none"])["FailedResourcesMap"] == {}
    )
    assert tags_of(tagging, RULE) == {"cost": "1"}


def test_what_could_not_be_tagged_is_told_apart(tagging, shop):
    bucket, elsewhere = "arn:aws:s3:::bucket", PARAMETER.replace("us-east-1", "eu-west-1")
    missing = [
        f"{PARAMETER}2",
        f"{NODE}b",
        f"{IDENTITY}2",
        f"{RULE}2",
        f"arn:aws:events:us-east-1:{ACCOUNT}:event-bus/none",
        f"arn:aws:cloudtrail:us-east-1:{ACCOUNT}:trail/none",
        f"arn:aws:mobiletargeting:us-east-1:{ACCOUNT}:apps/none",
        f"arn:aws:resource-groups:us-east-1:{ACCOUNT}:group/none",
        elsewhere,
    ]
    failed = tagging.tag_resources(ResourceARNList=[NODE, bucket, *missing], Tags={"cost": "1"})[
        "FailedResourcesMap"
    ]
    assert {arn: info["ErrorCode"] for arn, info in failed.items()} == {
        bucket: "InternalServiceException",
        **dict.fromkeys(missing, "InvalidParameterException"),
    }
    assert failed[bucket]["StatusCode"] == 500
    assert failed[elsewhere]["StatusCode"] == 400
    assert tags_of(tagging, NODE) == {"cost": "1", "stage": "live"}


def test_a_resource_has_fifty_tags_at_most(tagging, shop):
    many = {f"k{number}": "" for number in range(49)}
    assert tagging.tag_resources(ResourceARNList=[NODE], Tags=many)["FailedResourcesMap"] == {}
    failed = tagging.tag_resources(ResourceARNList=[NODE], Tags={"more": ""})["FailedResourcesMap"]
    assert "50 tags" in failed[NODE]["ErrorMessage"]


@pytest.mark.parametrize(
    ("arn", "tags"),
    [(NODE, {"aws:own": "x"}), (NODE, {"k": "a;b"}), (NODE, {"k#": ""}), ("no-arn", {"k": "v"})],
)
def test_tags_and_arns_that_cannot_be_are_refused(tagging, shop, arn, tags):
    assert refused(tagging.tag_resources, ResourceARNList=[arn], Tags=tags)


def test_what_is_removed_is_found_no_more(tagging, shop, aws):
    aws("ssm").delete_parameter(Name="/shop/key")
    aws("sesv2").delete_email_identity(EmailIdentity="shop.example")
    assert arns(tagging, ResourceARNList=[PARAMETER, IDENTITY, NODE]) == [NODE]


def test_policies_of_iam_are_shown_in_the_first_region_only(tagging, aws):
    statement = '{"Effect": "Allow", "Action": "ssm:*", "Resource": "*"}'
    document = f'{{"Version": "2012-10-17", "Statement": {statement}}}'
    policy = aws("iam").create_policy(
        PolicyName="p", PolicyDocument=document, Tags=[{"Key": "stage", "Value": "test"}]
    )["Policy"]["Arn"]
    aws("iam").create_user(UserName="u", Tags=[{"Key": "stage", "Value": "test"}])
    assert arns(tagging) == [policy]
    assert arns(aws("resourcegroupstaggingapi", region_name="eu-west-1")) == []

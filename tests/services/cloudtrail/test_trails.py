"""Trails as boto3 meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from bellhop.downstream.ports import Undeliverable, Unreachable
from tests.services.cloudtrail.conftest import BUCKET

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.services.cloudtrail.conftest import Kept

    Aws = Callable[..., Any]

ARN = "arn:aws:cloudtrail:us-east-1:000000000000:trail/first"


@pytest.fixture
def first(cloudtrail: Any, kept: Kept) -> dict[str, Any]:
    return cloudtrail.create_trail(
        Name="first", S3BucketName=BUCKET, TagsList=[{"Key": "Team", "Value": "Red"}]
    )


def code(function: Callable[..., Any], **request: Any) -> str:
    with pytest.raises(ClientError) as caught:
        function(**request)
    return caught.value.response["Error"]["Code"]


def test_a_trail(cloudtrail: Any, first: dict[str, Any]) -> None:
    del first["ResponseMetadata"]
    assert first == {
        "Name": "first",
        "S3BucketName": BUCKET,
        "IncludeGlobalServiceEvents": True,
        "IsMultiRegionTrail": False,
        "TrailARN": ARN,
        "LogFileValidationEnabled": False,
        "IsOrganizationTrail": False,
        "RecursiveLogging": True,
    }
    more = {"HomeRegion": "us-east-1", "HasCustomEventSelectors": False, "HasInsightSelectors": False}
    assert cloudtrail.get_trail(Name=ARN)["Trail"] == first | more
    assert cloudtrail.describe_trails()["trailList"] == [first | more]
    assert cloudtrail.describe_trails(trailNameList=["first", "other"])["trailList"] == [first | more]
    assert cloudtrail.list_trails()["Trails"] == [
        {"TrailARN": ARN, "Name": "first", "HomeRegion": "us-east-1"}
    ]
    assert cloudtrail.get_trail_status(Name="first")["IsLogging"] is False


@pytest.mark.usefixtures("first")
def test_settings_change_one_by_one(cloudtrail: Any) -> None:
    changed = cloudtrail.update_trail(
        Name="first", SnsTopicName="news", KmsKeyId="alias/logs", S3KeyPrefix="p", IsMultiRegionTrail=True
    )
    assert changed["SnsTopicARN"] == "arn:aws:sns:us-east-1:000000000000:news"
    assert changed["KmsKeyId"] == "arn:aws:kms:us-east-1:000000000000:alias/logs"
    assert (changed["S3KeyPrefix"], changed["IsMultiRegionTrail"]) == ("p", True)
    changed = cloudtrail.update_trail(Name=ARN, SnsTopicName="")
    assert "SnsTopicARN" not in changed
    assert changed["S3KeyPrefix"] == "p"


@pytest.mark.usefixtures("first")
def test_a_trail_of_all_regions_shows_in_each_and_is_changed_at_home(aws: Aws, cloudtrail: Any) -> None:
    elsewhere = aws("cloudtrail", region_name="eu-west-1")
    assert elsewhere.describe_trails()["trailList"] == []
    cloudtrail.update_trail(Name="first", IsMultiRegionTrail=True)
    (shadow,) = elsewhere.describe_trails()["trailList"]
    assert (shadow["Name"], shadow["HomeRegion"]) == ("first", "us-east-1")
    assert elsewhere.describe_trails(includeShadowTrails=False)["trailList"] == []
    assert code(elsewhere.stop_logging, Name=ARN) == "InvalidHomeRegionException"
    assert code(elsewhere.delete_trail, Name="first") == "InvalidHomeRegionException"
    stranger = aws("cloudtrail", aws_access_key_id="222222222222")
    assert code(stranger.get_trail, Name=ARN) == "TrailNotFoundException"


@pytest.mark.usefixtures("first")
def test_a_deleted_trail_is_gone(cloudtrail: Any) -> None:
    cloudtrail.start_logging(Name="first")
    cloudtrail.delete_trail(Name="first")
    assert cloudtrail.list_trails()["Trails"] == []
    assert code(cloudtrail.get_trail_status, Name="first") == "TrailNotFoundException"


@pytest.mark.usefixtures("first")
def test_tags(cloudtrail: Any) -> None:
    def tags() -> list[dict[str, str]]:
        (found,) = cloudtrail.list_tags(ResourceIdList=[ARN])["ResourceTagList"]
        return found["TagsList"]

    cloudtrail.add_tags(ResourceId=ARN, TagsList=[{"Key": "Stage", "Value": "test"}])
    assert tags() == [{"Key": "Stage", "Value": "test"}, {"Key": "Team", "Value": "Red"}]
    cloudtrail.remove_tags(ResourceId=ARN, TagsList=[{"Key": "Team"}])
    assert tags() == [{"Key": "Stage", "Value": "test"}]
    many = [{"Key": str(number), "Value": "v"} for number in range(50)]
    assert code(cloudtrail.add_tags, ResourceId=ARN, TagsList=many) == "TagsLimitExceededException"
    assert code(cloudtrail.list_tags, ResourceIdList=["first"]) == "CloudTrailARNInvalidException"
    assert code(cloudtrail.list_tags, ResourceIdList=[f"{ARN}2"]) == "ResourceNotFoundException"


@pytest.mark.usefixtures("first")
def test_selectors(cloudtrail: Any) -> None:
    everything = {
        "ReadWriteType": "All",
        "IncludeManagementEvents": True,
        "DataResources": [],
        "ExcludeManagementEventSources": [],
    }
    assert cloudtrail.get_event_selectors(TrailName="first")["EventSelectors"] == [everything]
    cloudtrail.put_event_selectors(TrailName="first", EventSelectors=[{"ReadWriteType": "WriteOnly"}])
    writes = everything | {"ReadWriteType": "WriteOnly"}
    assert cloudtrail.get_event_selectors(TrailName=ARN)["EventSelectors"] == [writes]
    assert cloudtrail.get_trail(Name="first")["Trail"]["HasCustomEventSelectors"] is True

    advanced = [{"FieldSelectors": [{"Field": "eventCategory", "Equals": ["Management"]}]}]
    cloudtrail.put_event_selectors(TrailName="first", AdvancedEventSelectors=advanced)
    found = cloudtrail.get_event_selectors(TrailName="first")
    assert (found["AdvancedEventSelectors"], "EventSelectors" in found) == (advanced, False)
    assert code(cloudtrail.put_event_selectors, TrailName="first") == "InvalidEventSelectorsException"


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("request_", "found"),
    [
        ({"Name": "ab"}, "InvalidTrailNameException"),
        ({"Name": "a" * 129}, "InvalidTrailNameException"),
        ({"Name": "no spaces"}, "InvalidTrailNameException"),
        ({"Name": "-first"}, "InvalidTrailNameException"),
        ({"Name": "my-_trail"}, "InvalidTrailNameException"),
        ({"Name": "192.168.5.4"}, "InvalidTrailNameException"),
        ({"S3BucketName": "other"}, "S3BucketDoesNotExistException"),
        ({"S3BucketName": "Other"}, "InvalidS3BucketNameException"),
        ({"S3KeyPrefix": "p" * 201}, "InvalidS3PrefixException"),
        ({"SnsTopicName": "no spaces"}, "InvalidSnsTopicNameException"),
        (
            {"CloudWatchLogsRoleArn": "arn:aws:iam::000000000000:role/r"},
            "InvalidParameterCombinationException",
        ),
        (
            {"CloudWatchLogsLogGroupArn": "g", "CloudWatchLogsRoleArn": "arn:aws:iam::000000000000:role/r"},
            "InvalidCloudWatchLogsLogGroupArnException",
        ),
        (
            {
                "CloudWatchLogsLogGroupArn": "arn:aws:logs:us-east-1:000000000000:log-group:g:*",
                "CloudWatchLogsRoleArn": "r",
            },
            "InvalidCloudWatchLogsRoleArnException",
        ),
        ({"IsOrganizationTrail": True}, "OrganizationsNotInUseException"),
        ({"TagsList": [{"Key": str(number)} for number in range(51)]}, "TagsLimitExceededException"),
    ],
)
def test_trails_that_are_refused(cloudtrail: Any, request_: dict[str, Any], found: str) -> None:
    assert code(cloudtrail.create_trail, **{"Name": "first", "S3BucketName": BUCKET, **request_}) == found
    assert cloudtrail.list_trails()["Trails"] == []


@pytest.mark.parametrize(
    ("fault", "found"),
    [
        (Unreachable("s3: nobody listens"), "ServiceUnavailable"),
        (Undeliverable("AccessDenied", "Access Denied"), "InsufficientS3BucketPolicyException"),
        (Undeliverable("NeighboursMissing", "s3 is not installed"), "NotImplemented"),
    ],
)
def test_a_bucket_that_cannot_be_asked_for(aws: Aws, kept: Kept, fault: Exception, found: str) -> None:
    cloudtrail = aws("cloudtrail", config=Config(retries={"max_attempts": 0}))
    kept.objects.fault = fault
    assert code(cloudtrail.create_trail, Name="first", S3BucketName=BUCKET) == found


@pytest.mark.usefixtures("first")
def test_names_are_taken_once_and_five_trails_are_enough(cloudtrail: Any) -> None:
    assert code(cloudtrail.create_trail, Name="first", S3BucketName=BUCKET) == "TrailAlreadyExistsException"
    for number in range(4):
        cloudtrail.create_trail(Name=f"trail{number}", S3BucketName=BUCKET)
    found = code(cloudtrail.create_trail, Name="sixth", S3BucketName=BUCKET)
    assert found == "MaximumNumberOfTrailsExceededException"


@pytest.mark.usefixtures("first")
def test_trails_that_are_not_found(cloudtrail: Any) -> None:
    with pytest.raises(cloudtrail.exceptions.TrailNotFoundException) as caught:
        cloudtrail.start_logging(Name="other")
    other = "arn:aws:cloudtrail:us-east-1:000000000000:trail/other"
    assert caught.value.response["Error"]["Message"] == f"Unknown trail: {other} for the user: 000000000000"
    assert code(cloudtrail.get_trail, Name="arn:aws:s3:::bucket") == "CloudTrailARNInvalidException"
    assert code(cloudtrail.update_trail, Name="first", S3BucketName="gone") == "S3BucketDoesNotExistException"
    assert code(cloudtrail.list_trails, NextToken="nonsense") == "InvalidNextTokenException"

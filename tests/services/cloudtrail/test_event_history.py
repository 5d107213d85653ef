"""LookupEvents as boto3 meets it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.embedding import Bellhop

    Aws = Callable[..., Any]

DAY = 86_400


def by(key: str, value: str) -> dict[str, Any]:
    return {"LookupAttributes": [{"AttributeKey": key, "AttributeValue": value}]}


def names(cloudtrail: Any, **request: Any) -> list[str]:
    """Names of events, without those of looking them up."""
    found = [event["EventName"] for event in cloudtrail.lookup_events(**request)["Events"]]
    return [name for name in found if name != "LookupEvents"]


@pytest.fixture
def calls(aws: Aws) -> None:
    """A parameter put, read and asked for in vain, and a mail sent."""
    ssm, ses = aws("ssm"), aws("ses")
    ssm.put_parameter(Name="/shop/db", Value="swordfish", Type="SecureString")
    ssm.get_parameter(Name="/shop/db")
    with pytest.raises(ClientError):
        ssm.get_parameter(Name="/gone")
    ses.verify_email_identity(EmailAddress="a@example.com")
    ses.send_email(
        Source="a@example.com",
        Destination={"ToAddresses": ["b@example.com"]},
        Message={"Subject": {"Data": "S"}, "Body": {"Text": {"Data": "T"}}},
    )


@pytest.mark.usefixtures("calls")
def test_a_send_is_recorded_with_its_principal(cloudtrail: Any, emulator: Bellhop) -> None:
    (event,) = cloudtrail.lookup_events(**by("EventName", "SendEmail"))["Events"]
    record = json.loads(event.pop("CloudTrailEvent"))
    assert record["userIdentity"]["arn"] == "arn:aws:iam::000000000000:root"
    assert record["requestParameters"]["source"] == "a@example.com"
    assert "b@example.com" not in json.dumps(record)
    assert event.pop("EventId") == record["eventID"]
    assert abs(event.pop("EventTime").timestamp() - emulator.now()) < 60
    assert event == {
        "EventName": "SendEmail",
        "ReadOnly": "true",
        "AccessKeyId": "test",
        "EventSource": "ses.amazonaws.com",
        "Username": "root",
        "Resources": [{"ResourceType": "AWS::SES::EmailIdentity", "ResourceName": "a@example.com"}],
    }


def test_a_call_is_recorded_with_the_user_whose_key_signed_it(aws: Aws, cloudtrail: Any) -> None:
    iam = aws("iam")
    user = iam.create_user(UserName="ann", Path="/team/")["User"]
    key = iam.create_access_key(UserName="ann")["AccessKey"]
    signed = {"aws_access_key_id": key["AccessKeyId"], "aws_secret_access_key": key["SecretAccessKey"]}
    aws("ssm", **signed).describe_parameters()

    (event,) = cloudtrail.lookup_events(**by("Username", "ann"))["Events"]
    assert (event["EventName"], event["AccessKeyId"]) == ("DescribeParameters", key["AccessKeyId"])
    assert json.loads(event["CloudTrailEvent"])["userIdentity"] == {
        "type": "IAMUser",
        "principalId": user["UserId"],
        "arn": user["Arn"],
        "accountId": "000000000000",
        "accessKeyId": key["AccessKeyId"],
        "userName": "ann",
    }


@pytest.mark.usefixtures("calls")
def test_everything_newest_first(cloudtrail: Any) -> None:
    assert names(cloudtrail) == [
        "SendEmail",
        "VerifyEmailIdentity",
        "GetParameter",
        "GetParameter",
        "PutParameter",
    ]


@pytest.mark.usefixtures("calls")
@pytest.mark.parametrize(
    ("key", "value", "found"),
    [
        ("EventName", "PutParameter", ["PutParameter"]),
        ("EventName", "putparameter", []),
        ("ReadOnly", "false", ["VerifyEmailIdentity", "PutParameter"]),
        ("ReadOnly", "true", ["SendEmail", "GetParameter", "GetParameter"]),
        ("Username", "nobody", []),
        ("ResourceType", "AWS::SSM::Parameter", ["GetParameter", "GetParameter", "PutParameter"]),
        ("ResourceName", "/shop/db", ["GetParameter", "PutParameter"]),
        (
            "ResourceName",
            "arn:aws:ssm:us-east-1:000000000000:parameter/shop/db",
            ["GetParameter", "PutParameter"],
        ),
        ("ResourceName", "db", []),
        ("EventSource", "ses.amazonaws.com", ["SendEmail", "VerifyEmailIdentity"]),
        ("EventSource", "ssm", []),
        ("AccessKeyId", "AKIAIOSFODNN7EXAMPLE", []),
        ("EventId", "0ffa308d-1467-4259-8be3-c749753be325", []),
        ("EventId", "no id", []),
    ],
)
def test_attributes(cloudtrail: Any, key: str, value: str, found: list[str]) -> None:
    assert names(cloudtrail, **by(key, value)) == found


@pytest.mark.usefixtures("calls")
def test_an_event_by_its_id(cloudtrail: Any) -> None:
    for event in cloudtrail.lookup_events()["Events"]:
        (found,) = cloudtrail.lookup_events(**by("EventId", event["EventId"]))["Events"]
        assert found == event


@pytest.mark.usefixtures("calls")
def test_a_refused_call_has_its_error(cloudtrail: Any) -> None:
    (event,) = cloudtrail.lookup_events(**by("ResourceName", "/gone"))["Events"]
    record = json.loads(event["CloudTrailEvent"])
    assert (record["errorCode"], record["errorMessage"]) == (
        "ParameterNotFound",
        "Parameter /gone not found.",
    )


def test_a_call_that_answers_nothing_has_no_elements(aws: Aws, cloudtrail: Any) -> None:
    aws("iam").create_user(UserName="mary")
    aws("iam").delete_user(UserName="mary")
    (event,) = cloudtrail.lookup_events(**by("EventName", "DeleteUser"))["Events"]
    assert json.loads(event["CloudTrailEvent"])["responseElements"] is None


@pytest.mark.usefixtures("calls")
def test_pages(cloudtrail: Any) -> None:
    everything = by("Username", "root")
    pages = cloudtrail.get_paginator("lookup_events").paginate(
        **everything, PaginationConfig={"PageSize": 2, "MaxItems": 6}
    )
    found = [event["EventName"] for page in pages for event in page["Events"]]
    assert found[-5:] == ["SendEmail", "VerifyEmailIdentity", "GetParameter", "GetParameter", "PutParameter"]

    token = cloudtrail.lookup_events(**everything, MaxResults=2)["NextToken"]
    with pytest.raises(cloudtrail.exceptions.InvalidNextTokenException):
        cloudtrail.lookup_events(**by("Username", "ann"), MaxResults=2, NextToken=token)


def test_time(aws: Aws, cloudtrail: Any, emulator: Bellhop) -> None:
    emulator.freeze()
    ssm, start = aws("ssm"), emulator.now()
    ssm.put_parameter(Name="a", Value="v", Type="String")
    emulator.advance(DAY)
    ssm.delete_parameter(Name="a")
    assert names(cloudtrail, StartTime=start + 60) == ["DeleteParameter"]
    assert names(cloudtrail, EndTime=start // 1) == ["PutParameter"]
    emulator.advance(89 * DAY + 60)
    assert names(cloudtrail, StartTime=start - DAY) == ["DeleteParameter"]


@pytest.mark.usefixtures("calls")
def test_accounts_and_regions_have_histories_of_their_own(aws: Aws) -> None:
    assert names(aws("cloudtrail", region_name="eu-west-1")) == []
    assert names(aws("cloudtrail", aws_access_key_id="222222222222")) == []


@pytest.mark.usefixtures("calls")
def test_nothing_is_unusual(cloudtrail: Any) -> None:
    assert cloudtrail.lookup_events(EventCategory="insight")["Events"] == []


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ({"StartTime": 2_000_000_000, "EndTime": 1_900_000_000}, "InvalidTimeRangeException"),
        (
            {"LookupAttributes": by("EventName", "a")["LookupAttributes"] * 2},
            "InvalidLookupAttributesException",
        ),
        (by("ReadOnly", "perhaps"), "InvalidLookupAttributesException"),
        ({"NextToken": "nonsense"}, "InvalidNextTokenException"),
        ({"MaxResults": 51}, "ValidationException"),
    ],
)
def test_lookups_that_are_refused(aws: Aws, request_: dict[str, Any], code: str) -> None:
    cloudtrail = aws("cloudtrail", config=Config(parameter_validation=False))
    with pytest.raises(ClientError) as caught:
        cloudtrail.lookup_events(**request_)
    assert caught.value.response["Error"]["Code"] == code

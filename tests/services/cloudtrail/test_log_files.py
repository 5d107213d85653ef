"""Log files of trails: every five minutes of the clock, in the bucket, told to topic and log group."""

from __future__ import annotations

import gzip
import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.services.cloudtrail.conftest import BUCKET

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.embedding import Bellhop
    from tests.services.cloudtrail.conftest import Kept

    Aws = Callable[..., Any]

PREFIX = "AWSLogs/000000000000/CloudTrail/us-east-1/"


@pytest.fixture
def ssm(aws: Aws, emulator: Bellhop) -> Any:
    emulator.freeze()
    return aws("ssm")


@pytest.fixture
def trail(cloudtrail: Any, kept: Kept) -> Callable[..., None]:
    """Make a trail that logs."""

    def make(name: str = "first", **members: Any) -> None:
        cloudtrail.create_trail(Name=name, S3BucketName=BUCKET, **members)
        cloudtrail.start_logging(Name=name)

    return make


def logged(kept: Kept) -> list[list[str]]:
    """Names of events, a list a file, in the order of delivery."""
    records = (json.loads(gzip.decompress(body))["Records"] for body, _ in kept.files.values())
    return [[record["eventName"] for record in each] for each in records]


def test_what_was_recorded_is_delivered_once(ssm: Any, trail: Any, kept: Kept, emulator: Bellhop) -> None:
    ssm.put_parameter(Name="before", Value="v", Type="String")
    trail(S3KeyPrefix="logs")
    ssm.put_parameter(Name="/a", Value="swordfish", Type="SecureString")
    ssm.get_parameter(Name="/a")
    emulator.advance(300)
    assert logged(kept) == [["StartLogging", "PutParameter", "GetParameter"]]
    ((key, (body, more)),) = kept.files.items()
    assert key.startswith(f"logs/{PREFIX}")
    assert key.endswith(".json.gz")
    assert more == {"ContentType": "application/json", "ContentEncoding": "gzip"}
    assert b"swordfish" not in gzip.decompress(body)

    emulator.advance(3000)
    assert len(kept.files) == 1, "where nothing was called there is nothing to deliver"
    ssm.delete_parameter(Name="/a")
    emulator.advance(300)
    assert logged(kept)[1:] == [["DeleteParameter"]]


def test_much_is_delivered_in_several_files(
    ssm: Any, trail: Any, kept: Kept, emulator: Bellhop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bellhop.engines.trail.delivery.MOST", 2)
    trail()
    for number in range(3):
        ssm.put_parameter(Name=f"/{number}", Value="v", Type="String")
    emulator.advance(300)
    assert logged(kept) == [["StartLogging", "PutParameter"], ["PutParameter", "PutParameter"]]
    ssm.delete_parameter(Name="/0")
    emulator.advance(300)
    assert logged(kept)[2:] == [["DeleteParameter"]]


def test_files_are_named_after_time_and_place(ssm: Any, trail: Any, kept: Kept, emulator: Bellhop) -> None:
    trail()
    emulator.advance(300)
    (key,) = kept.files
    moment = datetime.fromtimestamp(emulator.now() // 300 * 300, UTC)
    folder = f"{PREFIX}{moment:%Y/%m/%d}"
    name = f"000000000000_CloudTrail_us-east-1_{moment:%Y%m%dT%H%MZ}"
    assert re.fullmatch(rf"{folder}/{name}_[A-Za-z0-9]{{16}}\.json\.gz", key)


def test_what_a_stopped_trail_recorded_is_delivered(
    ssm: Any, trail: Any, kept: Kept, emulator: Bellhop, cloudtrail: Any
) -> None:
    trail()
    ssm.put_parameter(Name="a", Value="v", Type="String")
    cloudtrail.stop_logging(Name="first")
    ssm.delete_parameter(Name="a")
    emulator.advance(600)
    assert logged(kept) == [["StartLogging", "PutParameter"]]
    status = cloudtrail.get_trail_status(Name="first")
    assert (status["IsLogging"], status["StopLoggingTime"] >= status["StartLoggingTime"]) == (False, True)


def test_a_trail_of_all_regions_has_a_file_each(
    ssm: Any, aws: Aws, trail: Any, kept: Kept, emulator: Bellhop
) -> None:
    trail("all", IsMultiRegionTrail=True)
    aws("ssm", region_name="eu-west-1").put_parameter(Name="a", Value="v", Type="String")
    aws("ssm", aws_access_key_id="222222222222").put_parameter(Name="a", Value="v", Type="String")
    emulator.advance(300)
    assert logged(kept) == [["StartLogging"], ["PutParameter"]]
    assert [key.split("/")[3] for key in kept.files] == ["us-east-1", "eu-west-1"]


def test_selectors_say_what_is_delivered(
    ssm: Any, aws: Aws, trail: Any, kept: Kept, emulator: Bellhop, cloudtrail: Any
) -> None:
    trail()
    sends = [
        {"Field": "eventCategory", "Equals": ["Data"]},
        {"Field": "resources.type", "Equals": ["AWS::SES::EmailIdentity"]},
    ]
    cloudtrail.put_event_selectors(
        TrailName="first", AdvancedEventSelectors=[{"Name": "mail", "FieldSelectors": sends}]
    )
    ses = aws("sesv2")
    ses.create_email_identity(EmailIdentity="a@example.com")
    simple = {"Subject": {"Data": "S"}, "Body": {"Text": {"Data": "T"}}}
    to = {"ToAddresses": ["success@simulator.amazonses.com"]}
    ses.send_email(FromEmailAddress="a@example.com", Destination=to, Content={"Simple": simple})
    emulator.advance(300)
    assert logged(kept) == [["SendEmail"]]


def test_topic_and_log_group_are_told(
    ssm: Any, trail: Any, kept: Kept, emulator: Bellhop, cloudtrail: Any
) -> None:
    trail(
        SnsTopicName="news",
        CloudWatchLogsLogGroupArn="arn:aws:logs:us-east-1:000000000000:log-group:trails:*",
        CloudWatchLogsRoleArn="arn:aws:iam::000000000000:role/logs",
        KmsKeyId="alias/logs",
    )
    emulator.advance(300)
    emulator.settle()
    ((key, (_, more)),) = kept.files.items()
    assert more["SSEKMSKeyId"] == "arn:aws:kms:us-east-1:000000000000:alias/logs"
    topic = "arn:aws:sns:us-east-1:000000000000:news"
    assert kept.topics.published == [
        (topic, json.dumps({"s3Bucket": BUCKET, "s3ObjectKey": [key]}, separators=(",", ":")))
    ]
    ((group, stream, message),) = kept.logs.lines
    assert (group, stream) == ("trails", "000000000000_CloudTrail_us-east-1")
    assert json.loads(message)["eventName"] == "StartLogging"
    status = cloudtrail.get_trail_status(Name="first")
    assert status["LatestDeliveryTime"] == status["LatestNotificationTime"]
    assert "LatestCloudWatchLogsDeliveryTime" in status


def test_a_bucket_that_is_gone_shows_in_the_status(
    ssm: Any, trail: Any, kept: Kept, emulator: Bellhop, cloudtrail: Any
) -> None:
    trail()
    kept.objects.buckets.clear()
    emulator.advance(300)
    emulator.settle()
    assert cloudtrail.get_trail_status(Name="first")["LatestDeliveryError"] == "NoSuchBucket"
    kept.objects.buckets.add(BUCKET)
    emulator.advance(300)
    assert logged(kept) == [["GetTrailStatus"]]
    assert "LatestDeliveryError" not in cloudtrail.get_trail_status(Name="first")

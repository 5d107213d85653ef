"""What AWS refuses is refused, in its words, and harms nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

QUEUE = {"QueueUrl": "http://localhost/111122223333/q"}
UPLOAD = {"Bucket": "bucket", "Key": "k", "UploadId": "none"}
TOPIC = "arn:aws:sns:eu-west-1:111122223333:t"


@pytest.fixture(autouse=True)
def resources(aws: Callable[..., Any]) -> None:
    where = {"CreateBucketConfiguration": {"LocationConstraint": "eu-west-1"}}
    aws("s3").create_bucket(Bucket="bucket", **where)
    aws("s3").put_object(Bucket="bucket", Key="here", Body=b"")
    aws("sqs").create_queue(QueueName="q")
    aws("sns").create_topic(Name="t")
    aws("logs").create_log_group(logGroupName="g")


def redrive(policy: str) -> dict[str, Any]:
    return {"QueueName": "r", "Attributes": {"RedrivePolicy": policy}}


def subscription(protocol: str, **attributes: str) -> dict[str, Any]:
    queue = "arn:aws:sqs:eu-west-1:111122223333:q"
    return {"TopicArn": TOPIC, "Protocol": protocol, "Endpoint": queue, "Attributes": attributes}


REFUSED: list[tuple[str, str, dict[str, Any], str]] = [
    ("s3", "put_bucket_policy", {"Bucket": "bucket", "Policy": "nonsense"}, "MalformedPolicy"),
    ("s3", "put_bucket_policy", {"Bucket": "bucket", "Policy": "[]"}, "MalformedPolicy"),
    ("s3", "upload_part", {**UPLOAD, "PartNumber": 1, "Body": b""}, "NoSuchUpload"),
    ("s3", "upload_part_copy", {**UPLOAD, "PartNumber": 1, "CopySource": "bucket/here"}, "NoSuchUpload"),
    (
        "s3",
        "complete_multipart_upload",
        {**UPLOAD, "MultipartUpload": {"Parts": [{"PartNumber": 1, "ETag": "e"}]}},
        "NoSuchUpload",
    ),
    ("s3", "list_objects_v2", {"Bucket": "bucket", "ContinuationToken": "none"}, "InvalidArgument"),
    ("sqs", "send_message", {**QUEUE, "MessageBody": ""}, "MissingParameter"),
    ("sqs", "send_message", {**QUEUE, "MessageBody": "\x01"}, "InvalidMessageContents"),
    ("sqs", "create_queue", {"QueueName": "r", "Attributes": {"Nonsense": "1"}}, "InvalidAttributeName"),
    ("sqs", "create_queue", redrive("nonsense"), "InvalidParameterValue"),
    (
        "sqs",
        "set_queue_attributes",
        {**QUEUE, "Attributes": {"VisibilityTimeout": "43201"}},
        "InvalidAttributeValue",
    ),
    ("sqs", "set_queue_attributes", {**QUEUE, "Attributes": {"DelaySeconds": "x"}}, "InvalidAttributeValue"),
    ("sns", "subscribe", subscription("pigeon"), "InvalidParameter"),
    ("sns", "subscribe", subscription("sqs", FilterPolicy="{nonsense"), "InvalidParameter"),
    ("logs", "create_log_group", {"logGroupName": "a name!"}, "InvalidParameterException"),
    (
        "logs",
        "put_subscription_filter",
        {"logGroupName": "g", "filterName": "f", "filterPattern": "", "destinationArn": "nonsense"},
        "InvalidParameterException",
    ),
    ("logs", "get_query_results", {"queryId": "none"}, "ResourceNotFoundException"),
    ("kinesis", "get_records", {"ShardIterator": "none"}, "InvalidArgumentException"),
]


@pytest.mark.parametrize(
    ("service", "operation", "members", "code"), REFUSED, ids=[f"{each[1]}-{each[3]}" for each in REFUSED]
)
def test_what_aws_refuses_is_refused(
    aws: Callable[..., Any], service: str, operation: str, members: dict[str, Any], code: str
) -> None:
    with pytest.raises((ClientError, Refusal)) as caught:
        getattr(aws(service), operation)(**members)
    error = caught.value
    assert (error.code if isinstance(error, Refusal) else error.response["Error"]["Code"]) == code


def test_what_is_right_is_taken(aws: Callable[..., Any]) -> None:
    sqs = aws("sqs")
    attributes = {"VisibilityTimeout": "43200", "DelaySeconds": "0"}
    policy = json.dumps({"deadLetterTargetArn": "arn:aws:sqs:eu-west-1:111122223333:q", "maxReceiveCount": 1})
    url = sqs.create_queue(QueueName="r", Attributes={"RedrivePolicy": policy, **attributes})["QueueUrl"]
    sqs.set_queue_attributes(QueueUrl=url, Attributes={"RedrivePolicy": ""})
    sqs.send_message(QueueUrl=url, MessageBody="\t\n\U0001f600")
    aws("s3").put_bucket_policy(Bucket="bucket", Policy='{"Version": "2012-10-17", "Statement": []}')


@pytest.mark.parametrize(
    ("state", "members", "code"),
    [
        ("disable_key", {}, "DisabledException"),
        ("schedule_key_deletion", {"PendingWindowInDays": 7}, "KMSInvalidStateException"),
    ],
)
def test_a_key_that_is_not_enabled_does_nothing(
    aws: Callable[..., Any], state: str, members: dict[str, Any], code: str
) -> None:
    kms = aws("kms")
    key = kms.create_key()["KeyMetadata"]["KeyId"]
    encrypted = kms.encrypt(KeyId=key, Plaintext=b"secret")["CiphertextBlob"]
    getattr(kms, state)(KeyId=key, **members)
    for call in (
        lambda: kms.encrypt(KeyId=key, Plaintext=b"secret"),
        lambda: kms.generate_data_key(KeyId=key, KeySpec="AES_256"),
        lambda: kms.decrypt(CiphertextBlob=encrypted),
    ):
        with pytest.raises(Refusal) as caught:
            call()
        assert caught.value.code == code

"""What a trail records of calls to neighbours: management events by their names, without secrets."""

from __future__ import annotations

from typing import Any

import pytest

from bellhop.wire.foreign import HIDDEN, asked
from bellhop.wire.http import Request

FORM = {"content-type": "application/x-www-form-urlencoded; charset=utf-8"}


def json(target: str, body: str = "{}") -> Request:
    return Request("POST", "/", headers={"x-amz-target": target}, body=body.encode())


@pytest.mark.parametrize(
    ("service", "request_", "expected"),
    [
        ("sqs", json("AmazonSQS.CreateQueue", '{"QueueName":"q"}'), ("CreateQueue", {"QueueName": "q"})),
        ("sqs", json("AmazonSQS.SendMessage", '{"MessageBody":"m"}'), None),
        ("sqs", json("AmazonSQS.CreateQueue", "no JSON"), ("CreateQueue", {})),
        ("sqs", json("AmazonSQS.CreateQueue", '["no", "object"]'), ("CreateQueue", {})),
        ("logs", json("Logs_20140328.CreateLogGroup"), ("CreateLogGroup", {})),
        ("logs", json("Logs_20140328.PutLogEvents"), None),
        (
            "secretsmanager",
            json("secretsmanager.CreateSecret", '{"Name":"s","SecretString":"hush"}'),
            ("CreateSecret", {"Name": "s", "SecretString": HIDDEN}),
        ),
        (
            "firehose",
            json("Firehose_20150804.CreateDeliveryStream", '{"Http":[{"Url":"u","AccessKey":"hush"}]}'),
            ("CreateDeliveryStream", {"Http": [{"Url": "u", "AccessKey": HIDDEN}]}),
        ),
        ("kms", json("TrentService.Encrypt", '{"Plaintext":"aHVzaA=="}'), ("Encrypt", {"Plaintext": HIDDEN})),
        (
            "sns",
            Request("POST", "/", headers=FORM, body=b"Action=CreateTopic&Version=2010-03-31&Name=t"),
            ("CreateTopic", {"Name": "t"}),
        ),
        ("sns", Request("POST", "/", headers=FORM, body=b"Action=Publish&Message=m"), None),
        (
            "sns",
            Request("GET", "/", "Action=Unsubscribe&SubscriptionArn=a"),
            ("Unsubscribe", {"SubscriptionArn": "a"}),
        ),
        (
            "sns",
            Request("GET", "/", "Action=ListTopics&X-Amz-Security-Token=hush&X-Amz-Signature=ab"),
            ("ListTopics", {}),
        ),
        (
            "monitoring",
            Request("POST", "/service/GraniteServiceVersion20100801/operation/PutMetricData"),
            None,
        ),
        (
            "monitoring",
            Request("POST", "/service/GraniteServiceVersion20100801/operation/PutMetricAlarm", body=b"\xa0"),
            ("PutMetricAlarm", {}),
        ),
        ("s3", Request("PUT", "/my-bucket"), ("CreateBucket", {"bucketName": "my-bucket"})),
        ("s3", Request("DELETE", "/my-bucket/"), ("DeleteBucket", {"bucketName": "my-bucket"})),
        ("s3", Request("PUT", "/my-bucket", "policy="), ("PutBucketPolicy", {"bucketName": "my-bucket"})),
        ("s3", Request("GET", "/my-bucket", "location"), ("GetBucketLocation", {"bucketName": "my-bucket"})),
        ("s3", Request("GET", "/"), ("ListBuckets", {})),
        ("s3", Request("GET", "/my-bucket", "list-type=2"), None),
        ("s3", Request("PUT", "/my-bucket/key"), None),
        ("s3", Request("POST", "/my-bucket", "delete"), None),
        (
            "lambda",
            Request("POST", "/2015-03-31/functions", body=b'{"FunctionName":"f","Code":{"ZipFile":"UEsD"}}'),
            ("CreateFunction20150331", {"FunctionName": "f"}),
        ),
        (
            "lambda",
            Request("DELETE", "/2015-03-31/functions/f"),
            ("DeleteFunction20150331", {"FunctionName": "f"}),
        ),
        ("lambda", Request("POST", "/2015-03-31/functions/f/invocations"), None),
    ],
)
def test_management_events_have_names(
    service: str, request_: Request, expected: tuple[str, dict[str, Any]] | None
) -> None:
    assert asked(service, request_) == expected

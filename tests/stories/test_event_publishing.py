"""What becomes of a mail is told to everybody who asked for it, each once: only boto3, one endpoint."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import boto3
import pytest

from bellhop.embedding import Bellhop, with_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

ROLE = "arn:aws:iam::000000000000:role/anything"
BUS = "arn:aws:events:us-east-1:000000000000:event-bus/default"
EVERYTHING = ["SEND", "REJECT", "BOUNCE", "COMPLAINT", "DELIVERY"]


@pytest.fixture
def aws() -> Iterator[Bellhop]:
    """A Bellhop that listens, its neighbours embedded."""
    with Bellhop(with_settings(sandbox="off")) as found:
        yield found


def client(aws: Bellhop, service: str) -> Any:
    return boto3.client(service, **aws.client_kwargs)


def queue(aws: Bellhop, name: str) -> tuple[str, str]:
    """URL and ARN of a new queue."""
    sqs = client(aws, "sqs")
    url = sqs.create_queue(QueueName=name)["QueueUrl"]
    found = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
    return url, found["Attributes"]["QueueArn"]


def received(aws: Bellhop, url: str) -> list[Any]:
    """The bodies of all that waits in a queue, as JSON."""
    assert aws.settle()
    sqs = client(aws, "sqs")
    bodies: list[Any] = []
    while messages := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", ()):
        for message in messages:
            bodies.append(json.loads(message["Body"]))
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    return bodies


def topic(aws: Bellhop, name: str) -> tuple[str, str]:
    """ARN of a new topic, and the URL of a queue that hears of it."""
    url, arn = queue(aws, name)
    sns = client(aws, "sns")
    made = sns.create_topic(Name=name)["TopicArn"]
    sns.subscribe(TopicArn=made, Protocol="sqs", Endpoint=arn)
    return made, url


def stream(aws: Bellhop, bucket: str) -> str:
    """ARN of a new delivery stream into a bucket."""
    client(aws, "s3").create_bucket(Bucket=bucket)
    target = {"RoleARN": ROLE, "BucketARN": f"arn:aws:s3:::{bucket}"}
    made = client(aws, "firehose").create_delivery_stream(
        DeliveryStreamName="mail", ExtendedS3DestinationConfiguration=target
    )
    return made["DeliveryStreamARN"]


def records(aws: Bellhop, bucket: str) -> list[Any]:
    """What a delivery stream has put into a bucket, line by line."""
    assert aws.settle()
    s3 = client(aws, "s3")
    keys = [each["Key"] for each in s3.list_objects_v2(Bucket=bucket).get("Contents", ())]
    texts = [s3.get_object(Bucket=bucket, Key=key)["Body"].read().decode() for key in keys]
    assert all(text.endswith("\n") for text in texts)
    return [json.loads(line) for text in texts for line in text.splitlines()]


def configuration_set(aws: Bellhop, name: str, **destinations: tuple[list[str], dict[str, Any]]) -> None:
    """A set with destinations: name=(types of events, where they go)."""
    sesv2 = client(aws, "sesv2")
    sesv2.create_configuration_set(ConfigurationSetName=name)
    for each, (events, target) in destinations.items():
        sesv2.create_configuration_set_event_destination(
            ConfigurationSetName=name,
            EventDestinationName=each,
            EventDestination={"Enabled": True, "MatchingEventTypes": events, **target},
        )


def send(aws: Bellhop, to: str, **more: Any) -> str:
    return client(aws, "sesv2").send_email(
        FromEmailAddress="Shop <hello@shop.example>",
        Destination={"ToAddresses": [to]},
        Content={"Simple": {"Subject": {"Data": "Hello"}, "Body": {"Text": {"Data": "text"}}}},
        **more,
    )["MessageId"]


def counted(aws: Bellhop, metric: str, **dimensions: str) -> float:
    assert aws.settle()
    now = aws.now()
    found = client(aws, "cloudwatch").get_metric_statistics(
        Namespace="AWS/SES",
        MetricName=metric,
        Dimensions=[{"Name": name, "Value": value} for name, value in dimensions.items()],
        StartTime=now - 3600,
        EndTime=now + 3600,
        Period=86_400,
        Statistics=["Sum"],
    )
    return sum(point["Sum"] for point in found["Datapoints"])


def test_one_mail_is_told_to_each_destination_once(aws: Bellhop) -> None:
    client(aws, "ses").verify_domain_identity(Domain="shop.example")
    arn, told_by_topic = topic(aws, "mail-events")
    told_by_bus, queue_arn = queue(aws, "bus-events")
    events = client(aws, "events")
    events.put_rule(
        Name="mail", EventPattern=json.dumps({"source": ["aws.ses"], "resources": [{"suffix": "/all"}]})
    )
    events.put_targets(Rule="mail", Targets=[{"Id": "q", "Arn": queue_arn}])
    dimensions = [
        {"DimensionName": "campaign", "DimensionValueSource": "MESSAGE_TAG", "DefaultDimensionValue": "none"}
    ]
    configuration_set(
        aws,
        "all",
        topic=(["DELIVERY", "BOUNCE"], {"SnsDestination": {"TopicArn": arn}}),
        bus=(["SEND", "DELIVERY"], {"EventBridgeDestination": {"EventBusArn": BUS}}),
        stream=(
            EVERYTHING,
            {"KinesisFirehoseDestination": {"IamRoleArn": ROLE, "DeliveryStreamArn": stream(aws, "events")}},
        ),
        metrics=(EVERYTHING, {"CloudWatchDestination": {"DimensionConfigurations": dimensions}}),
    )
    assert [said["Message"] for said in received(aws, told_by_topic)] == [
        "Successfully validated SNS topic for Amazon SES event publishing."
    ]

    message = send(
        aws,
        "ann@example.com",
        ConfigurationSetName="all",
        EmailTags=[{"Name": "campaign", "Value": "spring"}],
    )
    send(aws, "ann@example.com")

    [notice] = received(aws, told_by_topic)
    assert notice["Subject"] == "Amazon SES Email Event Notification"
    said = json.loads(notice["Message"])
    assert (said["eventType"], said["mail"]["messageId"]) == ("Delivery", message)
    assert said["mail"]["tags"]["campaign"] == ["spring"]
    heard = received(aws, told_by_bus)
    assert sorted(one["detail-type"] for one in heard) == ["Email Delivered", "Email Sent"]
    assert {one["resources"][0] for one in heard} == {
        "arn:aws:ses:us-east-1:000000000000:configuration-set/all"
    }
    assert sorted(one["detail"]["eventType"] for one in heard) == ["Delivery", "Send"]
    assert sorted(one["eventType"] for one in records(aws, "events")) == ["Delivery", "Send"]
    assert (counted(aws, "Send", campaign="spring"), counted(aws, "Delivery", campaign="spring")) == (1, 1)
    assert counted(aws, "Send", campaign="none") == 0

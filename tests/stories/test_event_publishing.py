"""What becomes of a mail is told to everybody who asked for it, each once: only boto3, one endpoint."""

from __future__ import annotations

import json
import re
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


def test_a_topic_of_two_destinations_is_told_twice_and_one_that_is_off_not_at_all(aws: Bellhop) -> None:
    client(aws, "ses").verify_domain_identity(Domain="shop.example")
    arn, told = topic(aws, "twice")
    sns = {"SnsDestination": {"TopicArn": arn}}
    configuration_set(
        aws, "own", first=(["DELIVERY"], sns), second=(["DELIVERY", "BOUNCE"], sns), third=(["SEND"], sns)
    )
    client(aws, "sesv2").update_configuration_set_event_destination(
        ConfigurationSetName="own",
        EventDestinationName="third",
        EventDestination={"Enabled": False, "MatchingEventTypes": ["SEND"], **sns},
    )
    received(aws, told)

    messages = [send(aws, "ann@example.com", ConfigurationSetName="own") for _ in range(2)]
    said = [json.loads(notice["Message"]) for notice in received(aws, told)]
    assert [each["eventType"] for each in said] == ["Delivery"] * 4
    assert sorted(each["mail"]["messageId"] for each in said) == sorted(messages * 2)


def test_mail_that_tells_of_mail_is_told_of_by_nobody(aws: Bellhop) -> None:
    """A topic with a subscriber by mail, and a default set of the subscriber's own domain: no loop."""
    client(aws, "ses").verify_domain_identity(Domain="shop.example")
    arn, told = topic(aws, "loop")
    configuration_set(aws, "own", topic=(["SEND", "DELIVERY"], {"SnsDestination": {"TopicArn": arn}}))
    client(aws, "sesv2").put_email_identity_configuration_set_attributes(
        EmailIdentity="shop.example", ConfigurationSetName="own"
    )
    sns = client(aws, "sns")
    sns.subscribe(TopicArn=arn, Protocol="email", Endpoint="boss@shop.example")
    confirm_by_mail(aws, sns, arn)
    received(aws, told)

    message = send(aws, "ann@example.com")
    said = [json.loads(notice["Message"]) for notice in received(aws, told)]
    assert {each["mail"]["messageId"] for each in said} == {message}
    assert sorted(each["eventType"] for each in said) == ["Delivery", "Send"]


def confirm_by_mail(aws: Bellhop, sns: Any, topic_arn: str) -> None:
    """Follow the link of the mail that asks whether to subscribe."""
    assert aws.settle()
    [asked] = aws.control("GET", "/_bellhop/messages?to=boss@shop.example")["Messages"]
    body = aws.control("GET", f"/_bellhop/messages/{asked['Id']}")["Text"]
    token = re.search(r"Token=([0-9a-f]+)", body)
    assert token
    sns.confirm_subscription(TopicArn=topic_arn, Token=token[1])


def test_header_fields_name_the_set_and_the_tags(aws: Bellhop) -> None:
    ses = client(aws, "ses")
    ses.verify_domain_identity(Domain="shop.example")
    arn, told = topic(aws, "raw")
    configuration_set(aws, "own", topic=(["BOUNCE"], {"SnsDestination": {"TopicArn": arn}}))
    received(aws, told)
    raw = (
        b"From: hello@shop.example\r\nTo: bounce@simulator.amazonses.com\r\nSubject: Hi\r\n"
        b"Message-ID: <own@shop.example>\r\nX-SES-CONFIGURATION-SET: own\r\n"
        b"X-SES-MESSAGE-TAGS: campaign=spring, genre=books\r\n\r\nHello\r\n"
    )
    message = ses.send_raw_email(RawMessage={"Data": raw})["MessageId"]

    [notice] = received(aws, told)
    said = json.loads(notice["Message"])
    assert said["mail"]["messageId"] == message
    assert said["bounce"]["bouncedRecipients"][0]["emailAddress"] == "bounce@simulator.amazonses.com"
    assert said["mail"]["commonHeaders"]["messageId"] == "<own@shop.example>"
    fields = {field["name"]: field["value"] for field in said["mail"]["headers"]}
    assert fields["X-SES-MESSAGE-TAGS"] == "campaign=spring, genre=books"
    tags = said["mail"]["tags"]
    assert (tags["campaign"], tags["genre"]) == (["spring"], ["books"])
    assert tags["ses:operation"] == ["SendRawEmail"]
    assert tags["ses:configuration-set"] == ["own"]


def test_rates_of_a_set_are_exported(aws: Bellhop) -> None:
    client(aws, "ses").verify_domain_identity(Domain="shop.example")
    configuration_set(aws, "own")
    client(aws, "ses").update_configuration_set_reputation_metrics_enabled(
        ConfigurationSetName="own", Enabled=True
    )
    aws.control("POST", "/_bellhop/recipients", {"Pattern": "gone@example.com", "Outcome": "PermanentBounce"})
    for to in ("ann@example.com", "gone@example.com"):
        send(aws, to, ConfigurationSetName="own")
    assert aws.settle()
    aws.advance(61)

    dimensions = {"ses:configuration-set": "own"}
    assert counted(aws, "Reputation.BounceRate", **dimensions) == 0.5
    assert counted(aws, "Reputation.ComplaintRate", **dimensions) == 0

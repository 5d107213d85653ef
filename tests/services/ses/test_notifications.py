"""SES v1 sets where an identity's bounces, complaints and deliveries are told, and what is told of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.embedding import Bellhop

ARN = "arn:aws:ses:us-east-1:000000000000:identity/example.com"
NOTHING = {
    "ForwardingEnabled": True,
    "HeadersInBounceNotificationsEnabled": False,
    "HeadersInComplaintNotificationsEnabled": False,
    "HeadersInDeliveryNotificationsEnabled": False,
}


def refusal(call: Any, **request: Any) -> tuple[str, str]:
    with pytest.raises(ClientError) as caught:
        call(**request)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


def attributes(ses: Any, identity: str = "example.com") -> dict[str, Any]:
    return ses.get_identity_notification_attributes(Identities=[identity])["NotificationAttributes"][identity]


@pytest.fixture
def topic(aws: Callable[..., Any]) -> str:
    return aws("sns").create_topic(Name="feedback")["TopicArn"]


def test_an_identity_has_no_topics_at_first(ses: Any) -> None:
    assert attributes(ses) == NOTHING
    found = ses.get_identity_notification_attributes(Identities=[ARN, "example.net"])
    assert found["NotificationAttributes"] == {ARN: NOTHING}
    asked = [f"{number}.example.com" for number in range(101)]
    assert refusal(ses.get_identity_notification_attributes, Identities=asked)[0] == "InvalidParameterValue"


def test_topics_and_header_fields_are_set_kind_by_kind(ses: Any, topic: str) -> None:
    ses.set_identity_notification_topic(Identity=ARN, NotificationType="Bounce", SnsTopic=topic)
    ses.set_identity_headers_in_notifications_enabled(
        Identity="example.com", NotificationType="Bounce", Enabled=True
    )
    assert attributes(ses) == {
        **NOTHING,
        "BounceTopic": topic,
        "HeadersInBounceNotificationsEnabled": True,
    }

    ses.set_identity_notification_topic(Identity="example.com", NotificationType="Bounce")
    assert attributes(ses) == NOTHING


def test_forwarding_ends_only_where_topics_hear_of_bounces_and_complaints(ses: Any, topic: str) -> None:
    forward, set_topic = ses.set_identity_feedback_forwarding_enabled, ses.set_identity_notification_topic
    refused = refusal(forward, Identity="example.com", ForwardingEnabled=False)
    assert refused[0] == "InvalidParameterValue"
    set_topic(Identity="example.com", NotificationType="Bounce", SnsTopic=topic)
    assert refusal(forward, Identity="example.com", ForwardingEnabled=False) == refused
    set_topic(Identity="example.com", NotificationType="Complaint", SnsTopic=topic)
    forward(Identity="example.com", ForwardingEnabled=False)
    assert attributes(ses)["ForwardingEnabled"] is False

    assert refusal(set_topic, Identity="example.com", NotificationType="Bounce") == refused
    forward(Identity="example.com", ForwardingEnabled=True)
    set_topic(Identity="example.com", NotificationType="Bounce")
    assert "BounceTopic" not in attributes(ses)


@pytest.mark.parametrize(
    ("identity", "wrong", "sentence"),
    [
        ("example.net", "{topic}", "Identity example.net does not exist."),
        ("example.com", "{topic}-gone", "SNS topic <{topic}-gone> not found."),
        ("example.com", "feedback", "Invalid SNS topic <feedback>."),
        ("example.com", "{topic}.fifo", "Invalid SNS topic <{topic}.fifo>."),
    ],
)
def test_a_topic_has_to_be_there(ses: Any, topic: str, identity: str, wrong: str, sentence: str) -> None:
    found = refusal(
        ses.set_identity_notification_topic,
        Identity=identity,
        NotificationType="Delivery",
        SnsTopic=wrong.format(topic=topic),
    )
    assert found == ("InvalidParameterValue", sentence.format(topic=topic))


def test_header_fields_need_a_topic(ses: Any) -> None:
    call = ses.set_identity_headers_in_notifications_enabled
    code, message = refusal(call, Identity="example.com", NotificationType="Delivery", Enabled=True)
    assert (code, message) == (
        "InvalidParameterValue",
        "No Amazon SNS topic is set for Delivery notifications of example.com.",
    )


def told(emulator: Bellhop, aws: Callable[..., Any], url: str) -> list[dict[str, Any]]:
    """The notifications that wait in a queue."""
    assert emulator.settle()
    sqs = aws("sqs")
    found: list[dict[str, Any]] = []
    while messages := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", ()):
        for message in messages:
            found.append(json.loads(json.loads(message["Body"])["Message"]))
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    return found


@pytest.fixture
def heard(aws: Callable[..., Any], topic: str) -> str:
    """URL of a queue that hears of the topic."""
    sqs = aws("sqs")
    url = sqs.create_queue(QueueName="heard")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    aws("sns").subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
    return url


def send(ses: Any, to: str, source: str = "Sol <sol@example.com>") -> str:
    return ses.send_email(
        Source=source,
        Destination={"ToAddresses": [to]},
        Message={"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}},
    )["MessageId"]


def test_a_topic_is_told_that_it_will_be_told(
    ses: Any, emulator: Bellhop, aws: Callable[..., Any], topic: str, heard: str
) -> None:
    ses.set_identity_notification_topic(Identity="example.com", NotificationType="Bounce", SnsTopic=topic)
    assert told(emulator, aws, heard) == [
        {
            "notificationType": "AmazonSnsSubscriptionSucceeded",
            "message": f"You have successfully subscribed your Amazon SNS topic '{topic}' to receive "
            "'Bounce' notifications from Amazon SES for identity 'example.com'.",
        }
    ]


def test_topics_are_told_of_their_kind_with_header_fields_or_without(
    ses: Any, emulator: Bellhop, aws: Callable[..., Any], topic: str, heard: str
) -> None:
    for kind in ("Bounce", "Delivery"):
        ses.set_identity_notification_topic(Identity="example.com", NotificationType=kind, SnsTopic=topic)
    ses.set_identity_headers_in_notifications_enabled(
        Identity="example.com", NotificationType="Bounce", Enabled=True
    )
    told(emulator, aws, heard)

    bounced = send(ses, "bounce@simulator.amazonses.com")
    delivered = send(ses, "success@simulator.amazonses.com")
    found = {each["notificationType"]: each for each in told(emulator, aws, heard)}
    assert {kind: each["mail"]["messageId"] for kind, each in found.items()} == {
        "Bounce": bounced,
        "Delivery": delivered,
    }
    bounce, mail = found["Bounce"]["bounce"], found["Bounce"]["mail"]
    assert bounce["bouncedRecipients"][0]["emailAddress"] == "bounce@simulator.amazonses.com"
    assert mail["source"] == "sol@example.com"
    assert (mail["sourceArn"], mail["callerIdentity"]) == (ARN, "root")
    assert {"name": "Subject", "value": "s"} in mail["headers"]
    assert mail["commonHeaders"]["from"] == ["Sol <sol@example.com>"]
    assert "headers" not in found["Delivery"]["mail"]


def test_an_address_that_is_verified_has_topics_of_its_own(
    ses: Any, emulator: Bellhop, aws: Callable[..., Any], topic: str, heard: str
) -> None:
    """ "… all mail sent from […] that domain except for email addresses that are also verified." """
    ses.set_identity_notification_topic(Identity="example.com", NotificationType="Delivery", SnsTopic=topic)
    ses.verify_email_identity(EmailAddress="own@example.com")
    told(emulator, aws, heard)

    send(ses, "success@simulator.amazonses.com", "own@example.com")
    assert told(emulator, aws, heard) == []
    heard_of = send(ses, "success@simulator.amazonses.com", "other@example.com")
    assert [each["mail"]["messageId"] for each in told(emulator, aws, heard)] == [heard_of]


def test_a_topic_that_is_deleted_is_forgotten(
    ses: Any, emulator: Bellhop, aws: Callable[..., Any], topic: str
) -> None:
    """ "Amazon SES removes the configuration for that topic […] (not deliveries)." """
    for kind in ("Bounce", "Complaint", "Delivery"):
        ses.set_identity_notification_topic(Identity="example.com", NotificationType=kind, SnsTopic=topic)
    ses.set_identity_feedback_forwarding_enabled(Identity="example.com", ForwardingEnabled=False)
    aws("sns").delete_topic(TopicArn=topic)

    send(ses, "bounce@simulator.amazonses.com")
    send(ses, "success@simulator.amazonses.com")
    assert emulator.settle()
    assert attributes(ses) == {**NOTHING, "ComplaintTopic": topic, "DeliveryTopic": topic}


def test_the_owner_of_an_identity_hears_of_what_others_send_by_it(
    ses: Any, emulator: Bellhop, aws: Callable[..., Any], topic: str, heard: str
) -> None:
    ses.set_identity_notification_topic(Identity="example.com", NotificationType="Delivery", SnsTopic=topic)
    told(emulator, aws, heard)
    statement = {
        "Effect": "Allow",
        "Principal": {"AWS": "111111111111"},
        "Action": "ses:SendEmail",
        "Resource": ARN,
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    ses.put_identity_policy(Identity="example.com", PolicyName="lend", Policy=policy)

    delegate = emulator.client("ses", aws_access_key_id="111111111111", aws_secret_access_key="test")
    message = delegate.send_email(
        Source="sol@example.com",
        SourceArn=ARN,
        Destination={"ToAddresses": ["success@simulator.amazonses.com"]},
        Message={"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}},
    )["MessageId"]
    [found] = told(emulator, aws, heard)
    assert found["mail"]["messageId"] == message
    assert (found["mail"]["sourceArn"], found["mail"]["sendingAccountId"]) == (ARN, "111111111111")

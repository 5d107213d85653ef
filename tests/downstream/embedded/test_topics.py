"""SNS, embedded: who is asked, who gets a message and how."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from botocore.exceptions import ClientError
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.x509 import load_pem_x509_certificate

from bellhop.store import Scope
from bellhop.wire.http import Answer, Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.downstream.embedded.driver import Embedded

QUEUE = "arn:aws:sqs:eu-west-1:111122223333:q"
ELSEWHERE = Scope("444455556666", "us-east-1")  # links are opened by anybody


@pytest.fixture
def sns(aws: Callable[..., Any]) -> Any:
    return aws("sns")


@pytest.fixture
def topic(sns: Any) -> str:
    return sns.create_topic(Name="t")["TopicArn"]


@pytest.fixture
def received(aws: Callable[..., Any]) -> Callable[[], list[dict[str, Any]]]:
    """What is in the queue."""
    sqs = aws("sqs")
    queue = sqs.create_queue(QueueName="q")["QueueUrl"]

    def receive() -> list[dict[str, Any]]:
        members = {"MaxNumberOfMessages": 10, "MessageAttributeNames": ["All"]}
        return sqs.receive_message(QueueUrl=queue, **members).get("Messages", [])

    return receive


def get(embedded: Embedded, url: str) -> Answer:
    parts = urlsplit(url)
    return embedded.handle(Request("GET", parts.path, parts.query, {"host": parts.netloc}), "sns", ELSEWHERE)


def test_a_queue_gets_the_envelope(sns: Any, topic: str, received: Callable[[], Any]) -> None:
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=QUEUE)
    attributes = {"n": {"DataType": "Number", "StringValue": "1"}}
    sent = sns.publish(TopicArn=topic, Message="hé", Subject="hello", MessageAttributes=attributes)
    envelope = json.loads(received()[0]["Body"])
    assert envelope["MessageAttributes"] == {"n": {"Type": "Number", "Value": "1"}}
    assert {name: envelope[name] for name in ("Type", "MessageId", "TopicArn", "Subject", "Message")} == {
        "Type": "Notification",
        "MessageId": sent["MessageId"],
        "TopicArn": topic,
        "Subject": "hello",
        "Message": "hé",
    }
    assert envelope["Timestamp"] == "2026-11-24T12:00:00.000Z"


def test_a_queue_gets_the_message_raw(sns: Any, topic: str, received: Callable[[], Any]) -> None:
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=QUEUE, Attributes={"RawMessageDelivery": "true"})
    attributes = {"b": {"DataType": "Binary", "BinaryValue": b"\x00\x01"}}
    sns.publish(TopicArn=topic, Message="hello", MessageAttributes=attributes)
    (message,) = received()
    assert message["Body"] == "hello"
    assert message["MessageAttributes"]["b"]["BinaryValue"] == b"\x00\x01"


@pytest.mark.parametrize(("version", "digest"), [("1", SHA1()), ("2", SHA256())])
def test_a_signature_can_be_verified(
    sns: Any, topic: str, received: Callable[[], Any], embedded: Embedded, version: str, digest: Any
) -> None:
    sns.set_topic_attributes(TopicArn=topic, AttributeName="SignatureVersion", AttributeValue=version)
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=QUEUE)
    sns.publish(TopicArn=topic, Message="hello", Subject="s")
    envelope = json.loads(received()[0]["Body"])
    names = ("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type")
    signed = "".join(f"{name}\n{envelope[name]}\n" for name in names).encode()
    certificate = load_pem_x509_certificate(get(embedded, envelope["SigningCertURL"]).body)
    key: Any = certificate.public_key()
    key.verify(base64.b64decode(envelope["Signature"]), signed, PKCS1v15(), digest)


@pytest.mark.parametrize(
    ("scope", "policy", "message", "passes"),
    [
        ("MessageAttributes", {"kind": ["a"]}, "{}", True),
        ("MessageAttributes", {"kind": ["b"]}, "{}", False),
        ("MessageAttributes", {"kind": [{"anything-but": ["b"]}]}, "{}", True),
        ("MessageBody", {"order": {"total": [{"numeric": [">", 5]}]}}, '{"order": {"total": 6}}', True),
        ("MessageBody", {"order": {"total": [{"numeric": [">", 5]}]}}, '{"order": {"total": 5}}', False),
    ],
)
def test_a_filter_policy_holds_messages_back(
    sns: Any,
    topic: str,
    received: Callable[[], Any],
    scope: str,
    policy: dict[str, Any],
    message: str,
    passes: bool,
) -> None:
    attributes = {"FilterPolicyScope": scope, "FilterPolicy": json.dumps(policy)}
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=QUEUE, Attributes=attributes)
    kind = {"kind": {"DataType": "String", "StringValue": "a"}}
    sns.publish(TopicArn=topic, Message=message, MessageAttributes=kind)
    assert len(received()) == passes


def test_each_protocol_has_its_text(sns: Any, topic: str, received: Callable[[], Any], home: Any) -> None:
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=QUEUE)
    sns.subscribe(TopicArn=topic, Protocol="sms", Endpoint="+15550100")
    texts = json.dumps({"default": "long", "sms": "short"})
    sns.publish(TopicArn=topic, Message=texts, MessageStructure="json")
    assert json.loads(received()[0]["Body"])["Message"] == "long"
    assert home.texts == [(Scope("111122223333", "eu-west-1"), "+15550100", "short")]


def test_more_than_a_hundred_subscribers_get_it(sns: Any, topic: str, home: Any) -> None:
    for number in range(120):
        sns.subscribe(TopicArn=topic, Protocol="sms", Endpoint=f"+1555{number:07}")
    sns.publish(TopicArn=topic, Message="hello")
    assert len(home.texts) == 120


def test_a_telephone_gets_a_text(sns: Any, home: Any) -> None:
    assert sns.publish(PhoneNumber="+15550100", Message="hello")["MessageId"]
    assert home.texts == [(Scope("111122223333", "eu-west-1"), "+15550100", "hello")]


@pytest.mark.parametrize(
    ("members", "code", "message"),
    [
        ({"Message": ""}, "InvalidParameter", "Invalid parameter: Empty message"),
        ({"Message": "x" * 262_145}, "InvalidParameter", "Invalid parameter: Message too long"),
        ({"Message": "x", "TopicArn": f"{QUEUE}z".replace("sqs", "sns")}, "NotFound", "Topic does not exist"),
        (
            {"Message": "nonsense", "MessageStructure": "json"},
            "InvalidParameter",
            "Invalid parameter: Message Structure - JSON message body failed to parse",
        ),
        (
            {"Message": '{"sqs": "x"}', "MessageStructure": "json"},
            "InvalidParameter",
            "Invalid parameter: Message Structure - No default entry in JSON message body",
        ),
        (
            {"Message": "x", "PhoneNumber": "12", "TopicArn": None},
            "InvalidParameter",
            "Invalid parameter: PhoneNumber Reason: 12 is not valid to publish to",
        ),
    ],
)
def test_what_cannot_be_published_is_said(
    sns: Any, topic: str, home: Any, members: dict[str, Any], code: str, message: str
) -> None:
    asked = {"TopicArn": topic} | members
    with pytest.raises(ClientError) as caught:
        sns.publish(**{name: value for name, value in asked.items() if value is not None})
    assert caught.value.response["Error"]["Code"] == code
    assert caught.value.response["Error"]["Message"] == message
    assert not home.texts


def test_a_queue_that_is_gone_fails_nobody(sns: Any, topic: str, received: Callable[[], Any]) -> None:
    redrive = json.dumps({"deadLetterTargetArn": QUEUE})
    gone = "arn:aws:sqs:eu-west-1:111122223333:gone"
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=gone)
    sns.publish(TopicArn=topic, Message="lost")
    subscription = sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=f"{gone}-2")["SubscriptionArn"]
    sns.set_subscription_attributes(
        SubscriptionArn=subscription, AttributeName="RedrivePolicy", AttributeValue=redrive
    )
    sns.publish(TopicArn=topic, Message="saved")
    assert [json.loads(message["Body"])["Message"] for message in received()] == ["saved"]


def test_a_web_server_confirms_and_gets_messages(sns: Any, topic: str, home: Any, embedded: Embedded) -> None:
    url = "http://subscriber.test/hook"
    assert sns.subscribe(TopicArn=topic, Protocol="http", Endpoint=url)["SubscriptionArn"] == (
        "pending confirmation"
    )
    (asked,) = home.deliveries
    assert (asked.port, asked.call, asked.to) == ("web", "post", url)
    assert asked.arguments["headers"]["x-amz-sns-message-type"] == "SubscriptionConfirmation"
    assert sns.list_subscriptions()["Subscriptions"][0]["SubscriptionArn"] == "PendingConfirmation"
    assert counts(sns, topic) == ("1", "0")
    sns.publish(TopicArn=topic, Message="too early")
    assert home.deliveries == [asked]

    confirmation = json.loads(asked.arguments["body"])
    assert get(embedded, confirmation["SubscribeURL"]).status == 200
    assert counts(sns, topic) == ("0", "1")
    sns.publish(TopicArn=topic, Message="hello")
    headers, body = home.deliveries[-1].arguments["headers"], home.deliveries[-1].arguments["body"]
    (listed,) = sns.list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"]
    assert headers["x-amz-sns-subscription-arn"] == listed["SubscriptionArn"]
    assert headers["x-amz-sns-message-type"] == "Notification"
    assert json.loads(body)["Message"] == "hello"

    assert get(embedded, json.loads(body)["UnsubscribeURL"]).status == 200
    assert sns.list_subscriptions()["Subscriptions"] == []
    assert home.deliveries[-1].arguments["headers"]["x-amz-sns-message-type"] == "UnsubscribeConfirmation"


def counts(sns: Any, topic: str) -> tuple[str, str]:
    found = sns.get_topic_attributes(TopicArn=topic)["Attributes"]
    return found["SubscriptionsPending"], found["SubscriptionsConfirmed"]


def test_confirming_by_api(sns: Any, topic: str, home: Any) -> None:
    answer = sns.subscribe(
        TopicArn=topic, Protocol="https", Endpoint="https://subscriber.test/", ReturnSubscriptionArn=True
    )
    with pytest.raises(ClientError, match="Invalid parameter: Token"):
        sns.confirm_subscription(TopicArn=topic, Token="guessed")
    token = json.loads(home.deliveries[0].arguments["body"])["Token"]
    confirmed = sns.confirm_subscription(TopicArn=topic, Token=token)
    assert confirmed["SubscriptionArn"] == answer["SubscriptionArn"]


def test_a_web_server_gets_the_message_raw_and_its_queue_what_fails(sns: Any, topic: str, home: Any) -> None:
    attributes = {
        "RawMessageDelivery": "true",
        "RedrivePolicy": json.dumps({"deadLetterTargetArn": QUEUE}),
        "DeliveryPolicy": '{"requestPolicy": {"headerContentType": "application/json"}}',
    }
    sns.subscribe(TopicArn=topic, Protocol="http", Endpoint="http://a.test/", Attributes=attributes)
    sns.confirm_subscription(TopicArn=topic, Token=json.loads(home.deliveries[0].arguments["body"])["Token"])
    sns.publish(TopicArn=topic, Message="{}")
    delivery = home.deliveries[-1]
    assert delivery.arguments["body"] == "{}"
    assert delivery.arguments["headers"]["x-amz-sns-rawdelivery"] == "true"
    assert delivery.arguments["headers"]["Content-Type"] == "application/json"
    assert (delivery.dead_letter_queue, delivery.dead_letter) == (QUEUE, {"body": "{}"})


def test_an_endpoint_matches_its_protocol(sns: Any, topic: str) -> None:
    with pytest.raises(ClientError, match="Endpoint must match the specified protocol"):
        sns.subscribe(TopicArn=topic, Protocol="https", Endpoint="http://subscriber.test/")


def test_functions_and_streams_are_delivered_to(sns: Any, topic: str, home: Any) -> None:
    function = "arn:aws:lambda:eu-west-1:111122223333:function:f"
    stream = "arn:aws:firehose:eu-west-1:111122223333:deliverystream/d"
    sns.subscribe(TopicArn=topic, Protocol="lambda", Endpoint=function)
    sns.subscribe(TopicArn=topic, Protocol="firehose", Endpoint=stream)
    sns.publish(TopicArn=topic, Message="hello")
    invoked, put = home.deliveries
    (record,) = json.loads(invoked.arguments["payload"])["Records"]
    assert (invoked.arguments["function"], record["Sns"]["Message"]) == (function, "hello")
    assert (record["EventSource"], record["Sns"]["Subject"]) == ("aws:sns", None)
    assert (put.port, put.call, put.to) == ("delivery_streams", "put", stream)
    assert json.loads(put.arguments["data"])["Message"] == "hello"


def test_a_mailbox_is_asked_and_gets_mail(sns: Any, topic: str, home: Any, embedded: Embedded) -> None:
    sns.subscribe(TopicArn=topic, Protocol="email", Endpoint="ada@example.org")
    ((_, address, subject, text),) = home.mails
    assert (address, subject) == ("ada@example.org", "AWS Notification - Subscription Confirmation")
    assert get(embedded, text.split()[-1]).status == 200
    sns.publish(TopicArn=topic, Message="hello", Subject="Hi")
    assert home.mails[-1][1:3] == ("ada@example.org", "Hi")
    assert home.mails[-1][3].startswith("hello\n")


def test_a_fifo_topic_deduplicates_by_its_messages(sns: Any, aws: Callable[..., Any]) -> None:
    sqs = aws("sqs")
    queue = sqs.create_queue(QueueName="q.fifo", Attributes={"FifoQueue": "true"})["QueueUrl"]
    attributes = {"FifoTopic": "true", "ContentBasedDeduplication": "true"}
    topic = sns.create_topic(Name="t.fifo", Attributes=attributes)["TopicArn"]
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=f"{QUEUE}.fifo")
    for _ in range(2):
        sns.publish(TopicArn=topic, Message="once", MessageGroupId="g")
    assert len(sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10)["Messages"]) == 1

"""Everything that can happen to mail is told, with what its readers did themselves: only boto3 and HTTP."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import boto3
import httpx2
import pytest

from bellhop.embedding import Bellhop, with_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

EVENTS = """SEND REJECT BOUNCE COMPLAINT DELIVERY OPEN CLICK RENDERING_FAILURE DELIVERY_DELAY
    SUBSCRIPTION""".split()  # noqa: SIM905 - a list to read
HTML = '<p>Hello <a href="https://shop.example/sale" ses:tags="button:first">sale</a></p>'
# https://www.eicar.org/download-anti-malware-testfile/, in halves, lest scanners find it here.
EICAR = r"X5O!P%@AP[4\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@pytest.fixture
def aws() -> Iterator[Bellhop]:
    """A Bellhop that listens, its neighbours embedded."""
    with Bellhop(with_settings(sandbox="off")) as found:
        yield found


def client(aws: Bellhop, service: str) -> Any:
    return boto3.client(service, **aws.client_kwargs)


@pytest.fixture
def told(aws: Bellhop) -> str:
    """URL of a queue that hears of all events of mail with the set "own"."""
    sqs, sns, sesv2 = client(aws, "sqs"), client(aws, "sns"), client(aws, "sesv2")
    url = sqs.create_queue(QueueName="told")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    topic = sns.create_topic(Name="told")["TopicArn"]
    sesv2.create_email_identity(EmailIdentity="shop.example")
    sesv2.create_configuration_set(ConfigurationSetName="own")
    sesv2.create_configuration_set_event_destination(
        ConfigurationSetName="own",
        EventDestinationName="all",
        EventDestination={
            "Enabled": True,
            "MatchingEventTypes": EVENTS,
            "SnsDestination": {"TopicArn": topic},
        },
    )
    attributes = {"RawMessageDelivery": "true"}
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes=attributes)
    return url


def records(aws: Bellhop, url: str) -> list[dict[str, Any]]:
    """The records that have come since somebody looked."""
    assert aws.settle()
    sqs = client(aws, "sqs")
    found: list[dict[str, Any]] = []
    while messages := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", ()):
        for message in messages:
            found.append(json.loads(message["Body"]))
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    return found


def kinds(found: list[dict[str, Any]]) -> list[str]:
    return sorted(each["eventType"] for each in found)


def send(aws: Bellhop, to: str, content: dict[str, Any] | None = None, **more: Any) -> str:
    simple = {"Simple": {"Subject": {"Data": "Sale"}, "Body": {"Html": {"Data": HTML}}}}
    return client(aws, "sesv2").send_email(
        FromEmailAddress="Shop <hello@shop.example>",
        Destination={"ToAddresses": [to]},
        Content=content or simple,
        ConfigurationSetName="own",
        **more,
    )["MessageId"]


def html_of(aws: Bellhop, message: str) -> str:
    return aws.control("GET", f"/_bellhop/messages/{message}")["Html"]


def test_readers_open_and_click(aws: Bellhop, told: str) -> None:
    message = send(aws, "ann@example.com")
    assert kinds(records(aws, told)) == ["Delivery", "Send"]
    link, image = re.findall(r'(?:href|src)="([^"]+)"', html_of(aws, message))

    agent = {"User-Agent": "Reader/1.0"}
    assert httpx2.get(image, headers=agent).status_code == 200
    followed = httpx2.get(link, headers=agent, follow_redirects=False)
    assert followed.headers["location"] == "https://shop.example/sale"

    found = {each["eventType"]: each for each in records(aws, told)}
    assert sorted(found) == ["Click", "Open"]
    assert {each["mail"]["messageId"] for each in found.values()} == {message}
    opened, clicked = found["Open"]["open"], found["Click"]["click"]
    assert (opened["userAgent"], opened["ipAddress"]) == ("Reader/1.0", "127.0.0.1")
    assert clicked["link"] == "https://shop.example/sale"
    assert clicked["linkTags"] == {"button": ["first"]}
    headers = {field["name"]: field["value"] for field in found["Open"]["mail"]["headers"]}
    assert headers["Subject"] == "Sale"


def test_readers_unsubscribe(aws: Bellhop, told: str) -> None:
    sesv2 = client(aws, "sesv2")
    topic = {"TopicName": "news", "DisplayName": "News", "DefaultSubscriptionStatus": "OPT_IN"}
    sesv2.create_contact_list(ContactListName="readers", Topics=[topic])
    options = {"ContactListName": "readers", "TopicName": "news"}
    message = send(aws, "ann@example.com", ListManagementOptions=options)
    assert kinds(records(aws, told)) == ["Delivery", "Send"]

    shown = aws.control("GET", f"/_bellhop/messages/{message}")
    headers = {field["Name"]: field["Value"] for field in shown["Headers"]}
    [link] = re.findall("<(http[^>]+)>", headers["List-Unsubscribe"])
    assert httpx2.post(link, data={"List-Unsubscribe": "One-Click"}).status_code == 200

    [found] = records(aws, told)
    said = found["subscription"]
    assert found["eventType"] == "Subscription"
    assert (said["contactList"], said["source"]) == ("readers", "UnsubscribeHeader")
    for name, status in (("oldTopicPreferences", "OptIn"), ("newTopicPreferences", "OptOut")):
        assert said[name] == {
            "unsubscribeAll": False,
            "topicSubscriptionStatus": [{"topicName": "news", "subscriptionStatus": status}],
        }


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("success@simulator.amazonses.com", ["Delivery", "Send"]),
        ("bounce@simulator.amazonses.com", ["Bounce", "Send"]),
        ("suppressionlist@simulator.amazonses.com", ["Bounce", "Send"]),
        ("complaint@simulator.amazonses.com", ["Complaint", "Delivery", "Send"]),
    ],
)
def test_receivers_take_bounce_and_complain(aws: Bellhop, told: str, to: str, expected: list[str]) -> None:
    message = send(aws, to)
    found = records(aws, told)
    assert kinds(found) == expected
    assert {each["mail"]["messageId"] for each in found} == {message}


def test_receivers_are_out_of_reach_for_a_while(aws: Bellhop, told: str) -> None:
    aws.control("POST", "/_bellhop/recipients", {"Pattern": "slow@example.com", "Outcome": "Delay"})
    send(aws, "slow@example.com")
    found = records(aws, told)
    assert kinds(found) == ["DeliveryDelay", "Send"]
    [delay] = [each["deliveryDelay"] for each in found if each["eventType"] == "DeliveryDelay"]
    assert delay["delayedRecipients"][0]["emailAddress"] == "slow@example.com"
    assert delay["expirationTime"] > delay["timestamp"]

    aws.advance(3600)
    assert "Delivery" in kinds(records(aws, told))


def test_templates_fail_and_viruses_are_rejected(aws: Bellhop, told: str) -> None:
    sesv2 = client(aws, "sesv2")
    sesv2.create_email_template(
        TemplateName="hello", TemplateContent={"Subject": "Hi {{name}}", "Text": "Hello {{name}}"}
    )
    message = send(aws, "ann@example.com", {"Template": {"TemplateName": "hello", "TemplateData": "{}"}})
    [failed] = records(aws, told)
    assert (failed["eventType"], failed["mail"]["messageId"]) == ("Rendering Failure", message)
    assert failed["failure"]["templateName"] == "hello"
    assert "name" in failed["failure"]["errorMessage"]

    attachment = {"FileName": "test.txt", "RawContent": EICAR.encode()}
    simple = {
        "Subject": {"Data": "s"},
        "Body": {"Text": {"Data": "t"}},
        "Attachments": [attachment],
    }
    send(aws, "ann@example.com", {"Simple": simple})
    found = records(aws, told)
    assert kinds(found) == ["Reject", "Send"]
    assert [each["reject"] for each in found if "reject" in each] == [{"reason": "Bad content"}]

"""Unsubscribing by one click or by mail (RFC 8058), and what nobody may do with a link."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.control.links.subscriptions.reading import (
    ANN,
    ONE_CLICK,
    contact,
    link,
    status,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2

    from bellhop.embedding import Bellhop
    from tests.control.links.conftest import Mailbox

    Send = Callable[..., str]


def test_one_click_unsubscribes_from_the_topic_alone(
    client: Any, send: Send, mailbox: Mailbox, browser: httpx2.Client, server: Bellhop
) -> None:
    identifier = send()

    answer = browser.post(link(mailbox, identifier), data=ONE_CLICK)

    assert answer.status_code == 200
    assert contact(client) == ({"News": "OPT_OUT"}, False)
    assert status(server, send()) == ["OptedOut"]
    assert status(server, send(topic=None)) == ["Delivered"]
    assert mailbox.events(identifier)[-1] | {"Time": ""} == {
        "Time": "",
        "Type": "Subscription",
        "List": "Readers",
        "Source": "UnsubscribeHeader",
        "Before": {"UnsubscribeAll": False, "Topics": {"Sports": "OPT_OUT", "News": "OPT_IN"}},
        "After": {"UnsubscribeAll": False, "Topics": {"Sports": "OPT_OUT", "News": "OPT_OUT"}},
    }


def test_one_click_in_mail_without_topic_unsubscribes_from_all(
    client: Any, send: Send, mailbox: Mailbox, browser: httpx2.Client, server: Bellhop
) -> None:
    browser.post(link(mailbox, send(topic=None)), data=ONE_CLICK)

    assert contact(client) == ({}, True)
    assert status(server, send()) == status(server, send(topic=None)) == ["OptedOut"]


def test_one_click_may_come_as_multipart_and_from_another_site(
    client: Any, send: Send, mailbox: Mailbox, browser: httpx2.Client
) -> None:
    body = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
    headers = {"Content-Type": "multipart/form-data; boundary=x", "Sec-Fetch-Site": "cross-site"}

    answer = browser.post(link(mailbox, send()), content=body, headers=headers)

    assert answer.status_code == 200
    assert contact(client) == ({"News": "OPT_OUT"}, False)


def test_unsubscribing_again_tells_nothing_new(send: Send, mailbox: Mailbox, browser: httpx2.Client) -> None:
    identifier = send()
    for _ in range(2):
        assert browser.post(link(mailbox, identifier), data=ONE_CLICK).status_code == 200

    assert [event["Type"] for event in mailbox.events(identifier)].count("Subscription") == 1


@pytest.mark.parametrize(
    "changed",
    [
        lambda url: url[:-1] + ("A" if url[-1] != "A" else "B"),
        lambda url: url.replace("subscriptions/W", "subscriptions/X"),
        lambda url: url.rpartition(".")[0],
        lambda url: url.rpartition("/")[0] + "/é",
        lambda url: url.rpartition("/")[0] + "/",
    ],
)
def test_changed_link_neither_shows_nor_changes_anything(
    client: Any,
    send: Send,
    mailbox: Mailbox,
    browser: httpx2.Client,
    changed: Callable[[str], str],
) -> None:
    url = changed(link(mailbox, send()))

    answers = [browser.get(url), browser.post(url, data=ONE_CLICK)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert ANN not in answers[0].text
    assert contact(client) == ({}, False)


@pytest.mark.parametrize(
    "data", [{}, {"List-Unsubscribe": "Maybe"}, {"topic": "News"}, {**ONE_CLICK, "more": "x" * 20_000}]
)
def test_other_posts_change_nothing(
    client: Any, send: Send, mailbox: Mailbox, browser: httpx2.Client, data: dict[str, str]
) -> None:
    assert browser.post(link(mailbox, send()), data=data).status_code == 400
    assert contact(client) == ({}, False)


def test_parts_within_parts_change_nothing(
    client: Any, send: Send, mailbox: Mailbox, browser: httpx2.Client
) -> None:
    levels = range(280)
    body = "".join(
        f"--{level}\r\nContent-Type: multipart/a; boundary={level + 1}\r\n\r\n" for level in levels
    )
    headers = {"Content-Type": "multipart/form-data; boundary=0"}

    assert browser.post(link(mailbox, send()), content=body, headers=headers).status_code == 400
    assert contact(client) == ({}, False)


def test_link_outlives_its_message_but_not_its_list(
    client: Any, send: Send, mailbox: Mailbox, browser: httpx2.Client, server: Bellhop
) -> None:
    url = link(mailbox, send())
    server.control("DELETE", "/_bellhop/messages")

    assert browser.post(url, data=ONE_CLICK).status_code == 200
    assert contact(client) == ({"News": "OPT_OUT"}, False)
    client.delete_contact_list(ContactListName="Readers")
    assert browser.get(url).status_code == 404


def test_link_is_for_the_account_and_region_that_sent_it(
    client: Any, server: Bellhop, mailbox: Mailbox, browser: httpx2.Client
) -> None:
    elsewhere = server.client("sesv2", region_name="eu-west-1")
    elsewhere.create_email_identity(EmailIdentity="example.com")
    elsewhere.create_contact_list(ContactListName="Readers")
    identifier = elsewhere.send_email(
        FromEmailAddress="shop@example.com",
        Destination={"ToAddresses": [ANN]},
        Content={"Simple": {"Subject": {"Data": "Hello"}, "Body": {"Text": {"Data": "text"}}}},
        ListManagementOptions={"ContactListName": "Readers"},
    )["MessageId"]

    browser.post(link(mailbox, identifier), data=ONE_CLICK)

    assert contact(elsewhere) == ({}, True)
    assert client.list_contacts(ContactListName="Readers")["Contacts"] == []


def test_mail_to_the_headers_address_unsubscribes(
    client: Any, send: Send, server: Bellhop, mailbox: Mailbox, browser: httpx2.Client
) -> None:
    identifier = send()
    address, _, query = link(mailbox, identifier, "mailto").removeprefix("mailto:").partition("?")
    inbound = f"{server.url}/_bellhop/inbound/email"
    mail = f"From: {ANN}\r\nTo: {address}\r\nSubject: unsubscribe\r\n\r\n"

    for to in (address.replace(".", "A.", 1), "unsubscribe+@us-east-1.amazonses.com"):
        browser.post(inbound, params={"from": ANN, "to": to}, content=mail)
    assert contact(client) == ({}, False)
    browser.post(inbound, params={"from": ANN, "to": address}, content=mail)

    assert len(address.partition("@")[0]) <= 64
    assert query == "subject=unsubscribe"
    assert contact(client) == ({"News": "OPT_OUT"}, False)
    assert mailbox.events(identifier)[-1]["Type"] == "Subscription"
    server.control("DELETE", "/_bellhop/messages")
    assert browser.post(inbound, params={"from": ANN, "to": address}, content=mail).status_code == 200


def test_change_is_published(
    client: Any, send: Send, server: Bellhop, mailbox: Mailbox, browser: httpx2.Client
) -> None:
    sns, sqs = server.client("sns"), server.client("sqs")
    topic = sns.create_topic(Name="events")["TopicArn"]
    queue = sqs.create_queue(QueueName="events")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes={"RawMessageDelivery": "true"})
    client.create_configuration_set(ConfigurationSetName="set")
    client.create_configuration_set_event_destination(
        ConfigurationSetName="set",
        EventDestinationName="topic",
        EventDestination={
            "Enabled": True,
            "MatchingEventTypes": ["SUBSCRIPTION"],
            "SnsDestination": {"TopicArn": topic},
        },
    )

    browser.post(link(mailbox, send(ConfigurationSetName="set")), data=ONE_CLICK)
    server.settle()

    received = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10)["Messages"]
    [event] = [json.loads(each["Body"]) for each in received if each["Body"].startswith("{")]
    statuses = [
        {"topicName": "Sports", "subscriptionStatus": "OptOut"},
        {"topicName": "News", "subscriptionStatus": "OptOut"},
    ]
    assert event["eventType"] == "Subscription"
    assert event["subscription"]["contactList"] == "Readers"
    assert event["subscription"]["source"] == "UnsubscribeHeader"
    assert event["subscription"]["newTopicPreferences"] == {
        "unsubscribeAll": False,
        "topicSubscriptionStatus": statuses,
    }

"""Unsubscribe links as recipients meet them: sending-email-subscription-management, RFC 8058."""

from __future__ import annotations

import json
import re
from email import message_from_bytes
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2

    from bellhop.embedding import Bellhop
    from tests.control.links.conftest import Mailbox

    Send = Callable[..., str]

ANN = "ann@example.org"
PLACEHOLDER = "{{amazonSESUnsubscribeUrl}}"
ONE_CLICK = {"List-Unsubscribe": "One-Click"}

_urls = re.compile(r"<([^>]+)>").findall


class Form(HTMLParser):
    """What a browser makes of the page: the fields it would send back, and the titles of its boxes."""

    def __init__(self, page: httpx2.Response) -> None:
        super().__init__()
        self.action, self.method = str(page.url), ""
        self.fields: list[tuple[str, str]] = []
        self.boxes: dict[str, tuple[str, str]] = {}
        self.scripts = 0
        self._box: tuple[str, str] | None = None
        self.feed(page.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.scripts += tag == "script"
        if tag == "form":
            self.method = given["method"] or ""
        elif tag == "button":
            self.fields.append((given["name"] or "", given["value"] or ""))
        elif tag == "input":
            self._box = (given["name"] or "", given["value"] or "")
            if "checked" in given:
                self.fields.append(self._box)

    def handle_data(self, data: str) -> None:
        if self._box and data.strip():
            self.boxes[data.strip()] = self._box
            self._box = None

    def toggle(self, title: str) -> Form:
        box = self.boxes[title]
        self.fields = [each for each in self.fields if each != box] + [box] * (box not in self.fields)
        return self

    def submit(self, browser: httpx2.Client) -> httpx2.Response:
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
        return browser.post(self.action, content=urlencode(self.fields), headers=headers)


@pytest.fixture
def client(server: Bellhop) -> Any:
    found = server.client("sesv2")
    found.create_email_identity(EmailIdentity="example.com")
    topics = [
        {"TopicName": "Sports", "DisplayName": "Sports & <Games>", "DefaultSubscriptionStatus": "OPT_OUT"},
        {
            "TopicName": "News",
            "DisplayName": "The News",
            "Description": "Every day",
            "DefaultSubscriptionStatus": "OPT_IN",
        },
    ]
    found.create_contact_list(ContactListName="Readers", Topics=topics)
    return found


@pytest.fixture
def send(client: Any) -> Send:
    """Send a mail to the list's topic; the message's id."""

    def send(to: str | list[str] = ANN, topic: str | None = "News", **members: Any) -> str:
        options = {"ContactListName": "Readers"} | ({"TopicName": topic} if topic else {})
        body = {
            "Html": {"Data": f'<a href="{PLACEHOLDER}">Unsubscribe</a>'},
            "Text": {"Data": f"Unsubscribe: {PLACEHOLDER}"},
        }
        request = {
            "FromEmailAddress": "shop@example.com",
            "Destination": {"ToAddresses": [to] if isinstance(to, str) else to},
            "Content": {"Simple": {"Subject": {"Data": "Hello"}, "Body": body}},
            "ListManagementOptions": options,
        } | members
        return client.send_email(**{name: value for name, value in request.items() if value})["MessageId"]

    return send


def header(mailbox: Mailbox, identifier: str, name: str = "List-Unsubscribe") -> str | None:
    return message_from_bytes(mailbox.raw(identifier))[name]


def link(mailbox: Mailbox, identifier: str, scheme: str = "http") -> str:
    [found] = [url for url in _urls(header(mailbox, identifier) or "") if url.startswith(scheme)]
    return found


def contact(client: Any, address: str = ANN) -> tuple[dict[str, str], bool]:
    """What somebody has said, and whether they want no mail at all."""
    found = client.get_contact(ContactListName="Readers", EmailAddress=address)
    said = {each["TopicName"]: each["SubscriptionStatus"] for each in found["TopicPreferences"]}
    return said, found["UnsubscribeAll"]


def status(server: Bellhop, identifier: str) -> list[str]:
    server.settle()
    found = server.control("GET", f"/_bellhop/messages/{identifier}")
    return [recipient["Status"] for recipient in found["Recipients"]]


def test_mail_to_one_has_links_in_headers_and_bodies(send: Send, mailbox: Mailbox, server: Bellhop) -> None:
    identifier = send()

    url = link(mailbox, identifier)
    [mail] = mailbox.mails(ANN)
    assert urlsplit(url).netloc == urlsplit(server.url).netloc
    assert header(mailbox, identifier, "List-Unsubscribe-Post") == "List-Unsubscribe=One-Click"
    assert mail["Html"] == f'<a href="{url}">Unsubscribe</a>'
    assert mail["Text"] == f"Unsubscribe: {url}"
    fields = {field["Name"]: field["Value"] for field in mail["Headers"]}
    assert fields["List-Unsubscribe"] == f"<{url}>, <{link(mailbox, identifier, 'mailto')}>"


def test_contact_is_made_of_who_was_not_on_the_list(client: Any, send: Send) -> None:
    send("New@Example.ORG")

    assert contact(client, "New@example.org") == ({}, False)


def test_mail_to_several_has_no_links(client: Any, send: Send, mailbox: Mailbox, server: Bellhop) -> None:
    client.create_contact(ContactListName="Readers", EmailAddress="out@example.org", UnsubscribeAll=True)

    identifier = send([ANN, "out@example.org"])

    assert header(mailbox, identifier) is None
    assert PLACEHOLDER in mailbox.mails(ANN)[0]["Html"]
    assert status(server, identifier) == ["Delivered", "OptedOut"]
    assert contact(client) == ({}, False)


def test_placeholder_is_replaced_twice(send: Send, mailbox: Mailbox) -> None:
    body = {"Text": {"Data": " ".join([PLACEHOLDER] * 3)}}
    identifier = send(Content={"Simple": {"Subject": {"Data": "Hello"}, "Body": body}})

    url = link(mailbox, identifier)
    assert mailbox.mails(ANN)[0]["Text"] == f"{url} {url} {PLACEHOLDER}"


def test_senders_own_headers_are_overridden(send: Send, mailbox: Mailbox) -> None:
    own = [{"Name": "list-unsubscribe", "Value": "<https://example.com/>"}, {"Name": "X-Mine", "Value": "1"}]
    body = {"Text": {"Data": "text"}}
    identifier = send(Content={"Simple": {"Subject": {"Data": "Hello"}, "Body": body, "Headers": own}})

    message = message_from_bytes(mailbox.raw(identifier))
    assert len(message.get_all("List-Unsubscribe", [])) == 1
    assert link(mailbox, identifier).startswith("http://127.0.0.1")
    assert message["X-Mine"] == "1"


def test_mail_for_nobodys_list_keeps_its_own_headers(send: Send, mailbox: Mailbox) -> None:
    own = [{"Name": "List-Unsubscribe", "Value": "<https://example.com/>"}]
    body = {"Text": {"Data": PLACEHOLDER}}
    content = {"Simple": {"Subject": {"Data": "Hello"}, "Body": body, "Headers": own}}
    identifier = send(Content=content, ListManagementOptions=None)

    assert header(mailbox, identifier) == "<https://example.com/>"
    assert mailbox.mails(ANN)[0]["Text"] == PLACEHOLDER


def raw_message(*fields: str) -> bytes:
    whole = MIMEMultipart("mixed")
    inner = MIMEMultipart("alternative")
    inner.attach(MIMEText(f"{PLACEHOLDER} naïve", "plain", "utf-8"))  # base64
    inner.attach(MIMEText(f"<a href='{PLACEHOLDER}'>x</a>", "html", "us-ascii"))
    attached = MIMEText(PLACEHOLDER, "plain", "us-ascii")
    attached["Content-Disposition"] = 'attachment; filename="a.txt"'
    for part in (inner, attached):
        whole.attach(part)
    whole["From"], whole["To"], whole["Subject"] = "shop@example.com", ANN, "Hello"
    return "".join(f"{field}\n" for field in fields).encode() + whole.as_bytes()


@pytest.mark.parametrize(
    "field",
    [
        "X-SES-LIST-MANAGEMENT-OPTIONS: Readers; topic=News",
        "X-SES-LIST-MANAGEMENT-OPTIONS: contactListName=Readers;topicName=News",
        "X-Ses-List-Management-Options:  Readers ;topic = News",
    ],
)
def test_raw_mail_says_its_list_in_a_header(
    client: Any, send: Send, mailbox: Mailbox, browser: httpx2.Client, field: str
) -> None:
    raw = raw_message(field, "List-Unsubscribe: <https://example.com/>")
    identifier = send(Content={"Raw": {"Data": raw}}, ListManagementOptions=None)

    url = link(mailbox, identifier)
    [mail] = mailbox.mails(ANN)
    assert mail["Text"] == f"{url} naïve"
    assert mail["Html"] == f"<a href='{url}'>x</a>"
    assert PLACEHOLDER.encode() in mailbox.raw(identifier)  # the attached file
    assert b"Management-Options" not in mailbox.raw(identifier)
    browser.post(url, data=ONE_CLICK)
    assert contact(client) == ({"News": "OPT_OUT"}, False)


def test_version_1_takes_the_header_too(client: Any, server: Bellhop, mailbox: Mailbox) -> None:
    ses = server.client("ses")
    raw = raw_message("X-SES-LIST-MANAGEMENT-OPTIONS: Readers")
    identifier = ses.send_raw_email(RawMessage={"Data": raw})["MessageId"]

    assert link(mailbox, identifier) in mailbox.mails(ANN)[0]["Html"]
    with pytest.raises(ses.exceptions.MessageRejected, match="List with name: Nobody doesn't exist"):
        ses.send_raw_email(RawMessage={"Data": raw_message("X-SES-LIST-MANAGEMENT-OPTIONS: Nobody")})


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"ContactListName": "Nobody"}, "NotFoundException"),
        ({"ContactListName": "Readers", "TopicName": "Chess"}, "BadRequestException"),
    ],
)
def test_list_and_topic_must_be_there(client: Any, send: Send, options: dict[str, str], code: str) -> None:
    with pytest.raises(client.exceptions.ClientError) as caught:
        send(ListManagementOptions=options)

    assert caught.value.response["Error"]["Code"] == code


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
        "Before": {"unsubscribe_all": False, "topics": {"Sports": "OPT_OUT", "News": "OPT_IN"}},
        "After": {"unsubscribe_all": False, "topics": {"Sports": "OPT_OUT", "News": "OPT_OUT"}},
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


def test_looking_at_the_page_changes_nothing(
    client: Any, send: Send, mailbox: Mailbox, browser: httpx2.Client
) -> None:
    identifier = send()
    url = link(mailbox, identifier)

    page = browser.get(url)
    browser.head(url)

    form = Form(page)
    assert page.status_code == 200
    assert (form.method, form.scripts) == ("post", 0)
    assert form.fields == [("topic", "News"), ("save", "yes")]
    assert list(form.boxes) == ["Sports & <Games>", "The News", "Unsubscribe me from all of this mail"]
    assert "Every day" in page.text
    assert ANN in page.text
    assert contact(client) == ({}, False)
    assert [event["Type"] for event in mailbox.events(identifier)] == ["Send", "Delivery"]


def test_page_saves_what_is_chosen(
    client: Any, send: Send, mailbox: Mailbox, browser: httpx2.Client, server: Bellhop
) -> None:
    identifier = send()
    url = link(mailbox, identifier)

    answer = Form(browser.get(url)).toggle("Sports & <Games>").toggle("The News").submit(browser)

    assert answer.status_code == 200
    assert contact(client) == ({"Sports": "OPT_IN", "News": "OPT_OUT"}, False)
    assert Form(browser.get(url)).fields == [("topic", "Sports"), ("save", "yes")]
    assert status(server, send(topic="Sports")) == ["Delivered"]
    event = mailbox.events(identifier)[-1]
    assert (event["Source"], event["After"]["topics"]) == (
        "UnsubscribePage",
        {"Sports": "OPT_IN", "News": "OPT_OUT"},
    )


def test_page_unsubscribes_from_all_and_takes_it_back(
    client: Any, send: Send, mailbox: Mailbox, browser: httpx2.Client
) -> None:
    url = link(mailbox, send())
    everything = "Unsubscribe me from all of this mail"

    Form(browser.get(url)).toggle(everything).submit(browser)
    assert contact(client) == ({}, True)

    form = Form(browser.get(url))
    assert form.fields == [("unsubscribe-all", "yes"), ("save", "yes")]
    form.toggle(everything).toggle("The News").submit(browser)
    assert contact(client) == ({"Sports": "OPT_OUT", "News": "OPT_IN"}, False)


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


@pytest.mark.parametrize("data", [{}, {"List-Unsubscribe": "Maybe"}, {"topic": "News"}])
def test_other_posts_change_nothing(
    client: Any, send: Send, mailbox: Mailbox, browser: httpx2.Client, data: dict[str, str]
) -> None:
    assert browser.post(link(mailbox, send()), data=data).status_code == 400
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


def test_contact_who_was_taken_from_the_list_can_come_back(
    client: Any, send: Send, mailbox: Mailbox, browser: httpx2.Client
) -> None:
    url = link(mailbox, send())
    client.delete_contact(ContactListName="Readers", EmailAddress=ANN)

    Form(browser.get(url)).toggle("The News").submit(browser)

    assert contact(client) == ({"Sports": "OPT_OUT", "News": "OPT_OUT"}, False)


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

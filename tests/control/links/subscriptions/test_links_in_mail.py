"""Mail to a contact list has unsubscribe links: sending-email-subscription-management."""

from __future__ import annotations

from email import message_from_bytes
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.control.links.subscriptions.reading import (
    ANN,
    ONE_CLICK,
    PLACEHOLDER,
    contact,
    header,
    link,
    status,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2

    from bellhop.embedding import Bellhop
    from tests.control.links.conftest import Mailbox

    Send = Callable[..., str]


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


def test_one_who_is_named_twice_is_one(send: Send, mailbox: Mailbox) -> None:
    assert link(mailbox, send([ANN, "ann@EXAMPLE.org"]))


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


def test_template_leaves_the_placeholder_to_be_replaced(client: Any, send: Send, mailbox: Mailbox) -> None:
    template = {"Subject": "{{subject}}", "Text": f"{{{{name}}}}: {PLACEHOLDER}"}
    content = {"TemplateContent": template, "TemplateData": '{"subject": "Hello", "name": "Ann"}'}
    identifier = send(Content={"Template": content})

    assert mailbox.mails(ANN)[0]["Text"] == f"Ann: {link(mailbox, identifier)}"


def test_unsubscribe_link_is_not_tracked(client: Any, send: Send, mailbox: Mailbox, server: Bellhop) -> None:
    topic = server.client("sns").create_topic(Name="events")["TopicArn"]
    client.create_configuration_set(ConfigurationSetName="set")
    client.create_configuration_set_event_destination(
        ConfigurationSetName="set",
        EventDestinationName="topic",
        EventDestination={
            "Enabled": True,
            "MatchingEventTypes": ["CLICK"],
            "SnsDestination": {"TopicArn": topic},
        },
    )
    html = f'<a href="{PLACEHOLDER}">Out</a><a href="https://example.com/">In</a>'
    body = {"Html": {"Data": html}}
    content = {"Simple": {"Subject": {"Data": "Hello"}, "Body": body}}

    identifier = send(Content=content, ConfigurationSetName="set")

    tracked = mailbox.mails(ANN)[0]["Html"]
    assert f'<a href="{link(mailbox, identifier)}">Out</a>' in tracked
    assert "https://example.com/" not in tracked


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

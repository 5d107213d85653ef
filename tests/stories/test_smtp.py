"""Mail by SMTP: what its headers tell SES, what is refused in which words, that none is lost or doubled."""

from __future__ import annotations

import json
import smtplib
import ssl
import threading
from collections import Counter
from typing import TYPE_CHECKING, Any

import boto3
import pytest

from bellhop.engines.mail.fates.scanning import TEST_FILE
from bellhop.smtp.passwords import password_of
from tests.processes import Process

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import httpx2

    from bellhop import Bellhop

    Aws = Callable[..., Any]
    Messages = Callable[..., list[dict[str, Any]]]

CONNECTIONS, MESSAGES, PATIENCE = 20, 1000, 60.0
KILLED_AFTER = 300
SHOP = "shop@example.com"


def connected(port: int) -> smtplib.SMTP:
    """A client that is let in."""
    client = smtplib.SMTP("127.0.0.1", port, "localhost", timeout=30)
    client.starttls(context=ssl._create_unverified_context())
    client.login("test", password_of("test", "us-east-1"))
    return client


@pytest.fixture
def client(aws: Aws, bellhop: Bellhop) -> Iterator[smtplib.SMTP]:
    aws("ses").verify_email_identity(EmailAddress=SHOP)
    with connected(bellhop.addresses.smtp) as found:
        yield found


def post(client: smtplib.SMTP, content: bytes, *recipients: str, sender: str = SHOP) -> tuple[int, str]:
    """Send one message; the reply to its end."""
    client.mail(sender)
    for address in recipients or ("ann@example.org",):
        client.rcpt(address)
    code, reply = client.data(content)
    return code, reply.decode()


def mail(*fields: str, body: str = "Hello") -> bytes:
    lines = [f"From: {SHOP}", "To: ann@example.org", "Subject: Hi", *fields, "", body, ""]
    return "\r\n".join(lines).encode()


def test_headers_tell_ses_what_to_do_and_stay_there(
    client: smtplib.SMTP, aws: Aws, api: httpx2.Client, messages: Messages
) -> None:
    aws("sesv2").create_configuration_set(ConfigurationSetName="shop")
    fields = (
        "X-SES-CONFIGURATION-SET: shop",
        "X-SES-MESSAGE-TAGS: kind=order, year=2026",
        "Return-Path: bounces@example.com",
        "Date: Thu, 1 Jan 1970 00:00:00 +0000",
        "Message-ID: <mine@example.com>",
        "X-Order: 4711",
    )
    aws("ses").verify_email_identity(EmailAddress="bounces@example.com")
    code, reply = post(client, mail(*fields))

    assert code == 250
    (found,) = messages()
    assert reply == f"Ok {found['Id']}"
    assert found["ConfigurationSet"] == "shop"
    assert found["Tags"].items() >= {"kind": "order", "year": "2026"}.items()
    raw = api.get(f"/messages/{found['Id']}/raw").text
    assert f"Return-Path: <{found['Id']}@amazonses.com>\r\n" in raw
    assert f"Message-ID: <{found['Id']}@email.amazonses.com>\r\n" in raw
    assert "X-Order: 4711\r\n" in raw
    for gone in (
        "X-SES-CONFIGURATION-SET",
        "X-SES-MESSAGE-TAGS",
        "bounces@example.com",
        "1 Jan 1970",
        "mine@",
    ):
        assert gone not in raw


def test_bounces_go_to_the_sender_of_the_envelope(client: smtplib.SMTP, aws: Aws, messages: Messages) -> None:
    aws("ses").verify_email_identity(EmailAddress="bounces@example.com")
    post(client, mail(), "bounce@simulator.amazonses.com", sender="bounces@example.com")

    (report,) = messages(**{"from": "MAILER-DAEMON@amazonses.com"})
    assert report["To"] == ["bounces@example.com"]


@pytest.mark.parametrize(
    ("content", "sender", "recipients", "reply"),
    [
        (mail("Sender: a@example.com\r\nSender: b@example.com"), SHOP, 1, "Duplicate header 'Sender'."),
        (b"Subject: x\r\n\r\nx\r\n", SHOP, 1, "Missing required header 'From'."),
        (mail(), SHOP, 51, "Recipient count exceeds 50."),
        (mail("X-SES-CONFIGURATION-SET: none"), SHOP, 1, "Configuration set <none> does not exist."),
        (mail("To: ann@example..org"), SHOP, 1, "Domain contains dot-dot"),
    ],
)
def test_what_is_wrong_is_said_in_words_of_ses(
    client: smtplib.SMTP, messages: Messages, content: bytes, sender: str, recipients: int, reply: str
) -> None:
    everybody = [f"c{number}@example.org" for number in range(recipients)]
    code, said = post(client, content, *everybody, sender=sender)

    assert (code, said.partition(": ")[2]) == (554, reply)
    assert messages() == []
    assert client.noop()[0] == 250


def test_who_is_not_verified_is_named(aws: Aws, tmp_path: Path) -> None:
    flags = ("--identities", "strict", "--data-dir", str(tmp_path / "state"))
    with Process(*flags) as server, connected(server.smtp_port) as client:
        code, said = post(client, mail())
    assert (code, said) == (
        554,
        "Message rejected: Email address is not verified. The following identities failed the check in "
        f"region US-EAST-1: {SHOP}",
    )


def test_limits_act(client: smtplib.SMTP, api: httpx2.Client, messages: Messages) -> None:
    assert api.post("/account", json={"MaxSendRate": 1}).is_success
    replies = [post(client, mail()) for _ in range(2)]

    assert replies[0][0] == 250
    assert replies[1] == (454, "Throttling failure: Maximum sending rate exceeded")
    assert len(messages()) == 1


def test_a_virus_is_accepted_and_rejected(
    client: smtplib.SMTP, api: httpx2.Client, messages: Messages
) -> None:
    content = mail(body=TEST_FILE.decode())
    assert post(client, content, "ann@example.org", "bounce@simulator.amazonses.com")[0] == 250

    (found,) = messages()
    assert [each["Status"] for each in found["Recipients"]] == ["Rejected", "Rejected"]
    events = api.get(f"/messages/{found['Id']}").json()["Events"]
    assert [event["Type"] for event in events] == ["Send", "Reject"]


def test_somebody_elses_identity_is_named_in_a_header(
    client: smtplib.SMTP, aws: Aws, bellhop: Bellhop, api: httpx2.Client, messages: Messages
) -> None:
    owner = bellhop.client("ses", aws_access_key_id="111122223333")
    owner.verify_domain_identity(Domain="example.net")
    arn = "arn:aws:ses:us-east-1:111122223333:identity/example.net"
    content = mail(f"X-SES-SOURCE-ARN: {arn}", f"X-SES-FROM-ARN: {arn}", f"X-SES-RETURN-PATH-ARN: {arn}")
    content = content.replace(SHOP.encode(), b"shop@example.net")
    assert post(client, content, sender="shop@example.net")[0] == 554

    statement = {
        "Effect": "Allow",
        "Principal": {"AWS": "000000000000"},
        "Action": "ses:SendRawEmail",
        "Resource": arn,
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    owner.put_identity_policy(Identity="example.net", PolicyName="lend", Policy=policy)
    code, reply = post(client, content, sender="shop@example.net")

    assert code == 250, reply
    (found,) = messages()
    assert (found["Account"], found["From"]) == ("000000000000", "shop@example.net")
    assert "X-SES-" not in api.get(f"/messages/{found['Id']}/raw").text.replace("X-SES-Outgoing", "")


def test_who_has_unsubscribed_gets_nothing(
    client: smtplib.SMTP, aws: Aws, api: httpx2.Client, messages: Messages
) -> None:
    sesv2 = aws("sesv2")
    topic = {"TopicName": "news", "DisplayName": "News", "DefaultSubscriptionStatus": "OPT_IN"}
    sesv2.create_contact_list(ContactListName="all", Topics=[topic])
    sesv2.create_contact(ContactListName="all", EmailAddress="ann@example.org", UnsubscribeAll=True)
    for address in ("ann@example.org", "ben@example.org"):
        assert post(client, mail("X-SES-LIST-MANAGEMENT-OPTIONS: all; topic=news"), address)[0] == 250

    gone, came = messages(**{"from": SHOP})
    assert [each["Recipients"][0]["Status"] for each in (gone, came)] == ["OptedOut", "Delivered"]
    last = api.get(f"/messages/{gone['Id']}").json()["Events"][-1]
    assert (last["Type"], last["Bounce"], last["Cause"]) == ("Bounce", "Permanent", "UnsubscribedRecipient")


class Clients:
    """Connections that share the numbers of messages still to be sent, each a subject of its own."""

    def __init__(self, port: int, numbers: list[int], enough: int) -> None:
        self.acknowledged: dict[str, int] = {}
        self.enough = threading.Event()
        self._numbers, self._wanted = numbers, enough
        self._threads = [threading.Thread(target=self._send, args=(port,)) for _ in range(CONNECTIONS)]
        for thread in self._threads:
            thread.start()

    def _send(self, port: int) -> None:
        try:
            client = connected(port)
        except (OSError, smtplib.SMTPException):
            return
        try:
            while number := self._next():
                code, reply = post(
                    client, mail(body=str(number)).replace(b"Subject: Hi", b"Subject: %d" % number)
                )
                assert code == 250, reply
                self.acknowledged[reply.removeprefix("Ok ")] = number
                if len(self.acknowledged) >= self._wanted:
                    self.enough.set()
        except (OSError, smtplib.SMTPException):
            return
        finally:
            client.close()

    def _next(self) -> int:
        try:
            return self._numbers.pop()
        except IndexError:
            return 0

    def join(self) -> None:
        for thread in self._threads:
            thread.join(PATIENCE)


def kept(server: Process) -> dict[str, str]:
    """Subjects by id of all there is."""
    assert server.api.post("/settle", json={"timeout": 60}).json() == {"settled": True}
    found: list[dict[str, Any]] = []
    token = ""
    while True:
        page = server.api.get("/messages", params={"token": token} if token else {}).json()
        found += page["Messages"]
        token = page.get("NextToken", "")
        if not token:
            break
    assert {each["Recipients"][0]["Status"] for each in found} == {"Delivered"}
    subjects = {each["Id"]: each["Subject"] for each in found}
    assert len(subjects) == len(found)
    return subjects


def test_nothing_is_lost_or_doubled_when_the_server_is_killed_in_the_middle(tmp_path: Path) -> None:
    folder = ("--data-dir", str(tmp_path / "state"))
    numbers = list(range(1, MESSAGES + 1))
    with Process(*folder) as server:
        boto3.client("ses", **server.client_kwargs).verify_email_identity(EmailAddress=SHOP)
        first = Clients(server.smtp_port, numbers, KILLED_AFTER)
        assert first.enough.wait(PATIENCE)
        server.kill()
        first.join()
    left = sorted(set(range(1, MESSAGES + 1)) - set(first.acknowledged.values()))
    assert left

    with Process(*folder) as server:
        before = kept(server)
        assert {identifier: str(number) for identifier, number in first.acknowledged.items()}.items() <= (
            before.items()
        )
        # Committed, but killed before it was said: at most one a connection.
        unsaid = Counter(before.values()) - Counter(str(each) for each in first.acknowledged.values())
        assert unsaid.total() <= CONNECTIONS

        second = Clients(server.smtp_port, left, len(left))
        second.join()
        after = kept(server)

    assert len(first.acknowledged) + len(second.acknowledged) == MESSAGES
    assert set(after.values()) == {str(number) for number in range(1, MESSAGES + 1)}
    assert len(after) == MESSAGES + unsaid.total()

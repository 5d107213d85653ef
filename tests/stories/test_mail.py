"""Five ways in, one mail engine: whichever door a mail takes, the same message is composed and kept."""

from __future__ import annotations

import base64
import email
import email.policy
import hashlib
import hmac
import smtplib
import ssl
from email.message import EmailMessage
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2

    from bellhop import Bellhop

    Aws = Callable[..., Any]
    Messages = Callable[..., list[dict[str, Any]]]
    Way = Callable[[Aws, Bellhop], str]

SHOP = "Shop <shop@example.com>"
EVERYBODY = ["ann@example.org", "ben@example.org", "cleo@example.org"]
SUBJECT, TEXT, HTML = "Your order ☃", "It is on its way. Grüße", "<p>It is on its way. Grüße</p>"
RECEIPT = bytes(range(256)) * 3
SIMPLE = {
    "Subject": {"Data": SUBJECT, "Charset": "UTF-8"},
    "Body": {"Text": {"Data": TEXT, "Charset": "UTF-8"}, "Html": {"Data": HTML, "Charset": "UTF-8"}},
}
TO = {"ToAddresses": EVERYBODY[:1], "CcAddresses": EVERYBODY[1:2], "BccAddresses": EVERYBODY[2:]}


@cache
def order() -> bytes:
    """The same mail as a program composes it, with what only SES and the sender may see."""
    mail = EmailMessage(policy=email.policy.SMTP)
    mail["From"], mail["Subject"] = SHOP, SUBJECT
    mail["To"], mail["Cc"], mail["Bcc"] = EVERYBODY
    mail["X-SES-MESSAGE-TAGS"] = "kind=order"
    mail["X-Order"] = "4711"
    mail.set_content(TEXT)
    mail.add_alternative(HTML, subtype="html")
    mail.add_attachment(RECEIPT, maintype="application", subtype="pdf", filename="receipt.pdf")
    return bytes(mail)


def ses_send_email(aws: Aws, _: Bellhop) -> str:
    return aws("ses").send_email(Source=SHOP, Destination=TO, Message=SIMPLE)["MessageId"]


def ses_send_raw_email(aws: Aws, _: Bellhop) -> str:
    return aws("ses").send_raw_email(RawMessage={"Data": order()})["MessageId"]


def sesv2_simple(aws: Aws, _: Bellhop) -> str:
    receipt = {"FileName": "receipt.pdf", "RawContent": RECEIPT, "ContentType": "application/pdf"}
    content = {"Simple": {**SIMPLE, "Attachments": [receipt]}}
    return aws("sesv2").send_email(FromEmailAddress=SHOP, Destination=TO, Content=content)["MessageId"]


def sesv2_raw(aws: Aws, _: Bellhop) -> str:
    return aws("sesv2").send_email(Content={"Raw": {"Data": order()}})["MessageId"]


def smtp(_: Aws, bellhop: Bellhop) -> str:
    with smtplib.SMTP("127.0.0.1", bellhop.addresses.smtp) as server:
        server.starttls(context=ssl._create_unverified_context())
        server.login("test", smtp_password("test", "us-east-1"))
        server.mail("shop@example.com")
        for address in EVERYBODY:
            assert server.rcpt(address)[0] == 250
        code, reply = server.data(order())
    assert code == 250
    return reply.decode().removeprefix("Ok ")


def smtp_password(secret: str, region: str) -> str:
    """As "Obtaining Amazon SES SMTP credentials by converting existing AWS credentials" derives it."""
    key = f"AWS4{secret}".encode()
    for word in ("11111111", region, "ses", "aws4_request", "SendRawEmail"):
        key = hmac.digest(key, word.encode(), hashlib.sha256)
    return base64.b64encode(b"\x04" + key).decode()


COMPOSED = [ses_send_email, sesv2_simple]
RAW = [ses_send_raw_email, sesv2_raw, smtp]
WITH_A_RECEIPT = [sesv2_simple, *RAW]


@pytest.fixture(autouse=True)
def shop(aws: Aws) -> None:
    aws("ses").verify_email_identity(EmailAddress="shop@example.com")


@pytest.mark.parametrize("way", [*COMPOSED, *RAW])
def test_one_message_is_captured(way: Way, aws: Aws, bellhop: Bellhop, messages: Messages) -> None:
    identifier = way(aws, bellhop)

    (mail,) = messages()

    assert mail["Id"] == identifier
    assert (mail["Channel"], mail["Direction"]) == ("email", "outbound")
    assert (mail["Account"], mail["Region"]) == ("000000000000", "us-east-1")
    assert (mail["From"], mail["To"], mail["Cc"]) == (SHOP, ["ann@example.org"], ["ben@example.org"])
    assert (mail["Subject"], mail["Text"].strip(), mail["Html"].strip()) == (SUBJECT, TEXT, HTML)
    assert mail["Recipients"] == [{"Address": address, "Status": "Delivered"} for address in EVERYBODY]
    headers = {header["Name"]: header["Value"] for header in mail["Headers"]}
    assert headers["Subject"] == SUBJECT
    assert headers["Message-ID"] == f"<{identifier}@email.amazonses.com>"


@pytest.mark.parametrize("way", WITH_A_RECEIPT)
def test_its_attachment_is_listed(way: Way, aws: Aws, bellhop: Bellhop, messages: Messages) -> None:
    way(aws, bellhop)

    (receipt,) = messages()[0]["Attachments"]

    assert (receipt["FileName"], receipt["ContentType"]) == ("receipt.pdf", "application/pdf")
    assert receipt["Size"] == len(RECEIPT)


@pytest.mark.parametrize("way", [*COMPOSED, *RAW])
def test_raw_is_the_mail_as_it_was_delivered(
    way: Way, aws: Aws, bellhop: Bellhop, api: httpx2.Client
) -> None:
    answer = api.get(f"/messages/{way(aws, bellhop)}/raw")

    raw = answer.content
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    assert answer.headers["content-type"] == "message/rfc822"
    assert raw.startswith(b"Return-Path: <")
    assert b"\r" not in raw.replace(b"\r\n", b"") and b"\n" not in raw.replace(b"\r\n", b"")
    assert not mail.defects
    assert (mail["From"], mail["To"], mail["Cc"]) == (SHOP, "ann@example.org", "ben@example.org")
    assert mail["Subject"] == SUBJECT
    assert mail["Date"].datetime.tzinfo
    assert "Bcc" not in mail and "X-SES-MESSAGE-TAGS" not in mail
    assert b"cleo@example.org" not in raw
    assert mail.get_body(("plain",)).get_content().strip() == TEXT
    assert mail.get_body(("html",)).get_content().strip() == HTML


@pytest.mark.parametrize("way", WITH_A_RECEIPT)
def test_an_attachment_arrives_whole(way: Way, aws: Aws, bellhop: Bellhop, api: httpx2.Client) -> None:
    raw = api.get(f"/messages/{way(aws, bellhop)}/raw").content

    (receipt,) = email.message_from_bytes(raw, policy=email.policy.default).iter_attachments()

    assert (receipt.get_filename(), receipt.get_content_type()) == ("receipt.pdf", "application/pdf")
    assert receipt.get_content() == RECEIPT


@pytest.mark.parametrize("way", RAW)
def test_a_raw_mail_keeps_its_own_body(way: Way, aws: Aws, bellhop: Bellhop, api: httpx2.Client) -> None:
    raw = api.get(f"/messages/{way(aws, bellhop)}/raw").content

    head, _, body = raw.partition(b"\r\n\r\n")
    assert body == order().partition(b"\r\n\r\n")[2]
    assert b"\r\nX-Order: 4711\r\n" in head


@pytest.mark.parametrize("way", RAW)
def test_tags_of_a_raw_mail_are_read(way: Way, aws: Aws, bellhop: Bellhop, messages: Messages) -> None:
    way(aws, bellhop)

    assert messages()[0]["Tags"] == {"kind": "order"}


def test_all_ways_count_as_sent(aws: Aws, bellhop: Bellhop, messages: Messages) -> None:
    sent = [way(aws, bellhop) for way in (*COMPOSED, *RAW)]

    assert [mail["Id"] for mail in messages()] == sent
    assert aws("ses").get_send_quota()["SentLast24Hours"] == len(sent) * len(EVERYBODY)
    assert aws("sesv2").get_account()["SendQuota"]["SentLast24Hours"] == len(sent) * len(EVERYBODY)


def test_nobody_submits_without_a_password(bellhop: Bellhop, messages: Messages) -> None:
    with smtplib.SMTP("127.0.0.1", bellhop.addresses.smtp) as server:
        assert server.docmd("MAIL FROM:<shop@example.com>")[0] == 530
        server.starttls(context=ssl._create_unverified_context())
        with pytest.raises(smtplib.SMTPAuthenticationError) as refused:
            server.login("test", "test")

    assert refused.value.smtp_code == 535
    assert messages() == []

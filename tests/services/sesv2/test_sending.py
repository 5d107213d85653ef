"""SES v2 takes simple and raw mail, and refuses it with its own errors."""

from __future__ import annotations

import re
from email import message_from_bytes
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

from bellhop.testing import Mailbox

if TYPE_CHECKING:
    from bellhop.embedding import Bellhop

RAW = b"From: sol@example.com\r\nTo: t@example.org\r\nCc: c@example.org\r\nSubject: Raw\r\n\r\nHello\r\n"
SIMPLE = {"Subject": {"Data": "Hi"}, "Body": {"Text": {"Data": "Hello"}, "Html": {"Data": "<p>Hello</p>"}}}

ONE_CONTENT = "Exactly one of Simple, Raw and Template must be given as Content."


def with_headers(*headers: tuple[str, str]) -> dict[str, Any]:
    listed = [{"Name": name, "Value": value} for name, value in headers]
    return simple(Content={"Simple": {**SIMPLE, "Headers": listed}})


def simple(**members: Any) -> dict[str, Any]:
    return {
        "FromEmailAddress": "Sol <sol@example.com>",
        "Destination": {"ToAddresses": ["t@example.org"]},
        "Content": {"Simple": SIMPLE},
        **members,
    }


@pytest.mark.parametrize(
    ("request_", "recipients"),
    [
        (simple(), 1),
        (simple(Destination={"CcAddresses": ["c@example.org"], "BccAddresses": ["b@example.org"]}), 2),
        (simple(FeedbackForwardingEmailAddress="back@example.com", ReplyToAddresses=["r@example.net"]), 1),
        (simple(EmailTags=[{"Name": "a", "Value": "1"}]), 1),
        (
            simple(
                Content={
                    "Simple": {
                        **SIMPLE,
                        "Headers": [{"Name": "X-Campaign", "Value": "7"}],
                        "Attachments": [
                            {
                                "RawContent": b"\0\1",
                                "FileName": "a.bin",
                                "ContentDisposition": "INLINE",
                                "ContentTransferEncoding": "BASE64",
                            }
                        ],
                    }
                }
            ),
            1,
        ),
        ({"Content": {"Raw": {"Data": RAW}}}, 2),
        (
            {
                "FromEmailAddress": "src@example.com",
                "Destination": {"BccAddresses": ["b@example.org"]},
                "Content": {"Raw": {"Data": RAW}},
            },
            1,
        ),
    ],
)
def test_mail_is_taken(sesv2: Any, request_: dict[str, Any], recipients: int) -> None:
    answer = sesv2.send_email(**request_)

    assert re.fullmatch(r"0100[0-9a-f]{12}-[0-9a-f-]{36}-000000", answer["MessageId"])
    quota = sesv2.get_account()["SendQuota"]
    assert quota == {"Max24HourSend": 1e7, "MaxSendRate": 1e4, "SentLast24Hours": float(recipients)}


@pytest.mark.parametrize(
    ("request_", "status", "code", "message"),
    [
        (
            simple(FromEmailAddress="sol@example.net"),
            400,
            "MessageRejected",
            "Email address is not verified. The following identities failed the check in region "
            "US-EAST-1: sol@example.net",
        ),
        (
            simple(ConfigurationSetName="news"),
            404,
            "NotFoundException",
            "Configuration set <news> does not exist.",
        ),
        (
            simple(Destination={"ToAddresses": ["nobody"]}),
            400,
            "BadRequestException",
            "Missing final '@domain'",
        ),
        (
            simple(Destination={"ToAddresses": [""]}),
            400,
            "BadRequestException",
            "Invalid email address .",
        ),
        (
            simple(Destination={"ToAddresses": ["a@example.org b@example.org"]}),
            400,
            "BadRequestException",
            "Domain contains control or whitespace",
        ),
        (
            simple(Destination={"ToAddresses": [f"r{n}@example.org" for n in range(51)]}),
            400,
            "BadRequestException",
            "Recipient count exceeds 50.",
        ),
        (simple(Destination={}), 400, "BadRequestException", "Missing required header 'To'."),
        (simple(TenantName="acme"), 404, "NotFoundException", "Tenant acme does not exist."),
        (simple(Content={}), 400, "BadRequestException", ONE_CONTENT),
        (
            simple(EmailTags=[{"Name": "a", "Value": "b@c"}]),
            400,
            "BadRequestException",
            "Invalid tag value <b@c>: only alphanumeric ASCII characters, '_', and '-' are allowed.",
        ),
        (
            with_headers(("Subject", "x")),
            400,
            "BadRequestException",
            "Header 'Subject' can't be set: it is set by SES.",
        ),
        (
            with_headers(("List-Id", "1"), ("list-id", "2")),
            400,
            "BadRequestException",
            "Duplicate header 'list-id'.",
        ),
        (
            with_headers(("X" * 100, "y" * 900)),
            400,
            "BadRequestException",
            f"Header '{'X' * 100}' is longer than 996 characters.",
        ),
        (
            simple(
                Content={
                    "Simple": {**SIMPLE, "Attachments": [{"RawContent": b"MZ", "FileName": "Set Up.EXE"}]}
                }
            ),
            400,
            "BadRequestException",
            "Illegal filename 'Set Up.EXE'.",
        ),
        (
            simple(Content={"Simple": SIMPLE, "Raw": {"Data": RAW}}),
            400,
            "BadRequestException",
            ONE_CONTENT,
        ),
    ],
)
def test_mail_is_refused(sesv2: Any, request_: dict[str, Any], status: int, code: str, message: str) -> None:
    with pytest.raises(ClientError) as caught:
        sesv2.send_email(**request_)

    answer = caught.value.response
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == status
    assert (answer["Error"]["Code"], answer["Error"]["Message"]) == (code, message)


@pytest.mark.parametrize(("name", "begin"), [("a", "spring:"), ("b", ":spring")])
def test_tags_may_begin_the_feedback_id(emulator: Bellhop, sesv2: Any, name: str, begin: str) -> None:
    sesv2.send_email(**simple(EmailTags=[{"Name": f"ses:feedback-id-{name}", "Value": "spring"}]))

    box = Mailbox(emulator)
    field = message_from_bytes(box.raw(box.latest()))["Feedback-ID"]
    assert re.fullmatch(rf"{begin}:1\.us-east-1\.[^:]+:AmazonSES", field)

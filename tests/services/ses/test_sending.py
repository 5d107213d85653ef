"""SES v1 takes mail from its parts and whole, and refuses it with its own errors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from bellhop.embedding import Bellhop

RAW = b"From: sol@example.com\r\nTo: t@example.org\r\nSubject: Raw\r\n\r\nHello\r\n"


def parts(**members: Any) -> dict[str, Any]:
    return {
        "Source": "Sol <sol@example.com>",
        "Destination": {"ToAddresses": ["t@example.org"], "CcAddresses": ["c@example.org"]},
        "Message": {
            "Subject": {"Data": "Grüße", "Charset": "UTF-8"},
            "Body": {"Text": {"Data": "Hello"}, "Html": {"Data": "<p>Hello</p>"}},
        },
        **members,
    }


def refusal(call: Any, **request: Any) -> tuple[str, str]:
    with pytest.raises(ClientError) as caught:
        call(**request)
    error = caught.value.response["Error"]
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400
    assert error["Type"] == "Sender"
    return error["Code"], error["Message"]


def test_parts_are_taken(ses: Any) -> None:
    answer = ses.send_email(
        **parts(
            ReplyToAddresses=["r@example.net"],
            ReturnPath="back@example.com",
            Tags=[{"Name": "a", "Value": "1"}],
        )
    )

    assert re.fullmatch(r"0100[0-9a-f]{12}-[0-9a-f-]{36}-000000", answer["MessageId"])


@pytest.mark.parametrize(
    "members", [{}, {"Source": "src@example.com"}, {"Destinations": ["x@example.org", "y@example.org"]}]
)
def test_a_whole_message_is_taken(ses: Any, members: dict[str, Any]) -> None:
    assert ses.send_raw_email(RawMessage={"Data": RAW}, **members)["MessageId"]

    assert ses.get_send_quota()["SentLast24Hours"] == len(members.get("Destinations", [1]))


@pytest.mark.parametrize(
    ("members", "code", "message"),
    [
        (
            {"Source": "Sol <sol@example.net>"},
            "MessageRejected",
            "Email address is not verified. The following identities failed the check in region "
            "US-EAST-1: Sol <sol@example.net>",
        ),
        (
            {"ConfigurationSetName": "news"},
            "ConfigurationSetDoesNotExist",
            "Configuration set <news> does not exist.",
        ),
        ({"Source": "sol"}, "InvalidParameterValue", "Missing final '@domain'"),
        ({"Source": "sol@"}, "InvalidParameterValue", "Missing domain"),
        (
            {"Destination": {"BccAddresses": [f"r{n}@example.org" for n in range(51)]}},
            "InvalidParameterValue",
            "Recipient count exceeds 50.",
        ),
    ],
)
def test_parts_are_refused(ses: Any, members: dict[str, Any], code: str, message: str) -> None:
    assert refusal(ses.send_email, **parts(**members)) == (code, message)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"To: t@example.org\r\n\r\nHello", "Missing required header 'From'."),
        (b"From: sol@example.com\r\n\r\nHello", "Missing required header 'To'."),
        (b"Subject: a\r\nSubject: b\r\n" + RAW, "Duplicate header 'Subject'."),
    ],
)
def test_whole_messages_are_refused(ses: Any, raw: bytes, message: str) -> None:
    assert refusal(ses.send_raw_email, RawMessage={"Data": raw}) == ("InvalidParameterValue", message)


def test_what_was_sent_is_counted(ses: Any, emulator: Bellhop) -> None:
    ses.send_email(**parts())
    ses.send_email(
        **parts(
            Destination={
                "ToAddresses": ["bounce@simulator.amazonses.com", "complaint@simulator.amazonses.com"]
            }
        )
    )
    emulator.settle()

    (point,) = ses.get_send_statistics()["SendDataPoints"]
    timestamp = point.pop("Timestamp")
    assert point == {"DeliveryAttempts": 4, "Bounces": 1, "Complaints": 1, "Rejects": 0}
    assert timestamp.timestamp() % 900 == 0

    quota = ses.get_send_quota()
    assert (quota["Max24HourSend"], quota["MaxSendRate"], quota["SentLast24Hours"]) == (1e7, 1e4, 2.0)
    assert ses.get_account_sending_enabled()["Enabled"] is True

"""SendBounce: mail that was received goes back to its sender as a DSN."""

from __future__ import annotations

import email
import email.policy
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.embedding import Bellhop

ORIGINAL = "From: ann@example.org\r\nTo: desk@example.com\r\nMessage-ID: <one@example.org>\r\n\r\nMay I?\r\n"


@pytest.fixture
def ses(aws: Callable[..., Any]) -> Any:
    ses = aws("ses")
    ses.verify_domain_identity(Domain="example.com")
    return ses


@pytest.fixture
def receive(emulator: Bellhop) -> Callable[..., str]:
    """Let a mail arrive; its id."""
    from bellhop.engines.mail import receiving
    from bellhop.store import Scope

    def receive(sender: str = "ann@example.org", raw: str = ORIGINAL) -> str:
        def take(found: Any) -> str:
            ctx = found.transactions.context(Scope("000000000000", "us-east-1"))
            recipients = ["desk@example.com", "info@example.com"]
            return found.transactions.now(ctx, receiving.receive, sender, recipients, raw.encode())

        return emulator.call(take)

    return receive


def bounce(ses: Any, original: str, *recipients: dict[str, Any], **more: Any) -> str:
    asked = {"OriginalMessageId": original, "BounceSender": "desk@example.com"} | more
    given = recipients or ({"Recipient": "desk@example.com", "BounceType": "DoesNotExist"},)
    return ses.send_bounce(**asked, BouncedRecipientInfoList=list(given))["MessageId"]


def read(emulator: Bellhop, identifier: str) -> Any:
    emulator.settle()
    raw = emulator.control("GET", f"/_bellhop/messages/{identifier}/raw")
    content = raw if isinstance(raw, bytes) else raw.encode()
    return email.message_from_bytes(content, policy=email.policy.default)


def groups(mail: Any) -> list[dict[str, str]]:
    return [dict(group.items()) for group in mail.get_payload(1).get_payload()]


def test_it_is_a_delivery_status_notification(
    ses: Any, receive: Callable[..., str], emulator: Bellhop
) -> None:
    identifier = bounce(ses, receive())

    mail = read(emulator, identifier)
    assert (mail["From"], mail["To"]) == ("desk@example.com", "ann@example.org")
    assert mail["In-Reply-To"] == "<one@example.org>"
    assert mail.get_content_type() == "multipart/report"
    assert mail.get_payload(0).get_content().splitlines() == [
        "Your message could not be delivered to:",
        "desk@example.com: 550 5.1.1 Mailbox does not exist",
    ]
    assert groups(mail) == [
        {"Reporting-MTA": "dns; inbound-smtp.us-east-1.amazonaws.com"},
        {
            "Final-Recipient": "rfc822; desk@example.com",
            "Action": "failed",
            "Status": "5.1.1",
            "Diagnostic-Code": "smtp; 550 5.1.1 Mailbox does not exist",
        },
    ]
    assert mail.get_payload(2).get_payload(0).get_content().strip() == "May I?"
    (found,) = emulator.control("GET", "/_bellhop/messages")["Messages"]
    assert found["Recipients"] == [{"Address": "ann@example.org", "Status": "Delivered"}]


def test_every_field_can_be_given(ses: Any, receive: Callable[..., str], emulator: Bellhop) -> None:
    moment = datetime(2026, 11, 24, 12, tzinfo=UTC)
    identifier = bounce(
        ses,
        receive(),
        {
            "Recipient": "desk@example.com",
            "RecipientDsnFields": {
                "FinalRecipient": "box@example.net",
                "Action": "delayed",
                "RemoteMta": "dns; mx.example.net",
                "Status": "4.2.2",
                "DiagnosticCode": "smtp; 452 full",
                "LastAttemptDate": moment,
                "ExtensionFields": [{"Name": "X-Try", "Value": "3"}],
            },
        },
        {"Recipient": "info@example.com", "BounceType": "ExceededQuota"},
        Explanation="Später",
        MessageDsn={
            "ReportingMta": "dns; mx.example.com",
            "ArrivalDate": moment,
            "ExtensionFields": [{"Name": "X-Queue", "Value": "q1"}],
        },
    )

    mail = read(emulator, identifier)
    assert mail.get_payload(0).get_content().strip() == "Später"
    date = "Tue, 24 Nov 2026 12:00:00 +0000"
    assert groups(mail) == [
        {"Reporting-MTA": "dns; mx.example.com", "Arrival-Date": date, "X-Queue": "q1"},
        {
            "Final-Recipient": "rfc822; box@example.net",
            "Action": "delayed",
            "Status": "4.2.2",
            "Remote-MTA": "dns; mx.example.net",
            "Diagnostic-Code": "smtp; 452 full",
            "Last-Attempt-Date": date,
            "X-Try": "3",
        },
        {
            "Final-Recipient": "rfc822; info@example.com",
            "Action": "failed",
            "Status": "5.2.2",
            "Diagnostic-Code": "smtp; 552 5.2.2 Mailbox full",
        },
    ]


def refused(ses: Any, original: str, *recipients: dict[str, Any], **more: Any) -> tuple[str, str]:
    with pytest.raises(ClientError) as caught:
        bounce(ses, original, *recipients, **more)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


def test_only_mail_that_was_received_can_bounce(ses: Any, receive: Callable[..., str]) -> None:
    sent = ses.send_email(
        Source="desk@example.com",
        Destination={"ToAddresses": ["ann@example.org"]},
        Message={"Subject": {"Data": "Hi"}, "Body": {"Text": {"Data": "x"}}},
    )["MessageId"]

    for original in ("no-such-id", sent):
        assert refused(ses, original) == (
            "MessageRejected",
            f"Message {original} was not received by Amazon SES.",
        )
    from_nobody = receive(sender="")
    assert refused(ses, from_nobody)[0] == "MessageRejected"


def test_only_for_a_day(ses: Any, receive: Callable[..., str], emulator: Bellhop) -> None:
    original = receive()
    emulator.advance(24 * 3600 - 60)
    assert bounce(ses, original)
    emulator.advance(120)
    code, message = refused(ses, original)
    assert (code, message) == (
        "MessageRejected",
        f"Message {original} was received more than 24 hours ago.",
    )


def test_the_sender_has_to_be_verified(ses: Any, receive: Callable[..., str]) -> None:
    code, message = refused(ses, receive(), BounceSender="x@example.net")
    assert code == "MessageRejected"
    assert message.endswith("US-EAST-1: x@example.net")


@pytest.mark.parametrize(
    ("recipient", "code"),
    [
        ({"Recipient": "eve@example.com", "BounceType": "DoesNotExist"}, "MessageRejected"),
        ({"Recipient": "desk@example.com"}, "InvalidParameterValue"),
        (
            {
                "Recipient": "desk@example.com",
                "RecipientDsnFields": {
                    "Action": "failed",
                    "Status": "5.0.0",
                    "ExtensionFields": [{"Name": "X-A", "Value": "a\nX-B: b"}],
                },
            },
            "InvalidParameterValue",
        ),
    ],
)
def test_recipients_are_looked_at(
    ses: Any, receive: Callable[..., str], recipient: dict[str, Any], code: str
) -> None:
    assert refused(ses, receive(), recipient)[0] == code


def test_a_paused_account_bounces_nothing(ses: Any, receive: Callable[..., str]) -> None:
    original = receive()
    ses.update_account_sending_enabled(Enabled=False)
    assert refused(ses, original)[0] == "AccountSendingPausedException"


def test_mail_goes_back_that_nobody_could_send(ses: Any, receive: Callable[..., str]) -> None:
    attached = "Content-Disposition: attachment; filename=virus.exe\r\nSubject: x\r\nSubject: y\r\n"
    assert bounce(ses, receive(raw=attached + ORIGINAL))

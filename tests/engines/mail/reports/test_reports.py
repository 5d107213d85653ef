"""What SES writes to a sender: bounces, complaints and automatic replies, read as mail programs read them."""

from __future__ import annotations

import email
import email.policy
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.engines.mail import contents, fate, identities, messages, sending
from bellhop.engines.mail.sets.tables import (
    CONFIGURATION_SETS,
    EVENT_DESTINATIONS,
    ConfigurationSet,
    EventDestination,
)
from bellhop.engines.mail.submission import Part, Submission
from bellhop.engines.mail.suppression import suppressions
from bellhop.engines.mail.tables import IDENTITIES, MESSAGES
from bellhop.engines.recipients import book
from bellhop.engines.recipients.rules import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import EmailMessage

    from bellhop.engines.mail.tables import Message
    from bellhop.kernel.context import Context
    from tests.conftest import Kernel

BOUNCE, COMPLAINT, OUT = (f"{name}@simulator.amazonses.com" for name in ("bounce", "complaint", "ooto"))


@pytest.fixture
def kernel(kernel: Kernel) -> Kernel:
    """A kernel whose default account may send from example.com."""
    kernel.run(identities.verify, "example.com")
    return kernel


def send(kernel: Kernel, *recipients: str, **facts: Any) -> str:
    facts = {"text": Part("Hello"), "subject": Part("Grüße")} | facts
    identifier = kernel.run(
        sending.submit, Submission("ses", "Sol <sol@example.com>", to=recipients, **facts)
    )
    kernel.settle()
    return identifier


def reports(kernel: Kernel) -> list[Message]:
    """Mail that SES sent itself."""
    found = kernel.run(messages.page, messages.Filter(), None, 100)
    return [message for _, message in found if message.face == "service"]


def parsed(kernel: Kernel, message: Message) -> EmailMessage:
    raw = kernel.run(lambda ctx: contents.unsigned(ctx.store, message))
    return email.message_from_bytes(raw, policy=email.policy.default)


def fields(part: Any) -> list[dict[str, str]]:
    """The groups of fields of a machine-readable part."""
    return [dict(group.items()) for group in part.get_payload()]


def test_a_bounce_is_a_delivery_status_notification(kernel: Kernel) -> None:
    identifier = send(kernel, BOUNCE, "ann@example.org", BOUNCE.replace("@", "+2@"))

    (report,) = reports(kernel)
    mail = parsed(kernel, report)
    assert kernel.run(lambda ctx: contents.return_path(ctx.store, report)) == ""
    assert report.recipients == [["sol@example.com", "Delivered"]]
    assert mail["From"] == "MAILER-DAEMON@amazonses.com"
    assert mail["Subject"] == "Delivery Status Notification (Failure)"
    assert mail["In-Reply-To"] == f"<{identifier}@email.amazonses.com>"
    assert mail.get_content_type() == "multipart/report"
    assert mail["Content-Type"].params["report-type"] == "delivery-status"
    text, status, original = mail.get_payload()
    assert text.get_content().splitlines()[1:] == [BOUNCE, "bounce+2@simulator.amazonses.com"]
    assert status.get_content_type() == "message/delivery-status"
    whole, *each = fields(status)
    assert whole["Reporting-MTA"] == "dns; a8-70.smtp-out.amazonses.com"
    assert [one["Final-Recipient"] for one in each] == [
        "rfc822; bounce@simulator.amazonses.com",
        "rfc822; bounce+2@simulator.amazonses.com",
    ]
    assert {(one["Action"], one["Status"], one["Diagnostic-Code"]) for one in each} == {
        ("failed", "5.1.1", "smtp; 550 5.1.1 user unknown")
    }
    assert original.get_content_type() == "message/rfc822"
    assert original.get_payload(0)["Message-ID"] == mail["In-Reply-To"]
    assert original.get_payload(0)["Subject"] == "Grüße"


def test_a_complaint_is_an_abuse_report(kernel: Kernel) -> None:
    identifier = send(kernel, COMPLAINT)

    (report,) = reports(kernel)
    mail = parsed(kernel, report)
    assert mail["From"] == "complaints@email-abuse.amazonses.com"
    assert mail["Content-Type"].params["report-type"] == "feedback-report"
    _, feedback, original = mail.get_payload()
    assert feedback.get_content_type() == "message/feedback-report"
    (said,) = fields(feedback)
    assert said["Feedback-Type"] == "abuse"
    assert said["User-Agent"] == "Amazon SES Mailbox Simulator"
    assert said["Version"] == "1"
    assert said["Original-Rcpt-To"] == f"<{COMPLAINT}>"
    assert said["Original-Mail-From"] == f"<{identifier}@amazonses.com>"
    assert original.get_payload(0)["To"] == COMPLAINT


def test_who_is_out_of_office_says_so(kernel: Kernel) -> None:
    identifier = send(kernel, OUT, return_path="bounces@example.com")

    (report,) = reports(kernel)
    mail = parsed(kernel, report)
    assert (mail["From"], mail["To"]) == (OUT, "bounces@example.com")
    assert mail["Subject"] == "Auto: Grüße"
    assert mail["Auto-Submitted"] == "auto-replied"
    assert mail["In-Reply-To"] == f"<{identifier}@email.amazonses.com>"


@pytest.mark.parametrize(
    ("facts", "to"),
    [
        ({}, "sol@example.com"),
        ({"return_path": "b@example.com"}, "b@example.com"),
        ({"raw": b"From: sol@example.com\r\nReturn-Path: c@example.com\r\n\r\nx"}, "c@example.com"),
    ],
)
def test_reports_go_to_who_hears_of_bounces(kernel: Kernel, facts: dict[str, Any], to: str) -> None:
    if "raw" in facts:
        submission = Submission("ses", None, envelope=(BOUNCE,), **facts)
        kernel.run(sending.submit, submission)
        kernel.settle()
    else:
        send(kernel, BOUNCE, **facts)

    assert [report.recipients[0][0] for report in reports(kernel)] == [to]


def test_a_long_message_is_returned_without_its_body(kernel: Kernel) -> None:
    send(kernel, BOUNCE, text=Part("long line\n" * 20_000))

    original = parsed(kernel, reports(kernel)[0]).get_payload(2)
    assert original.get_content_type() == "text/rfc822-headers"
    assert "To: bounce@simulator.amazonses.com" in original.get_content()
    assert "long line" not in original.get_content()


def test_after_the_last_retry_the_report_says_so(kernel: Kernel) -> None:
    kernel.run(book.add, "full@*", Outcome.TRANSIENT_BOUNCE)
    send(kernel, "full@example.org")
    assert reports(kernel) == []
    kernel.advance(14 * 3600)

    (report,) = reports(kernel)
    (_, failed) = fields(parsed(kernel, report).get_payload(1))
    assert failed["Status"] == "4.4.7"


def forwarding(kernel: Kernel, feedback: bool, topics: dict[str, str]) -> None:
    def change(ctx: Context) -> None:
        ctx.store.update(IDENTITIES, "example.com", feedback=feedback, topics=topics)

    kernel.run(change)


def destination(kernel: Kernel, events: list[str], enabled: bool = True) -> None:
    def make(ctx: Context) -> None:
        ctx.store.put(CONFIGURATION_SETS, ConfigurationSet("shop", ctx.now))
        ctx.store.put(EVENT_DESTINATIONS, EventDestination("shop", "one", enabled, events, "sns", {}))

    kernel.run(make)


TOPIC = "arn:aws:sns:us-east-1:000000000000:t"


@pytest.mark.parametrize(
    ("feedback", "topics", "events", "reported"),
    [
        (True, {"Bounce": TOPIC}, ["BOUNCE"], True),
        (False, {"Bounce": TOPIC}, [], False),
        (False, {"Complaint": TOPIC}, [], True),  # no way at all to hear of a bounce
        (False, {}, ["BOUNCE", "SEND"], False),
        (False, {}, ["COMPLAINT"], True),
    ],
)
def test_forwarding_is_off_where_there_is_another_way(
    kernel: Kernel, feedback: bool, topics: dict[str, str], events: list[str], reported: bool
) -> None:
    forwarding(kernel, feedback, topics)
    destination(kernel, events)
    send(kernel, BOUNCE, configuration_set="shop")

    assert len(reports(kernel)) == reported


def test_nobody_is_told_of_mail_that_SES_sent_itself(kernel: Kernel) -> None:
    kernel.run(book.add, "*", Outcome.PERMANENT_BOUNCE)
    send(kernel, "ann@example.org")
    kernel.advance(24 * 3600)

    (report,) = reports(kernel)
    assert report.recipients == [["sol@example.com", "Bounced"]]


@pytest.mark.parametrize(("reason", "count"), [("BOUNCE", 1), ("COMPLAINT", 0)])
def test_of_the_suppression_list_there_are_bounces_only(kernel: Kernel, reason: str, count: int) -> None:
    kernel.run(suppressions.put, "ann@example.org", reason)
    send(kernel, "ann@example.org")

    found = reports(kernel)
    assert len(found) == count
    for report in found:
        whole, failed = fields(parsed(kernel, report).get_payload(1))
        assert whole["Reporting-MTA"] == "dns; amazonses.com"
        assert failed["Diagnostic-Code"].startswith("Amazon SES did not send the message")


def test_elsewhere_the_daemon_has_its_region(kernel: Kernel) -> None:
    def somewhere(function: Callable[..., Any], *arguments: Any) -> Any:
        return kernel.transactions.now(kernel.context(region="eu-west-1"), function, *arguments)

    somewhere(identities.verify, "example.com")
    for address in (BOUNCE, COMPLAINT):
        somewhere(sending.submit, Submission("ses", "sol@example.com", to=(address,), text=Part("x")))
    kernel.settle()

    assert [report.sender for report in reports(kernel)] == [
        "MAILER-DAEMON@eu-west-1.amazonses.com",
        "complaints@eu-west-1.email-abuse.amazonses.com",
    ]


def test_an_odd_subject_is_answered_too(kernel: Kernel) -> None:
    raw = b"From: sol@example.com\r\nSubject: =?utf-8?q?two=0D=0Alines=00?=\r\n\r\nx"
    kernel.run(sending.submit, Submission("ses", None, envelope=(OUT,), raw=raw))
    kernel.settle()

    assert [report.subject for report in reports(kernel)] == ["Auto: two lines"]


@pytest.mark.parametrize("feedback", [True, False])
def test_the_owner_of_a_lent_identity_decides(kernel: Kernel, feedback: bool) -> None:
    owner = kernel.context("111122223333")
    kernel.transactions.now(owner, identities.verify, "example.net")
    topics = {"Bounce": TOPIC}
    change = {"feedback": feedback, "topics": topics}
    kernel.transactions.now(owner, lambda ctx: ctx.store.update(IDENTITIES, "example.net", **change))
    identifier = send(kernel, "full@example.org")

    def lend(ctx: Context) -> None:
        arn = "arn:aws:ses:us-east-1:111122223333:identity/example.net"
        message = messages.one(ctx, identifier)[1]
        ctx.store.update(MESSAGES, message.number, identity=arn, recipients=[[BOUNCE, "Pending"]])
        fate.decide(ctx, message.number)

    kernel.run(lend)
    assert len(reports(kernel)) == feedback

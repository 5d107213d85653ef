"""Records of events are written as AWS's examples are, byte for byte but for blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bellhop.services.event_publishing import documents

from .examples import ACCOUNT, FEEDBACK, LATER, OWN, OWN_HEADERS, RECORDS, TO, event, original, written

if TYPE_CHECKING:
    from tests.conftest import Kernel


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_is_written_as_in_the_examples(kernel: Kernel, name: str) -> None:
    said, expected = RECORDS[name]
    found = documents.record(kernel.context(ACCOUNT), original(), said)
    assert written(found) == written(expected)


@pytest.mark.parametrize(
    ("kind", "cause"),
    [
        ("Undetermined", "Undetermined"),
        ("Permanent", "NoEmail"),
        ("Permanent", "Suppressed"),
        ("Permanent", "OnAccountSuppressionList"),
        ("Transient", "General"),
        ("Transient", "MailboxFull"),
        ("Transient", "MessageTooLarge"),
        ("Transient", "ContentRejected"),
        ("Transient", "AttachmentRejected"),
    ],
)
def test_a_bounce_says_its_type(kernel: Kernel, kind: str, cause: str) -> None:
    said = event("Bounce", recipients=TO, bounce=kind, cause=cause, id=FEEDBACK)
    found = documents.record(kernel.context(ACCOUNT), original(), said)["bounce"]
    assert found == {
        "bounceType": kind,
        "bounceSubType": cause,
        "bouncedRecipients": [{"emailAddress": "recipient@example.com"}],
        "timestamp": LATER,
        "feedbackId": FEEDBACK,
    }


def test_what_ses_says_itself_comes_from_no_host(kernel: Kernel) -> None:
    said = event(
        "Bounce",
        recipients=TO,
        bounce="Permanent",
        cause="Suppressed",
        response="Amazon SES has suppressed sending to this address.",
        id=FEEDBACK,
    )
    found = documents.record(kernel.context(ACCOUNT), original(), said)["bounce"]
    assert found["reportingMTA"] == "dns; amazonses.com"
    assert found["bouncedRecipients"] == [
        {
            "emailAddress": "recipient@example.com",
            "action": "failed",
            "status": "5.1.1",
            "diagnosticCode": "Amazon SES has suppressed sending to this address.",
        }
    ]


def test_header_fields_are_those_that_were_submitted(kernel: Kernel) -> None:
    found = documents.record(kernel.context(ACCOUNT), OWN, event("Send"))["mail"]

    assert found["source"] == "john@example.com"
    assert found["headers"] == [{"name": name, "value": value} for name, value in OWN_HEADERS.items()]
    assert list(found["commonHeaders"].items()) == [
        ("from", ["John Doe <john@example.com>"]),
        ("date", "Wed, 27 Jan 2016 14:05:45 +0000"),
        ("to", ["Jane Doe <jane@example.com>, Märy <mary@example.com>"]),
        ("messageId", "custom-message-ID"),
        ("subject", "Grüße"),
    ]
    assert found["tags"]["ses:operation"] == ["SendSmtp"]


def test_more_than_ten_kilobytes_of_header_fields_are_truncated(kernel: Kernel) -> None:
    many = {f"X-Field-{number}": "x" * 1000 for number in range(20)}
    found = documents.record(kernel.context(ACCOUNT), original(many), event("Send"))["mail"]

    assert found["headersTruncated"] is True
    assert [each["name"] for each in found["headers"]] == [f"X-Field-{number}" for number in range(10)]


@pytest.mark.parametrize(
    ("caller", "name"),
    [
        (f"arn:aws:iam::{ACCOUNT}:root", "root"),
        (f"arn:aws:iam::{ACCOUNT}:user/team/ses_user", "ses_user"),
        (f"arn:aws:sts::{ACCOUNT}:assumed-role/mailer/session", "mailer"),
    ],
)
def test_a_caller_is_named_as_in_iam(kernel: Kernel, caller: str, name: str) -> None:
    sent = original()._replace(terms={"caller": caller})
    found = documents.record(kernel.context(ACCOUNT), sent, event("Send"))["mail"]["tags"]
    assert (found["ses:caller-identity"], found["ses:source-ip"]) == ([name], ["127.0.0.1"])

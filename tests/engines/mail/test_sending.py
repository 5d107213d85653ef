"""Mail is accepted or refused for SES's reasons, kept, and found again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bellhop.engines.mail import identities, messages, quota, sending
from bellhop.engines.mail.errors import (
    ConfigurationSetMissing,
    IdentityUnverified,
    MessageTooLong,
    RecipientMissing,
    TooManyRecipients,
)
from bellhop.engines.mail.mime.addresses import InvalidAddress
from bellhop.engines.mail.mime.checks import InvalidMessage
from bellhop.engines.mail.submission import Attachment, Part, Submission

if TYPE_CHECKING:
    from bellhop.engines.mail.tables import Message
    from tests.conftest import Kernel

RAW = (
    b"From: Sol <sol@example.com>\nTo: To <t@example.org>\nCc: c@example.org\nBcc: b@example.org\n"
    b"Subject: Hi\n"
)


@pytest.fixture
def kernel(kernel: Kernel) -> Kernel:
    """A kernel whose default account may send from example.com."""
    kernel.run(identities.verify, "example.com")
    return kernel


def parts(**members: Any) -> Submission:
    return Submission(
        **{
            "face": "ses",
            "sender": "sol@example.com",
            "to": ("t@example.org",),
            "subject": Part("Hi"),
            "text": Part("Hello"),
            **members,
        }
    )


def raw(headers: bytes = RAW, **members: Any) -> Submission:
    return Submission(**{"face": "sesv2", "sender": None, "raw": headers + b"\nHello\n", **members})


def sent(kernel: Kernel, submission: Submission) -> Message:
    """The message as it is kept after it was submitted."""
    _, message = kernel.run(messages.one, kernel.run(sending.submit, submission))
    return message


def test_names_and_subject_that_come_encoded_are_kept_decoded(kernel: Kernel) -> None:
    name, subject = "=?UTF-8?B?SsO8cmdlbg==?=", "=?utf-8?q?Gr=C3=BC=C3=9Fe?="
    message = sent(
        kernel,
        parts(
            sender=f"{name} <sol@example.com>",
            to=(f"{name} <t@example.org>",),
            cc=(f"{name} <c@example.org>",),
            subject=Part(subject),
        ),
    )

    assert (message.sender, message.to, message.cc, message.subject) == (
        "Jürgen <sol@example.com>",
        ["Jürgen <t@example.org>"],
        ["Jürgen <c@example.org>"],
        "Grüße",
    )


def envelope(message: Message) -> list[str]:
    return [address for address, _ in message.recipients]


@pytest.mark.parametrize(
    ("submission", "error", "sentence"),
    [
        (parts(to=()), RecipientMissing, "Missing required header 'To'."),
        (parts(to=("nobody",)), InvalidAddress, "Missing final '@domain'"),
        (parts(to=("",)), InvalidAddress, "Invalid email address ."),
        (parts(reply_to=("a b",)), InvalidAddress, "Local address contains control or whitespace"),
        (parts(cc=("c@example.org",) * 50), TooManyRecipients, "Recipient count exceeds 50."),
        (parts(sender=None), InvalidMessage, "Missing required header 'From'."),
        (parts(subject=Part("Hi\nBcc: x@example.org")), InvalidMessage, None),
        (
            parts(text=Part("é" * 5_242_881)),
            MessageTooLong,
            "Message length is more than 10485760 bytes long",
        ),
        (
            parts(attachments=(Attachment("a", b"x" * 31_457_280),), face="sesv2"),
            MessageTooLong,
            "Message length is more than 41943040 bytes long",
        ),
        (
            parts(configuration_set="news"),
            ConfigurationSetMissing,
            "Configuration set <news> does not exist.",
        ),
        (raw(b"To: t@example.org\n"), InvalidMessage, "Missing required header 'From'."),
        (raw(b"From:\nTo: t@example.org\n"), InvalidMessage, "Empty required header 'From'."),
        (raw(b"From: sol@example.com\n"), RecipientMissing, "Missing required header 'To'."),
        (raw(b"From: sol@example.com\nTo:\n"), InvalidMessage, "Empty required header 'To'."),
        (
            raw(b"From: sol@example.com\nTo:\n", envelope=("t@example.org",)),
            InvalidMessage,
            "Empty required header 'To'.",
        ),
        (
            raw(RAW + b"X-SES-CONFIGURATION-SET: news\n"),
            ConfigurationSetMissing,
            "Configuration set <news> does not exist.",
        ),
    ],
)
def test_what_ses_refuses_is_refused(
    kernel: Kernel, submission: Submission, error: type[Exception], sentence: str | None
) -> None:
    with pytest.raises(error) as caught:
        kernel.run(sending.submit, submission)

    assert sentence is None or str(caught.value).startswith(sentence)
    assert kernel.run(messages.page, messages.Filter(), None, 10) == []
    assert kernel.run(quota.sent_in_24_hours) == 0


@pytest.mark.parametrize(
    ("submission", "failed"),
    [
        (parts(sender="Sol <sol@example.net>"), "Sol <sol@example.net>"),
        (parts(return_path="back@example.net"), "back@example.net"),
        (parts(sender="a@example.net", return_path="b@example.net"), "a@example.net, b@example.net"),
        (raw(RAW.replace(b"example.com", b"example.net")), "Sol <sol@example.net>"),
        (raw(sender="x@example.net"), "x@example.net"),
        (raw(RAW + b"Sender: s@example.net\n"), "s@example.net"),
        (raw(RAW + b"Return-Path: r@example.net\n"), "r@example.net"),
    ],
)
def test_whoever_speaks_needs_an_identity(kernel: Kernel, submission: Submission, failed: str) -> None:
    with pytest.raises(IdentityUnverified) as caught:
        kernel.run(sending.submit, submission)

    assert str(caught.value) == (
        "Email address is not verified. The following identities failed the check in region "
        f"US-EAST-1: {failed}"
    )


def test_an_identity_serves_its_own_account_and_region_only(kernel: Kernel) -> None:
    elsewhere = kernel.context(region="eu-west-1")

    with pytest.raises(IdentityUnverified, match="region EU-WEST-1"):
        kernel.transactions.now(elsewhere, sending.submit, parts())


@pytest.mark.parametrize(
    ("submission", "recipients"),
    [
        (
            parts(to=("A <a@example.org>",), cc=("c@example.org",), bcc=("b@example.org",)),
            ["a@example.org", "c@example.org", "b@example.org"],
        ),
        (parts(to=("a@example.org", "b@example.org", "a@EXAMPLE.org")), ["a@example.org", "b@example.org"]),
        (raw(), ["t@example.org", "c@example.org", "b@example.org"]),
        (raw(envelope=("only@example.org",)), ["only@example.org"]),
        (
            raw(b"From: sol@example.com\nTo: undisclosed-recipients:;\n", envelope=("x@example.org",)),
            ["x@example.org"],
        ),
    ],
)
def test_the_envelope_is_what_was_asked_for(
    kernel: Kernel, submission: Submission, recipients: list[str]
) -> None:
    assert envelope(sent(kernel, submission)) == recipients


@pytest.mark.parametrize(
    ("submission", "feedback"),
    [
        (parts(), "sol@example.com"),
        (parts(return_path="back@example.com"), "back@example.com"),
        (raw(), "sol@example.com"),
        (raw(RAW + b"Return-Path: <back@example.com>\n"), "back@example.com"),
        (raw(RAW + b"Return-Path: <back@example.com>\n", sender="src@example.com"), "src@example.com"),
    ],
)
def test_bounces_go_where_the_sender_wants_them(
    kernel: Kernel, submission: Submission, feedback: str
) -> None:
    assert sent(kernel, submission).feedback == feedback


def test_header_fields_of_a_raw_message_are_kept_decoded(kernel: Kernel) -> None:
    message = sent(
        kernel,
        raw(
            b"From: =?utf-8?q?S=C3=B8l?= <sol@example.com>\n"
            b"To: =?utf-8?q?T=C3=B8?= <T@example.org>,\n u@example.org\n"
            b"Subject: =?utf-8?q?H=C3=A9?=\nX-SES-MESSAGE-TAGS: a=1, b=2\n"
        ),
    )

    assert (message.sender, message.subject) == ("Søl <sol@example.com>", "Hé")
    assert message.to == ["Tø <T@example.org>", "u@example.org"]
    assert message.tags == {"a": "1", "b": "2"}


def test_tags_of_the_call_take_the_place_of_those_in_the_message(kernel: Kernel) -> None:
    tagged = raw(RAW + b"X-SES-MESSAGE-TAGS: a=1\n", tags=(("b", "2"),))

    assert sent(kernel, tagged).tags == {"b": "2"}


def test_mail_by_smtp_has_the_envelope_of_its_commands(kernel: Kernel) -> None:
    identifier = kernel.run(sending.submit_raw, "sol@example.com", ["x@example.org"], RAW + b"\nHello\n")

    _, message = kernel.run(messages.one, identifier)
    assert (message.face, envelope(message)) == ("smtp", ["x@example.org"])


def test_sent_mail_is_counted_by_recipient_in_quarters_of_an_hour(kernel: Kernel) -> None:
    kernel.run(sending.submit, parts(cc=("c@example.org",)))
    kernel.advance(900)
    kernel.run(sending.submit, parts())

    assert [counter.attempts for counter in kernel.run(quota.statistics)] == [2, 1]
    assert kernel.run(quota.sent_in_24_hours) == 3

    kernel.advance(24 * 3600 - 900)
    assert kernel.run(quota.sent_in_24_hours) == 1
    kernel.advance(900)
    assert kernel.run(quota.sent_in_24_hours) == 0
    kernel.advance(14 * 24 * 3600)
    assert kernel.run(quota.statistics) == []

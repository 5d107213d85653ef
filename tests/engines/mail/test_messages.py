"""Captured mail is found over all accounts, in order, and read as its recipients read it."""

from __future__ import annotations

import email
import email.policy
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.engines.mail import identities, messages, sending
from bellhop.engines.mail.messages import Filter
from bellhop.engines.mail.submission import Attachment, Part, Submission
from tests.engines.mail.asking import asked

if TYPE_CHECKING:
    from tests.conftest import Kernel


def send(kernel: Kernel, subject: str, account: str = "000000000000", **members: Any) -> str:
    """Send from a fresh identity of an account's us-east-1 (eu-west-1 for another account)."""
    region = "us-east-1" if account == "000000000000" else "eu-west-1"
    members = {"sender": "sol@example.com", "to": ("t@example.org",), "text": Part("Hello")} | members
    ctx = kernel.context(account, region)
    kernel.transactions.now(ctx, identities.verify, "example.com")
    return kernel.transactions.now(
        ctx, sending.submit, Submission(face="ses", subject=Part(subject), **members)
    )


def subjects(kernel: Kernel, wanted: Filter, after: int | None = None, limit: int = 100) -> list[str | None]:
    return [message.subject for _, message in kernel.run(messages.page, wanted, after, limit)]


@pytest.fixture
def kernel(kernel: Kernel) -> Kernel:
    """Four messages, a second apart, the last one of another account and Region."""
    send(kernel, "One")
    kernel.advance(1)
    send(kernel, "Two", sender="Ann <Ann@Example.com>", to=("u@example.org",), bcc=("T@example.org",))
    kernel.advance(1)
    send(kernel, "Drei: Überraschung", cc=("c@example.org",))
    kernel.advance(1)
    send(kernel, "Four", account="111122223333")
    return kernel


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), ["One", "Two", "Drei: Überraschung", "Four"]),
        (Filter(direction="inbound"), []),
        (Filter(account="111122223333"), ["Four"]),
        (Filter(region="us-east-1"), ["One", "Two", "Drei: Überraschung"]),
        (Filter(sender="ann@example.com"), ["Two"]),
        (Filter(sender="Ann <ann@EXAMPLE.com>"), ["Two"]),
        (Filter(recipient="T@EXAMPLE.org"), ["One", "Two", "Drei: Überraschung", "Four"]),
        (Filter(recipient="c@example.org"), ["Drei: Überraschung"]),
        (Filter(recipient="not an address"), []),
        (Filter(subject="two"), ["Two"]),
        (Filter(subject="Überr"), ["Drei: Überraschung"]),
        (Filter(subject="%"), []),
        (Filter(since=1_795_521_602.0), ["Drei: Überraschung", "Four"]),
        (Filter(recipient="t@example.org", account="000000000000", subject="o"), ["One", "Two"]),
    ],
)
def test_filters(kernel: Kernel, wanted: Filter, found: list[str]) -> None:
    assert subjects(kernel, wanted) == found


def test_pages_follow_each_other(kernel: Kernel) -> None:
    first = kernel.run(messages.page, Filter(), None, 3)

    assert [message.subject for _, message in first] == ["One", "Two", "Drei: Überraschung"]
    assert subjects(kernel, Filter(), first[-1][1].number) == ["Four"]


def test_one_message_is_found_with_whose_it_is(kernel: Kernel) -> None:
    identifier = send(kernel, "Five", account="111122223333")

    scope, message = kernel.run(messages.one, identifier)
    assert (scope, message.subject) == (("111122223333", "eu-west-1"), "Five")
    assert kernel.run(messages.one, "unknown") is None


def test_one_or_all_are_deleted(kernel: Kernel) -> None:
    identifier = send(kernel, "Five", to=("gone@example.org",))

    assert kernel.run(messages.delete, identifier)
    assert not kernel.run(messages.delete, identifier)
    assert subjects(kernel, Filter(recipient="gone@example.org")) == []
    assert len(subjects(kernel, Filter())) == 4

    kernel.run(messages.delete_all)
    assert subjects(kernel, Filter()) == []


def test_a_composed_message_is_read_as_it_was_meant(kernel: Kernel) -> None:
    identifier = send(
        kernel,
        "Çok güzel",
        cc=("Cé <c@example.org>",),
        bcc=("hidden@example.org",),
        reply_to=("r@example.org",),
        html=Part("<p>Hé</p>"),
        headers=(("X-Campaign", "7"),),
        attachments=(
            Attachment("a.bin", b"\0\1\2"),
            Attachment("b.png", b"png", "image/png", "inline", "logo"),
        ),
    )
    found = kernel.run(messages.one, identifier)
    content = kernel.run(messages.content, *found)

    assert (content.subject, content.text, content.html) == ("Çok güzel", "Hello", "<p>Hé</p>")
    headers = dict(content.headers)
    assert (headers["Cc"], headers["Reply-To"], headers["X-Campaign"]) == (
        "Cé <c@example.org>",
        "r@example.org",
        "7",
    )
    assert [
        (file.file_name, file.content_type, file.content_id, file.content) for file in content.attachments
    ] == [
        ("b.png", "image/png", "logo", b"png"),
        ("a.bin", "application/octet-stream", None, b"\0\1\2"),
    ]


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (Part("No line end"), "No line end"),
        (Part("One\r\nTwo\n\n"), "One\r\nTwo\n\n"),
        (Part("Grüße, 世界", "iso-8859-1"), "Grüße, ??"),
        (Part("世界", "iso-2022-jp"), "世界"),
        (Part(""), ""),
    ],
)
def test_a_body_reads_as_it_was_handed_in(kernel: Kernel, part: Part, text: str) -> None:
    content = kernel.run(messages.content, *kernel.run(messages.one, send(kernel, "Five", text=part)))

    assert (content.text, content.html) == (text, None)


def test_bytes_are_the_same_whenever_they_are_asked_for(kernel: Kernel) -> None:
    found = kernel.run(messages.one, send(kernel, "Five", bcc=("hidden@example.org",)))
    first = asked(kernel, messages.delivered, *found)
    kernel.advance(3600)

    assert asked(kernel, messages.delivered, *found) == first
    assert first.startswith(b"Return-Path: <" + found[1].id.encode() + b"@amazonses.com>\r\n")
    assert b"hidden@example.org" not in first
    parsed = email.message_from_bytes(first, policy=email.policy.default)
    assert parsed["Subject"] == "Five"
    assert parsed["Message-ID"] == f"<{found[1].id}@email.amazonses.com>"


def test_a_raw_message_keeps_every_byte_that_is_not_an_instruction(kernel: Kernel) -> None:
    raw = (
        b"From: sol@example.com\r\nTo: t@example.org\r\nBcc: hidden@example.org\r\nSubject: Raw\r\n"
        b"X-SES-MESSAGE-TAGS: a=1\r\nX-Own: \t odd   blanks\r\n\r\nBody \xe9\r\n"
    )
    identifier = kernel.run(sending.submit, Submission("ses", None, raw=raw))
    delivered = asked(kernel, messages.delivered, *kernel.run(messages.one, identifier))

    assert b"\r\nX-Own: \t odd   blanks\r\n" in delivered
    assert delivered.endswith(b"\r\n\r\nBody \xe9\r\n")
    assert b"hidden" not in delivered
    assert b"X-SES-MESSAGE-TAGS" not in delivered

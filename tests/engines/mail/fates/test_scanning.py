"""The test file is found wherever a message carries it, and nothing else is."""

from __future__ import annotations

import base64
import quopri
from typing import TYPE_CHECKING

import pytest

from bellhop.engines.mail import identities, messages, sending
from bellhop.engines.mail.fates.scanning import TEST_FILE, is_infected
from bellhop.engines.mail.submission import Attachment, Part, Submission

if TYPE_CHECKING:
    from tests.conftest import Kernel

HEADER = b"From: sol@example.com\r\nTo: t@example.org\r\n"


def raw(content: bytes) -> Submission:
    return Submission("ses", None, raw=content)


def part(encoding: str, content: bytes) -> bytes:
    fields = f"Content-Type: text/plain\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n".encode()
    return (
        HEADER
        + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'
        + fields
        + content
        + b"\r\n--b--\r\n"
    )


@pytest.mark.parametrize("before", range(4))
@pytest.mark.parametrize("width", [4, 60, 76, 10_000])
def test_in_base64_wherever_it_begins_and_lines_end(before: int, width: int) -> None:
    text = base64.b64encode(b"x" * before + TEST_FILE + b" and more")
    lines = b"\r\n".join(text[at : at + width] for at in range(0, len(text), width))

    assert is_infected(raw(part("base64", lines)))


@pytest.mark.parametrize("name", ["quoted-printable", "Quoted-Printable"])
def test_in_quoted_printable(name: str) -> None:
    encoded = quopri.encodestring(b"e" * 40 + TEST_FILE, quotetabs=True).replace(b"$", b"=24")

    assert TEST_FILE not in encoded
    assert is_infected(raw(part(name, encoded)))


def test_as_it_is() -> None:
    assert is_infected(raw(HEADER + b"\r\n" + TEST_FILE))
    assert is_infected(Submission("ses", "a@b.test", text=Part(TEST_FILE.decode())))
    assert is_infected(Submission("ses", "a@b.test", html=Part(f"<p>{TEST_FILE.decode()}</p>")))
    attached = Attachment("sample.txt", b"\r\n" + TEST_FILE)
    assert is_infected(Submission("ses", "a@b.test", text=Part("see"), attachments=(attached,)))


def test_nothing_else_is_taken_for_it() -> None:
    almost = TEST_FILE.replace(b"EICAR", b"CAIRE")
    assert not is_infected(raw(part("base64", base64.encodebytes(almost))))
    assert not is_infected(raw(part("quoted-printable", almost)))
    assert not is_infected(Submission("ses", "a@b.test", text=Part(almost.decode())))


def test_the_whole_message_is_rejected_and_nobody_gets_it(kernel: Kernel) -> None:
    kernel.run(identities.verify, "example.com")
    submission = Submission(
        "sesv2",
        "sol@example.com",
        to=("ann@example.org", "bounce@simulator.amazonses.com"),
        text=Part("see"),
        attachments=(Attachment("sample.txt", TEST_FILE),),
    )
    identifier = kernel.run(sending.submit, submission)
    kernel.settle()

    message = kernel.run(messages.one, identifier)[1]
    assert [status for _, status in message.recipients] == ["Rejected", "Rejected"]
    assert [(event["type"], event.get("cause")) for event in message.events] == [
        ("Send", None),
        ("Reject", "Bad content"),
    ]

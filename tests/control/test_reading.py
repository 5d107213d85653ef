"""Reading messages: what lists say of headers, what they do not do, and that nothing due is left undone."""

from __future__ import annotations

import email
from email.header import decode_header, make_header
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.embedding import Bellhop, with_settings
from bellhop.engines.mail.mime import composing, reading
from bellhop.kernel import pump

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import httpx2

TEXT = {"Text": {"Data": "text"}}
# What SES v2 is sent: content, and what stands beside it.
SHAPES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "plain": ({"Body": TEXT}, {}),
    "both bodies": ({"Body": {**TEXT, "Html": {"Data": "<p>html</p>"}}}, {}),
    "html, accents": ({"Subject": {"Data": "Grüße " * 30}, "Body": {"Html": {"Data": "<p>ä</p>"}}}, {}),
    "long subject": ({"Subject": {"Data": "many  words " * 30}, "Body": TEXT}, {}),
    "latin": (
        {"Subject": {"Data": "Grüße", "Charset": "iso-8859-1"}, "Body": TEXT},
        {"FromEmailAddress": "Jörg <shop@example.com>"},
    ),
    "recipients": (
        {"Body": TEXT},
        {
            "Destination": {
                "ToAddresses": ["Zoë <z@example.org>", '"Doe, John" <j@example.org>'],
                "CcAddresses": ["c@example.org"],
                "BccAddresses": ["b@example.org"],
            },
            "ReplyToAddresses": ["help@example.com", "Shop <shop@example.com>"],
        },
    ),
    "own headers": (
        {
            "Body": TEXT,
            "Headers": [
                {"Name": "X-Order", "Value": "7"},
                {"Name": "X-Order", "Value": "8"},
                {"Name": "List-Unsubscribe", "Value": "<https://example.com/?" + "x" * 100 + ">"},
            ],
        },
        {},
    ),
    "attachments": (
        {
            "Body": {**TEXT, "Html": {"Data": "<img src='cid:logo'>"}},
            "Attachments": [
                {"FileName": "übersicht.pdf", "RawContent": b"\x00\x01\x02"},
                {
                    "FileName": "logo.png",
                    "RawContent": b"\x89PNG",
                    "ContentDisposition": "INLINE",
                    "ContentId": "logo",
                },
            ],
        },
        {},
    ),
}


def send(client: Any, content: dict[str, Any], **members: Any) -> str:
    simple = {"Subject": {"Data": "Hello"}, **content}
    request = {
        "FromEmailAddress": "Shop <shop@example.com>",
        "Destination": {"ToAddresses": ["ann@example.org"]},
        "Content": {"Simple": simple},
        **members,
    }
    return client.send_email(**request)["MessageId"]


@pytest.fixture
def sesv2(aws: Callable[..., Any]) -> Any:
    client = aws("sesv2")
    client.create_email_identity(EmailIdentity="example.com")
    return client


@pytest.mark.parametrize("shape", SHAPES)
def test_a_list_has_the_headers_of_the_unsigned_bytes(api: httpx2.Client, sesv2: Any, shape: str) -> None:
    content, members = SHAPES[shape]
    identifier = send(sesv2, content, **members)

    (message,) = api.get("/messages").json()["Messages"]

    raw = api.get(f"/messages/{identifier}/raw").content
    parsed = email.message_from_bytes(raw)
    assert [(each["Name"], blank(each["Value"])) for each in message["Headers"]] == [
        (name, decoded(value)) for name, value in parsed.items() if name != "DKIM-Signature"
    ]
    assert blank(message["Subject"]) == decoded(parsed["subject"])
    assert [(each["FileName"], each["ContentType"], each["Size"]) for each in message["Attachments"]] == [
        (part.get_filename(), part.get_content_type(), len(part.get_payload(decode=True)))
        for part in parsed.walk()
        if part.get_filename()
    ]
    told = api.get(f"/messages/{identifier}").json()
    assert {name: value for name, value in told.items() if name != "Events"} == message


def decoded(value: str) -> str:
    """A header's value as the standard library reads it."""
    return blank(str(make_header(decode_header(value))))


def blank(value: str) -> str:
    """Without what the standard library makes of blanks at folds and encoded words."""
    return " ".join(value.split())


def test_a_list_composes_and_parses_nothing(
    api: httpx2.Client, sesv2: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for content, members in SHAPES.values():
        send(sesv2, content, **members)
    monkeypatch.setattr(composing, "compose", None)
    monkeypatch.setattr(reading, "read", None)

    assert len(api.get("/messages").json()["Messages"]) == len(SHAPES)


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bellhop]:
    """A Bellhop whose pump gathers for an hour before it runs anything by itself."""
    monkeypatch.setattr(pump, "GATHER", 3600.0)
    with Bellhop(with_settings(sandbox="off"), listen=False, seed=0) as found:
        found.client("sesv2").create_email_identity(EmailIdentity="example.com")
        yield found


def test_what_is_due_runs_before_messages_are_listed(patient: Bellhop) -> None:
    send(patient.client("sesv2"), {"Body": TEXT})

    (message,) = patient.control("GET", "/_bellhop/messages")["Messages"]

    assert message["Recipients"] == [{"Address": "ann@example.org", "Status": "Delivered"}]


def test_what_is_due_runs_before_a_message_is_told(patient: Bellhop) -> None:
    identifier = send(patient.client("sesv2"), {"Body": TEXT})

    message = patient.control("GET", f"/_bellhop/messages/{identifier}")

    assert [event["Type"] for event in message["Events"]] == ["Send", "Delivery"]

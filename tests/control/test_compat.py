"""What users of LocalStack and moto are used to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx2
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bellhop.embedding import Bellhop

    Send = Callable[..., str]


@pytest.fixture
def root(server: Bellhop) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=server.url) as client:
        yield client


def test_sent_mails_have_localstacks_shape(
    root: httpx2.Client, send_mail: Send, aws: Callable[..., Any]
) -> None:
    first = send_mail(Destination={"CcAddresses": ["c@example.org"], "BccAddresses": ["b@example.org"]})
    raw = b"From: raw@example.com\r\nTo: x@example.org\r\nSubject: Raw\r\n\r\nbody\r\n"
    second = aws("ses").send_raw_email(RawMessage={"Data": raw})["MessageId"]

    mail, raw_mail = root.get("/_aws/ses").json()["messages"]

    assert mail == {
        "Id": first,
        "Region": "us-east-1",
        "Source": "Shop <shop@example.com>",
        "Destination": {
            "ToAddresses": ["ann@example.org"],
            "CcAddresses": ["c@example.org"],
            "BccAddresses": ["b@example.org"],
        },
        "Subject": "Hello",
        "Body": {"text_part": mail["Body"]["text_part"], "html_part": mail["Body"]["html_part"]},
        "Timestamp": mail["Timestamp"],
    }
    assert mail["Body"]["text_part"].strip() == "text"
    assert mail["Body"]["html_part"].strip() == "<p>html</p>"
    assert (raw_mail["Id"], raw_mail["Subject"]) == (second, "Raw")
    assert "Subject: Raw" in raw_mail["RawData"]


def test_sent_mails_are_filtered(root: httpx2.Client, send_mail: Send) -> None:
    first, second = send_mail(), send_mail(sender="other@example.com")

    def found(**query: str) -> list[str]:
        return [mail["Id"] for mail in root.get("/_aws/ses", params=query).json()["messages"]]

    assert found(id=first) == [first]
    assert found(id="none") == []
    assert found(email="other@example.com") == [second]


def test_sent_mails_are_deleted(root: httpx2.Client, send_mail: Send, send_text: Send) -> None:
    first, second = send_mail(), send_mail()
    text = send_text()

    assert root.delete("/_aws/ses", params={"id": first}).status_code == 204
    assert [mail["Id"] for mail in root.get("/_aws/ses").json()["messages"]] == [second]
    assert root.delete("/_aws/ses").status_code == 204
    assert root.get("/_aws/ses").json() == {"messages": []}
    assert root.get(f"/_bellhop/messages/{text}").status_code == 200


def test_localstacks_health(root: httpx2.Client, aws: Callable[..., Any]) -> None:
    aws("ses").list_identities()

    found = root.get("/_localstack/health").json()

    assert found["services"]["ses"] == "running"
    assert found["version"]


def test_motos_reset(root: httpx2.Client, send_mail: Send) -> None:
    send_mail()

    answer = root.post("/moto-api/reset")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert root.get("/_aws/ses").json() == {"messages": []}

"""Ten thousand mails by SendBulkEmail, with a SIGKILL in the middle: nothing is lost, nothing doubled."""

from __future__ import annotations

import json
import threading
from collections import Counter
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import BotoCoreError

from tests.processes import Process

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REQUESTS, ENTRIES, SENDERS = 200, 50, 4
PATIENCE = 120.0


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(tmp_path / "state")


def client(server: Process) -> Any:
    """Of boto3, which tries once: what it was told is what happened."""
    return boto3.client("sesv2", **server.client_kwargs, config=Config(retries={"total_max_attempts": 1}))


def entries(request: int) -> list[dict[str, Any]]:
    """The fifty of one request; each says in its data who it is for."""
    numbers = range(request * ENTRIES, (request + 1) * ENTRIES)
    return [
        {
            "Destination": {"ToAddresses": [f"reader{number}@example.org"]},
            "ReplacementEmailContent": {
                "ReplacementTemplate": {"ReplacementTemplateData": json.dumps({"number": number})}
            },
        }
        for number in numbers
    ]


def taken(waiting: SimpleQueue[int]) -> int | None:
    """The next that waits, None if none does."""
    try:
        return waiting.get_nowait()
    except Empty:
        return None


class Campaign:
    """Requests that wait, and what was answered to those that were sent: number → message ids."""

    def __init__(self) -> None:
        self.answered: dict[int, list[str]] = {}
        self.unknown: list[int] = []  # sent, and the server was gone before it answered

    def send(self, server: Process, enough: int = REQUESTS) -> None:
        """Send what has no answer yet; kill the server when `enough` have one, if that is not all."""
        waiting: SimpleQueue[int] = SimpleQueue()
        for number in range(REQUESTS):
            if number not in self.answered:
                waiting.put(number)
        threads = [
            threading.Thread(target=self._work, args=(client(server), waiting)) for _ in range(SENDERS)
        ]
        for thread in threads:
            thread.start()
        while (
            enough < REQUESTS and len(self.answered) < enough and any(map(threading.Thread.is_alive, threads))
        ):
            server.api.get("/health")
        if enough < REQUESTS:
            server.kill()
        for thread in threads:
            thread.join(PATIENCE)

    def _work(self, sesv2: Any, waiting: SimpleQueue[int]) -> None:
        while (number := taken(waiting)) is not None:
            try:
                answer = sesv2.send_bulk_email(
                    FromEmailAddress="shop@example.com",
                    DefaultContent={"Template": {"TemplateName": "news", "TemplateData": "{}"}},
                    BulkEmailEntries=entries(number),
                )
            except BotoCoreError:
                self.unknown.append(number)
                return
            results = answer.get("BulkEmailEntryResults")
            if results is None:  # killed between head and body, which botocore takes for an answer
                self.unknown.append(number)
                return
            assert {each["Status"] for each in results} == {"SUCCESS"}
            self.answered[number] = [each["MessageId"] for each in results]


def outbound(server: Process) -> Iterator[dict[str, Any]]:
    """Every message, page by page."""
    query: dict[str, Any] = {"limit": 1000}
    while True:
        page = server.api.get("/messages", params=query).json()
        yield from page["Messages"]
        if "NextToken" not in page:
            return
        query["token"] = page["NextToken"]


def test_ten_thousand_mails_in_bulk_survive_a_kill(folder: str) -> None:
    campaign = Campaign()
    with Process("--data-dir", folder) as server:
        sesv2 = client(server)
        sesv2.create_email_identity(EmailIdentity="shop@example.com")
        content = {"Subject": "News {{number}}", "Text": "For reader {{number}}"}
        sesv2.create_email_template(TemplateName="news", TemplateContent=content)
        campaign.send(server, enough=REQUESTS // 2)
    before = {identifier for answer in campaign.answered.values() for identifier in answer}
    assert len(before) >= REQUESTS // 2 * ENTRIES

    with Process("--data-dir", folder) as server:
        campaign.send(server)
        assert server.api.post("/settle", json={"timeout": PATIENCE}).json() == {"settled": True}
        mails = list(outbound(server))

    assert len(campaign.answered) == REQUESTS
    acknowledged = {identifier for answer in campaign.answered.values() for identifier in answer}
    found = Counter(mail["Id"] for mail in mails)
    assert acknowledged <= found.keys()
    assert set(found.values()) == {1}
    # What was committed while nobody could be told any more was sent once again, as a whole or not at all.
    twice = [mail for mail in mails if mail["Id"] not in acknowledged]
    assert len(twice) in {ENTRIES * count for count in range(len(campaign.unknown) + 1)}
    assert len(acknowledged) == REQUESTS * ENTRIES
    readers = Counter(mail["Recipients"][0]["Address"] for mail in mails if mail["Id"] in acknowledged)
    assert set(readers.values()) == {1}
    assert len(readers) == REQUESTS * ENTRIES
    assert {mail["Recipients"][0]["Status"] for mail in mails} == {"Delivered"}
    assert all(mail["Text"].strip() == f"For reader {mail['Subject'].split()[1]}" for mail in mails)

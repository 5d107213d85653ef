"""SIGKILL in the middle of work: with a data folder nothing that was acknowledged is lost."""

from __future__ import annotations

import os
import threading
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import BotoCoreError

from tests.processes import Process

if TYPE_CHECKING:
    from collections.abc import Callable

SENDERS, ENOUGH = 4, 60
PATIENCE = 60.0
FIRST, SECOND = "i-0000000000000000a", "i-0000000000000000b"


@pytest.fixture
def begin(tmp_path: Path) -> Any:
    """Start a server on the test's folder; they are all ended with it."""
    begun: list[Process] = []

    def begin() -> Process:
        begun.append(Process("--data-dir", str(tmp_path / "state")))
        return begun[-1]

    yield begin
    for process in begun:
        process.kill()


def client(server: Process, service: str) -> Any:
    """Of boto3, which tries once: what it was told is what happened."""
    return boto3.client(service, **server.client_kwargs, config=Config(retries={"total_max_attempts": 1}))


def settle(server: Process) -> None:
    assert server.api.post("/settle", json={"timeout": 60}).json() == {"settled": True}


def until(server: Process, fact: Callable[[], Any]) -> None:
    """Ask the server things until the fact is there."""
    limit = monotonic() + PATIENCE
    while not fact():
        assert monotonic() < limit, "waited in vain"
        server.api.get("/health")


class Senders:
    """Threads that send mail after mail until their server is gone."""

    def __init__(self, server: Process) -> None:
        self.acknowledged: list[str] = []
        self.enough = threading.Event()
        clients = [client(server, "sesv2") for _ in range(SENDERS)]
        clients[0].create_email_identity(EmailIdentity="shop@example.com")
        self._threads = [threading.Thread(target=self._send, args=(each,)) for each in clients]
        for thread in self._threads:
            thread.start()

    def _send(self, sesv2: Any) -> None:
        while True:
            try:
                sent = sesv2.send_email(
                    FromEmailAddress="shop@example.com",
                    Destination={"ToAddresses": ["ann@example.org", "bounce@simulator.amazonses.com"]},
                    Content={"Simple": {"Subject": {"Data": "x"}, "Body": {"Text": {"Data": "text"}}}},
                )
            except BotoCoreError:
                return
            if "MessageId" not in sent:  # killed between head and body, which botocore takes for an answer
                return
            self.acknowledged.append(sent["MessageId"])
            if len(self.acknowledged) >= ENOUGH:
                self.enough.set()

    def join(self) -> None:
        for thread in self._threads:
            thread.join(PATIENCE)


def test_every_acknowledged_mail_is_there_once_and_meets_its_fate(begin: Callable[[], Process]) -> None:
    server = begin()
    senders = Senders(server)
    assert senders.enough.wait(PATIENCE)
    server.kill()
    senders.join()

    server = begin()
    settle(server)
    mails = server.api.get("/messages", params={"limit": 1000, "from": "shop@example.com"}).json()["Messages"]

    identifiers = [mail["Id"] for mail in mails]
    assert len(set(identifiers)) == len(identifiers)
    assert set(senders.acknowledged) <= set(identifiers)
    assert len(identifiers) <= len(senders.acknowledged) + SENDERS  # committed, but nobody was told
    assert {tuple(each["Status"] for each in mail["Recipients"]) for mail in mails} == {
        ("Delivered", "Bounced")
    }
    (counted,) = client(server, "ses").get_send_statistics()["SendDataPoints"]
    assert (counted["DeliveryAttempts"], counted["Bounces"]) == (2 * len(mails), len(mails))


def test_a_timer_falls_due_after_the_restart(begin: Callable[[], Process]) -> None:
    server = begin()
    server.api.post("/nodes", json={"InstanceId": FIRST, "PlatformType": "Linux"})
    server.api.post(f"/nodes/{FIRST}/status", json={"PingStatus": "ConnectionLost"})
    command = client(server, "ssm").send_command(
        InstanceIds=[FIRST],
        DocumentName="AWS-RunShellScript",
        Parameters={"commands": ["true"]},
        TimeoutSeconds=600,
    )["Command"]["CommandId"]
    server.kill()

    server = begin()

    def status() -> str:
        settle(server)
        ssm = client(server, "ssm")
        return ssm.get_command_invocation(CommandId=command, InstanceId=FIRST)["StatusDetails"]

    assert status() == "Delayed"
    server.api.post("/clock", json={"advance": "9m"})
    assert status() == "Delayed"
    server.api.post("/clock", json={"advance": "2m"})
    assert status() == "DeliveryTimedOut"


def test_the_clock_stays_where_it_was_put(begin: Callable[[], Process]) -> None:
    def read(server: Process) -> tuple[datetime, bool]:
        told = server.api.get("/clock").json()
        return datetime.fromisoformat(told["now"]), told["frozen"]

    server = begin()
    before, _ = read(server)
    server.api.post("/clock", json={"advance": "90m"})
    server.kill()
    server = begin()
    advanced, frozen = read(server)
    assert timedelta(minutes=90) <= advanced - before < timedelta(minutes=95)
    assert not frozen

    server.api.post("/clock", json={"freeze": True})
    stopped = read(server)
    server.kill()
    server = begin()
    assert read(server) == stopped
    assert stopped[1]


def processes(marker: str) -> list[int]:
    """Those that have this word in their command line."""
    found: list[int] = []
    for folder in Path("/proc").iterdir():
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0") if folder.name.isdigit() else []
        except OSError:
            continue
        found += [int(folder.name)] if marker.encode() in words else []
    return found


def test_a_command_that_ran_has_failed_and_what_waited_runs(begin: Callable[[], Process]) -> None:
    marker = f"86400.{os.getpid()}{threading.get_native_id()}"
    asleep = f"sleep {marker} & setsid sleep {marker} & wait"
    server = begin()
    for node in (FIRST, SECOND):
        server.api.post("/nodes", json={"InstanceId": node, "PlatformType": "Linux"})
    sent = client(server, "ssm").send_command(
        InstanceIds=[FIRST, SECOND],
        DocumentName="AWS-RunShellScript",
        Parameters={"commands": [f"echo began; case $AWS_SSM_INSTANCE_ID in {FIRST}) {asleep};; esac"]},
        MaxConcurrency="1",
        MaxErrors="1",
    )["Command"]["CommandId"]
    until(server, lambda: len(processes(marker)) == 2)
    server.kill()

    server = begin()
    settle(server)

    until(server, lambda: not processes(marker))
    ssm = client(server, "ssm")
    lost, ran = (ssm.get_command_invocation(CommandId=sent, InstanceId=node) for node in (FIRST, SECOND))
    assert (lost["Status"], lost["StatusDetails"]) == ("Failed", "Failed")
    assert "The server stopped while this step ran" in lost["StandardErrorContent"]
    assert (ran["Status"], ran["StandardOutputContent"]) == ("Success", "began\n")
    (command,) = ssm.list_commands(CommandId=sent)["Commands"]
    assert (command["TargetCount"], command["CompletedCount"]) == (2, 2)

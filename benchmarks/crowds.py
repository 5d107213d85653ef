"""Run Command, many at a time: a long row for one node, one command for a whole fleet.

They stand beside how fast this machine starts shells in sandboxes of their own, on all its cores.
"""

from __future__ import annotations

import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bellhop.agent.sandbox import SandboxError
from benchmarks.commands import FINAL, bare_sandbox, new_node
from benchmarks.measuring import say
from benchmarks.processes import BELLHOP, Server

if TYPE_CHECKING:
    from collections.abc import Generator

ROW, FLEET = "ssm.SendCommand, 1,000 in a row", "ssm.SendCommand to 200 nodes"
WORKLOADS = (ROW, FLEET)
ASK_EVERY = 0.005  # seconds
ORDER = {"DocumentName": "AWS-RunShellScript", "Parameters": {"commands": ["echo hi"]}}


@dataclass(frozen=True, slots=True)
class Crowd:
    """`share` is the rate over that of bare sandboxes in the same round; `ran`: all have really run."""

    workload: str
    round: int
    count: int
    seconds: float
    share: float
    ran: bool


class Client:
    """Sends commands to one server, and waits until they have ended."""

    def __init__(self, server: Server) -> None:
        self.server = server

    def ask(self, operation: str, members: dict[str, Any]) -> Any:
        return self.server.api.ask(self.server.api.sign.ssm(operation, members))

    def send(self, **members: Any) -> str:
        return self.ask("SendCommand", {**ORDER, **members})["Command"]["CommandId"]

    def ended(self, command: str) -> dict[str, Any]:
        """The command once its status is final."""
        while (found := self.ask("ListCommands", {"CommandId": command})["Commands"][0])[
            "Status"
        ] not in FINAL:
            time.sleep(ASK_EVERY)
        return found

    def output(self, command: str, instance: str) -> str:
        question = {"CommandId": command, "InstanceId": instance}
        return self.ask("GetCommandInvocation", question)["StandardOutputContent"]


def in_a_row(client: Client, instance: str, count: int) -> tuple[float, bool]:
    """As fast as one client sends them; the seconds until all have ended, and whether all ran."""
    began = time.perf_counter()
    sent = [client.send(InstanceIds=[instance]) for _ in range(count)]
    statuses = {client.ended(command)["Status"] for command in reversed(sent[-50:])}
    seconds = time.perf_counter() - began
    ended = {client.ended(command)["Status"] for command in sent} | statuses
    outputs = {client.output(command, instance) for command in sent}
    return seconds, ended == {"Success"} and outputs == {"hi\n"}


def to_all(client: Client, count: int) -> tuple[float, bool]:
    """One command to every node, as many at a time as AWS does by default."""
    began = time.perf_counter()
    command = client.send(Targets=[{"Key": "tag:of", "Values": ["bench"]}], MaxErrors="0")
    ended = client.ended(command)
    return time.perf_counter() - began, (ended["Status"], ended["CompletedCount"]) == ("Success", count)


def bare_rate(line: list[str], count: int) -> float:
    """Shells a second, each in a new sandbox, on all cores."""

    def one(_: int) -> bytes:
        return subprocess.run(line, capture_output=True, check=True).stdout  # noqa: S603 - a fixed line

    with ThreadPoolExecutor(os.cpu_count()) as threads:
        began = time.perf_counter()
        list(threads.map(one, range(count)))
        return count / (time.perf_counter() - began)


@contextmanager
def serving(nodes: int) -> Generator[tuple[Client, list[str]], None, None]:
    """A server of its own, with so many nodes."""
    with Server(BELLHOP) as server:
        server.listening()
        yield Client(server), [new_node(server, {"of": "bench"}) for _ in range(nodes)]


def crowds(wanted: list[str], rounds: int, scale: float) -> list[Crowd]:
    """Every round: bare sandboxes, then each workload."""
    row, fleet, found = max(int(1000 * scale), 10), max(int(200 * scale), 4), list[Crowd]()
    try:
        with bare_sandbox() as line, serving(1) as (one, [instance]), serving(fleet) as (many, _):
            in_a_row(one, instance, 10)
            for number in range(rounds):
                rate = bare_rate(line, max(int(100 * scale), 10))
                if ROW in wanted:
                    seconds, ran = in_a_row(one, instance, row)
                    found.append(Crowd(ROW, number, row, seconds, row / seconds / rate, ran))
                if FLEET in wanted:
                    seconds, ran = to_all(many, fleet)
                    found.append(Crowd(FLEET, number, fleet, seconds, fleet / seconds / rate, ran))
                say(f"round {number + 1} of {rounds} of many commands")
    except SandboxError as error:
        say(f"no bare sandbox to compare with: {error}")
    return found

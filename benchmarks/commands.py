"""Run Command, one at a time: from SendCommand to a final status, beside starting the process oneself."""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
import urllib.request
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from bellhop.agent.disk import furnish, remove
from bellhop.agent.sandbox import SandboxError, choose, plan
from benchmarks.api import Refused
from benchmarks.measuring import say
from benchmarks.processes import BELLHOP, Server

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Mapping

SHELL = ["/bin/sh", "-c", "echo hi"]
FINAL = ("Success", "Failed", "Cancelled", "TimedOut")
ASK_EVERY = 0.0005  # seconds
NOBODY = "i-0123456789abcdef0"  # for emulators that ask for no node
UNCONFINED, CONFINED, SPAWN, BARE = "sandbox off", "sandbox on", "bare spawn", "bare sandbox"


@dataclass(frozen=True, slots=True)
class Lap:
    """A round of one way to run a command: milliseconds at the median, and whether it really ran."""

    way: str
    round: int
    p50: float
    ran: bool


def spawn(line: list[str]) -> bool:
    done = subprocess.run(line, capture_output=True, check=True)  # noqa: S603 - a fixed line
    return done.stdout == b"hi\n"


class Node:
    """Runs commands through the API of one server."""

    def __init__(self, server: Server, instance: str) -> None:
        self._api, self._instance = server.api, instance
        order = {"DocumentName": "AWS-RunShellScript", "InstanceIds": [instance]}
        self._order = self._api.sign.ssm("SendCommand", {**order, "Parameters": {"commands": ["echo hi"]}})

    def __call__(self) -> bool:
        """Whether the command succeeded and its output is there; raises Refused."""
        command = self._api.ask(self._order)["Command"]["CommandId"]
        question = {"CommandId": command, "InstanceId": self._instance}
        answer = self._ended(self._api.sign.ssm("GetCommandInvocation", question))
        return answer["Status"] == "Success" and answer["StandardOutputContent"].strip() == "hi"

    def _ended(self, question: bytes) -> dict[str, Any]:
        """The invocation once its status is final, asked for so often that the asking hides nothing."""
        while (answer := self._api.ask(question))["Status"] not in FINAL:
            time.sleep(ASK_EVERY)
        return answer


def new_node(server: Server, tags: Mapping[str, str] | None = None) -> str:
    """A managed node, through Bellhop's control API."""
    url = f"http://127.0.0.1:{server.ports['port']}/_bellhop/nodes"
    pairs = [{"Key": key, "Value": value} for key, value in (tags or {}).items()]
    body = json.dumps({"Name": "bench", "PlatformType": "Linux", "Tags": pairs}).encode()
    request = urllib.request.Request(url, body, {"content-type": "application/json"}, method="POST")
    with urllib.request.urlopen(request) as answer:  # noqa: S310 - our own server's
        return json.load(answer)["InstanceId"]


@contextmanager
def bare_sandbox() -> Generator[list[str], None, None]:
    """The line that starts a shell in a bubblewrap of its own, as a node is confined; raises SandboxError."""
    rung = choose("bwrap", network=True)
    folder = Path(tempfile.mkdtemp(prefix="bellhop-bench-"))
    try:
        folder.chmod(0o711)
        furnish(folder, "bench", rung.owner)
        yield [*plan(rung, folder, "bench", str(folder / "root"))["bwrap"], "--", *SHELL]
    finally:
        remove(folder)


def ways(stack: ExitStack, peers: Iterable[Server]) -> dict[str, Callable[[], bool]]:
    """Name → a function that runs the command once."""
    found: dict[str, Callable[[], bool]] = {SPAWN: lambda: spawn(SHELL)}
    try:
        line = stack.enter_context(bare_sandbox())
        found[BARE] = lambda: spawn(line)
    except SandboxError as error:
        say(f"no bare sandbox: {error}")
    for way, flags in ((UNCONFINED, ("--sandbox", "off")), (CONFINED, ())):
        server = stack.enter_context(Server(replace(BELLHOP, command=(*BELLHOP.command, *flags))))
        server.listening()
        found[way] = Node(server, new_node(server))
    return found | {peer.name: Node(peer, NOBODY) for peer in peers}


def laps(peers: Iterable[Server], rounds: int, count: int) -> list[Lap]:
    """All ways in turn, `count` commands each; a first round of a few warms up."""
    with ExitStack() as stack:
        every, found = ways(stack, peers), list[Lap]()
        for number in range(-1, rounds):
            for way, run in list(every.items()):
                try:
                    lap = one_lap(way, run, number, count if number >= 0 else 3)
                except Refused as error:
                    say(f"commands: {way}: {error}")
                    del every[way]
                else:
                    found.append(lap)
        say(f"{rounds} rounds of commands")
        return [lap for lap in found if lap.round >= 0]


def one_lap(way: str, run: Callable[[], bool], number: int, count: int) -> Lap:
    taken, ran = list[float](), True
    for _ in range(count):
        began = time.perf_counter()
        ran = run() and ran
        taken.append(time.perf_counter() - began)
    return Lap(way, number, median(taken) * 1e3, ran)

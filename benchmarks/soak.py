"""`python -m benchmarks.soak`: thousands of commands, and no process, descriptor or memory may leak."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.commands import FINAL
from benchmarks.crowds import serving
from benchmarks.measuring import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.crowds import Client
    from benchmarks.processes import Server

NODES, AT_ONCE = 4, 16
ASK_EVERY = 0.005  # seconds
# What may be more at the end than when the server was warm. Descriptors of the database and of kept
# connections come and go; of memory some is what Python keeps for later.
SPARE_PROCESSES, SPARE_DESCRIPTORS, SPARE_MEBIBYTES = 4 * NODES, 8, 24.0


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of command: how it is to end, and whether we end it."""

    script: str
    status: str
    cancelled: bool = False
    timeout: str = "3600"


DAEMONS = "setsid sleep 1000 >/dev/null 2>&1 & (setsid sh -c 'sleep 1000; true' &) "
USUAL = Kind("echo hi", "Success")
# Every so many commands, this one.
SORTS = {
    10: Kind("echo failed >&2; exit 3", "Failed"),
    25: Kind("yes | head -c 3000000; echo end >&2", "Success"),
    40: Kind(f"{DAEMONS}; sleep 1000", "Cancelled", cancelled=True),
    90: Kind(f"{DAEMONS}; sleep 1000", "TimedOut", timeout="5"),
}


@dataclass(frozen=True, slots=True)
class Footprint:
    processes: int
    descriptors: int
    memory: float

    def __str__(self) -> str:
        return f"{self.processes} processes, {self.descriptors} descriptors, {self.memory:.1f} MiB"


def kind_of(number: int) -> Kind:
    return next((kind for every, kind in reversed(SORTS.items()) if number % every == every - 1), USUAL)


def footprint(server: Server) -> Footprint:
    return Footprint(len(server.processes()), server.descriptors(), server.own_memory())


class Soak:
    """Some commands at a time, oldest first."""

    def __init__(self, client: Client, nodes: list[str]) -> None:
        self._client, self._nodes = client, nodes
        self._open: list[tuple[str, Kind]] = []
        self.wrong = Counter[str]()
        self.number = 0

    def run(self, count: int) -> None:
        for _ in range(count):
            self._send()
            if len(self._open) >= AT_ONCE:
                self._await_oldest()
        while self._open:
            self._await_oldest()

    def _send(self) -> None:
        kind, node = kind_of(self.number), self._nodes[self.number % len(self._nodes)]
        self.number += 1
        inputs = {"commands": [kind.script], "executionTimeout": [kind.timeout]}
        command = self._client.send(InstanceIds=[node], Parameters=inputs)
        if kind.cancelled:
            self._client.ask("CancelCommand", {"CommandId": command})
        self._open.append((command, kind))

    def _await_oldest(self) -> None:
        command, kind = self._open.pop(0)
        found = self._status(command)
        while found not in FINAL:
            time.sleep(ASK_EVERY)
            found = self._status(command)
        if found != kind.status:
            self.wrong[f"{found} for {kind.status}"] += 1

    def _status(self, command: str) -> Any:
        return self._client.ask("ListCommands", {"CommandId": command})["Commands"][0]["Status"]


def settled(server: Server, before: Footprint | None = None) -> Footprint:
    """When it has come to rest, or ten seconds have passed."""
    for _ in range(100):
        time.sleep(0.1)
        found = footprint(server)
        if before is None or found.processes <= before.processes + SPARE_PROCESSES:
            return found
    return footprint(server)


def main(given: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--commands", type=int, default=5000)
    options = parser.parse_args(given)
    warming = max(options.commands // 10, 2 * max(SORTS))
    with serving(NODES) as (client, nodes):
        soak, began = Soak(client, nodes), time.perf_counter()
        soak.run(warming)
        before = settled(client.server)
        say(f"after {soak.number} commands: {before}")
        while soak.number < options.commands:
            soak.run(min(500, options.commands - soak.number))
            say(f"after {soak.number} commands: {footprint(client.server)}")
        after = settled(client.server, before)
        seconds = time.perf_counter() - began
    say(f"at rest: {after}; {soak.number / seconds:.0f} commands a second")
    return verdict(before, after, soak.wrong)


def verdict(before: Footprint, after: Footprint, wrong: Counter[str]) -> int:
    """The exit code; what is wrong is said."""
    leaks = [
        f"{what}: {then:g}, was {once:g}"
        for what, once, then, spare in (
            ("processes", before.processes, after.processes, SPARE_PROCESSES),
            ("descriptors", before.descriptors, after.descriptors, SPARE_DESCRIPTORS),
            ("MiB", before.memory, after.memory, SPARE_MEBIBYTES),
        )
        if then > once + spare
    ]
    for line in (*leaks, *(f"{count} x {what}" for what, count in wrong.items())):
        say(f"LEAK OR ERROR: {line}")
    if not leaks and not wrong:
        say("nothing is left of them")
    return int(bool(leaks or wrong))


if __name__ == "__main__":
    sys.exit(main())

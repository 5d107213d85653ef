"""What an invocation writes to its log: the function's lines, and Lambda's own about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# What one invocation may print; a runaway loop must not fill the memory of the host before its time-out.
KEPT_BYTES = 16 * 1024 * 1024


class Lines:
    """Printed bytes as log events, each with the time at which it was seen."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._rest = b""
        self._kept = 0
        self._events: list[tuple[float, str]] = []

    def feed(self, data: bytes) -> None:
        if self._kept >= KEPT_BYTES:
            return
        self._kept += len(data)
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            self.add(line.decode(errors="replace"))

    def add(self, event: str) -> None:
        self._events.append((self._now(), event))

    def finish(self) -> None:
        """The invocation is over: what it printed last is a line, ended or not."""
        if self._rest:
            self.add(self._rest.decode(errors="replace"))
        self._rest, self._kept = b"", 0

    def take(self) -> list[tuple[float, str]]:
        """All of them, once."""
        events, self._events = self._events, []
        return events


@dataclass(frozen=True, slots=True)
class Report:
    """The facts of the REPORT line: times in seconds, memory in MiB; `started` is None for a warm start."""

    request_id: str
    duration: float
    started: float | None
    memory: int
    used: int

    def __str__(self) -> str:
        billed = ceil((self.duration + (self.started or 0)) * 1000)
        facts = [
            f"REPORT RequestId: {self.request_id}",
            f"Duration: {self.duration * 1000:.2f} ms",
            f"Billed Duration: {billed} ms",
            f"Memory Size: {self.memory} MB",
            f"Max Memory Used: {self.used} MB",
        ]
        facts += [] if self.started is None else [f"Init Duration: {self.started * 1000:.2f} ms"]
        return "\t".join(facts) + "\t"


def stream_name(now: float, version: str, word: str) -> str:
    """`2026/10/30/[$LATEST]…`: one an environment."""
    return f"{datetime.fromtimestamp(now, UTC):%Y/%m/%d}/[{version}]{word}"

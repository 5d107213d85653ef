"""The server's end of one command: it sends the order, hears the report, and never waits in a thread."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

# A report is both heads and a line; a node that says more is not listened to. Both are seldom as large.
REPORT_LIMIT = 1 << 20
LINE_LIMIT = 100
CHUNK = 256 * 1024


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the process ended.

    `failure`: why it never began (`no such file or directory`), else empty; `lost`: the node went down under
    it; `left`: something it started runs on. `out` and `err` are the first bytes of what it wrote, `err` with
    the agent's own last line.
    """

    failure: str = ""
    code: int = 1
    killed: bool = False
    out: bytes = b""
    err: bytes = b""
    lost: bool = False
    left: bool = False


class Conversation:
    """One socket pair: `theirs` goes to the node's launcher, `ours` is watched by the loop."""

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        order: bytes,
        on_end: Callable[[Outcome], None],
        limit: int = REPORT_LIMIT,
    ) -> None:
        self._limit = limit
        self._loop = loop
        self._on_end = on_end
        self._unsent = bytearray(order)
        self._heard = bytearray()
        self._writing = False
        self._ours, self.theirs = socket.socketpair()
        self._ours.setblocking(False)
        self._send()
        self._loop.add_reader(self._ours, self._hear)

    @property
    def over(self) -> bool:
        return self._ours.fileno() < 0

    def kill(self) -> None:
        """Asks for the end of the command and of all it started; the outcome follows."""
        if not self.over:
            self._unsent += b"K"
            self._send()

    def drop(self) -> None:
        """No more is sent, heard or told: the node is gone. A supervisor that lives ends its command."""
        if not self.over:
            self._loop.remove_reader(self._ours)
            self._wait_to_write(False)
            self._ours.close()
            self.theirs.close()

    def _send(self) -> None:
        try:
            sent = self._ours.send(self._unsent)
        except BlockingIOError:
            sent = 0
        except OSError:  # the other end is gone: the reader hears of it
            sent = len(self._unsent)
        del self._unsent[:sent]
        self._wait_to_write(bool(self._unsent))

    def _wait_to_write(self, waits: bool) -> None:
        """Each change is a system call, and hardly any order is too large to be sent at once."""
        if waits and not self._writing:
            self._loop.add_writer(self._ours, self._send)
        elif self._writing and not waits:
            self._loop.remove_writer(self._ours)
        self._writing = waits

    def _hear(self) -> None:
        """All that is there, to the end of the report.

        uvloop watches a socket no more once its other end was closed with something unread (an order to end,
        say), and calls this a last time.
        """
        data = b"?"
        while data and len(self._heard) <= self._limit and not complete(self._heard):
            try:
                data = self._ours.recv(CHUNK)
            except BlockingIOError:
                return
            except ConnectionError:
                data = b""
            self._heard += data
        self.drop()
        self._on_end(understood(bytes(self._heard)))


def complete(report: bytearray) -> bool:
    """Whether this is all of it, so that its end need not be waited for."""
    line, ended, _ = bytes(report[:LINE_LIMIT]).partition(b"\n")
    facts = facts_of(line)
    return bool(ended) and facts is not None and len(report) - len(line) - 1 >= facts[2] + facts[3]


def facts_of(line: bytes) -> list[int] | None:
    """Exit code, whether it was killed, the lengths of both heads, whether something is left of it.

    None if it says nothing of the kind.
    """
    word, *facts = line.split(b" ")
    digits = (
        word == b"ended"
        and len(facts) == 5
        and len(line) < LINE_LIMIT
        and all(fact.isdigit() for fact in facts)
    )
    return [int(fact) for fact in facts] if digits else None


def understood(report: bytes) -> Outcome:
    """The report as an outcome; whatever is no report means that the node died under the command."""
    line, _, data = report.partition(b"\n")
    if facts := facts_of(line):
        code, killed, length, rest, left = facts
        out, err = data[:length], data[length : length + rest]
        return Outcome("", code, bool(killed), out, err, left=bool(left))
    word, _, reason = line.decode(errors="replace").partition(" ")
    return Outcome(failure=reason) if word == "failed" else Outcome(lost=True)

"""The load: conversations over kept connections, all of them in one thread around one epoll."""

from __future__ import annotations

import select
import socket
import ssl
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SILENCE = 60.0  # seconds without any answer after which a run is given up

# One connection's conversation: it yields what to send and is given the whole answer; it yields None
# for a new connection and is given the greeting, b"" where the protocol has none.
Script = Generator[bytes | None, bytes, None]


@dataclass(frozen=True, slots=True)
class Door:
    """How to reach a server, how to know that an answer is whole, whether the server speaks first."""

    port: int
    whole: Callable[[bytearray], bool]
    greets: bool = False
    tls: ssl.SSLContext | None = None

    def connect(self) -> socket.socket:
        """A connection that waits for nothing but its own TLS handshake."""
        opened = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self.tls:
            opened = self.tls.wrap_socket(opened)
        opened.setblocking(False)
        return opened


@dataclass(slots=True)
class Tally:
    """Hands out `left` operations among the connections; keeps how long each took, and what failed."""

    left: int
    latencies: list[float] = field(default_factory=list[float])
    errors: int = 0
    first_error: str = ""

    def more(self) -> bool:
        self.left -= 1
        return self.left >= 0

    def done(self, began: float, good: bool, answer: bytes = b"") -> None:
        self.latencies.append(time.perf_counter() - began)
        if not good:
            self.errors += 1
            self.first_error = self.first_error or answer[-160:].decode(errors="replace")


@dataclass(slots=True)
class Line:
    """A connection and where its conversation stands."""

    script: Script
    socket: socket.socket
    heard: bytearray = field(default_factory=bytearray)
    said: bytes = b""


class Load:
    """Runs conversations until the last has ended."""

    def __init__(self, door: Door, scripts: Iterable[Script]) -> None:
        self._door = door
        self._scripts = list(scripts)
        self._poll = select.epoll()
        self._lines: dict[int, Line] = {}

    def run(self) -> None:
        """Raises TimeoutError if all fall silent, ConnectionError if a server hangs up amid an answer."""
        try:
            for script in self._scripts:
                if next(script, b"") is None:  # else there is nothing left for it to do
                    self._connected(Line(script, self._door.connect()))
            while self._lines:
                ready = self._poll.poll(SILENCE)
                if not ready:
                    raise TimeoutError(f"no answer for {SILENCE:.0f} seconds")
                for number, _ in ready:
                    self._hear(self._lines[number])
        finally:
            for line in self._lines.values():
                line.socket.close()
            self._poll.close()

    def _hear(self, line: Line) -> None:
        data = received(line.socket)
        if data is None:
            return
        if not data:
            self._lost(line)
            return
        line.heard += data
        if self._door.whole(line.heard):
            answer = bytes(line.heard)
            line.heard.clear()
            self._go_on(line, answer)

    def _go_on(self, line: Line, answer: bytes) -> None:
        try:
            said = line.script.send(answer)
        except StopIteration:
            self._close(line)
            return
        if said is None:
            self._reconnect(line)
        else:
            self._say(line, said)

    def _say(self, line: Line, said: bytes) -> None:
        line.said = said
        try:
            send_all(line.socket, said)
        except ConnectionError:
            self._lost(line)

    def _lost(self, line: Line) -> None:
        """A server may close a kept connection while a request is under way: it is sent again."""
        if line.heard or self._door.greets:
            raise ConnectionError(f"hung up after {bytes(line.heard)!r}")
        self._close(line)
        line.socket = self._door.connect()
        self._register(line)
        send_all(line.socket, line.said)

    def _reconnect(self, line: Line) -> None:
        self._close(line)
        line.socket = self._door.connect()
        self._connected(line)

    def _connected(self, line: Line) -> None:
        self._register(line)
        if not self._door.greets:
            self._go_on(line, b"")

    def _register(self, line: Line) -> None:
        self._lines[line.socket.fileno()] = line
        self._poll.register(line.socket, select.EPOLLIN)

    def _close(self, line: Line) -> None:
        del self._lines[line.socket.fileno()]
        line.socket.close()


def received(connection: socket.socket) -> bytes | None:
    """What is there, b"" at the end, None if it was a part of TLS alone."""
    try:
        data = connection.recv(262144)
        while isinstance(connection, ssl.SSLSocket) and connection.pending():
            data += connection.recv(262144)
    except (BlockingIOError, ssl.SSLWantReadError):
        return None
    except ConnectionError:
        return b""
    return data


def send_all(connection: socket.socket, data: bytes) -> None:
    """Only what is larger than the system's buffers waits here for the server."""
    left = memoryview(data)
    while left:
        try:
            left = left[connection.send(left) :]
        except (BlockingIOError, ssl.SSLWantWriteError):
            select.select([], [connection], [])


def whole_answer(heard: bytearray) -> bool:
    """An HTTP answer with its body: counted, chunked or without any."""
    head, found, body = heard.partition(b"\r\n\r\n")
    if not found:
        return False
    fields = head.lower()
    _, counted, rest = fields.partition(b"\r\ncontent-length:")
    if counted:
        return len(body) >= int(rest.split(b"\r\n", 1)[0])
    return b"chunked" not in fields or body.endswith(b"0\r\n\r\n")


def hangs_up(answer: bytes) -> bool:
    """Will the server close the connection after this answer?"""
    head = answer.partition(b"\r\n\r\n")[0].lower()
    kept = head.startswith(b"http/1.1 ") or b"connection: keep-alive" in head
    return not kept or b"connection: close" in head


def calls(requests: Iterator[bytes], tally: Tally) -> Script:
    """One request after the other on a kept connection."""
    yield None
    while tally.more():
        began = time.perf_counter()
        answer = yield next(requests)
        tally.done(began, answer[9:10] == b"2", answer)
        if hangs_up(answer):
            yield None

"""One execution environment: a process that waits for invocations in its sandbox, and all that it started."""

from __future__ import annotations

import json
import os
import select
import socket
import subprocess
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bellhop.agent import orphans
from bellhop.agent.functions.log import Lines
from bellhop.agent.orders import framed
from bellhop.agent.spawning import start_launcher
from bellhop.kernel.clock import real_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.agent.functions.premises import Lot
    from bellhop.agent.orders import Plan, Process

# How long a launcher may take to end all that runs in its sandbox before it is killed itself.
GRACE = 1.5
CHUNK = 256 * 1024
# The largest answer of a function is 6 MB; a frame that says that it is longer than this is none.
FRAME_LIMIT = 64 * 1024 * 1024


class Ended(Exception):
    """The runtime has ended under an invocation."""


class Expired(Exception):
    """The time that an invocation may take is over."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the runtime says: facts, and the payload of an answer."""

    facts: dict[str, Any]
    body: bytes


class Environment:
    """Serves one invocation at a time. All but `hang_up` is for one thread at a time."""

    def __init__(self, lot: Lot, plan: Plan, process: Process, now: Callable[[], float]) -> None:
        self.lot = lot
        self.lines = Lines(now)
        self._heard = b""
        self._hanging = threading.Lock()
        self._up = True
        self._socket, theirs = socket.socketpair()
        self._output, output = os.pipe()
        os.set_blocking(self._output, False)
        try:
            with theirs:
                log = lot.folder / "launcher.log"
                self._process = start_launcher(theirs, log, "functions.launcher", output)
        finally:
            os.close(output)
        orphans.record(lot.folder, self._process.pid)
        self._send(framed(plan) + framed(process))

    @property
    def idle(self) -> bool:
        """Whether it is there and waits for an invocation: not for one that has ended meanwhile."""
        poller = select.poll()
        poller.register(self._socket, select.POLLIN)
        return self._up and not poller.poll(0)

    def hang_up(self) -> None:
        """Everything in it ends, also under an invocation. From any thread, any number of times."""
        with self._hanging:
            if self._up:
                self._up = False
                self._socket.shutdown(socket.SHUT_RDWR)

    def finish(self) -> int:
        """After `hang_up`, or the end: no process is left when this returns how the runtime ended."""
        self.hang_up()
        try:
            code = self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
            orphans.sweep(self.lot.folder)
        self._drain()
        return code

    def await_end(self) -> None:
        """After `hang_up`, beside the thread that uses it and will `finish` it."""
        try:
            self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def close(self) -> None:
        """After `finish`."""
        self._socket.close()
        os.close(self._output)

    def complaint(self) -> str:
        """Why the sandbox could not be had."""
        return (self.lot.folder / "launcher.log").read_text(errors="replace").strip()

    def ask(self, facts: dict[str, Any], event: bytes, until: float) -> Frame:
        """One invocation. Raises Expired at `until` (of `real_time`), Ended when the runtime ends instead."""
        data = json.dumps(facts).encode() + b"\n" + event
        self._send(len(data).to_bytes(4, "big") + data)
        return self.hear(until)

    def hear(self, until: float) -> Frame:
        """The next frame, and before it all that the function printed. Raises as `ask`."""
        poller = select.poll()
        poller.register(self._socket, select.POLLIN)
        poller.register(self._output, select.POLLIN)
        while (frame := self._frame()) is None:
            ready = {fd for fd, _ in poller.poll(max(0.0, until - real_time()) * 1000)}
            if not ready:
                raise Expired
            if self._output in ready and not self._print():
                poller.unregister(self._output)
            if self._socket.fileno() in ready:
                self._hear()
        self._drain()
        return frame

    def _send(self, data: bytes) -> None:
        try:
            self._socket.sendall(data)
        except OSError as error:
            raise Ended from error

    def _hear(self) -> None:
        try:
            data = self._socket.recv(CHUNK)
        except OSError as error:
            raise Ended from error
        if not data:
            raise Ended
        self._heard += data

    def _frame(self) -> Frame | None:
        """A whole one, if it is there; what is none was not written by our bootstrap, which is an end too."""
        length = int.from_bytes(self._heard[:4], "big")
        if length > FRAME_LIMIT:
            raise Ended
        if len(self._heard) < 4 or len(self._heard) < 4 + length:
            return None
        line, _, body = self._heard[4 : 4 + length].partition(b"\n")
        self._heard = self._heard[4 + length :]
        try:
            return Frame(dict(json.loads(line)), body)
        except (TypeError, ValueError) as error:
            raise Ended from error

    def _print(self) -> bool:
        """Takes one chunk of output; False at the end of it."""
        try:
            data = os.read(self._output, CHUNK)
        except BlockingIOError:
            return True
        self.lines.feed(data)
        return bool(data)

    def _drain(self) -> None:
        """Takes what has been printed; whoever still holds the pipe is not waited for."""
        while select.select([self._output], [], [], 0)[0] and self._print():
            pass

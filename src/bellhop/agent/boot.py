"""A node from power on to power off: one launcher, the socket of its orders, and its end."""

from __future__ import annotations

import array
import socket
import subprocess
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from bellhop.agent import disk, orphans
from bellhop.agent.orders import framed
from bellhop.agent.sandbox import plan
from bellhop.agent.spawning import start_launcher

if TYPE_CHECKING:
    import asyncio
    from concurrent.futures import Executor
    from pathlib import Path

    from bellhop.agent.berths import Berths
    from bellhop.agent.conversation import Conversation
    from bellhop.agent.sandbox import Rung

# How long a launcher may take to end all that runs in its node before it is killed itself.
GRACE = 1.5
READY = b"ready\n"


@dataclass(frozen=True, slots=True)
class Host:
    """What nodes share: the loop that watches them, threads that open and end them, the sandbox in force.

    And the places of those that are awake.
    """

    loop: asyncio.AbstractEventLoop
    threads: Executor
    rung: Rung
    berths: Berths


@dataclass(frozen=True, slots=True)
class Machine:
    """What a launcher is told of its node: where its disk is, where commands see the agent's directory."""

    folder: Path
    hostname: str
    spool: str


class Boot:
    """Orders may be handed over from the start; they wait until the launcher is there.

    All of it runs on the loop but `finish`.
    """

    def __init__(self, machine: Machine, host: Host, previous: Boot | None) -> None:
        self._machine, self._host = machine, host
        self._ours, self._theirs = socket.socketpair()
        self._ours.setblocking(False)
        self._waiting: list[Conversation] = []
        self._heard = b""
        self._finishing, self._finished = Lock(), False
        self._open = self.down = False
        self.inhabited = False  # something runs on when no command does
        self._launched = host.threads.submit(self._launch, previous)
        self._launched.add_done_callback(lambda _: self._soon())

    def hand(self, conversation: Conversation) -> None:
        self._waiting.append(conversation)
        if self._open:
            self._flush()

    @property
    def settled(self) -> bool:
        """Nothing runs there but for orders that somebody waits for."""
        return self._open and not (self.down or self.inhabited or self._waiting)

    def hang_up(self) -> None:
        """The launcher ends everything when it hears this. Conversations not yet handed over end as lost."""
        if self.down:
            return
        self.down = True
        self._host.loop.remove_reader(self._ours)
        self._host.loop.remove_writer(self._ours)
        self._ours.close()
        for conversation in self._waiting:
            conversation.theirs.close()
        self._waiting.clear()

    def complaint(self) -> str:
        """Why the launcher could not begin, if it said so."""
        if self._open and not self.down:
            self._hear()
        return self._heard.removeprefix(READY).decode(errors="replace")

    def finish(self) -> None:
        """In a thread, after `hang_up`: returns when no process of the node is left."""
        with self._finishing:
            if not self._finished:
                self._finish()
            self._finished = True

    def _finish(self) -> None:
        try:
            process = self._launched.result()
        except OSError:
            return
        try:
            process.wait(GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            orphans.sweep(self._machine.folder)
        (self._machine.folder / orphans.RECORD).unlink(missing_ok=True)

    def _launch(self, previous: Boot | None) -> subprocess.Popen[bytes]:
        if previous is not None:
            previous.finish()
        with self._theirs:
            if self.down:  # closed while it waited its turn; its folder may be gone
                raise InterruptedError
            machine, rung = self._machine, self._host.rung
            machine.folder.mkdir(parents=True, exist_ok=True)
            disk.furnish(machine.folder, machine.hostname, rung.owner)
            confinement = framed(plan(rung, machine.folder, machine.hostname, machine.spool))
            process = start_launcher(self._theirs, machine.folder / "launcher.log")
        try:
            orphans.record(self._machine.folder, process.pid)
            self._ours.sendall(confinement)
        except OSError:  # hung up meanwhile, or the folder moved away: the launcher ends for want of a plan
            return process
        return process

    def _soon(self) -> None:
        """The launch is over, well or not: the loop goes on from there, if it still runs."""
        try:
            self._host.loop.call_soon_threadsafe(self._opened)
        except RuntimeError:
            return

    def _opened(self) -> None:
        error = self._launched.exception()
        if error is not None:
            self._heard = str(error).encode()
            self.hang_up()
        elif not self.down:
            self._open = True
            self._host.loop.add_reader(self._ours, self._hear)
            self._flush()

    def _flush(self) -> None:
        while self._waiting:
            theirs = self._waiting[0].theirs
            rights = array.array("i", [theirs.fileno()])
            try:
                self._ours.sendmsg([b"o"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, rights)])
            except BlockingIOError:  # a burst: some hundred orders are on their way
                self._host.loop.add_writer(self._ours, self._flush)
                return
            except OSError:
                self.hang_up()
                return
            theirs.close()
            del self._waiting[0]
        self._host.loop.remove_writer(self._ours)

    def _hear(self) -> None:
        """All that is there, to the end, as conversations do."""
        data = b"?"
        while data:
            try:
                data = self._ours.recv(4096)
            except BlockingIOError:
                return
            except ConnectionError:
                data = b""
            if self._heard == READY:  # all that comes now says whether anything runs there
                self.inhabited = data[-1:] == b"+" if data else self.inhabited
            else:
                self._heard = (self._heard + data)[:4096]
        self.hang_up()

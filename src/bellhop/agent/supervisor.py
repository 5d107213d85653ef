"""One process a command: it starts the script, keeps its output, and leaves nothing of it alive when told
to end it.

A supervisor is forked by the launcher inside the node. It is a subreaper, so whatever the command starts,
in whatever session, stays a descendant of it; `end` kills until none is left. When the script is over and
nobody holds its output any more it reports and goes; what the script left running (a daemon, say) goes on
belonging to the node.

It hears one order and speaks one report over its conversation, a stream socket of its own:
order: 4 bytes of length, then a marshalled dict (the server is trusted, and both ends are the same
interpreter); `K`: end the command; end of stream: the server is gone, the same. Report: a line of ASCII
(`ended code killed lengths…` or `failed text`), then the first bytes of both outputs. The server parses it
as what it is: text from a stranger.

Standard library only, as little as possible: see launcher.py.
"""

from __future__ import annotations

import _socket
import marshal
import os
import select
import signal
import sys
from typing import TYPE_CHECKING

from bellhop.agent import syscalls
from bellhop.agent.desk import desk_at, laid_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from bellhop.agent.desk import Desk
    from bellhop.agent.orders import Order


# What a stream keeps on disk at most; a runaway `yes` must not fill the host before its time-out.
KEPT_BYTES = 256 * 1024 * 1024
CHUNK = 64 * 1024
LINUX = sys.platform == "linux"
# Python ignores these; a command must not inherit that.
RESTORED = [signal.SIGPIPE, signal.SIGCHLD, signal.SIGINT, signal.SIGTERM, signal.SIGXFSZ]


class Stream:
    """One output of the command: pumped from its pipe into its file, the first bytes kept for the report."""

    def __init__(self, file: int, head: int) -> None:
        self.source, self.target = os.pipe()
        os.set_blocking(self.source, False)
        self.file = file
        self.limit, self.head, self.total = head, b"", 0

    def keep(self, data: bytes) -> None:
        if len(self.head) < self.limit:
            self.head += data[: self.limit - len(self.head)]
        if self.total < KEPT_BYTES:
            os.write(self.file, data)
        self.total += len(data)

    def pump(self) -> bool:
        """Takes one chunk; False at the end of the stream."""
        try:
            data = os.read(self.source, CHUNK)
        except BlockingIOError:
            return True
        self.keep(data)
        return bool(data)


class Supervisor:
    """The one command of this process."""

    def __init__(self, conversation: _socket.socket, wakeup: int, desk: Desk | None) -> None:
        self.desk = desk
        self.conversation = conversation
        self.wakeup = wakeup
        self.status: int | None = None
        self.child = 0
        self.killed = False

    def run(self) -> None:
        order = read_order(self.conversation)
        if order is None:
            return
        desk = desk_at(order["directory"], self.desk)
        desk.write_script(order["script"], order["name"])
        out, err = Stream(desk.stdout, order["head"][0]), Stream(desk.stderr, order["head"][1])
        try:
            enter(order["cwd"])
            self.child = spawn(order, out, err)
        except OSError as error:
            reason = (error.strerror or "error").lower()
            self.report(f"failed {reason}", b"")
            return
        self.attend(out, err)
        self.finish(out, err)

    def attend(self, out: Stream, err: Stream) -> None:
        """Until the script has ended and nobody holds its output; or until all of it has been killed."""
        poller = select.poll()
        for fd in (self.wakeup, out.source, err.source, self.conversation.fileno()):
            poller.register(fd, select.POLLIN)
        streams = {out.source: out, err.source: err}
        while streams or self.status is None:
            for fd, _ in poller.poll():
                if fd in streams and not streams[fd].pump():
                    poller.unregister(fd)
                    del streams[fd]
                elif fd == self.wakeup:
                    os.read(fd, 512)
                    self.reap()
                elif fd == self.conversation.fileno():
                    self.end()
                    drain(list(streams.values()))
                    return

    def end(self) -> None:
        """The order to end (or the end of the server): nothing below this process survives."""
        self.killed = True
        if self.child:
            kill(-self.child)
        end_descendants(self.reap)

    def reap(self) -> bool:
        """Collects what has ended; False when no child is left."""
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return False
            if pid == 0:
                return True
            if pid == self.child:
                self.status = status

    def finish(self, out: Stream, err: Stream) -> None:
        code = exit_code(self.status)
        if code not in (0, 137) and not self.killed:
            err.keep(b"failed to run commands: exit status %d" % code)
        facts = (code, int(self.killed), len(out.head), len(err.head))
        self.report("ended " + " ".join(map(str, facts)), out.head + err.head)

    def report(self, line: str, data: bytes) -> None:
        self.conversation.setblocking(True)
        self.conversation.sendall(line.encode() + b"\n" + data)
        self.conversation.shutdown(_socket.SHUT_WR)


def supervise(orders: _socket.socket, taken: int, spool: str) -> None:
    """The whole life of a freshly forked supervisor; returns when it may exit. `taken` is closed when it
    has an order.
    """
    wakeup = watch_children()
    os.umask(0o022)
    if LINUX:
        syscalls.prctl(syscalls.PR_SET_PDEATHSIG, signal.SIGTERM)
        syscalls.prctl(syscalls.PR_SET_CHILD_SUBREAPER, 1)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    desk = laid_out(spool)
    conversation = take_one(orders)
    os.close(taken)
    if conversation is None:
        return
    supervisor = Supervisor(conversation, wakeup, desk)

    def bereaved(_number: int, _frame: FrameType | None) -> None:
        supervisor.end()
        os._exit(1)

    signal.signal(signal.SIGTERM, bereaved)
    try:
        supervisor.run()
    except OSError as error:  # a full disk, a directory the node made unwritable, the server gone
        supervisor.end()
        supervisor.report(f"failed {(error.strerror or 'error').lower()}", b"")


def take_one(orders: _socket.socket) -> _socket.socket | None:
    """Waits for a conversation among all idle supervisors; None when there will be none any more."""
    data, ancillary, _, _ = orders.recvmsg(1, _socket.CMSG_SPACE(4))
    orders.close()
    if not data or not ancillary:
        return None
    descriptor = int.from_bytes(ancillary[0][2][:4], sys.byteorder)
    os.set_inheritable(descriptor, False)
    return _socket.socket(fileno=descriptor)


def read_order(conversation: _socket.socket) -> Order | None:
    size = receive(conversation, 4)
    data = receive(conversation, int.from_bytes(size, "big")) if len(size) == 4 else b""
    return marshal.loads(data) if data else None  # noqa: S302 -- written by the server, our parent


def receive(conversation: _socket.socket, size: int) -> bytes:
    parts: list[bytes] = []
    while size and (part := conversation.recv(size)):
        parts.append(part)
        size -= len(part)
    return b"" if size else b"".join(parts)


def enter(directories: list[str]) -> None:
    """The first of them that exists. Raises the last one's OSError."""
    for directory in directories[:-1]:
        if os.path.isdir(directory):
            os.chdir(directory)
            return
    os.chdir(directories[-1])


def watch_children() -> int:
    """A descriptor that becomes readable when a child ends (pidfd would be Linux's only)."""
    wakeup, signalled = os.pipe()
    os.set_blocking(signalled, False)
    signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
    signal.set_wakeup_fd(signalled, warn_on_full_buffer=False)
    return wakeup


def spawn(order: Order, out: Stream, err: Stream) -> int:
    """Starts the script in a process group of its own, with no input."""
    pid = os.posix_spawn(
        order["argv"][0],
        order["argv"],
        order["environment"],
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
            (os.POSIX_SPAWN_DUP2, out.target, 1),
            (os.POSIX_SPAWN_DUP2, err.target, 2),
        ],
        setpgroup=0,
        setsigdef=RESTORED,
    )
    os.close(out.target)
    os.close(err.target)
    return pid


def end_descendants(reap: Callable[[], bool]) -> None:
    """Kills until `reap` finds no child any more; a subreaper without children has no descendants."""
    for _ in range(5000):
        for pid in descendants():
            kill(pid)
        if not reap():
            return
        select.poll().poll(1)


def drain(streams: list[Stream]) -> None:
    """What is in the pipes of a killed command; whoever still holds one (it cannot be ours) is not waited
    for.
    """
    for stream in streams:
        while select.select([stream.source], [], [], 0)[0] and stream.pump():
            pass


def exit_code(status: int | None) -> int:
    """The shell's way: 128 + n for signal n; what could not be collected counts as killed."""
    if status is None:
        return 137
    code = os.waitstatus_to_exitcode(status)
    return code if code >= 0 else 128 - code


def kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def descendants() -> list[int]:
    """Every process below this one, from /proc; where there is none (macOS) the process group is all we
    know.
    """
    children: dict[int, list[int]] = {}
    for name in os.listdir("/proc") if LINUX else ():
        if name.isdigit() and (parent := parent_of(name)):
            children.setdefault(parent, []).append(int(name))
    found = [os.getpid()]
    for pid in found:
        found.extend(children.get(pid, ()))
    return found[1:]


def parent_of(pid: str) -> int:
    """0 when the process is gone."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            return int(file.read().rpartition(b")")[2].split()[1])
    except OSError:
        return 0

"""One process a command at a time: it starts the script, keeps its output, and ends all of it when told to.

A supervisor is forked by the launcher inside the node. It is a subreaper, so whatever the command starts,
in whatever session, stays a descendant of it; `end` kills until none is left. When the script is over and
nobody holds its output any more it reports. If then it has no child left it waits for the next order; if the
script left something running (a daemon, say), it goes, and that goes on belonging to the node.

It hears one order and speaks one report over a conversation, a stream socket:
order: 4 bytes of length, then a marshalled dict (the server is trusted, and both ends are the same
interpreter); `K`: end the command; end of stream: the server is gone, the same. Report: a line of ASCII
(`ended code killed lengths… left` or `failed text`), then the first bytes of both outputs. The server parses
it as what it is: text from a stranger.

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

from bellhop.agent import limits, syscalls
from bellhop.agent.desk import USUAL, desk_at, laid_out, shape_of, write_all
from bellhop.agent.streams import Stream

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from bellhop.agent.orders import Order, Plan
    from bellhop.agent.roster import Post


LINUX = sys.platform == "linux"
# Python ignores these; a command must not inherit that.
RESTORED = [signal.SIGPIPE, signal.SIGCHLD, signal.SIGINT, signal.SIGTERM, signal.SIGXFSZ, signal.SIGXCPU]
QUIET = (signal.SIGINT, signal.SIGPIPE)
# Seconds after which a command is no short one: the launcher shall have an eye on it.
LASTING = 0.5


class Supervisor:
    """The commands of this process, one after another; what can be made ready ahead of an order is."""

    def __init__(self, confinement: Confinement, post: Post) -> None:
        self.spool, self.shape = confinement.spool, USUAL
        self.limits, self.room, self.post = confinement.limits, confinement.room, post
        self.wakeup = hear(signal.SIGCHLD, signal.SIGALRM)
        self.prepare()

    def prepare(self) -> None:
        self.status: int | None = None
        self.child = 0
        self.killed = False
        self.desk = laid_out(self.spool, self.shape)
        self.out, self.err = Stream(), Stream()

    def serve(self, conversation: int) -> bool:
        """One command, from the order to the report. Whether nothing of it is left and the next may come."""
        try:
            order = read_order(conversation)
            if order is None:
                return False
            write_all(conversation, self.run(order, conversation))
        # A full disk, a directory the node made unwritable, the server gone; NUL in a name or a variable.
        except (OSError, ValueError) as error:
            self.end()
            write_all(conversation, failed(error))
        finally:
            os.close(conversation)
            self.out.close()
            self.err.close()
        return not (self.killed or self.reap() or limits.is_tired(self.limits))

    def run(self, order: Order, conversation: int) -> bytes:
        """The report."""
        desk = desk_at(order["directory"], self.desk)
        self.shape = shape_of(order["directory"], self.spool)
        self.out.begin(desk.stdout, order["head"][0], self.room)
        self.err.begin(desk.stderr, order["head"][1], self.room)
        desk.write_script(order["script"], order["name"])
        try:
            enter(order["cwd"])
            self.child = spawn(order, self.out, self.err)
        except OSError as error:
            return failed(error)
        signal.setitimer(signal.ITIMER_REAL, LASTING)
        self.attend(conversation)
        signal.setitimer(signal.ITIMER_REAL, 0)
        return self.outcome()

    def attend(self, conversation: int) -> None:
        """Until the script has ended and nobody holds its output; or until all of it has been killed."""
        streams = {self.out.source: self.out, self.err.source: self.err}
        poller = select.poll()
        for fd in (self.wakeup, conversation, *streams):
            poller.register(fd, select.POLLIN)
        while streams or self.status is None:
            for fd, _ in poller.poll():
                if fd in streams and not streams[fd].pump():
                    poller.unregister(fd)
                    del streams[fd]
                elif fd == self.wakeup:
                    self.wake()
                elif fd == conversation:
                    self.end()
                    for stream in streams.values():
                        stream.drain()
                    return
            self.reap()

    def wake(self) -> None:
        if signal.SIGALRM in os.read(self.wakeup, 512):
            self.post.ring()

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

    def outcome(self) -> bytes:
        code = exit_code(self.status)
        if not self.killed:
            self.err.keep(word_of(self.status))
        if code not in (0, 137) and not self.killed:
            self.err.keep(b"failed to run commands: exit status %d" % code)
        out, err = self.out.head, self.err.head
        left = not self.killed and self.reap()
        return b"ended %d %d %d %d %d\n" % (code, self.killed, len(out), len(err), left) + out + err


def failed(error: OSError | ValueError) -> bytes:
    """The report of a script that never began."""
    reason = (error.strerror or "error") if isinstance(error, OSError) else "invalid argument"
    return f"failed {reason.lower()}\n".encode()


class Confinement:
    """What the launcher has made ready, and each of its supervisors puts on.

    It wears none of it itself: whatever a node can signal or read it must not be able to.
    """

    def __init__(self, plan: Plan) -> None:
        self.spool, self.limits = plan["spool"], plan["limits"] or limits.NONE
        self.room = plan["room"]
        self.counted, self.filter = plan["counted"], plan["filter"]
        self.ruleset = -1
        if plan["bwrap"] or plan["readable"]:
            self.ruleset = syscalls.landlock(plan["readable"], plan["writable"], network=plan["network"])

    def put_on(self) -> None:
        limits.bind_supervisor(self.limits, counted=self.counted)
        if LINUX:
            syscalls.enclose(self.ruleset)
            syscalls.filter_calls(self.filter)


def supervise(orders: _socket.socket, post: Post, confinement: Confinement) -> None:
    """The whole life of a freshly forked supervisor; returns when it may exit."""
    os.close(0)
    os.open("/dev/null", os.O_RDONLY)  # is 0, the commands' input
    os.set_inheritable(0, True)
    if LINUX:
        syscalls.prctl(syscalls.PR_SET_PDEATHSIG, signal.SIGTERM)
        syscalls.prctl(syscalls.PR_SET_CHILD_SUBREAPER, 1)
    confinement.put_on()
    supervisor = Supervisor(confinement, post)

    def bereaved(_number: int, _frame: FrameType | None) -> None:
        supervisor.end()
        os._exit(1)

    signal.signal(signal.SIGTERM, bereaved)
    while (conversation := take_one(orders)) is not None:
        post.leave()
        if not (supervisor.serve(conversation) and post.resume()):
            return
        supervisor.prepare()


def take_one(orders: _socket.socket) -> int | None:
    """Waits for a conversation among all idle supervisors; None when there will be none any more."""
    data, ancillary, _, _ = orders.recvmsg(1, _socket.CMSG_SPACE(4))
    if not data or not ancillary:
        return None
    descriptor = int.from_bytes(ancillary[0][2][:4], sys.byteorder)
    os.set_inheritable(descriptor, False)
    return descriptor


def read_order(conversation: int) -> Order | None:
    size = receive(conversation, 4)
    data = receive(conversation, int.from_bytes(size, "big"))
    return marshal.loads(data) if data else None  # noqa: S302 - written by the server, our parent


def receive(socket: int, size: int) -> bytes:
    """So many bytes, or none."""
    parts: list[bytes] = []
    while size and (part := os.read(socket, size)):
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


def hear(*numbers: signal.Signals) -> int:
    """A descriptor from which these signals are read, a byte each (pidfd would be Linux's only)."""
    wakeup, signalled = os.pipe()
    os.set_blocking(signalled, False)
    for number in numbers:
        signal.signal(number, lambda _number, _frame: None)
    signal.set_wakeup_fd(signalled, warn_on_full_buffer=False)
    return wakeup


def spawn(order: Order, out: Stream, err: Stream) -> int:
    """Starts the script in a process group of its own, with our empty input."""
    pid = os.posix_spawn(
        order["argv"][0],
        order["argv"],
        order["environment"],
        file_actions=[
            (os.POSIX_SPAWN_DUP2, out.target, 1),
            (os.POSIX_SPAWN_DUP2, err.target, 2),
        ],
        setpgroup=0,
        setsigdef=RESTORED,
    )
    out.hand_over()
    err.hand_over()
    return pid


def end_descendants(reap: Callable[[], bool]) -> None:
    """Kills until `reap` finds no child any more; a subreaper without children has no descendants."""
    for _ in range(5000):
        for pid in descendants():
            kill(pid)
        if not reap():
            return
        select.poll().poll(1)


def exit_code(status: int | None) -> int:
    """The shell's way: 128 + n for signal n; what could not be collected counts as killed."""
    if status is None:
        return 137
    code = os.waitstatus_to_exitcode(status)
    return code if code >= 0 else 128 - code


def word_of(status: int | None) -> bytes:
    """What a shell says of a child that died of this signal; it is silent about two of them."""
    if status is None or not os.WIFSIGNALED(status) or os.WTERMSIG(status) in QUIET:
        return b""
    return f"{signal.strsignal(os.WTERMSIG(status))}\n".encode()


def kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def descendants() -> list[int]:
    """Every process below this one, from /proc; without it (macOS) the process group is all we know."""
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

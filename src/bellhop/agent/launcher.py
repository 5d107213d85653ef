"""The resident process of a node: it enters the node's sandbox, then forks the supervisors of commands.

The server starts it once a node, by `START` of orders.py, and keeps the other end of its standard input, a
stream socket. First comes the plan (a marshalled dict: how to confine), answered by `ready` or by a
sentence saying why not; then single bytes, each with a descriptor: the conversation of one command, which a
supervisor takes. End of stream means the server is gone or the node is closed: everything in the node is
killed.

Why it does not simply run inside bubblewrap: a Python would have to be visible there, and ours may live
anywhere (a venv, pyenv, uv, under a /root that the sandbox hides), with libraries that know only their own
absolute place. So the launcher stays an ordinary process of the host until it has loaded all it needs, lets
bubblewrap build the namespaces around a sleeping `sh`, and then walks into them by setns; the supervisors
it forks are born inside. The node sees no interpreter, no source, no environment of ours, and a command
costs an exec.

Root is not root inside. When the server runs as root the launcher maps the node's uid 0 to `owner`, an
unprivileged uid of the host, in a user namespace of its own: uid 0 without capabilities still owns
/proc/sys. As any other user, bubblewrap makes the user namespace and uid 0 inside is that user.
Capabilities go, no-new-privileges and not-dumpable (nobody in the node may trace a supervisor, or reach the
host through its /proc entry) come, always.

Standard library only and little of it (no json, no subprocess, no socket): 20 ms and 9 MB to start.
"""

from __future__ import annotations

import _socket
import gc
import marshal
import os
import select
import signal
import sys
from typing import TYPE_CHECKING

from bellhop.agent import syscalls
from bellhop.agent.desk import open_spool
from bellhop.agent.limits import bind_launcher
from bellhop.agent.roster import FREE, LEAST, PLACES, Post, Roster
from bellhop.agent.supervisor import (
    LINUX,
    Confinement,
    end_descendants,
    hear,
    receive,
    supervise,
)
from bellhop.agent.watch import EVERY, SELDOM, Watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from bellhop.agent.orders import Plan


class Keeper:
    """Bubblewrap's sleeping shell: it holds the namespaces open; when it ends the node has ended."""

    def __init__(self, argv: list[str]) -> None:
        asleep, self.hold = os.pipe()
        self.alive, said = os.pipe()
        info, told = os.pipe()
        arguments = memory_file(argv[1:])
        inherited = (arguments, told)
        self.pid = os.fork()
        if self.pid == 0:
            become_keeper(argv[0], (asleep, said), inherited)
        for fd in (asleep, said, *inherited):
            os.close(fd)
        greeting = read_until_end(self.alive, b"ready\n")
        if not greeting.endswith(b"ready\n"):
            raise OSError(0, "bubblewrap: " + greeting.decode(errors="replace").strip())
        self.init = int(
            read_until_end(info, b"}").partition(b'"child-pid":')[2].partition(b",")[0].strip(b" \n}")
        )
        os.close(info)

    def end(self) -> None:
        """Every process of the namespace is gone when this returns.

        The shell hears the end of its input, the namespace's init ends after it and takes all with it. (To
        signal them we may have too low a uid.)
        """
        os.close(self.hold)
        try:
            os.waitpid(self.pid, 0)
        except ChildProcessError:
            return


def become_keeper(program: str, ends: tuple[int, int], inherited: tuple[int, int]) -> None:
    """Exec of bubblewrap, in a process without any environment: the node can read its init's."""
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.dup2(ends[0], 0)
        os.dup2(ends[1], 1)
        os.dup2(ends[1], 2)
        for fd in inherited:
            os.set_inheritable(fd, True)
        script = "echo ready; exec >/dev/null 2>&1; read _"
        arguments, told = map(str, inherited)
        tail = ["--info-fd", told, "--args", arguments, "--", "/bin/sh", "-c", script]
        os.execve(program, ["bwrap", *tail], {})  # noqa: S606 - the server chose the program
    finally:
        os._exit(127)


def memory_file(words: list[str]) -> int:
    """NUL-separated words in a pipe: their command line would show the node's folder to its processes."""
    source, target = os.pipe()
    os.write(target, b"\0".join(map(os.fsencode, words)) + b"\0")
    os.close(target)
    return source


def read_until_end(fd: int, mark: bytes) -> bytes:
    data = b""
    while not data.endswith(mark) and (part := os.read(fd, 4096)):
        data += part
    return data


def enter_namespaces(keeper: Keeper, owner: int | None) -> None:
    """Into all of the keeper's namespaces; if we are root (`owner`), into a user namespace of our own."""
    kinds = ("user", "ipc", "uts", "net", "pid", "mnt")
    doors = [open_door(keeper.init, kind) for kind in kinds if differs(keeper.init, kind)]
    mapped = None if owner is None else map_later(owner)
    for door in doors:
        syscalls.setns(door)
        os.close(door)
    if mapped is not None:
        os.setgroups([])
        syscalls.unshare(syscalls.CLONE_NEWUSER)
        mapped()
    os.setresgid(0, 0, 0)
    os.setresuid(0, 0, 0)
    os.chdir("/")


def open_door(pid: int, kind: str) -> int:
    return os.open(f"/proc/{pid}/ns/{kind}", os.O_RDONLY | os.O_CLOEXEC)


def differs(pid: int, kind: str) -> bool:
    """Whether that process has a namespace of its own: entering the one we are in is refused."""
    return os.readlink(f"/proc/{pid}/ns/{kind}") != os.readlink(f"/proc/self/ns/{kind}")


def map_later(owner: int) -> Callable[[], None]:
    """A child that stays outside, for only a process of the parent namespace may write the maps."""
    waiting, go = os.pipe()
    done, finished = os.pipe()
    target = os.getpid()
    if os.fork() == 0:
        os.close(go)
        os.read(waiting, 1)
        try:
            for kind in ("uid_map", "gid_map"):
                with open(f"/proc/{target}/{kind}", "w", encoding="ascii") as file:
                    file.write(f"0 {owner} 1")
            os.write(finished, b"1")
        finally:
            os._exit(0)
    os.close(finished)

    def mapped() -> None:
        os.write(go, b"1")
        if not os.read(done, 1):
            raise OSError(0, "the user namespace's maps could not be written")

    return mapped


def confine(plan: Plan) -> Keeper | None:
    """All that the plan asks for, in the one order that works. Raises OSError."""
    keeper = None
    if plan["bwrap"]:
        keeper = Keeper(plan["bwrap"])
        enter_namespaces(keeper, plan["owner"])
    elif plan["owner"] is not None:
        os.setgroups([])
        os.setresgid(plan["owner"], plan["owner"], plan["owner"])
        os.setresuid(plan["owner"], plan["owner"], plan["owner"])
    if plan["limits"]:  # from here on: outside of its namespace the kernel counts all that its user runs
        bind_launcher(plan["limits"], counted=plan["counted"])
    if LINUX and plan["limits"]:
        syscalls.prctl(syscalls.PR_SET_NO_NEW_PRIVS, 1)
    if plan["bwrap"] or plan["readable"]:
        syscalls.drop_capabilities()
        syscalls.prctl(syscalls.PR_SET_DUMPABLE, 0)
    return keeper


class Crew:
    """The supervisors, each known by a pipe: it rings when nobody waits any more or a command lasts, and ends
    with it.
    """

    def __init__(self, orders: _socket.socket, keeper: Keeper | None, plan: Plan) -> None:
        self.orders, self.keeper = orders, keeper
        self.confinement = Confinement(plan)
        self.watch = Watch(self.confinement.limits, plan["disk"], own_processes=keeper is not None)
        self.looking, self.inhabited = 0.0, False
        self.roster = Roster()
        self.places: dict[int, int] = {}
        self.wakeup = hear(signal.SIGALRM)
        self.poller = select.poll()
        self.poller.register(self.wakeup, select.POLLIN)
        self.poller.register(orders.fileno(), 0)  # its end only: orders are the supervisors' to read
        if keeper is not None:
            self.poller.register(keeper.alive, select.POLLIN)

    def serve(self) -> None:
        """Until the server hangs up, or the node's init dies (`kill -9 -1` by a command, say).

        Some supervisors always wait for orders on the shared socket: a command does not wait for a fork.
        """
        while True:
            self.fill()
            for pipe, _ in self.poller.poll():
                if pipe == self.wakeup:
                    self.wake()
                elif pipe not in self.places:
                    return
                else:
                    self.look_again_and_again()
                    if not os.read(pipe, 512):
                        self.forget(pipe)

    def fill(self) -> None:
        """With no process to be had (a bomb, say) it is tried again after the next look."""
        try:
            while self.roster.waiting < LEAST and len(self.places) < PLACES:
                self.fork()
        except OSError:
            self.look_again_and_again()

    def look_again_and_again(self) -> None:
        if self.looking != EVERY:
            self.looking = EVERY
            signal.setitimer(signal.ITIMER_REAL, EVERY, EVERY)

    def wake(self) -> None:
        if signal.SIGALRM not in os.read(self.wakeup, 512):
            return
        inhabited = self.watch.look({self.roster.pid(place) for place in self.places.values()})
        self.tell(inhabited)
        if not self.roster.busy and self.roster.waiting >= LEAST:
            self.looking = SELDOM if inhabited else 0.0
            signal.setitimer(signal.ITIMER_REAL, self.looking, self.looking)

    def tell(self, inhabited: bool) -> None:
        """The server: a node in which something runs on must not be put to sleep."""
        if inhabited != self.inhabited:
            self.inhabited = inhabited
            self.orders.sendall(b"+" if inhabited else b"-")

    def forget(self, pipe: int) -> None:
        """A supervisor has ended; whoever killed it while it waited, its place is free."""
        self.poller.unregister(pipe)
        os.close(pipe)
        self.roster.mark(self.places.pop(pipe), FREE)
        self.tell(inhabited=True)  # it may have left something; the next look knows

    def fork(self) -> None:
        place = self.roster.add()
        pipe, bell = os.pipe()
        try:
            child = os.fork()
        except OSError:
            self.roster.mark(place, FREE)
            os.close(pipe)
            os.close(bell)
            raise
        if child == 0:
            try:
                self.leave_to_launcher(pipe)
                supervise(self.orders, Post(self.roster, place, bell), self.confinement)
            finally:
                os._exit(0)
        os.close(bell)
        self.places[pipe] = place
        self.poller.register(pipe, select.POLLIN)

    def leave_to_launcher(self, pipe: int) -> None:
        """In the child: what only the launcher needs."""
        signal.set_wakeup_fd(-1)
        for other in (pipe, self.wakeup, *self.places):
            os.close(other)
        if self.keeper is not None:
            os.close(self.keeper.hold)


def ended(_number: int, _frame: FrameType | None) -> None:
    """A later server ends the launcher of one that was killed; `finally` does the rest."""
    sys.exit(0)


def end_everything(keeper: Keeper | None) -> None:
    if keeper is not None:
        keeper.end()
        return
    end_descendants(any_child)


def any_child() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return False
    return True


def main() -> None:
    """Called by START with a stream socket as standard input."""
    orders = _socket.socket(fileno=os.dup(0))
    os.set_inheritable(orders.fileno(), False)
    order = receive(0, int.from_bytes(receive(0, 4), "big"))
    if not order:
        return
    plan: Plan = marshal.loads(order)  # noqa: S302 - written by the server, our parent
    # Ended children need no wait: supervisors, and the daemons they leave to us, our being a subreaper.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for number in (signal.SIGINT, signal.SIGXCPU):  # supervisors are in their commands' limits
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, ended)
    if LINUX:
        syscalls.rename_process(b"ssm-document-worker")
        syscalls.prctl(syscalls.PR_SET_CHILD_SUBREAPER, 1)
    gc.disable()
    gc.freeze()
    try:
        keeper = confine(plan)
    except OSError as error:
        orders.sendall(str(error.strerror or error).encode())
        return
    os.umask(0o022)
    open_spool(plan["spool"])
    orders.sendall(b"ready\n")
    try:
        Crew(orders, keeper, plan).serve()
    finally:
        end_everything(keeper)

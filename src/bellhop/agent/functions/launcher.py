"""The parent of one function's runtime: it confines itself, starts the runtime, and ends with it.

The server keeps the other end of standard input, a stream socket. First come the plan (how to confine) and
the process (what to start); from then on the socket is the runtime's, as descriptor 3. When the server hangs
up, or the runtime ends, everything in the sandbox is killed; the exit code tells how the runtime ended.
Standard output is the runtime's, for what the function prints.

Standard library only, as little as possible: see bellhop/agent/launcher.py.
"""

from __future__ import annotations

import marshal
import os
import select
import signal
import sys
from typing import TYPE_CHECKING

from bellhop.agent import syscalls
from bellhop.agent.launcher import confine, end_everything
from bellhop.agent.supervisor import LINUX, RESTORED, Confinement, exit_code, hear, receive

if TYPE_CHECKING:
    from types import FrameType

    from bellhop.agent.orders import Plan, Process

SERVER = 0
CHANNEL = 3
REFUSED = 125  # the sandbox cannot be had; standard error says why


def main() -> None:
    """Called by START with a stream socket as standard input."""
    plan: Plan = marshal.loads(framed())  # noqa: S302 - written by the server, our parent
    process: Process = marshal.loads(framed())  # noqa: S302 - as above
    wakeup = hear(signal.SIGCHLD)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, ended)
    if LINUX:
        syscalls.rename_process(b"function")
        syscalls.prctl(syscalls.PR_SET_CHILD_SUBREAPER, 1)
    try:
        keeper = confine(plan)
        try:
            Confinement(plan).put_on()
            status = attend(start(process), wakeup)
        finally:
            end_everything(keeper)
    except OSError as error:
        os.write(2, str(error.strerror or error).encode())
        sys.exit(REFUSED)
    sys.exit(exit_code(status))


def framed() -> bytes:
    data = receive(SERVER, int.from_bytes(receive(SERVER, 4), "big"))
    if not data:
        os._exit(0)  # the server has changed its mind
    return data


def ended(_number: int, _frame: FrameType | None) -> None:
    """A later server ends the launcher of one that was killed; `finally` does the rest."""
    sys.exit(0)


def start(process: Process) -> int:
    os.umask(0o022)
    os.chdir(process["cwd"])
    return os.posix_spawn(
        process["argv"][0],
        process["argv"],
        process["environment"],
        file_actions=[
            (os.POSIX_SPAWN_DUP2, SERVER, CHANNEL),
            (os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ],
        setpgroup=0,
        setsigdef=RESTORED,
    )


def attend(child: int, wakeup: int) -> int | None:
    """Until the runtime has ended: its wait status; None when the server hangs up first."""
    poller = select.poll()
    poller.register(SERVER, 0)  # its end only: what comes is the runtime's to read
    poller.register(wakeup, select.POLLIN)
    while True:
        for fd, _ in poller.poll():
            if fd == SERVER:
                return None
            os.read(fd, 512)
        while (found := reaped()) is not None:
            if found[0] == child:
                return found[1]


def reaped() -> tuple[int, int] | None:
    """A process that has ended, with its wait status."""
    try:
        pid, status = os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return None
    return (pid, status) if pid else None

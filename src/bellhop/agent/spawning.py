"""Starts launchers: a Python of our own, stripped bare, whose standard input is one end of a socket pair."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bellhop.agent.orders import START, framed

if TYPE_CHECKING:
    from bellhop.agent.orders import Plan

SOURCES = str(Path(__file__).parents[2])


def start_launcher(
    theirs: socket.socket, log: Path, module: str = "launcher", output: int = subprocess.DEVNULL
) -> subprocess.Popen[bytes]:
    """A session and an environment of its own: nothing of ours is inherited but the socket and `output`.

    `module` of this package is where it begins; `log` gets its complaints.
    """
    with log.open("ab") as complaints:
        return subprocess.Popen(  # noqa: S603 - our own interpreter and sources
            [sys.executable, "-I", "-S", "-c", START, SOURCES, module],
            stdin=theirs.fileno(),
            stdout=output,
            stderr=complaints,
            env={},
            cwd="/",
            start_new_session=True,
        )


def greeting_of(plan: Plan, log: Path) -> str:
    """Starts a launcher for nothing but its first word: `ready`, or a sentence saying why it cannot be."""
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            process = start_launcher(theirs, log)
        ours.settimeout(10)
        ours.sendall(framed(plan))
        with ours.makefile("rb") as file:
            said = file.readline()
    process.wait()
    return said.decode(errors="replace").strip()

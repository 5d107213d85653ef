"""A step's directory with its three files, laid out before there is a step: creating files is the slow part.

On a busy disk a new file costs as much as a process; an idle supervisor has time for that. Its desk, a
directory `.<pid>` beside those of the commands, is renamed when the order comes. Standard library only.
"""

from __future__ import annotations

import os

SCRIPT, STDOUT, STDERR = "_script.sh", "stdout", "stderr"
WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC


class Desk:
    """Open files of one step: `script`, `stdout`, `stderr`, in a directory that is there: `home`/`step` until
    `move`.
    """

    def __init__(self, home: str, step: str) -> None:
        self.home = home
        self.directory = os.path.join(home, step)
        self.script = os.open(os.path.join(self.directory, SCRIPT), WRITE, 0o700)
        self.stdout = os.open(os.path.join(self.directory, STDOUT), WRITE, 0o600)
        self.stderr = os.open(os.path.join(self.directory, STDERR), WRITE, 0o600)

    def move(self, directory: str) -> None:
        """Raises OSError where the place is taken."""
        parent, step = os.path.split(directory)
        inner = os.path.join(self.home, step)
        os.rename(self.directory, inner)
        self.directory = inner
        try:
            os.rename(self.home, parent)
        except OSError:  # a later step of a command: its directory is there; or schema 1.2: one more level
            os.makedirs(parent, exist_ok=True)
            os.rename(inner, directory)
        self.directory = directory

    def discard(self) -> None:
        """Nothing of it stays, on disk or open; errors are the node's doing and do no harm."""
        for fd in (self.script, self.stdout, self.stderr):
            os.close(fd)
        try:
            for name in (SCRIPT, STDOUT, STDERR):
                os.unlink(os.path.join(self.directory, name))
            os.rmdir(self.directory)
        except OSError:
            return

    def write_script(self, text: bytes, name: str) -> None:
        """And closes it: Linux runs no file that is open for writing."""
        try:
            write_all(self.script, text)
        finally:
            os.close(self.script)
        if name != SCRIPT:
            os.rename(os.path.join(self.directory, SCRIPT), os.path.join(self.directory, name))


def write_all(fd: int, data: bytes) -> None:
    """To a file or a stream socket."""
    while data:
        data = data[os.write(fd, data) :]


def open_spool(spool: str) -> None:
    """`<instance id>/document/orchestration`, below a directory that must be there: nothing may come back of
    a disk that was taken away.
    """
    document = os.path.dirname(spool)
    try:
        make(os.path.dirname(document), document, spool)
    except OSError:
        return


def make(*directories: str) -> None:
    for directory in directories:
        try:
            os.mkdir(directory)
        except FileExistsError:
            continue


def laid_out(spool: str) -> Desk | None:
    """Ahead of any order; None where the node's disk does not let us."""
    home = os.path.join(spool, f".{os.getpid()}")
    try:
        make(home, os.path.join(home, "step"))
        return Desk(home, "step")
    except OSError:
        return None


def desk_at(directory: str, ready: Desk | None) -> Desk:
    """The desk that is ready, moved; a new one if there is none or a step has been there before."""
    if ready is not None:
        try:
            ready.move(directory)
        except OSError:
            ready.discard()
        else:
            return ready
    os.makedirs(directory, exist_ok=True)
    return Desk(*os.path.split(directory))

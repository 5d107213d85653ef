"""A step's directory with its three files, laid out before there is a step: creating files is the slow part.

On a busy disk a new file costs as much as a process; an idle supervisor has time for that. Its desk is below
a directory `.<pid>` beside those of the commands, in the shape that the step before had below its own; when
the order comes, one rename makes it the command's. Standard library only.
"""

from __future__ import annotations

import itertools
import os

# That of AWS-RunShellScript, the command of most nodes.
USUAL = "awsrunShellScript/0.awsrunShellScript"
SCRIPT, STDOUT, STDERR = "_script.sh", "stdout", "stderr"
WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC


class Desk:
    """Open files of one step: `script`, `stdout`, `stderr`, in a directory that is there.

    Before `move` it is `home`/`shape`.
    """

    def __init__(self, home: str, shape: str) -> None:
        self.home, self.shape = home, shape
        self.directory = os.path.join(home, shape)
        self.script = os.open(os.path.join(self.directory, SCRIPT), WRITE, 0o700)
        self.stdout = os.open(os.path.join(self.directory, STDOUT), WRITE, 0o600)
        self.stderr = os.open(os.path.join(self.directory, STDERR), WRITE, 0o600)

    def move(self, directory: str) -> None:
        """Raises OSError where the place is taken."""
        if directory.endswith(f"/{self.shape}"):
            try:
                os.rename(self.home, directory.removesuffix(f"/{self.shape}"))
            except OSError:  # a later step of its command: the home is there
                pass
            else:
                self.directory = directory
                return
        os.makedirs(os.path.dirname(directory), exist_ok=True)
        os.rename(self.directory, directory)
        remove_empty(os.path.dirname(self.directory))
        self.directory = directory

    def discard(self) -> None:
        """When `move` failed; the node may have taken away what was there."""
        for fd in (self.script, self.stdout, self.stderr):
            os.close(fd)
        try:
            for name in (SCRIPT, STDOUT, STDERR):
                os.unlink(os.path.join(self.directory, name))
        except OSError:
            return
        remove_empty(self.directory)

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


def remove_empty(directory: str) -> None:
    """And what holds nothing but it."""
    try:
        os.removedirs(directory)
    except OSError:
        return


def open_spool(spool: str) -> None:
    """`<instance id>/document/orchestration`, below a directory that must be there.

    Nothing may come back of a disk that was taken away.
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


def shape_of(directory: str, spool: str) -> str:
    """Where a step is below its command's directory."""
    return directory.removeprefix(f"{spool}/").partition("/")[2]


def laid_out(spool: str, shape: str) -> Desk | None:
    """Ahead of any order; None where the node's disk does not let us."""
    home = os.path.join(spool, f".{os.getpid()}")
    levels = itertools.accumulate(shape.split("/"), os.path.join, initial=home)
    try:
        make(*levels)
        return Desk(home, shape)
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

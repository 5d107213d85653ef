"""The outputs of a command on their way from pipes into files. Standard library only."""

from __future__ import annotations

import os
import select

from bellhop.agent.desk import write_all

CHUNK = 64 * 1024


class Stream:
    """One output of the command: pumped from its pipe, which is made ahead, into its file.

    The first `limit` bytes are kept for the report.
    """

    def __init__(self) -> None:
        self.source, self.target = os.pipe()
        os.set_blocking(self.source, False)
        self.file = -1
        self.limit, self.head, self.room = 0, b"", 0

    def begin(self, file: int, limit: int, room: int) -> None:
        """The file is the stream's from here on, and holds `room` bytes at most."""
        self.file, self.limit, self.room = file, limit, room

    def keep(self, data: bytes) -> None:
        if len(self.head) < self.limit:
            self.head += data[: self.limit - len(self.head)]
        if self.room:
            try:
                write_all(self.file, data[: self.room])
                self.room -= min(len(data), self.room)
            except OSError:  # the disk is full: the command goes on all the same
                self.room = 0

    def pump(self) -> bool:
        """Takes one chunk; False at the end of the stream."""
        try:
            data = os.read(self.source, CHUNK)
        except BlockingIOError:
            return True
        if data:
            self.keep(data)
        return bool(data)

    def drain(self) -> None:
        """Takes what is in the pipe of a killed command.

        Whoever still holds it (it cannot be ours) is not waited for.
        """
        while select.select([self.source], [], [], 0)[0] and self.pump():
            pass

    def hand_over(self) -> None:
        """The command has the writing end now; that it ends must be seen here."""
        os.close(self.target)
        self.target = -1

    def close(self) -> None:
        """The file too."""
        for fd in (self.source, self.file, self.target):
            if fd >= 0:
                os.close(fd)

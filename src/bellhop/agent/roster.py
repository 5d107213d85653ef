"""Who waits for an order: a byte a supervisor, in memory that they and their launcher share.

So a command that one waiting supervisor takes and another could have taken wakes nobody else: the launcher
is told only when none is left to wait, or when one has ended. Standard library only.
"""

from __future__ import annotations

import mmap
import os

# More than the processes a node may have.
PLACES = 16_384
# How many wait at least, once the launcher has looked: one for the next order, one while more are forked. And
# how many do at most: those of a burst that find so many waiting go.
LEAST, MOST = 2, 4
FREE, BUSY, WAITING = 0, 1, 2


class Roster:
    """Places are given out and taken back by the launcher; whoever has one says whether it waits."""

    def __init__(self) -> None:
        self._places = mmap.mmap(-1, PLACES)
        self._pids = memoryview(mmap.mmap(-1, 4 * PLACES)).cast("i")

    @property
    def attended(self) -> bool:
        """Does anybody wait?"""
        return self._places.find(bytes([WAITING])) >= 0

    @property
    def waiting(self) -> int:
        return self._places[:].count(WAITING)

    def add(self) -> int:
        """A free place, whose owner will wait. Raises IndexError when there is none."""
        place = self._places.find(bytes([FREE]))
        self._places[place if place >= 0 else PLACES] = WAITING
        return place

    def introduce(self, place: int) -> None:
        """By the owner itself: its launcher may be in another process namespace, with other ids."""
        self._pids[place] = os.getpid()

    def pid(self, place: int) -> int:
        """The owner's, as it calls itself; 0 before it has."""
        return self._pids[place]

    @property
    def busy(self) -> bool:
        return self._places.find(bytes([BUSY])) >= 0

    def mark(self, place: int, state: int) -> None:
        self._places[place] = state
        if state == FREE:
            self._pids[place] = 0


class Post:
    """A supervisor's place in the roster, and the pipe on which it calls the launcher."""

    def __init__(self, roster: Roster, place: int, bell: int) -> None:
        self._roster, self._place, self._bell = roster, place, bell
        roster.introduce(place)

    def leave(self) -> None:
        """It has an order; somebody must be waiting for the next one."""
        self._roster.mark(self._place, BUSY)
        if not self._roster.attended:
            self.ring()

    def ring(self) -> None:
        """The launcher has something to look at."""
        os.write(self._bell, b"w")

    def resume(self) -> bool:
        """It waits again, unless enough others do."""
        if self._roster.waiting >= MOST:
            return False
        self._roster.mark(self._place, WAITING)
        return True

"""How many nodes of a fleet are awake: those that idle make room, and their files stay as they are.

A sandbox is six processes and some 9 MiB, whatever it does. A node in which a command runs, or something
that one has left, is never put to sleep.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.agent.node import Node

MOST = 64
# Where all of those are busy, others do not wait for the end of what may last: a few more are let in, again
# and again.
PATIENCE, FEW = 0.25, 8


class Berths:
    """Used from the loop's thread only."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._awake: dict[Node, None] = {}  # the one that was used longest ago is first
        self._waiting: deque[tuple[Node, Callable[[], None]]] = deque()
        self._timer: asyncio.TimerHandle | None = None

    def admit(self, node: Node, begin: Callable[[], None]) -> None:
        """Calls `begin` when the node may run something, mostly at once."""
        if (node in self._awake and node.awake) or (not self._waiting and self._make_room()):
            self._enter(node, begin)
            return
        self._waiting.append((node, begin))
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(PATIENCE, self._lose_patience)

    def vacated(self) -> None:
        """A node has nothing more to run."""
        while self._waiting and self._make_room():
            self._enter(*self._waiting.popleft())

    def forget(self, node: Node) -> None:
        self._awake.pop(node, None)

    def clear(self) -> None:
        """All nodes are gone."""
        self._awake.clear()
        self._waiting.clear()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _enter(self, node: Node, begin: Callable[[], None]) -> None:
        self._awake.pop(node, None)
        self._awake[node] = None
        begin()

    def _make_room(self) -> bool:
        if len(self._awake) < self._most:
            return True
        for node in self._awake:
            if node.idle or not node.awake:
                del self._awake[node]
                node.rest()
                return len(self._awake) < self._most
        return False

    def _lose_patience(self) -> None:
        self._timer = None
        for _ in range(min(FEW, len(self._waiting))):
            self._enter(*self._waiting.popleft())
        if self._waiting:
            self._timer = asyncio.get_running_loop().call_later(PATIENCE, self._lose_patience)

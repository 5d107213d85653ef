"""Errands: due rows that wait for a neighbour, carried out beside the pump so that nobody else waits."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from typing import TYPE_CHECKING

from bellhop.kernel.clock import pause

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bellhop.kernel.timers import TimerRow
    from bellhop.store import Scope

    Carry = Callable[[Scope, TimerRow], Awaitable[None]]

log = logging.getLogger(__name__)


class Errands:
    """Those for one address go one after another, in their order; different addresses side by side."""

    def __init__(self, carry: Carry) -> None:
        self._carry = carry
        self._lanes: dict[str, deque[tuple[Scope, TimerRow]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.under_way: set[int] = set()  # numbers of rows

    def take(self, address: str, scope: Scope, row: TimerRow) -> None:
        """Carry a row out when those before it have been."""
        self.under_way.add(row.id)
        if lane := self._lanes.get(address):
            lane.append((scope, row))
            return
        self._lanes[address] = deque([(scope, row)])
        task = asyncio.get_running_loop().create_task(self._drive(address), name=f"errands {address}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drive(self, address: str) -> None:
        lane = self._lanes[address]
        while lane:
            scope, row = lane[0]
            try:
                await self._carry(scope, row)
            except Exception:  # not even the failure could be kept: its row is as it was, and due
                log.exception("the errand %s at %s cannot be kept", row.id, address)
                await pause(1.0)
            finally:
                lane.popleft()
                self.under_way.discard(row.id)
        del self._lanes[address]

    async def done(self) -> None:
        """Wait until none is under way."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def finish(self, seconds: float) -> None:
        """Begin none any more, wait so long for the answers to those that were begun, and drop the rest."""
        for lane in self._lanes.values():
            while len(lane) > 1:
                lane.pop()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        await self.drop()

    async def drop(self) -> None:
        """Let go of all: their rows stay as they are, and whoever is being asked is not heard any more."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._lanes.clear()
        self.under_way.clear()

"""The pump: after commits it delivers events, and on the clock it runs the timers that fall due."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import logging
from typing import TYPE_CHECKING, Any

from bellhop.kernel.clock import pause
from bellhop.kernel.errands import Errands
from bellhop.kernel.events import EVENTS, KEPT, REMOVE_OLD_DELIVERIES, STEP, GivenUp, Subscriptions
from bellhop.kernel.retention import Newest
from bellhop.kernel.timers import (
    DUE,
    NEXT,
    TIMERS,
    UNDELIVERED,
    GiveUp,
    TimerRow,
    TryAgain,
    function_named,
)

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from bellhop.kernel.context import Context
    from bellhop.kernel.transactions import Transactions
    from bellhop.store import Across, Scope

BATCH = 100
ATTEMPTS = 8
ANSWERS = 0.5  # seconds that the end waits for neighbours that are being asked: they are not asked twice then
GATHER = 0.02  # seconds in which calls under load fill one batch; who reads or settles does not wait for it

log = logging.getLogger(__name__)


def backoff(attempts: int) -> float:
    """Seconds until what failed is tried again: 1, 2, 4 … at most an hour."""
    return min(3600.0, 2.0 ** (attempts - 1))


def oldest_undelivered(across: Across) -> int | None:
    """The oldest event that somebody has not heard of yet."""
    return next((row.event for _, row in across.each(UNDELIVERED, limit=1)), None)


class Pump:
    """Runs what is due, a batch a transaction; when one of a batch fails, each runs alone.

    `errands` names the subscribers that wait for a neighbour: those run beside the batches, and
    the events they are told of say in `to` whom they go to.
    """

    def __init__(
        self, transactions: Transactions, subscriptions: Subscriptions, errands: frozenset[str] = frozenset()
    ) -> None:
        self._transactions = transactions
        self._database = transactions.database
        self._clock = transactions.clock
        self._subscriptions = subscriptions
        self._awake = asyncio.Event()
        self._turn = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None
        self._newest = Newest(EVENTS, KEPT, STEP, oldest_undelivered)
        self._run_as_errand = errands
        self._errands = Errands(self._alone)
        transactions.wake = self._awake.set

    def start(self) -> None:
        self._awake.set()
        self._task = asyncio.get_running_loop().create_task(self._run(), name="pump")

    async def stop(self) -> None:
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        await self._errands.finish(ANSWERS)

    @contextlib.asynccontextmanager
    async def paused(self) -> AsyncGenerator[None]:
        """A reset: nothing runs meanwhile, and nobody waits for an answer any more."""
        async with self._turn:
            await self._errands.drop()
            yield

    @property
    def busy(self) -> bool:
        """Is something under way, or due by now?"""
        due = self.next_due()
        return bool(self._errands.under_way) or (due is not None and due <= self._clock.now())

    def wake(self) -> None:
        """Look again: the clock was moved."""
        self._awake.set()

    async def _run(self) -> None:
        while True:
            await self._sleep()
            await self.drain()

    async def _sleep(self) -> None:
        due = self.next_due()
        with contextlib.suppress(TimeoutError):
            # Not wait_for: until Python 3.12 it loses a cancellation that comes together with the awakening.
            async with asyncio.timeout(None if due is None else self._clock.wait(due)):
                await self._awake.wait()
            await pause(GATHER)
        self._awake.clear()

    def next_due(self) -> float | None:
        """When the next of all timers and deliveries is due that is not under way."""
        under_way = self._errands.under_way
        rows = self._database.across().each(NEXT, limit=1 + len(under_way))
        return next((row.due for _, row in rows if row.id not in under_way), None)

    async def drain(self) -> None:
        """Run until nothing is due any more."""
        while await self._batch(BATCH):
            await asyncio.sleep(0)

    async def quiet(self) -> None:
        """Wait until no neighbour is being asked for an errand."""
        await self._errands.done()

    async def advance(self, target: float) -> None:
        """Run everything due until `target`, one by one, each at its own time."""
        while (due := self.next_due()) is not None and due <= target:
            if due > self._clock.now():
                self._clock.move(due)
            await self._batch(1)
            await self._errands.done()

    async def _batch(self, size: int) -> int:
        """Run at most `size` of what is due, in order; how many there were."""
        async with self._turn:
            due = self._due(size)
            count = len(due)
            if any(row.function in self._run_as_errand for _, row in due):
                due = [(scope, row) for scope, row in due if not self._sent_out(scope, row)]
            if due and not self._together(due):
                for scope, row in due:
                    await self._alone(scope, row)
            return count

    def _due(self, size: int) -> list[tuple[Scope, TimerRow]]:
        under_way = self._errands.under_way
        limit = size + len(under_way)
        found = self._database.across().each(DUE, now=self._clock.now(), limit=limit)
        return [(scope, row) for scope, row in found if row.id not in under_way][:size]

    def _sent_out(self, scope: Scope, row: TimerRow) -> bool:
        """Whether the row waits for a neighbour, and has been given to the errands."""
        if row.function not in self._run_as_errand or row.event is None:
            return False
        event = self._database.session(scope).get(EVENTS, row.event)
        self._errands.take(event.facts["to"] if event else "", scope, row)
        return True

    def _together(self, due: list[tuple[Scope, TimerRow]]) -> bool:
        contexts = [self._transactions.context(scope, row.due) for scope, row in due]
        try:
            with self._database.transaction():
                for ctx, (_, row) in zip(contexts, due, strict=True):
                    self._step(ctx, row)
        except Exception:
            return False
        for ctx in contexts:
            self._transactions.surroundings.tell(ctx.notices)
        return True

    def _step(self, ctx: Context, row: TimerRow) -> None:
        function = function_named(row.function)
        ctx.attempt = row.attempts + 1
        if row.event is None:
            function(ctx, **row.facts)
            ctx.store.delete(TIMERS, row.id)
        elif event := ctx.store.get(EVENTS, row.event):
            function(ctx, self._subscriptions.event(event))
            ctx.store.update(TIMERS, row.id, due=None, attempts=row.attempts + 1, error=None)
            self._keep_newest(ctx.store.across(), event.id)
        else:
            ctx.store.delete(TIMERS, row.id)

    def _keep_newest(self, across: Across, event: int) -> None:
        """Old events go, and with them the deliveries that are over."""
        last = self._newest.added(across, event)
        if last is not None:
            across.change(REMOVE_OLD_DELIVERIES, last=last)

    async def _alone(self, scope: Scope, row: TimerRow) -> None:
        make = functools.partial(self._transactions.context, scope, row.due)
        try:
            await self._transactions.run(make, lambda ctx: self._step(ctx, row))
        except Exception as error:
            expected = isinstance(error, GiveUp | TryAgain)
            log.warning("%s failed: %s", row.function, error, exc_info=None if expected else error)
            self._keep(scope, row, error)

    def _keep(self, scope: Scope, row: TimerRow, error: Exception) -> None:
        """Record what went wrong, and when it is tried again."""
        attempts = row.attempts + 1
        over = attempts >= ATTEMPTS or isinstance(error, GiveUp)
        changes: dict[str, Any] = {
            "due": None if over else self._clock.now() + backoff(attempts),
            "attempts": attempts,
            "error": f"{type(error).__name__}: {error}",
        }
        self._transactions.now(self._transactions.context(scope), self._write_down, row, changes, error)

    def _write_down(self, ctx: Context, row: TimerRow, changes: dict[str, Any], error: Exception) -> None:
        ctx.store.update(TIMERS, row.id, **changes)
        if changes["due"] is None and row.event is not None:
            code = error.code if isinstance(error, GiveUp) else type(error).__name__
            ctx.emit(GivenUp(row.event, row.function, code, str(error)))

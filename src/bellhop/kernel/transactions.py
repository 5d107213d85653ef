"""One call, one transaction: plain functions run in the loop's thread, and again when they had to ask."""

from __future__ import annotations

import asyncio
import functools
from typing import TYPE_CHECKING, Any, TypeVar

from bellhop.kernel.caller import root_of
from bellhop.kernel.context import Context, Surroundings, Unanswered

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from concurrent.futures import ThreadPoolExecutor

    from bellhop.kernel.clock import Clock
    from bellhop.store import Database, Scope

T = TypeVar("T")
THREADS = 32  # that many neighbours are asked at a time


class Transactions:
    """Runs functions of a context; `wake` is told after a commit that left events or timers."""

    def __init__(self, database: Database, clock: Clock, surroundings: Surroundings) -> None:
        self.database = database
        self.clock = clock
        self.surroundings = surroundings
        self.wake: Callable[[], None] = lambda: None
        self._waiting: list[asyncio.Future[None]] = []
        self._threads: ThreadPoolExecutor | None = None
        database.parts_committed = self._tell_waiting

    def context(self, scope: Scope, now: float | None = None) -> Context:
        """A context of callerless work: the account's root, at this moment of the clock."""
        moment = self.clock.now() if now is None else now
        return Context(self.surroundings, self.database.session(scope), root_of(scope.account), moment)

    def now(self, ctx: Context, function: Callable[..., T], *arguments: Any, **facts: Any) -> T:
        """Run `function(ctx, …)` in a transaction of its own. Raises Unanswered if it has to ask."""
        with self.database.transaction():
            result = function(ctx, *arguments, **facts)
        self._follow(ctx)
        return result

    def _follow(self, ctx: Context) -> None:
        """What a context left is durable: let it have its consequences."""
        if ctx.outgoing:
            self.wake()
        if ctx.notices:
            self.surroundings.tell(ctx.notices)

    async def run(self, make: Callable[[], Context], function: Callable[[Context], T]) -> T:
        """Run `function` in a transaction, again with each answer it needs from a neighbour.

        Calls that run in one turn of the loop share a commit: each can fail alone, none is answered before
        it is durable, and pages that they all write are written once.
        """
        answers: dict[Hashable, Any] = {}
        while True:
            ctx = make()
            ctx.answers = answers
            try:
                result, wrote = self.database.part(functools.partial(function, ctx))
            except Unanswered as question:
                answers[question.key] = await self._ask(question)
            else:
                if wrote:
                    await self._committed()
                self._follow(ctx)
                return result

    def _committed(self) -> asyncio.Future[None]:
        """Done when what was written in this turn of the loop is durable."""
        loop = asyncio.get_running_loop()
        if not self._waiting:
            loop.call_soon(self.database.commit_parts)
        waiting = loop.create_future()
        self._waiting.append(waiting)
        return waiting

    def _tell_waiting(self, error: Exception | None) -> None:
        waiting, self._waiting = self._waiting, []
        for future in waiting:
            if future.cancelled():
                continue
            if error:
                future.set_exception(error)
            else:
                future.set_result(None)

    async def _ask(self, question: Unanswered) -> Any:
        """The answer, or the exception that is raised in its place."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._asking(), question.ask)
        except Exception as error:
            return error

    def _asking(self) -> ThreadPoolExecutor:
        """Threads of their own: a neighbour that is slow to answer keeps nobody else waiting."""
        if self._threads is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - with the first question

            self._threads = ThreadPoolExecutor(THREADS, "bellhop-ask")
        return self._threads

    def close(self) -> None:
        """Wait for no answer any more."""
        if self._threads:
            self._threads.shutdown(wait=False, cancel_futures=True)

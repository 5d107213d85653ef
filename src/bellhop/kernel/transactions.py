"""One call, one transaction: plain functions run in the loop's thread, and again when they had to ask."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

from bellhop.kernel.caller import root_of
from bellhop.kernel.context import Context, Surroundings, Unanswered

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from bellhop.kernel.clock import Clock
    from bellhop.store import Database, Scope

T = TypeVar("T")


class Transactions:
    """Runs functions of a context; `wake` is told after a commit that left events or timers."""

    def __init__(self, database: Database, clock: Clock, surroundings: Surroundings) -> None:
        self.database = database
        self.clock = clock
        self.surroundings = surroundings
        self.wake: Callable[[], None] = lambda: None

    def context(self, scope: Scope, now: float | None = None) -> Context:
        """A context of callerless work: the account's root, at this moment of the clock."""
        moment = self.clock.now() if now is None else now
        return Context(self.surroundings, self.database.session(scope), root_of(scope.account), moment)

    def now(self, ctx: Context, function: Callable[..., T], *arguments: Any, **facts: Any) -> T:
        """Run `function(ctx, …)` in a transaction of its own. Raises Unanswered if it has to ask."""
        with self.database.transaction():
            result = function(ctx, *arguments, **facts)
        if ctx.outgoing:
            self.wake()
        if ctx.notices:
            self.surroundings.tell(ctx.notices)
        return result

    async def run(self, make: Callable[[], Context], function: Callable[[Context], T]) -> T:
        """Run `function` in a transaction, again with each answer it needs from a neighbour."""
        answers: dict[Hashable, Any] = {}
        while True:
            ctx = make()
            ctx.answers = answers
            try:
                return self.now(ctx, function)
            except Unanswered as question:
                answers[question.key] = await self._ask(question)

    async def _ask(self, question: Unanswered) -> Any:
        """The answer, or the exception that is raised in its place."""
        try:
            return await asyncio.get_running_loop().run_in_executor(None, question.ask)
        except Exception as error:
            return error

"""The way back: what the embedded neighbours, in threads of their own, ask of the Bellhop they live in."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.kernel.context import Context
    from bellhop.kernel.transactions import Transactions
    from bellhop.store import Scope


class Home:
    """Every method may be called from any thread."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._loop = asyncio.get_running_loop()

    def now(self) -> float:
        """Seconds since the epoch on Bellhop's clock."""
        return self._transactions.clock.now()

    def deliver(self, scope: Scope, event: Any) -> None:
        """Put an event, such as a Delivery, into the outbox; the rest happens beside the caller."""
        self._soon(scope, lambda ctx: ctx.emit(event))

    def _soon(self, scope: Scope, work: Callable[[Context], None]) -> None:
        transactions = self._transactions
        self._loop.call_soon_threadsafe(lambda: transactions.now(transactions.context(scope), work))

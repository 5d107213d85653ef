"""The way back: what the embedded neighbours, in threads of their own, ask of the Bellhop they live in."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bellhop.kernel.timers import function_named

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bellhop.downstream.deliveries import Delivery
    from bellhop.downstream.ports import FunctionRunner
    from bellhop.kernel.context import Context
    from bellhop.kernel.transactions import Transactions
    from bellhop.store import Scope


@dataclass(slots=True)
class Requested:
    """A neighbour has something that one of our engines is to do: `function(ctx, **facts)`."""

    function: str
    facts: dict[str, Any]


class Home:
    """Every method may be called from any thread.

    `functions` names what carries them out: `text`, `mail` and `event`, each a function `(ctx, **facts)`.
    """

    def __init__(
        self,
        transactions: Transactions,
        functions: Mapping[str, str],
        runner: Callable[[], FunctionRunner],
    ) -> None:
        self.runner = runner  # what runs Lambda functions
        self._transactions = transactions
        self._functions = functions
        self._loop = asyncio.get_running_loop()

    def now(self) -> float:
        """Seconds since the epoch on Bellhop's clock."""
        return self._transactions.clock.now()

    def deliver(self, scope: Scope, delivery: Delivery) -> None:
        """Put a delivery into the outbox; the rest happens beside the caller."""
        self._emit(scope, delivery)

    def text(self, scope: Scope, number: str, message: str) -> None:
        """Send a text message, as SNS does to a PhoneNumber or a subscriber by SMS."""
        self._request("text", scope, number=number, message=message)

    def mail(self, scope: Scope, address: str, subject: str, message: str) -> None:
        """Send a mail, as SNS does to subscribers by email."""
        self._request("mail", scope, address=address, subject=subject, message=message)

    def event(
        self, scope: Scope, source: str, detail_type: str, detail: dict[str, Any], resources: Sequence[str]
    ) -> None:
        """Put an event of an AWS service on the default event bus."""
        facts = {"source": source, "detail_type": detail_type, "detail": detail, "resources": list(resources)}
        self._request("event", scope, **facts)

    def _request(self, name: str, scope: Scope, **facts: Any) -> None:
        self._emit(scope, Requested(self._functions[name], facts))

    def _emit(self, scope: Scope, event: Delivery | Requested) -> None:
        """In the outbox before the loop hears that the caller is done."""

        def put() -> None:
            ctx = self._transactions.context(scope)
            self._transactions.now(ctx, _put, event)

        self._loop.call_soon_threadsafe(put)


def _put(ctx: Context, event: Delivery | Requested) -> None:
    ctx.emit(event)


def carry_out(ctx: Context, event: Requested) -> None:
    """A subscriber: what a neighbour has requested."""
    function_named(event.function)(ctx, **event.facts)

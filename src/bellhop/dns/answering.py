"""The zone of all accounts as the sockets ask it: one message, one transaction."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bellhop.dns.responses import respond
from bellhop.engines.mail.authentication.zone import lookup
from bellhop.store import NOBODY

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.kernel.transactions import Transactions


class Answers:
    """Answers DNS messages from the state of one Bellhop."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    async def __call__(self, wire: bytes, datagram: bool) -> bytes | None:
        """The answer to a message; one that needs a key which nobody has needed before waits for it."""

        def answer(ctx: Context) -> bytes | None:
            return respond(wire, partial(lookup, ctx), datagram=datagram)

        return await self._transactions.run(lambda: self._transactions.context(NOBODY), answer)

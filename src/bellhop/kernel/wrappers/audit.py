"""The audit trail: a row a call, of writes in their transaction, of reads and refusals a moment later."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from bellhop.kernel.retention import Newest
from bellhop.store import Query, Table

if TYPE_CHECKING:
    from bellhop.kernel.call import Call
    from bellhop.kernel.context import Context
    from bellhop.kernel.transactions import Transactions
    from bellhop.store import Scope

KEPT = 50_000
STEP = 1_000
FLUSH_WITHIN = 0.1  # seconds
LONGEST = 65_536  # characters of a request that are kept


@dataclass(slots=True)
class CallRow:
    """One call as the trail keeps it; `request` is JSON with secrets masked."""

    id: int
    time: float
    service: str
    operation: str
    principal: str
    access_key: str
    source_ip: str
    user_agent: str
    request: str
    error_code: str | None
    request_id: str


CALLS = Table("call", CallRow, ("id",), unique=True)
ALL_CALLS = Query(CALLS, order=("id",), limit=True)


class Trail:
    """Writes the trail, and keeps its newest 50,000 rows."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._buffer: list[tuple[Scope, CallRow]] = []
        self._timer: asyncio.TimerHandle | None = None
        self._newest = Newest(CALLS, KEPT, STEP)
        self._written = self._last = 0

    def answered(self, ctx: Context, call: Call, *, written: bool) -> None:
        """The call succeeded: its row joins what it has written, or waits with the reads."""
        row = self._row(call, ctx.now, None)
        if written:
            ctx.store.add(CALLS, row)
            self._written += 1
            if self._written >= STEP:
                self._flush_soon()
        else:
            self._keep(call.scope, row)

    def refused(self, call: Call, code: str) -> None:
        """The call was refused, and whatever it wrote undone."""
        self._keep(call.scope, self._row(call, self._transactions.clock.now(), code))

    def _row(self, call: Call, now: float, code: str | None) -> CallRow:
        operation = call.operation
        self._last = self._transactions.surroundings.ids.sequence(now)
        return CallRow(
            self._last,
            now,
            operation.service.name,
            operation.name,
            call.caller.arn,
            call.caller.access_key,
            call.client,
            call.agent,
            as_text(operation.mask(call.request)),
            code,
            call.request_id,
        )

    def _keep(self, scope: Scope, row: CallRow) -> None:
        self._buffer.append((scope, row))
        self._flush_soon()

    def _flush_soon(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(FLUSH_WITHIN, self.flush)

    def flush(self) -> None:
        """Write what waits; whoever reads the trail calls this first."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        database = self._transactions.database
        across = database.across()
        with database.transaction():
            across.add_all(CALLS, self._buffer)
            self._newest.added(across, self._last, len(self._buffer) + self._written)
        self._written = 0
        self._buffer.clear()

    def forget(self) -> None:
        """A reset: what waits belongs to what is gone."""
        self._buffer.clear()


def as_text(request: object) -> str:
    """A request as JSON, cut off where it is longer than anybody reads."""
    text = orjson.dumps(request, default=str).decode()
    return text if len(text) <= LONGEST else orjson.dumps({"Truncated": text[:LONGEST]}).decode()

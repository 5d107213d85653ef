"""The audit trail: a row a call, of writes in their transaction, of reads and refusals a moment later."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from bellhop.kernel.retention import Newest
from bellhop.store import Query, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.call import Call
    from bellhop.kernel.caller import Admitted
    from bellhop.kernel.context import Context
    from bellhop.kernel.transactions import Transactions
    from bellhop.store import Scope
    from bellhop.wire.refusal import Refusal

KEPT = 50_000
STEP = 1_000
FLUSH_WITHIN = 0.1  # seconds
LONGEST = 65_536  # characters of a request or answer that are kept


@dataclass(slots=True)
class CallRow:
    """One call as the trail keeps it; `request` and `response` are JSON with secrets masked.

    Only what has written has a `response`, only what was refused an error; `denied` says why IAM would
    have refused what it let through.
    """

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
    error_message: str | None = None
    response: str | None = None
    principal_id: str = ""
    denied: str | None = None


@dataclass(slots=True)
class ApiCalled:
    """A call, where rules watch for such: `call` has the fields of its row."""

    call: dict[str, Any]


class Abroad(NamedTuple):
    """A call that a neighbour answered, by the neighbour's own names; secrets are left out of `request`."""

    service: str
    operation: str
    request: Mapping[str, Any]
    request_id: str
    client: str
    agent: str


CALLS = Table("call", CallRow, ("id",), unique=True)
ALL_CALLS = Query(CALLS, order=("id",), limit=True)


class Trail:
    """Writes the trail, and keeps its newest 50,000 rows."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._buffer: list[tuple[Scope, CallRow]] = transactions.surroundings.unwritten
        self._watched = transactions.surroundings.subscriptions.watched
        self._read_watched = transactions.surroundings.subscriptions.read_watched
        self._timer: asyncio.TimerHandle | None = None
        self._newest = Newest(CALLS, KEPT, STEP)
        self._written = self._last = 0

    def answered(self, ctx: Context, call: Call, answer: Mapping[str, Any], *, written: bool) -> None:
        """The call succeeded: its row joins what it has written, or waits with the reads."""
        row = self._row(call, ctx.now)
        if written:
            row.response = as_text(dict(call.operation.mask_answer(answer)))
            self._write(ctx, row)
        elif call.scope in self._read_watched:
            self._write(ctx, row)
        else:
            self._keep(call.scope, row)

    def refused(self, call: Call, refusal: Refusal) -> None:
        """The call was refused, and whatever it wrote undone."""
        row = self._row(call, self._transactions.clock.now())
        row.error_code, row.error_message = refusal.code, refusal.message
        self._tell(call.scope, row)

    def abroad(self, admitted: Admitted, call: Abroad, error: str | None, message: str | None = None) -> None:
        """A neighbour has answered; `error` is the code with which it refused, `message` its sentence."""
        scope, caller = admitted.scope, admitted.caller
        now = self._transactions.clock.now()
        self._last = self._transactions.surroundings.ids.sequence(now)
        row = CallRow(
            self._last,
            now,
            call.service,
            call.operation,
            caller.arn,
            caller.access_key,
            call.client,
            call.agent,
            as_text(call.request),
            error,
            call.request_id,
            message,
            principal_id=caller.unique_id,
            denied=admitted.denied,
        )
        self._tell(scope, row)

    def _tell(self, scope: Scope, row: CallRow) -> None:
        """A row of no transaction: one of its own where rules watch, else it waits with the reads."""
        if scope in self._watched:
            self._transactions.now(self._transactions.context(scope), self._write, row)
        else:
            self._keep(scope, row)

    def _row(self, call: Call, now: float) -> CallRow:
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
            None,
            call.request_id,
            principal_id=call.caller.unique_id,
            denied=call.denied,
        )

    def _write(self, ctx: Context, row: CallRow) -> None:
        ctx.store.add(CALLS, row)
        if ctx.scope in self._watched:
            ctx.emit(ApiCalled(asdict(row)))
        self._written += 1
        if self._written >= STEP:
            self._flush_soon()

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


def as_text(members: object) -> str:
    """A request or answer as JSON, cut off where it is longer than anybody reads."""
    text = orjson.dumps(members, default=str).decode()
    return text if len(text) <= LONGEST else orjson.dumps({"Truncated": text[:LONGEST]}).decode()

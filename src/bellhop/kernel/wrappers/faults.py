"""Faults on demand: errors and latency that somebody asked a service to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bellhop.kernel.clock import pause
from bellhop.store import NOBODY, Change, Query, Table
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from bellhop.kernel.call import Call, Next
    from bellhop.kernel.transactions import Transactions


@dataclass(slots=True)
class Fault:
    """What calls of `service` and `operation` ("*": all) meet: latency first, then an error.

    Faults are the operator's: they meet every account and Region.
    `times` is how often it still strikes, None for ever; `status` speaks for errors that the
    service's model does not know.
    """

    id: int
    service: str
    operation: str
    error: str | None
    status: int | None
    latency_ms: int
    probability: float
    times: int | None

    def meets(self, call: Call) -> bool:
        names = (call.operation.service.name, call.operation.name)
        return self.service == names[0] and self.operation in ("*", names[1])


FAULTS = Table("fault", Fault, ("id",))
ALL_FAULTS = Query(FAULTS, order=("id",))
REMOVE_ALL = Change(FAULTS, FAULTS.c.id.is_not(None))


class Faults:
    """The faults that are set; they are read from the store once, and after every change."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._set: list[Fault] = []
        self.load()

    def load(self) -> None:
        self._set = self._transactions.database.session(NOBODY).select(ALL_FAULTS)

    def all_set(self) -> list[Fault]:
        """The faults, oldest first."""
        return list(self._set)

    def add(self, **facts: Any) -> None:
        """Set a fault; `facts` are those of Fault, save its id."""
        transactions = self._transactions
        self._write(Fault(transactions.surroundings.ids.sequence(transactions.clock.now()), **facts))
        self.load()

    def clear(self) -> None:
        """No faults any more."""
        database = self._transactions.database
        with database.transaction():
            database.session(NOBODY).change(REMOVE_ALL)
        self.load()

    async def around(self, call: Call, next: Next) -> dict[str, Any]:  # noqa: A002 - it is the next
        """Let the newest fault that meets this call strike before it is carried out."""
        fault = self._strike(call) if self._set else None
        if fault:
            if fault.latency_ms:
                await pause(fault.latency_ms / 1000)
            if fault.error:
                raise Refusal(fault.error, f"{fault.error}: a fault set at /_bellhop/faults", fault.status)
        return await next(call)

    def _strike(self, call: Call) -> Fault | None:
        ids = self._transactions.surroundings.ids
        met = (fault for fault in reversed(self._set) if fault.times != 0 and fault.meets(call))
        fault = next((fault for fault in met if ids.chance(fault.probability)), None)
        if fault and fault.times is not None:
            fault.times -= 1
            self._write(fault)
        return fault

    def _write(self, fault: Fault) -> None:
        database = self._transactions.database
        with database.transaction():
            database.session(NOBODY).put(FAULTS, fault)

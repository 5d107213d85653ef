"""One call: the operation's function in a transaction, with what surrounds every call around it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bellhop.kernel.context import Context
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.kernel.caller import Caller
    from bellhop.kernel.service import Function, Services
    from bellhop.kernel.transactions import Transactions
    from bellhop.kernel.wrappers.audit import Trail
    from bellhop.store import Scope
    from bellhop.wire.http import Answer, Request
    from bellhop.wire.model import Operation

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Call:
    """A request that reached its operation: what is asked, of whose rows, by whom, from where.

    `denied` says why IAM would have refused it, where it only watches; `forbidden` holds the ARNs of those
    of many resources that the call goes on without.
    """

    operation: Operation
    request: dict[str, Any]
    request_id: str
    scope: Scope
    caller: Caller
    client: str = ""
    agent: str = ""
    host: str = ""
    function: Function | None = None
    denied: str | None = None
    forbidden: frozenset[str] = frozenset()


Next = Callable[[Call], Awaitable[dict[str, Any]]]
Around = Callable[[Call, Next], Awaitable[dict[str, Any]]]


def _surrounded(wrapper: Around, inner: Next) -> Next:
    def carry(call: Call) -> Awaitable[dict[str, Any]]:
        return wrapper(call, inner)

    return carry


class Calls:
    """Carries calls out. `around` are the wrappers, the outermost first."""

    def __init__(
        self, transactions: Transactions, services: Services, trail: Trail, around: Iterable[Around] = ()
    ) -> None:
        self._transactions = transactions
        self._services = services
        self._trail = trail
        self._carry: Next = self._run
        for wrapper in reversed(list(around)):
            self._carry = _surrounded(wrapper, self._carry)

    async def answer(self, call: Call, request: Request, labels: dict[str, str]) -> Answer:
        """Parse the request, carry it out, write its answer; whatever goes wrong is a Refusal."""
        operation = call.operation
        try:
            call.function = self._services.function(operation)
            call.request = operation.parse(request, labels)
            return operation.answer(await self._carry(call), call.request_id)
        except Refusal as refusal:
            self._trail.refused(call, refusal)
            raise
        except Exception as error:
            log.exception("%s failed, request %s", operation, call.request_id)
            message = f"Bellhop failed at this request ({call.request_id}): {type(error).__name__}"
            failure = Refusal("InternalFailure", message, 500)
            self._trail.refused(call, failure)
            raise failure from error

    def turn_away(self, call: Call, refusal: Refusal) -> Answer:
        """The answer to a call that is not let in; the trail knows of it."""
        self._trail.refused(call, refusal)
        return call.operation.refuse(refusal, call.request_id)

    async def _run(self, call: Call) -> dict[str, Any]:
        function = call.function
        assert function
        transactions, trail = self._transactions, self._trail

        def make() -> Context:
            store = transactions.database.session(call.scope)
            now = transactions.clock.now()
            surroundings = transactions.surroundings
            ctx = Context(
                surroundings, store, call.caller, now, call.request_id, host=call.host, client=call.client
            )
            ctx.forbidden = call.forbidden
            return ctx

        def work(ctx: Context) -> dict[str, Any]:
            answer = function(ctx, call.request)
            trail.answered(ctx, call, answer, written=transactions.database.wrote)
            return answer

        return await transactions.run(make, work)

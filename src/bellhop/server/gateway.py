"""The gateway: a request becomes a call, its answer or refusal an answer in the service's own form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import orjson

from bellhop import __version__
from bellhop.kernel.call import Call
from bellhop.wire import credentials, routing
from bellhop.wire.http import LARGEST_BODY, Answer
from bellhop.wire.neighbours import neighbour
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from bellhop.kernel.call import Calls
    from bellhop.kernel.caller import Admitted
    from bellhop.kernel.ids import Ids
    from bellhop.kernel.service import Services
    from bellhop.server.beside import Beside
    from bellhop.wire.credentials import Credential
    from bellhop.wire.http import Request
    from bellhop.wire.model import Operation
    from bellhop.wire.routing import Route


class Door(Protocol):
    """Who is let in: everybody, or who signs truly."""

    def admit(self, request: Request, credential: Credential | None, operation: Operation, /) -> Admitted: ...
    def admit_beside(self, request: Request, credential: Credential | None, service: str, /) -> Admitted: ...


class Gateway:
    """`handle` is the one way in, for the ASGI app, the in-process transport and the tests."""

    def __init__(self, calls: Calls, services: Services, door: Door, ids: Ids, beside: Beside) -> None:
        self._calls = calls
        self._services = services
        self._door = door
        self._ids = ids
        self._beside = beside

    async def handle(self, request: Request) -> Answer:
        """Answer one AWS request; whatever is wrong with it is an AWS error, never an exception."""
        credential = credentials.parse(request)
        request_id = self._ids.uuid()
        if name := neighbour(request, credential):
            return await self._hand_over(name, request, credential, request_id)
        try:
            route = routing.route(request, credential)
        except Refusal as refusal:
            if credential is None and self._beside.in_use("s3"):  # a public object, or a form's upload
                return await self._hand_over("s3", request, credential, request_id)
            return routing.refuse(request, refusal, request_id)
        return await self._answer(request, route, credential, request_id)

    async def _answer(
        self, request: Request, route: Route, credential: Credential | None, request_id: str
    ) -> Answer:
        operation = route.operation
        scope, caller, denied, refusal = self._door.admit(request, credential, operation)
        headers = request.headers
        agent, host = headers.get("user-agent", ""), headers.get("host", "")
        call = Call(operation, {}, request_id, scope, caller, request.client, agent, host, denied=denied)
        if refusal:
            return self._calls.turn_away(call, refusal)
        try:
            return await self._calls.answer(call, request, route.labels)
        except Refusal as refusal:
            return operation.refuse(refusal, request_id)

    async def _hand_over(
        self, name: str, request: Request, credential: Credential | None, request_id: str
    ) -> Answer:
        admitted = self._door.admit_beside(request, credential, name)
        return await self._beside.answer(name, request, admitted, request_id)

    def refuse_too_large(self, request: Request) -> Answer:
        """What a request gets whose body nobody reads to its end."""
        refusal = Refusal(
            "RequestEntityTooLargeException", f"Request body is larger than {LARGEST_BODY} bytes.", 413
        )
        return routing.refuse(request, refusal, self._ids.uuid())

    def health(self) -> Answer:
        body = {"status": "running", "version": __version__, "services": self._services.states()}
        return Answer(200, [("content-type", "application/json")], orjson.dumps(body))

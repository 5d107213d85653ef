"""The gateway: a request becomes a call, its answer or refusal an answer in the service's own form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from bellhop.kernel.call import Call
from bellhop.wire import credentials, routing
from bellhop.wire.http import LARGEST_BODY, Answer
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from bellhop.kernel.call import Calls
    from bellhop.kernel.caller import Identities
    from bellhop.kernel.ids import Ids
    from bellhop.kernel.service import Services
    from bellhop.wire.credentials import Credential
    from bellhop.wire.http import Request
    from bellhop.wire.routing import Route


class Gateway:
    """`handle` is the one way in, for the ASGI app, the in-process transport and the tests."""

    def __init__(
        self, calls: Calls, services: Services, identities: Identities, ids: Ids, version: str
    ) -> None:
        self._calls = calls
        self._services = services
        self._identities = identities
        self._ids = ids
        self._version = version

    async def handle(self, request: Request) -> Answer:
        """Answer one AWS request; whatever is wrong with it is an AWS error, never an exception."""
        credential = credentials.parse(request)
        request_id = self._ids.uuid()
        try:
            route = routing.route(request, credential)
        except Refusal as refusal:
            return routing.refuse(request, refusal, request_id)
        return await self._answer(request, route, credential, request_id)

    async def _answer(
        self, request: Request, route: Route, credential: Credential | None, request_id: str
    ) -> Answer:
        operation = route.operation
        scope, caller = self._identities.resolve(credential)
        agent = request.headers.get("user-agent", "")
        call = Call(operation, {}, request_id, scope, caller, request.client, agent)
        try:
            return await self._calls.answer(call, request, route.labels)
        except Refusal as refusal:
            return operation.refuse(refusal, request_id)

    def refuse_too_large(self, request: Request) -> Answer:
        """What a request gets whose body nobody reads to its end."""
        refusal = Refusal(
            "RequestEntityTooLargeException", f"Request body is larger than {LARGEST_BODY} bytes.", 413
        )
        return routing.refuse(request, refusal, self._ids.uuid())

    def health(self) -> Answer:
        body = {"status": "running", "version": self._version, "services": self._services.states()}
        return Answer(200, [("content-type", "application/json")], orjson.dumps(body))

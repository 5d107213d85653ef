"""Calls of neighbours: handed over to whoever answers beside us, and recorded like all others."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Protocol

from bellhop.kernel.wrappers.audit import Abroad
from bellhop.wire import routing
from bellhop.wire.neighbours import refuse_as_s3
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from bellhop.kernel.caller import Admitted
    from bellhop.kernel.wrappers.audit import Trail
    from bellhop.store import Scope
    from bellhop.wire.http import Answer, Request

log = logging.getLogger(__name__)

# How the protocols spell the code of an error.
ERROR = re.compile(rb'<Code>([^<]+)</Code>|"__type"\s*:\s*"(?:[^"]*#)?([^"]+)"')


class Neighbours(Protocol):
    """Services that are answered beside ours."""

    async def answer(self, service: str, request: Request, scope: Scope) -> Answer: ...
    def in_use(self, service: str) -> bool: ...


class Beside:
    """The way to the neighbours."""

    def __init__(self, neighbours: Neighbours, trail: Trail) -> None:
        self._neighbours = neighbours
        self._trail = trail
        self.in_use = neighbours.in_use

    async def answer(self, service: str, request: Request, admitted: Admitted, request_id: str) -> Answer:
        """What the neighbour answers; why it cannot is said in its own form."""
        try:
            if admitted.refusal:
                raise admitted.refusal
            answer = await self._neighbours.answer(service, request, admitted.scope)
        except Refusal as refusal:
            answer = refuse(service, request, refusal, request_id)
        except Exception as error:
            log.exception("%s failed at %s %s", service, request.method, request.path)
            message = f"Bellhop failed at this request ({request_id}): {type(error).__name__}"
            answer = refuse(service, request, Refusal("InternalFailure", message, 500), request_id)
        from bellhop.wire import foreign  # noqa: PLC0415 - loads with the first neighbour

        if asked := foreign.asked(service, request):
            call = Abroad(service, *asked, request_id, request.client, request.headers.get("user-agent", ""))
            self._trail.abroad(admitted, call, _error(answer))
        return answer


def refuse(service: str, request: Request, refusal: Refusal, request_id: str) -> Answer:
    """A refusal in the form of a neighbour."""
    if service == "s3":
        return refuse_as_s3(refusal, request_id)
    return routing.refuse(request, refusal, request_id)


def _error(answer: Answer) -> str | None:
    if answer.status < 400:
        return None
    found = ERROR.search(answer.body)
    return (found[1] or found[2]).decode() if found else str(answer.status)

"""The driver of the embedded services: answers requests for them in this process."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

from bellhop.downstream.drivers import NeighboursMissing
from bellhop.downstream.embedded import answers, buckets, digests, disposal, links, loading, metrics, wsgi
from bellhop.downstream.embedded.world import UnknownMoto, Visit, World, visiting
from bellhop.store import Scope
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from bellhop.downstream.embedded.home import Home
    from bellhop.wire.http import Answer, Request


class Embedded:
    """moto's services for one Bellhop. `account` owns what comes without any account."""

    def __init__(self, home: Home, account: str) -> None:
        self._world = World(home)
        self._account = account

    def handle(self, request: Request, service: str, scope: Scope) -> Answer:
        """Answer a request for a service, by its signing name. Blocks; from any thread, concurrently.

        Raises NeighboursMissing without the extra, Refusal for what moto does not do; what it fails at, raw.
        """
        if service not in loading.RESPONSES or importlib.util.find_spec("moto") is None:
            raise NeighboursMissing(service)
        scope = Scope(scope.account or self._account, scope.region)
        if service == "s3":
            request = buckets.normalized(request, scope.region)
            digests.check(request)
            return self._answer(request, service, scope)
        if service == "monitoring" and (operation := metrics.cbor_operation(request)):
            answer = self._answer(metrics.as_json(request, operation), service, scope)
            return metrics.as_cbor(answer, operation)
        if service == "sns" and "authorization" not in request.headers:
            if certificate := links.certificate(request):
                return certificate
            scope = links.owner(request) or scope
        return self._answer(request, service, scope)

    def _answer(self, request: Request, service: str, scope: Scope) -> Answer:
        try:
            handler = loading.handler(service, request.path)
        except UnknownMoto as error:
            raise Refusal("NotImplemented", str(error), 501) from error
        made = loading.request_class()(wsgi.environ(request, service, scope))
        visit = Visit(self._world, scope, wsgi.base(request))
        try:
            with visiting(visit), self._world.turn:
                return answers.answered(handler, made, request, service)
        finally:
            wsgi.forget_body(made)
            for send in visit.outgoing:
                send(self._world.home)

    def reset(self) -> None:
        """Forget everything; who waits for a message is told that there is no such queue."""
        with self._world.turn:
            gone = self._world.clear()
        disposal.dispose(gone)

    def close(self) -> None:
        """Let those go who wait for messages."""
        with self._world.turn:
            self._world.closing = True
            self._world.turn.notify_all()

"""The driver of the embedded services: answers requests for them in this process."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any

from bellhop.downstream.drivers import NeighboursMissing
from bellhop.downstream.embedded import buckets, disposal, loading, topics, wsgi
from bellhop.downstream.embedded.world import Visit, World, visiting
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

        Raises NeighboursMissing without the extra, Refusal for what moto does not do or fails at.
        """
        if service not in loading.RESPONSES or importlib.util.find_spec("moto") is None:
            raise NeighboursMissing(service)
        scope = topics.owner_of_link(request, service) or Scope(scope.account or self._account, scope.region)
        here = Visit(self._world, scope, request.headers.get("host", "localhost"))
        signed = "authorization" in request.headers or service != "s3" or buckets.is_presigned(request.query)
        if service == "s3":
            request = buckets.normalized(request, scope.region)
        handler = loading.handler(service, request.path)
        environ = wsgi.environ(request, service, scope, signed=signed)
        with visiting(here), self._world.turn:
            return _answer(handler, loading.request_class()(environ), request.method)

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


def _answer(handler: loading.Handler, request: Any, method: str) -> Answer:
    from werkzeug.exceptions import HTTPException  # noqa: PLC0415 - comes with moto

    try:
        status, headers, body = handler(request, request.raw_url, dict(request.headers))
    except HTTPException as error:
        status, headers, body = error.code or 500, error.get_headers(), error.get_body()
    except NotImplementedError as error:
        raise Refusal("NotImplemented", str(error) or "This operation is not answered here.", 501) from error
    except Exception as error:
        raise Refusal("InternalFailure", f"{type(error).__name__}: {error}", 500) from error
    return wsgi.answer(status, headers, b"" if method == "HEAD" else body)

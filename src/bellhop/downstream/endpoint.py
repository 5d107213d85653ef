"""A neighbour at a URL: LocalStack, MinIO, a moto server, AWS."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bellhop.downstream.drivers import is_aws
from bellhop.downstream.ports import Unreachable
from bellhop.wire.http import Answer

if TYPE_CHECKING:
    from bellhop.store import Scope
    from bellhop.wire.http import Request

CONNECT, READ = 3.0, 65.0  # seconds; a long poll of SQS takes 20, a function of Lambda at most a minute here
# RFC 9110, 7.6.1: what concerns one connection only.
HOP_BY_HOP = frozenset(
    ("connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade")
)
ACCOUNT = "x-moto-account-id"  # a moto server keeps accounts apart by it; nobody else minds


class Endpoint:
    """Passes requests on as they came: Host and signature included, so that whoever checks them can.

    AWS itself is addressed by its own host: there a caller's signature for this one is worth nothing,
    so that only what Bellhop itself delivers reaches AWS.
    """

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")

    @functools.cached_property
    def _pool(self) -> Any:
        import urllib3  # noqa: PLC0415 - loads with the first request

        timeout = urllib3.Timeout(connect=CONNECT, read=READ)
        return urllib3.PoolManager(maxsize=32, timeout=timeout, retries=False)

    def handle(self, request: Request, service: str, scope: Scope) -> Answer:
        """The answer from there. Raises Unreachable."""
        import urllib3  # noqa: PLC0415

        query = f"?{request.query}" if request.query else ""
        try:
            answer = self._pool.request(
                request.method,
                f"{self._url}{request.path}{query}",
                body=request.body if request.sent is None else request.sent,
                headers=self._headers(request, scope),
                redirect=False,
                decode_content=False,
            )
        except urllib3.exceptions.HTTPError as error:
            message = f"{service} does not answer at {self._url}: {type(error).__name__}"
            raise Unreachable(message) from error
        return Answer(answer.status, _kept(answer.headers.items(), request.method), answer.data)

    def _headers(self, request: Request, scope: Scope) -> dict[str, str]:
        left_out = HOP_BY_HOP | {"content-length", "expect"}
        headers = {name: value for name, value in request.headers.items() if name not in left_out}
        if is_aws(self._url):
            headers["host"] = urlsplit(self._url).netloc
        return headers | {ACCOUNT: scope.account}

    def reset(self) -> None:
        """What is kept elsewhere is not Bellhop's to throw away."""

    def close(self) -> None:
        """Whoever waits does so at most as long as a long poll does."""


def _kept(headers: Any, method: str) -> list[tuple[str, str]]:
    """The length is of the body that follows, save where none does."""
    dropped = HOP_BY_HOP if method == "HEAD" else HOP_BY_HOP | {"content-length"}
    return [(name, value) for name, value in headers if name.lower() not in dropped]

"""Any HTTP(S) server that something is posted to."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from bellhop.downstream.ports import Undeliverable, Unreachable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.store import Scope

CONNECT, READ = 3.0, 15.0  # seconds: sns-message-delivery-retries.html gives an endpoint 15 to answer


class WebPosts:
    """POST requests, each over a connection that may be kept."""

    @functools.cached_property
    def _pool(self) -> Any:
        import urllib3  # noqa: PLC0415 - loads with the first request

        timeout = urllib3.Timeout(connect=CONNECT, read=READ)
        return urllib3.PoolManager(timeout=timeout, retries=False, cert_reqs="CERT_NONE")

    def post(self, scope: Scope, url: str, body: bytes | str, headers: Mapping[str, str]) -> int:  # noqa: ARG002 - every port is told whose it is
        import urllib3  # noqa: PLC0415

        content = body.encode() if isinstance(body, str) else body
        try:
            answer = self._pool.request("POST", url, body=content, headers=dict(headers), redirect=False)
        except urllib3.exceptions.HTTPError as error:
            raise Unreachable(f"{url}: {type(error).__name__}") from error
        return _judged(url, answer.status)


def _judged(url: str, status: int) -> int:
    if 200 <= status < 300:
        return status
    if status == 429 or status >= 500:
        raise Unreachable(f"{url} answered {status}")
    raise Undeliverable(str(status), f"{url} answered {status}")

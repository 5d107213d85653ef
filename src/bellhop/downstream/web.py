"""Any HTTP(S) server that something is posted to."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from bellhop.downstream.ports import Undeliverable, Unreachable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.store import Scope

LARGEST = 256 << 20  # bytes of a page
CONNECT, READ = 3.0, 15.0  # seconds: sns-message-delivery-retries.html gives an endpoint 15 to answer


class WebPosts:
    """POST requests, each over a connection that may be kept."""

    @functools.cached_property
    def _pool(self) -> Any:
        import urllib3  # noqa: PLC0415 - loads with the first request

        timeout = urllib3.Timeout(connect=CONNECT, read=READ)
        return urllib3.PoolManager(timeout=timeout, retries=False, cert_reqs="CERT_NONE")

    @functools.cached_property
    def _verifying(self) -> Any:
        import urllib3  # noqa: PLC0415

        timeout = urllib3.Timeout(connect=CONNECT, read=READ)
        return urllib3.PoolManager(timeout=timeout, retries=urllib3.Retry(connect=0, read=0, redirect=10))

    def post(self, scope: Scope, url: str, body: bytes | str, headers: Mapping[str, str]) -> int:  # noqa: ARG002 - every port is told whose it is
        import urllib3  # noqa: PLC0415

        content = body.encode() if isinstance(body, str) else body
        try:
            answer = self._pool.request("POST", url, body=content, headers=dict(headers), redirect=False)
        except urllib3.exceptions.HTTPError as error:
            raise Unreachable(f"{url}: {type(error).__name__}") from error
        return _judged(url, answer.status)

    def get(
        self,
        scope: Scope,  # noqa: ARG002 - as above
        url: str,
        headers: Mapping[str, str],
    ) -> tuple[int, str, Mapping[str, str], bytes]:
        """Redirections are followed, certificates looked at. A body that is too large is Undeliverable."""
        import urllib3  # noqa: PLC0415

        try:
            answer = self._verifying.request("GET", url, headers=dict(headers), preload_content=False)
            body = answer.read(LARGEST + 1)
            answer.release_conn()
        except urllib3.exceptions.HTTPError as error:
            raise Unreachable(f'Cannot execute request: Get "{url}": {_reason(error)}') from error
        if len(body) > LARGEST:
            raise Undeliverable("TooLarge", f"{url} holds more than {LARGEST >> 20} MiB")
        found = {name.lower(): value for name, value in answer.headers.items()}
        return answer.status, answer.reason or "", found, body


def _reason(error: Exception) -> str:
    """What went wrong at the bottom of it."""
    inner: object = getattr(error, "reason", None)
    return str(inner or error)


def _judged(url: str, status: int) -> int:
    if 200 <= status < 300:
        return status
    if status == 429 or status >= 500:
        raise Unreachable(f"{url} answered {status}")
    raise Undeliverable(str(status), f"{url} answered {status}")

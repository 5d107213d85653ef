"""boto3 without a socket: what a client would send is handed to a function, whose answer it reads."""

from __future__ import annotations

import importlib
import io
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bellhop.wire.http import Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.wire.http import Answer


class _Raw(io.BytesIO):
    """A body as botocore reads it from urllib3."""

    def stream(self, amount: int = 65536, **_: Any) -> Any:
        while chunk := self.read(amount):
            yield chunk


def hand_over(client: Any, handle: Callable[[Request], Answer]) -> Any:
    """Let `handle` answer this boto3 client's requests; the client."""
    awsrequest: Any = importlib.import_module("botocore.awsrequest")  # without type stubs

    def before_send(request: Any, **_: Any) -> Any:
        answer = handle(request_of(request))
        headers = awsrequest.HeadersDict()
        for name, value in answer.headers:
            headers[name] = value
        return awsrequest.AWSResponse(request.url, answer.status, headers, _Raw(answer.body))

    client.meta.events.register("before-send", before_send)
    return client


def request_of(prepared: Any) -> Request:
    """botocore's prepared request as our value."""
    parts = urlsplit(str(prepared.url))
    headers = {
        name.lower(): value.decode("latin-1") if isinstance(value, bytes) else str(value)
        for name, value in prepared.headers.items()
    }
    headers.setdefault("host", parts.netloc)
    return Request(prepared.method, parts.path or "/", parts.query, headers, _bytes(prepared.body))


def _bytes(body: Any) -> bytes:
    if body is None:
        return b""
    if hasattr(body, "read"):
        body = body.read()
    return body.encode() if isinstance(body, str) else bytes(body)

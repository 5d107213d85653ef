"""Raw ASGI at the rim: AWS calls go straight to the gateway and do not pay for a framework."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from bellhop.wire.http import LARGEST_BODY, Answer, Request

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    from bellhop.server.gateway import Gateway

    Scope = MutableMapping[str, Any]
    Message = MutableMapping[str, Any]
    Receive = Callable[[], Awaitable[Message]]
    Send = Callable[[Message], Awaitable[None]]
    App = Callable[[Scope, Receive, Send], Awaitable[None]]

HEALTH = ("/_bellhop/health", "/_bellhop/health/")
# zlib's window bits of the codings a body may come in; SES: "supports … deflate, gzip, identity".
WINDOWS = {"gzip": 31, "deflate": 15}
OURS = ("/_bellhop", "/L0/", "/I0/", "/_aws/", "/_localstack/", "/moto-api/")


class TooLarge(Exception):
    """The body passes what the gateway reads."""


class Disconnected(Exception):
    """The client went away before its request was whole."""


class Application:
    """The ASGI app of the HTTP listener. `own_api` makes the app of our own API at its first request."""

    def __init__(self, gateway: Gateway, own_api: Callable[[], App]) -> None:
        self._gateway = gateway
        self._make_own_api = own_api
        self._own_api: App | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope["raw_path"].decode("latin-1") if scope["type"] == "http" else ""
        if (path.startswith(OURS) and path not in HEALTH) or scope["type"] == "websocket":
            if self._own_api is None:
                self._own_api = self._make_own_api()
            await self._own_api(scope, receive, send)
        elif scope["type"] == "http":
            await self._serve(scope, path, receive, send)

    async def _serve(self, scope: Scope, path: str, receive: Receive, send: Send) -> None:
        if path in HEALTH:
            await _send(send, self._gateway.health())
            return
        request = _request(scope, path)
        try:
            await _read_body(receive, request)
        except Disconnected:
            return
        except TooLarge:
            answer = self._gateway.refuse_too_large(request)
            answer.headers.append(("connection", "close"))
        else:
            answer = await self._gateway.handle(request)
        await _send(send, answer)


def _request(scope: Scope, path: str) -> Request:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    client = scope["client"]
    query = scope["query_string"].decode("latin-1")
    return Request(scope["method"], path, query, headers, b"", client[0] if client else "")


async def _read_body(receive: Receive, request: Request) -> None:
    """Read the whole body, and take its coding off; raises TooLarge before it would fill the memory."""
    if int(request.headers.get("content-length") or 0) > LARGEST_BODY:
        raise TooLarge
    message = await receive()
    body: bytes = message.get("body", b"")
    if message.get("more_body"):
        body = await _rest(receive, body)
    elif message["type"] == "http.disconnect":
        raise Disconnected
    request.body = _decoded(body, request.headers.get("content-encoding", ""))
    if request.body is not body:
        request.sent = body


async def _rest(receive: Receive, first: bytes) -> bytes:
    parts, size, more = [first], len(first), True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Disconnected
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > LARGEST_BODY:
            raise TooLarge
        more = message.get("more_body", False)
    return b"".join(parts)


def _decoded(body: bytes, coding: str) -> bytes:
    """gzip or deflate taken off; what is no whole one of them is left to the parser."""
    window = WINDOWS.get(coding.lower())
    if window is None:
        return body
    unzip = zlib.decompressobj(wbits=window)
    try:
        plain = unzip.decompress(body, LARGEST_BODY + 1)
    except zlib.error:
        return body
    if len(plain) > LARGEST_BODY:
        raise TooLarge
    return plain if unzip.eof else body


async def _send(send: Send, answer: Answer) -> None:
    headers = [(name.encode("latin-1"), value.encode("latin-1", "replace")) for name, value in answer.headers]
    if not any(name.lower() == b"content-length" for name, _ in headers):
        headers.append((b"content-length", b"%d" % len(answer.body)))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})

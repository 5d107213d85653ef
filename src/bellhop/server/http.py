"""The HTTP listener: uvicorn on a socket that is bound already."""

from __future__ import annotations

import asyncio
import contextlib
import re
from typing import TYPE_CHECKING, cast

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

if TYPE_CHECKING:
    import socket
    from collections.abc import Generator

    from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

    from bellhop.server.asgi import App

_offer = re.compile(rb"^Upgrade(?=:[ \t]*h2c[ \t]*\r?$)", re.IGNORECASE | re.MULTILINE)


class _OneWrite(asyncio.Transport):
    """A transport that sends what is written in one turn of the loop with one system call.

    uvicorn writes the head of an answer and then its body. Besides its price, the half of an answer
    that a killed server leaves behind looks to some clients like a whole one.
    """

    def __init__(self, transport: asyncio.Transport) -> None:
        super().__init__()
        self._transport = transport
        self._call_soon = asyncio.get_running_loop().call_soon
        self._parts: list[bytes] = []
        self.get_extra_info = transport.get_extra_info
        self.is_closing = transport.is_closing
        self.pause_reading = transport.pause_reading
        self.resume_reading = transport.resume_reading
        self.set_protocol = transport.set_protocol

    def write(self, data: bytes) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] - uvicorn's
        if not self._parts:
            self._call_soon(self._flush)
        self._parts.append(data)

    def _flush(self) -> None:
        parts = self._parts
        if parts:
            self._parts = []
            if self._transport.is_closing():
                return  # the client has gone away since; uvloop raises at what comes too late
            self._transport.write(parts[0] if len(parts) == 1 else b"".join(parts))

    def close(self) -> None:
        self._flush()
        self._transport.close()

    def abort(self) -> None:
        self._parts = []
        self._transport.abort()


class _Protocol(HttpToolsProtocol):
    """uvicorn's, on a transport that joins what it writes."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # uvicorn's
        super().connection_made(_OneWrite(transport))

    def data_received(self, data: bytes) -> None:
        """HTTP/2 is an offer that nobody takes up: llhttp would leave the body behind it unread.

        Java's HttpClient makes it by default, in the head of its first request.
        """
        if b"h2c" in data and not self._in_body():
            head, blank, rest = data.partition(b"\r\n\r\n")
            data = _offer.sub(b"X-Offered", head) + blank + rest
        super().data_received(data)

    def shutdown(self) -> None:
        """Who has not sent a whole request yet will not be answered; the others get their answers."""
        if self._in_body():
            self.transport.abort()
        else:
            super().shutdown()

    def _in_body(self) -> bool:
        cycle = cast("RequestResponseCycle | None", self.cycle)  # none before the first request
        return cycle is not None and cycle.more_body


class _Server(uvicorn.Server):
    """Signals are the emulator's business, since it has more to end than HTTP."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


class HttpServer:
    """Serves one ASGI app until it is stopped."""

    def __init__(self, app: App, bound: socket.socket) -> None:
        config = uvicorn.Config(
            app,  # pyright: ignore[reportArgumentType] - uvicorn's own types for the same three callables
            loop="none",
            http=_Protocol,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=1,
            # Longer than SDKs keep an idle connection, so that none is closed under a request.
            timeout_keep_alive=65,
        )
        self._server = _Server(config)
        self._bound = bound
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._server.serve([self._bound]), name="http")

    async def stop(self) -> None:
        self._server.should_exit = True
        if self._task:
            await self._task

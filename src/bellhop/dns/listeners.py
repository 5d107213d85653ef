"""The DNS server's two sockets as asyncio protocols."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, cast

from bellhop.dns.responses import failure, respond

if TYPE_CHECKING:
    from bellhop.dns.responses import Lookup

IDLE = 10.0  # seconds a TCP connection may say nothing ("on the order of several seconds", RFC 7766, 6.2.3)


class Datagrams(asyncio.DatagramProtocol):
    """DNS over UDP: `loop.create_datagram_endpoint(lambda: Datagrams(lookup), …)`."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the socket to answer through."""
        self._transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: Any) -> None:
        """Answer one message; if looking up fails, the client is told so and the loop hears why."""
        answer = failure(data)
        try:
            answer = respond(data, self._lookup, datagram=True)
        finally:
            if answer is not None:
                self._transport.sendto(answer, addr)


class Stream(asyncio.Protocol):
    """DNS over TCP, any number of messages a connection: `loop.create_server(lambda: Stream(lookup), …)`."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._received = bytearray()
        self._patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Wait for the first message, not forever."""
        self._transport = cast("asyncio.Transport", transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's signature
        """Stop waiting."""
        if self._patience is not None:
            self._patience.cancel()

    def data_received(self, data: bytes) -> None:
        """Answer every message that is complete; each has its length before it (RFC 1035, 4.2.2)."""
        self._received += data
        while len(self._received) >= 2 and not self._transport.is_closing():
            end = 2 + int.from_bytes(self._received[:2])
            if len(self._received) < end:
                break
            self._answer(bytes(self._received[2:end]))
            del self._received[:end]
        self._wait()

    def pause_writing(self) -> None:
        """A client that asks and does not read is read no further."""
        self._transport.pause_reading()

    def resume_writing(self) -> None:
        """It reads again."""
        self._transport.resume_reading()

    def _answer(self, wire: bytes) -> None:
        answer = respond(wire, self._lookup, datagram=False)
        if answer is None:
            self._transport.close()
        else:
            self._transport.write(len(answer).to_bytes(2) + answer)

    def _wait(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
        self._patience = asyncio.get_running_loop().call_later(IDLE, self._transport.close)

"""The DNS server's two sockets as asyncio protocols."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, cast

from bellhop.dns.responses import failure

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import TypeAlias

    # (message, whether it is a datagram) → what is answered, None to what deserves none. It may take its
    # time: a key that is asked for the first time is made.
    Answering: TypeAlias = Callable[[bytes, bool], Awaitable[bytes | None]]

IDLE = 10.0  # seconds a TCP connection may say nothing ("on the order of several seconds", RFC 7766, 6.2.3)


class Datagrams(asyncio.DatagramProtocol):
    """DNS over UDP: `loop.create_datagram_endpoint(lambda: Datagrams(answering), …)`."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering
        self._under_way: set[asyncio.Task[None]] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the socket to answer through."""
        self._transport = cast("asyncio.DatagramTransport", transport)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's signature
        """Nobody can be answered any more."""
        for task in self._under_way:
            task.cancel()

    def datagram_received(self, data: bytes, addr: Any) -> None:
        """Answer one message."""
        task = asyncio.get_running_loop().create_task(self._answer(data, addr))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        task.add_done_callback(_complain)

    async def _answer(self, data: bytes, addr: Any) -> None:
        """If looking up fails, the client is told so and the loop hears why."""
        answer = failure(data)
        try:
            answer = await self._answering(data, True)
        finally:
            if answer is not None and not self._transport.is_closing():
                self._transport.sendto(answer, addr)


class Stream(asyncio.Protocol):
    """DNS over TCP, any number of messages a connection: `loop.create_server(lambda: Stream(answering), …)`.

    They are answered in their order; meanwhile no more is read.
    """

    def __init__(self, answering: Answering) -> None:
        self._answering = answering
        self._received = bytearray()
        self._patience: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None
        self._taken = asyncio.Event()  # what is written is taken by the client
        self._taken.set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Wait for the first message, not forever."""
        self._transport = cast("asyncio.Transport", transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's signature
        """Stop waiting and answering."""
        self._stop_waiting()
        if self._task is not None:
            self._task.cancel()

    def data_received(self, data: bytes) -> None:
        """Answer every message that is complete; each has its length before it (RFC 1035, 4.2.2)."""
        self._received += data
        if self._task is None and self._complete():
            self._stop_waiting()
            self._transport.pause_reading()
            self._task = asyncio.get_running_loop().create_task(self._answer())
            self._task.add_done_callback(self._answered)
        else:
            self._wait()

    def pause_writing(self) -> None:
        """A client that asks and does not read is answered no further."""
        self._taken.clear()

    def resume_writing(self) -> None:
        """It reads again."""
        self._taken.set()

    def _complete(self) -> int:
        """Where the first message ends that came whole; 0 if none has yet."""
        end = 2 + int.from_bytes(self._received[:2])
        return end if len(self._received) >= max(end, 2) else 0

    async def _answer(self) -> None:
        while (end := self._complete()) and not self._transport.is_closing():
            answer = await self._answering(bytes(self._received[2:end]), False)
            del self._received[:end]
            if answer is None:
                self._transport.close()
            else:
                self._transport.write(len(answer).to_bytes(2) + answer)
                await self._taken.wait()

    def _answered(self, task: asyncio.Task[None]) -> None:
        self._task = None
        if _complain(task):
            self._transport.close()
        if not self._transport.is_closing():
            self._transport.resume_reading()
            self._wait()

    def _wait(self) -> None:
        self._stop_waiting()
        self._patience = asyncio.get_running_loop().call_later(IDLE, self._transport.close)

    def _stop_waiting(self) -> None:
        if self._patience is not None:
            self._patience.cancel()


def _complain(task: asyncio.Task[None]) -> bool:
    """Let the loop hear why an answer could not be given; whether that is so."""
    error = None if task.cancelled() else task.exception()
    if error is not None:
        facts = {"message": "a DNS query could not be answered", "exception": error}
        asyncio.get_running_loop().call_exception_handler(facts)
    return error is not None

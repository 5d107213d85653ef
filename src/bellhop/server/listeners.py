"""Listening sockets: bound at once, so that a taken port is known; served from their first visitor on."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Serve = Callable[[socket.socket], Awaitable[Callable[[], None]]]

BACKLOG = 1024


class CannotBind(Exception):
    """One clear sentence about an address that cannot be had."""


def bind(host: str, port: int, kind: socket.SocketKind = socket.SOCK_STREAM) -> socket.socket:
    """A bound socket (a listening one for TCP); port 0 takes any free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, kind)
    bound.setblocking(False)
    try:
        if kind == socket.SOCK_STREAM:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        if kind == socket.SOCK_STREAM:
            bound.listen(BACKLOG)
    except OSError as error:
        bound.close()
        raise CannotBind(_why(host, port, error)) from error
    return bound


def _why(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} on {host} is in use"
    return f"cannot listen on {host}:{port}: {error.strerror or error}"


def bind_pair(host: str, port: int) -> tuple[socket.socket, socket.socket]:
    """A UDP and a TCP socket on one port."""
    for _ in range(16):
        stream = bind(host, port)
        try:
            return bind(host, port_of(stream), socket.SOCK_DGRAM), stream
        except CannotBind:
            stream.close()
            if port:
                raise
    raise CannotBind(f"no port on {host} is free for both UDP and TCP")


def port_of(bound: socket.socket) -> int:
    return bound.getsockname()[1]


class Listeners:
    """Sockets whose servers are loaded when somebody first knocks."""

    def __init__(self) -> None:
        self._waiting: dict[int, socket.socket] = {}
        self._closers: list[Callable[[], None]] = []
        self._starting: set[asyncio.Task[None]] = set()

    def on_first_visit(self, bound: socket.socket, serve: Serve) -> None:
        """Call `serve(socket)` at the first connection or datagram; it gives back how to close."""
        loop = asyncio.get_running_loop()
        self._waiting[bound.fileno()] = bound

        def knock() -> None:
            loop.remove_reader(bound.fileno())
            del self._waiting[bound.fileno()]
            task = loop.create_task(self._start(bound, serve))
            self._starting.add(task)
            task.add_done_callback(self._starting.discard)

        loop.add_reader(bound.fileno(), knock)

    async def _start(self, bound: socket.socket, serve: Serve) -> None:
        self._closers.append(await serve(bound))

    async def close(self) -> None:
        loop = asyncio.get_running_loop()
        for bound in self._waiting.values():
            loop.remove_reader(bound.fileno())
            bound.close()
        self._waiting.clear()
        await _ended(self._starting)
        for close in self._closers:
            close()
        self._closers.clear()


async def _ended(tasks: Iterable[asyncio.Task[None]]) -> None:
    pending = list(tasks)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)

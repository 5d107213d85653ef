"""All listeners of one Bellhop: HTTP at once, SMTP, MX and DNS from their first visitor on."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bellhop.server.http import HttpServer
from bellhop.server.listeners import Listeners, bind, bind_pair, port_of

if TYPE_CHECKING:
    import socket
    import ssl

    from bellhop.emulator import Emulator
    from bellhop.settings import Settings
    from bellhop.smtp.door import Door

Close = Callable[[], None]

EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104 - compared with, not bound


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the listeners are bound."""

    host: str
    http: int
    smtp: int
    smtps: int
    mx: int
    dns: int

    @property
    def url(self) -> str:
        host = "127.0.0.1" if self.host in EVERYWHERE else self.host
        return f"http://{_bracketed(host)}:{self.http}"

    def lines(self) -> list[str]:
        """What is printed at start."""
        host = _bracketed(self.host)
        return [
            f"AWS endpoint      {self.url}",
            f"control API       {self.url}/_bellhop/docs",
            f"SMTP submission   {host}:{self.smtp} (STARTTLS), {host}:{self.smtps} (TLS)",
            f"MX                {host}:{self.mx}",
            f"DNS               {host}:{self.dns} (UDP and TCP)",
        ]


def _bracketed(host: str) -> str:
    """An address that a port may follow."""
    return f"[{host}]" if ":" in host else host


class Sockets:
    """Every socket, bound; raises CannotBind for the first that cannot be had."""

    def __init__(self, settings: Settings) -> None:
        self._bound: list[socket.socket] = []
        ports = (settings.port, settings.smtp_port, settings.smtps_port, settings.mx_port)
        try:
            for port in ports:
                self._bound.append(bind(settings.host, port))
            self._bound += bind_pair(settings.host, settings.dns_port)
        except Exception:
            self.close()
            raise
        self.http, self.smtp, self.smtps, self.mx, self.dns_datagrams, self.dns_streams = self._bound
        self.addresses = Addresses(settings.host, *(port_of(bound) for bound in self._bound[:5]))

    def close(self) -> None:
        for bound in self._bound:
            bound.close()


class Listening:
    """Serves an emulator on its sockets."""

    def __init__(self, emulator: Emulator, sockets: Sockets) -> None:
        self._emulator = emulator
        self._sockets = sockets
        self._http = HttpServer(emulator.application, sockets.http)
        self._others = Listeners()

    @property
    def addresses(self) -> Addresses:
        return self._sockets.addresses

    def start(self) -> None:
        sockets, others = self._sockets, self._others
        self._http.start()
        self._emulator.url = self.addresses.url
        others.on_first_visit(sockets.smtp, self._serve_submission)
        others.on_first_visit(sockets.smtps, self._serve_encrypted_submission)
        others.on_first_visit(sockets.mx, self._serve_mx)
        others.on_first_visit(sockets.dns_datagrams, self._serve_dns_datagrams)
        others.on_first_visit(sockets.dns_streams, self._serve_dns_streams)

    async def stop(self) -> None:
        await self._emulator.leave()
        await self._http.stop()
        await self._others.close()
        self._sockets.close()

    async def _serve_submission(self, bound: socket.socket) -> Close:
        from bellhop.smtp import submission  # noqa: PLC0415 - aiosmtpd loads with the first client

        door = self._door()
        return await _served(bound, submission.protocols(door.authenticate, door.submit, self._tls))

    async def _serve_encrypted_submission(self, bound: socket.socket) -> Close:
        from bellhop.smtp import submission  # noqa: PLC0415

        door = self._door()
        factory = submission.protocols(door.authenticate, door.submit, None)
        return await _served(bound, factory, self._tls)

    async def _serve_mx(self, bound: socket.socket) -> Close:
        from bellhop.smtp import inbound  # noqa: PLC0415

        host = f"inbound-smtp.{self._emulator.settings.region}.amazonaws.com"
        return await _served(bound, inbound.protocols(host, lambda _address: False, self._tls))

    async def _serve_dns_datagrams(self, bound: socket.socket) -> Close:
        from bellhop.dns.answering import Answers  # noqa: PLC0415 - dnspython loads with the first query
        from bellhop.dns.listeners import Datagrams  # noqa: PLC0415

        loop, answers = asyncio.get_running_loop(), Answers(self._emulator.transactions)
        transport, _ = await loop.create_datagram_endpoint(lambda: Datagrams(answers), sock=bound)
        return transport.close

    async def _serve_dns_streams(self, bound: socket.socket) -> Close:
        from bellhop.dns.answering import Answers  # noqa: PLC0415
        from bellhop.dns.listeners import Stream  # noqa: PLC0415

        answers = Answers(self._emulator.transactions)
        return await _served(bound, lambda: Stream(answers))

    def _door(self) -> Door:
        from bellhop.smtp.door import Door, Watch  # noqa: PLC0415

        emulator = self._emulator
        watch = Watch(emulator.guard.authorization, emulator.trail) if emulator.guard else None
        return Door(emulator.transactions, emulator.identities, emulator.settings.region, watch)

    @functools.cached_property
    def _tls(self) -> ssl.SSLContext:
        from bellhop.smtp.certificates import own_certificate, server_context  # noqa: PLC0415

        return server_context(own_certificate(self._emulator.folder.path, self._emulator.clock.now()))


async def _served(
    bound: socket.socket, factory: Callable[[], asyncio.BaseProtocol], tls: ssl.SSLContext | None = None
) -> Close:
    """Serve connections of a listening socket; how to stop."""
    server = await asyncio.get_running_loop().create_server(factory, sock=bound, ssl=tls)
    return server.close

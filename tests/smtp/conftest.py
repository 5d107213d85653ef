"""Listeners on uvloop in a thread of their own, and clients that speak to them byte by byte."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
import uvloop

from bellhop.smtp import certificates, inbound, submission

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bellhop.smtp.dialogue import MailObject


@dataclass
class Mailroom:
    """What the listeners ask: who is who, and what becomes of a message."""

    passwords: dict[str, str] = field(default_factory=lambda: {"AKIA1": "right"})
    taken: list[tuple[Any, str, list[str], bytes]] = field(default_factory=list)
    clients: set[str] = field(default_factory=set)
    failure: Exception | None = None
    mailboxes: set[str] = field(default_factory=set)
    complaints: list[dict[str, Any]] = field(default_factory=list)

    def empty(self) -> None:
        self.__dict__.update(Mailroom().__dict__)

    def authenticate(self, user: str, password: str) -> str | None:
        if user == "BROKEN":
            raise KeyError(user)
        return f"principal of {user}" if self.passwords.get(user) == password else None

    async def submit(self, principal: object, mail: MailObject) -> str:
        if self.failure is not None:
            raise self.failure
        self.taken.append((principal, mail.mail_from, mail.recipients, mail.content))
        self.clients.add(mail.client)
        return f"id-{len(self.taken)}"

    async def accepts(self, address: str) -> bool:
        return address in self.mailboxes


class Peer:
    """A client that sends what a test says and reads whole replies."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._file = self._socket.makefile("rb")

    def send(self, *pieces: str | bytes) -> None:
        for piece in pieces:
            self._socket.sendall(piece if isinstance(piece, bytes) else piece.encode())

    def reply(self) -> str:
        """One reply, its lines joined by LF; empty at the end of the connection."""
        lines: list[str] = []
        while not lines or lines[-1][3:4] == "-":
            lines.append(self._file.readline().decode().rstrip("\r\n"))
        return "\n".join(lines)

    def ask(self, command: str | bytes) -> str:
        self.send((command if isinstance(command, bytes) else command.encode()) + b"\r\n")
        return self.reply()

    def encrypt(self, trusted: Path) -> None:
        """The client's half of a TLS handshake, with the certificate and the name checked."""
        context = ssl.create_default_context(cafile=str(trusted))
        self._file.close()
        self._socket = context.wrap_socket(self._socket, server_hostname="localhost")
        self._file = self._socket.makefile("rb")

    def close(self) -> None:
        self._file.close()
        self._socket.close()


class Listeners:
    """Three listeners on one uvloop loop."""

    def __init__(self, certificate: Path) -> None:
        self.mailroom, self.certificate = Mailroom(), certificate
        self._ready = threading.Event()
        self._thread = threading.Thread(target=uvloop.run, args=(self._serve(),))
        self._thread.start()
        assert self._ready.wait(10)
        self._peers: list[Peer] = []

    async def _serve(self) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        self._loop.set_exception_handler(lambda _loop, facts: self.mailroom.complaints.append(facts))
        context = certificates.server_context(self.certificate)
        room = self.mailroom
        in_clear = submission.protocols(room.authenticate, room.submit, context)
        encrypted = submission.protocols(room.authenticate, room.submit, None)
        receiving = inbound.protocols("inbound-smtp.us-east-1.amazonaws.com", room.accepts, context)
        servers = [
            await self._loop.create_server(in_clear, "127.0.0.1", 0),
            await self._loop.create_server(encrypted, "127.0.0.1", 0, ssl=context),
            await self._loop.create_server(receiving, "127.0.0.1", 0),
        ]
        self.submission, self.submission_tls, self.inbound = (s.sockets[0].getsockname()[1] for s in servers)
        self._ready.set()
        await self._over.wait()
        for server in servers:
            server.close()

    def peer(self, port: int) -> Peer:
        """A connection whose greeting is still to be read."""
        self._peers.append(Peer(port))
        return self._peers[-1]

    def hang_up(self) -> None:
        while self._peers:
            self._peers.pop().close()

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(10)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate as the listeners make it for themselves."""
    return certificates.own_certificate(tmp_path_factory.mktemp("tls"), 1_795_521_600.0)


@pytest.fixture(scope="session")
def running(certificate: Path) -> Iterator[Listeners]:
    """Listeners for all tests of a process: what a test sees of them is only what is behind."""
    listeners = Listeners(certificate)
    yield listeners
    listeners.close()


@pytest.fixture
def listeners(running: Listeners) -> Iterator[Listeners]:
    """The listeners, with an empty mailroom behind them."""
    running.mailroom.empty()
    yield running
    running.hang_up()


@pytest.fixture
def mailroom(listeners: Listeners) -> Mailroom:
    """What is behind the listeners of this test."""
    return listeners.mailroom


@pytest.fixture
def encrypted(listeners: Listeners) -> Callable[[], Peer]:
    """Connect to the submission port, up to the EHLO after STARTTLS."""

    def connect() -> Peer:
        peer = listeners.peer(listeners.submission)
        peer.reply()
        peer.ask("EHLO client.test")
        assert peer.ask("STARTTLS").startswith("220")
        peer.encrypt(listeners.certificate)
        peer.ask("EHLO client.test")
        return peer

    return connect


@pytest.fixture
def sender(encrypted: Callable[[], Peer]) -> Peer:
    """A client that has authenticated."""
    peer = encrypted()
    assert peer.ask("AUTH PLAIN AEFLSUExAHJpZ2h0") == "235 Authentication successful."
    return peer

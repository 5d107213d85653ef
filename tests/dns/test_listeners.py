"""The DNS sockets, asked by a real resolver's library."""

from __future__ import annotations

import asyncio
import socket
import threading
from typing import TYPE_CHECKING, Any

import dns.message
import dns.query
import dns.rcode
import pytest
import uvloop

from bellhop.dns.listeners import Datagrams, Stream
from bellhop.dns.responses import respond
from bellhop.engines.mail.authentication.zone import Found

if TYPE_CHECKING:
    from collections.abc import Iterator


class Server:
    """Both sockets on one uvloop loop in a thread; `broken.test` is a name whose lookup fails."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.complaints: list[dict[str, Any]] = []
        self._ready = threading.Event()
        self._thread = threading.Thread(target=uvloop.run, args=(self._serve(),))
        self._thread.start()
        assert self._ready.wait(10)

    def lookup(self, name: str, kind: str) -> Found | None:
        self.asked.append((name, kind))
        records = {"example.test": ["127.0.0.1"], "broken.test": ["no address"]}.get(name)
        return None if records is None else Found(records)

    async def answer(self, wire: bytes, datagram: bool) -> bytes | None:
        return respond(wire, self.lookup, datagram=datagram)

    async def _serve(self) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        self._loop.set_exception_handler(lambda _loop, facts: self.complaints.append(facts))
        datagrams, _ = await self._loop.create_datagram_endpoint(
            lambda: Datagrams(self.answer), local_addr=("127.0.0.1", 0)
        )
        streams = await self._loop.create_server(lambda: Stream(self.answer), "127.0.0.1", 0)
        self.udp = datagrams.get_extra_info("sockname")[1]
        self.tcp = streams.sockets[0].getsockname()[1]
        self._ready.set()
        await self._over.wait()
        datagrams.close()
        streams.close()

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(10)


@pytest.fixture
def server() -> Iterator[Server]:
    """A DNS server for this test."""
    running = Server()
    yield running
    running.close()


def test_both_transports_answer(server: Server) -> None:
    query = dns.message.make_query("Example.test", "A")
    for response in (
        dns.query.udp(query, "127.0.0.1", port=server.udp, timeout=10),
        dns.query.tcp(query, "127.0.0.1", port=server.tcp, timeout=10),
    ):
        assert response.answer[0][0].to_text() == "127.0.0.1"
    assert server.asked == [("example.test", "A")] * 2


def test_garbage_and_failing_lookups_leave_the_server_alive(server: Server) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        for garbage in (b"", b"x", b"\0" * 12, b"\xff" * 500):
            client.sendto(garbage, ("127.0.0.1", server.udp))
    query = dns.message.make_query("broken.test", "A")
    response = dns.query.udp(query, "127.0.0.1", port=server.udp, timeout=10, ignore_unexpected=True)
    assert response.rcode() == dns.rcode.SERVFAIL
    query = dns.message.make_query("nobody.test", "A")
    assert dns.query.udp(query, "127.0.0.1", port=server.udp, timeout=10).rcode() == dns.rcode.NXDOMAIN
    assert len(server.complaints) == 1


def framed(query: dns.message.Message) -> bytes:
    wire = query.to_wire()
    return len(wire).to_bytes(2) + wire


def test_a_stream_carries_many_messages_in_any_pieces(server: Server) -> None:
    queries = [dns.message.make_query(f"n{n}.test", "A", id=n) for n in range(20)]
    with socket.create_connection(("127.0.0.1", server.tcp), timeout=10) as client:
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sent = b"".join(map(framed, queries))
        client.sendall(sent[:1])
        client.sendall(sent[1:30])
        client.sendall(sent[30:])
        file = client.makefile("rb")
        answers = [dns.message.from_wire(file.read(int.from_bytes(file.read(2)))) for _ in queries]
    assert [answer.id for answer in answers] == list(range(20))


def test_a_stream_of_nonsense_is_closed(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.tcp), timeout=10) as client:
        client.sendall(b"\0\5hello" + framed(dns.message.make_query("example.test", "A")))
        assert client.recv(100) == b""


def test_a_silent_stream_is_closed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bellhop.dns.listeners.IDLE", 0.01)
    with socket.create_connection(("127.0.0.1", server.tcp), timeout=10) as client:
        assert client.recv(100) == b""

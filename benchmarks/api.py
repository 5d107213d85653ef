"""Prepared calls and the answers to single ones: what set-up, polling and first calls are made with."""

from __future__ import annotations

import http.client
import json
from typing import TYPE_CHECKING, Any

from benchmarks.load import Door, Load, Tally, calls, whole_answer
from benchmarks.signing import Signer

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterable


class Refused(Exception):
    """The server does not do what a workload needs; the text says what it answered."""


class Api:
    """One server's HTTP API: `sign` writes requests, `ask` sends one and reads the answer."""

    def __init__(self, port: int) -> None:
        self.sign = Signer(f"127.0.0.1:{port}")
        self.door = Door(port, whole_answer)
        self._connection: socket.socket | None = None

    def send(self, request: bytes) -> tuple[int, bytes]:
        """Status and body, over a connection that is kept while the server keeps it."""
        for fresh in (False, True):
            try:
                return self._exchange(request)
            except (ConnectionError, http.client.BadStatusLine):
                self.close()
                if fresh:
                    raise
        raise AssertionError("unreachable")

    def _exchange(self, request: bytes) -> tuple[int, bytes]:
        if self._connection is None:
            self._connection = self.door.connect()
            self._connection.settimeout(60)
        self._connection.sendall(request)
        answer = http.client.HTTPResponse(self._connection)
        answer.begin()
        body = answer.read()
        if answer.will_close:
            self.close()
        return answer.status, body

    def ask(self, request: bytes) -> Any:
        """The JSON of a success (None of XML); raises Refused."""
        status, body = self.send(request)
        if not 200 <= status < 300:
            raise Refused(f"{status} {' '.join(body.decode(errors='replace').split())[:160]}")
        return json.loads(body) if body[:1] in (b"{", b"[") else None

    def send_all(self, requests: Iterable[bytes], count: int) -> None:
        """Many of them at once, for set-up; raises Refused if one fails."""
        tally, each = Tally(count), iter(requests)
        Load(self.door, [calls(each, tally) for _ in range(10)]).run()
        if tally.errors:
            raise Refused(tally.first_error)

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

"""A listening Bellhop, and a plain socket to it."""

from __future__ import annotations

import socket
import struct
from typing import TYPE_CHECKING

import pytest

from bellhop import Bellhop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="module")
def server() -> Iterator[Bellhop]:
    """One Bellhop for the module; its tests leave no state behind."""
    with Bellhop() as found:
        yield found


@pytest.fixture
def connect(server: Bellhop) -> Iterator[Callable[[], Line]]:
    """Open connections to the HTTP listener; they are closed with the test."""
    lines: list[Line] = []

    def open_one() -> Line:
        lines.append(Line(server.addresses.http))
        return lines[-1]

    yield open_one
    for line in lines:
        line.close()


class Line:
    """One connection, spoken by hand."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self._answers = self._socket.makefile("rb")

    def send(self, data: bytes) -> None:
        self._socket.sendall(data)

    def head(self) -> tuple[int, dict[str, str]]:
        """Status and headers of the next answer."""
        status = int(self._answers.readline().split()[1])
        headers: dict[str, str] = {}
        while line := self._answers.readline().decode("latin-1").strip():
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        return status, headers

    def answer(self) -> tuple[int, dict[str, str], bytes]:
        status, headers = self.head()
        return status, headers, self._answers.read(int(headers.get("content-length", 0)))

    def hang_up(self) -> None:
        """Close with a reset, as a client does that is killed."""
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close()

    def close(self) -> None:
        self._answers.close()
        self._socket.close()


SSM_HEAD = (
    b"POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: AmazonSSM.GetParameter\r\n"
    b"Content-Type: application/x-amz-json-1.1\r\n"
    b"Authorization: AWS4-HMAC-SHA256 Credential=test/20261124/us-east-1/ssm/aws4_request, "
    b"SignedHeaders=host, Signature=0\r\n"
)
ASKED = b'{"Name":"/nowhere"}'
NOT_FOUND = "ParameterNotFound"

"""HTTP at the rim: bodies in every coding, clients that misbehave, and everybody else served meanwhile."""

from __future__ import annotations

import gzip
import json
import zlib
from typing import TYPE_CHECKING

import pytest

from tests.server.conftest import ASKED, NOT_FOUND, SSM_HEAD, Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop import Bellhop

MIB = 1024 * 1024


def whole(body: bytes = ASKED, *more: bytes) -> bytes:
    return SSM_HEAD + b"".join(more) + b"Content-Length: %d\r\n\r\n" % len(body) + body


def error_of(line: Line) -> tuple[int, str]:
    status, _, body = line.answer()
    return status, json.loads(body)["__type"]


def test_a_body_in_one_piece(connect: Callable[[], Line]) -> None:
    line = connect()
    line.send(whole())
    assert error_of(line) == (400, NOT_FOUND)


def test_a_body_in_pieces_without_a_length(connect: Callable[[], Line]) -> None:
    line = connect()
    line.send(SSM_HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    for piece in (ASKED[:5], ASKED[5:]):
        line.send(b"%x\r\n%b\r\n" % (len(piece), piece))
    line.send(b"0\r\n\r\n")
    assert error_of(line) == (400, NOT_FOUND)


def test_a_client_that_waits_to_be_asked(connect: Callable[[], Line]) -> None:
    line = connect()
    line.send(SSM_HEAD + b"Expect: 100-continue\r\nContent-Length: %d\r\n\r\n" % len(ASKED))
    assert line.head()[0] == 100
    line.send(ASKED)
    assert error_of(line) == (400, NOT_FOUND)


@pytest.mark.parametrize(
    ("coding", "body"),
    [(b"gzip", gzip.compress(ASKED)), (b"deflate", zlib.compress(ASKED)), (b"identity", ASKED)],
)
def test_a_coded_body(connect: Callable[[], Line], coding: bytes, body: bytes) -> None:
    line = connect()
    line.send(whole(body, b"Content-Encoding: " + coding + b"\r\n"))
    assert error_of(line) == (400, NOT_FOUND)


@pytest.mark.parametrize("body", [b"\x1f\x8bno gzip", gzip.compress(ASKED)[:-6]], ids=["none", "cut off"])
def test_a_compressed_body_that_is_none(connect: Callable[[], Line], body: bytes) -> None:
    line = connect()
    line.send(whole(body, b"Content-Encoding: gzip\r\n"))
    assert error_of(line) == (400, "SerializationException")


def test_an_offer_of_http_2_is_not_taken_up(connect: Callable[[], Line]) -> None:
    offer = b"Connection: Upgrade, HTTP2-Settings\r\nupgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"
    line = connect()
    line.send(whole(ASKED, offer) + whole())
    assert [error_of(line), error_of(line)] == [(400, NOT_FOUND)] * 2


def test_many_requests_on_one_connection(connect: Callable[[], Line]) -> None:
    line = connect()
    line.send(whole() * 20)
    assert [error_of(line) for _ in range(20)] == [(400, NOT_FOUND)] * 20


def test_a_body_announced_too_large_is_not_read(connect: Callable[[], Line]) -> None:
    line = connect()
    line.send(SSM_HEAD + b"Content-Length: %d\r\n\r\n" % (65 * MIB))
    status, headers, body = line.answer()
    assert (status, headers["connection"]) == (413, "close")
    assert json.loads(body)["__type"] == "RequestEntityTooLargeException"


def test_a_body_that_grows_too_large_is_cut_off(connect: Callable[[], Line]) -> None:
    line = connect()
    line.send(SSM_HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    piece = b"%x\r\n%b\r\n" % (MIB, b" " * MIB)
    send_until_refused(line, piece, 66)
    assert line.head()[0] == 413


def send_until_refused(line: Line, piece: bytes, times: int) -> None:
    """Send the piece again and again; a server that has answered may close before the last one."""
    for _ in range(times):
        try:
            line.send(piece)
        except ConnectionError:
            return


def test_a_small_body_that_unpacks_too_large_is_refused(connect: Callable[[], Line]) -> None:
    line = connect()
    line.send(whole(gzip.compress(b" " * (65 * MIB), 1), b"Content-Encoding: gzip\r\n"))
    assert error_of(line) == (413, "RequestEntityTooLargeException")


def test_slow_and_vanishing_clients_hold_nobody_up(connect: Callable[[], Line]) -> None:
    slow, gone, other = connect(), connect(), connect()
    slow.send(SSM_HEAD[:40])
    gone.send(SSM_HEAD + b"Content-Length: 1000\r\n\r\nonly the beginning")
    gone.close()
    other.send(whole())
    assert error_of(other) == (400, NOT_FOUND)
    slow.send(SSM_HEAD[40:] + b"Content-Length: %d\r\n\r\n" % len(ASKED) + ASKED)
    assert error_of(slow) == (400, NOT_FOUND)


def test_answers_to_clients_that_have_hung_up_are_dropped_in_silence(
    connect: Callable[[], Line], caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(20):
        gone = connect()
        gone.send(whole() * 50)
        gone.hang_up()
    other = connect()
    other.send(whole())
    assert error_of(other) == (400, NOT_FOUND)
    assert [record.getMessage() for record in caplog.records if record.name == "asyncio"] == []


def test_two_hundred_connections_at_once(connect: Callable[[], Line]) -> None:
    lines = [connect() for _ in range(200)]
    for line in lines:
        line.send(whole())
    assert {error_of(line) for line in lines} == {(400, NOT_FOUND)}


def test_health_is_answered_without_a_framework(server: Bellhop, connect: Callable[[], Line]) -> None:
    line = connect()
    line.send(b"GET /_bellhop/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
    status, _, body = line.answer()
    health = json.loads(body)
    assert (status, health["status"]) == (200, "running")
    assert set(health["services"]) >= {"ses", "sesv2", "ssm", "pinpoint"}


@pytest.mark.parametrize(
    ("target", "service", "code"),
    [
        (b"AmazonSSM.NoSuchOperation", b"ssm", "UnknownOperationException"),
        (b"AmazonSSM.GetOpsItem", b"ssm", "NotImplemented"),
        (b"NoSuchService.GetParameter", b"nosuch", "UnknownOperationException"),
    ],
)
def test_what_nobody_serves_is_refused_in_the_callers_form(
    connect: Callable[[], Line], target: bytes, service: bytes, code: str
) -> None:
    line = connect()
    head = SSM_HEAD.replace(b"AmazonSSM.GetParameter", target).replace(b"/ssm/", b"/%b/" % service)
    line.send(head + b"Content-Length: 2\r\n\r\n{}")
    assert error_of(line)[1] == code

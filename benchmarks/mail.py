"""The SMTP load: messages of 5 KB inside TLS, after AUTH, many in a session or one."""

from __future__ import annotations

import base64
import ssl
import time
from typing import TYPE_CHECKING

from benchmarks.load import Door

if TYPE_CHECKING:
    from benchmarks.load import Script, Tally

SENDER, RECIPIENT = "bench-sender@example.com", "bench-recipient@example.com"
LINE = b"The quick brown fox jumps over the lazy dog 0123456789 and back.\r\n"


def message(size: int, number: int = 0) -> bytes:
    """A plain message of about `size` bytes."""
    head = (
        f"From: Bench <{SENDER}>\r\nTo: {RECIPIENT}\r\nSubject: Message {number}\r\n"
        f"Message-ID: <bench-{number}@example.com>\r\nDate: Mon, 02 Jun 2025 10:00:00 +0000\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    ).encode()
    return head + LINE * ((size - len(head)) // len(LINE))


def door(port: int) -> Door:
    """To a listener that is inside TLS from the start, whoever made its certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return Door(port, whole_reply, greets=True, tls=context)


def whole_reply(heard: bytearray) -> bool:
    """Its last line has no hyphen behind the code (RFC 5321, 4.2.1)."""
    return heard.endswith(b"\r\n") and not heard.startswith(b"-", heard.rfind(b"\n", 0, -1) + 4)


def session(user: str, password: str) -> list[tuple[bytes, bytes]]:
    """How a session begins: (line, code it is answered with)."""
    token = base64.b64encode(f"\0{user}\0{password}".encode())
    return [(b"EHLO bench.example.com\r\n", b"250"), (b"AUTH PLAIN " + token + b"\r\n", b"235")]


BODY = message(5000) + b".\r\n"
DELIVERY = [
    (f"MAIL FROM:<{SENDER}> SIZE={len(BODY)}\r\n".encode(), b"250"),
    (f"RCPT TO:<{RECIPIENT}>\r\n".encode(), b"250"),
    (b"DATA\r\n", b"354"),
    (BODY, b"250"),
]


def deliveries(opening: list[tuple[bytes, bytes]], in_session: int, tally: Tally) -> Script:
    """Messages, `in_session` of them before each new connection; a session's start is its first one's."""
    sent = 0
    while tally.more():
        began, good, reply = time.perf_counter(), True, b""
        steps = DELIVERY
        if sent % in_session == 0:
            yield None
            steps = [*opening, *DELIVERY]
        for line, code in steps:
            reply = yield line
            good = good and reply.startswith(code)
        sent += 1
        if sent % in_session == 0:
            yield b"QUIT\r\n"
        tally.done(began, good, reply)

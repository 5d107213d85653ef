"""The unit of SMTP: a bare aiosmtpd inside TLS that lets everybody in and keeps nothing."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path
from typing import Any

import uvloop
from aiosmtpd.smtp import SMTP, AuthResult

from bellhop.smtp.certificates import own_certificate, server_context


class Nothing:
    """What becomes of a message."""

    async def handle_DATA(self, _server: Any, _session: Any, _envelope: Any) -> str:  # noqa: N802 - aiosmtpd
        return "250 OK"


def everybody(*_: Any) -> AuthResult:
    return AuthResult(success=True)


def connection() -> SMTP:
    return SMTP(
        Nothing(),
        hostname="sink",
        authenticator=everybody,
        auth_require_tls=False,  # it is inside TLS; aiosmtpd knows STARTTLS alone
        loop=asyncio.get_running_loop(),
    )


async def serve(port: int, folder: Path) -> None:
    """Listen with a certificate of the same making as Bellhop's, kept in `folder`."""
    tls = server_context(own_certificate(folder, time.time()))
    server = await asyncio.get_running_loop().create_server(connection, "127.0.0.1", port, ssl=tls)
    await server.serve_forever()


if __name__ == "__main__":
    loop = {"asyncio": asyncio.new_event_loop, "uvloop": uvloop.new_event_loop}[sys.argv[3]]
    with asyncio.Runner(loop_factory=loop) as runner:
        runner.run(serve(int(sys.argv[1]), Path(sys.argv[2])))

"""The unit of HTTP: a raw ASGI app on uvicorn that reads a request and answers 200 fixed bytes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import uvicorn

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    Message = MutableMapping[str, Any]

ANSWER = b'{"Id":"echo","Pad":"' + b"x" * 178 + b'"}'
HEADERS = [
    (b"content-type", b"application/x-amz-json-1.1"),
    (b"content-length", b"%d" % len(ANSWER)),
    (b"x-amzn-requestid", b"4f6e7a52-2f0b-4c8e-9d43-0d3c7f1b2a3c"),
]


async def echo(
    _scope: Message, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]
) -> None:
    """Read the request to its end, and answer."""
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    await send({"type": "http.response.body", "body": ANSWER})


def main(port: int) -> None:
    """Serve on a loopback port, with what Bellhop's own listener is built of."""
    uvicorn.run(
        echo,  # pyright: ignore[reportArgumentType] - uvicorn's own types for the same three callables
        port=port,
        loop="uvloop",
        http="httptools",
        ws="none",
        lifespan="off",
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))

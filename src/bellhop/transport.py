"""Ways to reach an embedded Bellhop without a socket."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import orjson

from bellhop.sdk import hand_over

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.server.asgi import App
    from bellhop.wire.http import Answer, Request

ENDPOINT = "http://127.0.0.1:4577"


class ControlError(Exception):
    """The control API refused: its sentence."""


def in_process_client(handle: Callable[[Request], Answer], service: str, options: dict[str, Any]) -> Any:
    """A boto3 client whose prepared requests are handed to `handle` in place of being sent."""
    boto3: Any = importlib.import_module("boto3")  # without type stubs
    return hand_over(boto3.client(service, **{"endpoint_url": ENDPOINT, **options}), handle)


async def ask_control(app: App, method: str, target: str, body: object = None) -> Any:
    """One request to an ASGI app, in process: the decoded JSON, or the body of what is no JSON."""
    path, _, query = target.partition("?")
    sent = b"" if body is None else orjson.dumps(body)
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(b"host", b"127.0.0.1"), (b"content-type", b"application/json")],
        "client": None,
        "server": None,
    }
    messages: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": sent, "more_body": False}

    async def send(message: Any) -> None:
        messages.append(message)

    await app(scope, receive, send)
    answer = b"".join(message.get("body", b"") for message in messages)
    try:
        decoded = orjson.loads(answer)
    except ValueError:
        return answer
    if messages[0]["status"] >= 400:
        raise ControlError(decoded.get("error", answer.decode()))
    return decoded

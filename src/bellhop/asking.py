"""Asking a running Bellhop over HTTP, from the command line."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from typing import Any


class Refused(Exception):
    """Bellhop's own sentence, or that nobody answers."""


def ask(endpoint: str, method: str, path: str, body: object = None) -> Any:
    """The control API's answer: decoded JSON, or text. Raises Refused."""
    if not endpoint.startswith(("http://", "https://")):
        raise Refused(f"{endpoint!r} is no URL (http://…)")
    sent = None if body is None else json.dumps(body).encode()
    headers = {"content-type": "application/json"} if sent else {}
    request = urllib.request.Request(endpoint.rstrip("/") + path, sent, headers, method=method)  # noqa: S310 - checked above
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - checked above
            return _decoded(answer.read())
    except urllib.error.HTTPError as error:
        raise Refused(_sentence(error)) from error
    except OSError as error:
        raise Refused(f"nobody answers at {endpoint}: {getattr(error, 'reason', error)}") from error


def _sentence(error: urllib.error.HTTPError) -> str:
    found: Any = _decoded(error.read())
    try:
        return str(found["error"])
    except (KeyError, TypeError):
        return str(error)


def _decoded(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return body.decode("utf-8", "replace")

"""Asking a running Bellhop over HTTP, from the command line."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from http.client import HTTPException
from typing import Any


class Refused(Exception):
    """Bellhop's own sentence, or that nobody answers."""


def ask(endpoint: str, method: str, path: str, body: object = None) -> Any:
    """The control API's answer: decoded JSON, None where it is empty. Raises Refused."""
    answer = fetch(endpoint, path, method, None if body is None else json.dumps(body).encode())
    try:
        return json.loads(answer) if answer else None
    except ValueError as error:
        raise Refused(f"no Bellhop answers at {endpoint}") from error


def fetch(endpoint: str, path: str, method: str = "GET", body: bytes | None = None) -> bytes:
    """What is answered, byte by byte. Raises Refused."""
    if not endpoint.startswith(("http://", "https://")):
        raise Refused(f"{endpoint!r} is no URL (http://…)")
    headers = {"content-type": "application/json"} if body else {}
    try:
        request = urllib.request.Request(endpoint.rstrip("/") + path, body, headers, method=method)  # noqa: S310 - checked above
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - checked above
            return answer.read()
    except urllib.error.HTTPError as error:
        raise Refused(_sentence(error)) from error
    except OSError as error:
        raise Refused(f"nobody answers at {endpoint}: {getattr(error, 'reason', error)}") from error
    except (HTTPException, ValueError) as error:  # what answers is no HTTP, or the URL is none
        raise Refused(f"no Bellhop answers at {endpoint}") from error


def _sentence(error: urllib.error.HTTPError) -> str:
    try:
        return str(json.loads(error.read())["error"])
    except (KeyError, TypeError, ValueError):
        return str(error)

"""The two values every request becomes and every answer is: nothing of a socket is left in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST_BODY = 64 * 1024 * 1024  # bytes, free of coding: what is larger is refused, whoever it is for


@dataclass(slots=True)
class Request:
    """One HTTP request, whole.

    `path` is the raw target up to "?" (percent-encoded, as signed), `query` what follows it.
    Header names are lower case; of a repeated header the last one counts. `body` is already
    free of transfer and content coding; `sent` is the body as it came where that was another.
    `client` is the peer's address, "" in process.
    """

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: bytes = b""
    client: str = ""
    sent: bytes | None = None


@dataclass(slots=True)
class Answer:
    """One HTTP answer: status, headers in order, body.

    `content-length` is added where it is not said; an answer to HEAD says what the body would have been.
    """

    status: int
    headers: list[tuple[str, str]]
    body: bytes = b""

"""What Pinpoint calls the facts of the engagement engine."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from bellhop.engines.engage import apps, channels, endpoints
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Generator


class NotFound(Refusal):
    """Pinpoint does not say what it has not found."""

    def __init__(self) -> None:
        super().__init__("NotFoundException", "Resource not found")


class BadRequest(Refusal):
    """A request that Pinpoint does not take."""

    def __init__(self, message: str) -> None:
        super().__init__("BadRequestException", message)


_UNKNOWN = (apps.UnknownApp, channels.UnknownChannel, endpoints.UnknownEndpoint)


@contextlib.contextmanager
def named() -> Generator[None]:
    """Facts of the engine leave as errors of this API."""
    try:
        yield
    except _UNKNOWN as fact:
        raise NotFound from fact
    except endpoints.TooManyEndpoints as fact:
        most = endpoints.MOST_OF_A_USER
        raise BadRequest(f"Exceeded maximum endpoint per user count {most}") from fact

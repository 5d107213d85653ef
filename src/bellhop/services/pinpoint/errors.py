"""Pinpoint's names for what goes wrong."""

from __future__ import annotations

from bellhop.wire.refusal import Refusal


class NotFound(Refusal):
    """Pinpoint does not say what it has not found."""

    def __init__(self) -> None:
        super().__init__("NotFoundException", "Resource not found")


class BadRequest(Refusal):
    """A request that Pinpoint does not take."""

    def __init__(self, message: str) -> None:
        super().__init__("BadRequestException", message)


class NotBuilt(Refusal):
    """A part of an operation that Bellhop does not do yet, and does not pretend to."""

    def __init__(self, operation: str, part: str) -> None:
        super().__init__(
            "NotImplemented", f"pinpoint:{operation} with {part} is not implemented by Bellhop.", 501
        )

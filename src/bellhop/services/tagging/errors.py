"""How the tagging API refuses."""

from __future__ import annotations

from bellhop.wire.refusal import Refusal


class InvalidParameter(Refusal):
    """A parameter that the tagging API does not take."""

    def __init__(self, message: str) -> None:
        super().__init__("InvalidParameterException", message)

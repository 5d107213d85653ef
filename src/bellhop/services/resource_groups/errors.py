"""How Resource Groups refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.groups import errors
from bellhop.kernel.facts import named_by
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

CODES: dict[type[Exception], str] = {
    errors.BadGroup: "BadRequestException",
    errors.BadQuery: "BadRequestException",
    errors.GroupMissing: "NotFoundException",
}


def named() -> AbstractContextManager[None]:
    """Facts of the engine leave as errors of this API."""
    return named_by(CODES)


class BadRequest(Refusal):
    """A request that Resource Groups does not take."""

    def __init__(self, message: str) -> None:
        super().__init__("BadRequestException", message)

"""What SES v2 calls the facts of the mail engine."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from bellhop.engines.mail.addresses import InvalidAddress
from bellhop.engines.mail.checks import InvalidMessage
from bellhop.engines.mail.errors import (
    ConfigurationSetMissing,
    IdentityExists,
    IdentityMissing,
    IdentityUnverified,
    InvalidIdentity,
    MessageTooLong,
    RecipientMissing,
    TooManyRecipients,
)
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

CODES: dict[type[Exception], str] = {
    ConfigurationSetMissing: "NotFoundException",
    IdentityExists: "AlreadyExistsException",
    IdentityMissing: "NotFoundException",
    IdentityUnverified: "MessageRejected",
    InvalidAddress: "BadRequestException",
    InvalidIdentity: "BadRequestException",
    InvalidMessage: "BadRequestException",
    MessageTooLong: "BadRequestException",
    RecipientMissing: "BadRequestException",
    TooManyRecipients: "BadRequestException",
}


@contextlib.contextmanager
def named() -> Generator[None]:
    """Facts of the engine leave as errors of this API."""
    try:
        yield
    except tuple(CODES) as fact:
        raise Refusal(CODES[type(fact)], str(fact)) from fact


class BadRequest(Refusal):
    """A request that the model takes and SES does not."""

    def __init__(self, message: str) -> None:
        super().__init__("BadRequestException", message)


def refuse_unbuilt(operation: str, request: Mapping[str, object], *members: str) -> None:
    """Members that Bellhop does not act on yet are never passed over in silence."""
    for member in members:
        if request.get(member):
            message = f"sesv2:{operation} with {member} is not implemented by Bellhop."
            raise Refusal("NotImplemented", message, 501)

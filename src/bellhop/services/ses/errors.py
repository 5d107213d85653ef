"""What SES v1 calls the facts of the mail engine."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from bellhop.engines.mail.addresses import InvalidAddress
from bellhop.engines.mail.checks import InvalidMessage
from bellhop.engines.mail.errors import (
    ConfigurationSetMissing,
    IdentityUnverified,
    InvalidIdentity,
    MessageTooLong,
    RecipientMissing,
    TooManyRecipients,
)
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Generator

CODES: dict[type[Exception], str] = {
    ConfigurationSetMissing: "ConfigurationSetDoesNotExist",
    IdentityUnverified: "MessageRejected",
    InvalidAddress: "InvalidParameterValue",
    InvalidIdentity: "InvalidParameterValue",
    InvalidMessage: "InvalidParameterValue",
    MessageTooLong: "InvalidParameterValue",
    RecipientMissing: "InvalidParameterValue",
    TooManyRecipients: "InvalidParameterValue",
}


@contextlib.contextmanager
def named() -> Generator[None]:
    """Facts of the engine leave as errors of this API."""
    try:
        yield
    except tuple(CODES) as fact:
        raise Refusal(CODES[type(fact)], str(fact)) from fact

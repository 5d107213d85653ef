"""How SendBulkTemplatedEmail tells of each of its mails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail.errors import DailyQuotaExceeded, IdentityUnverified, RateExceeded

if TYPE_CHECKING:
    from bellhop.types import ses as types

# What else is wrong with one mail alone is a parameter of its.
_STATUSES: dict[type[Exception], str] = {
    DailyQuotaExceeded: "AccountDailyQuotaExceeded",
    IdentityUnverified: "MessageRejected",
    RateExceeded: "AccountThrottled",
}


def status_of(answer: str | Exception) -> types.BulkEmailDestinationStatus:
    """Of a message id, or of the fact for which there is none."""
    if isinstance(answer, str):
        return {"Status": "Success", "MessageId": answer}
    return {"Status": _STATUSES.get(type(answer), "InvalidParameterValue"), "Error": str(answer)}

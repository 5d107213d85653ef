"""How SendBulkEmail tells of each of its mails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail.errors import DailyQuotaExceeded, IdentityUnverified, RateExceeded

if TYPE_CHECKING:
    from bellhop.types import sesv2 as types

# What else is wrong with one mail alone is a parameter of its.
_STATUSES: dict[type[Exception], str] = {
    DailyQuotaExceeded: "ACCOUNT_DAILY_QUOTA_EXCEEDED",
    IdentityUnverified: "MESSAGE_REJECTED",
    RateExceeded: "ACCOUNT_THROTTLED",
}


def status_of(answer: str | Exception) -> types.BulkEmailEntryResult:
    """Of a message id, or of the fact for which there is none."""
    if isinstance(answer, str):
        return {"Status": "SUCCESS", "MessageId": answer}
    return {"Status": _STATUSES.get(type(answer), "INVALID_PARAMETER"), "Error": str(answer)}

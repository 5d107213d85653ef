"""How far the search for a domain's records has come: the same life for DKIM and for MAIL FROM domains."""

from __future__ import annotations

from bellhop.kernel.states import Table

NOT_STARTED = "NotStarted"
PENDING = "Pending"
SUCCESS = "Success"
TEMPORARY_FAILURE = "TemporaryFailure"
FAILED = "Failed"

# "Pending: Amazon SES attempts to detect the required MX record for 72 hours. If unsuccessful, the state
# changes to Failed. Success: Amazon SES continuously checks that the required MX record is in place.
# Failed: Amazon SES no longer attempts to detect [it]; you have to restart the setup process." (mail-from)
SEARCH = Table(
    "search for records",
    {
        NOT_STARTED: {PENDING},
        PENDING: {SUCCESS, FAILED},
        SUCCESS: {TEMPORARY_FAILURE, PENDING},
        TEMPORARY_FAILURE: {SUCCESS, FAILED, PENDING},
        FAILED: {PENDING},
    },
)

"""The life of one recipient of one mail, from acceptance to the last thing heard of it."""

from __future__ import annotations

from bellhop.kernel.states import Table

PENDING = "Pending"
DELAYED = "Delayed"
DELIVERED = "Delivered"
COMPLAINED = "Complained"
BOUNCED = "Bounced"
SUPPRESSED = "Suppressed"
REJECTED = "Rejected"
FAILED = "Failed"
OPTED_OUT = "OptedOut"

# A bounce may follow a delivery: the receiving host accepted the mail and sent a DSN later
# ("asynchronous bounce"). Rendering failures, rejects for viruses, suppression and opt-out come
# before any attempt to deliver.
RECIPIENT = Table(
    "mail recipient",
    {
        PENDING: {DELAYED, DELIVERED, BOUNCED, SUPPRESSED, REJECTED, FAILED, OPTED_OUT},
        DELAYED: {DELAYED, DELIVERED, BOUNCED, FAILED},
        DELIVERED: {COMPLAINED, BOUNCED},
        COMPLAINED: set(),
        BOUNCED: set(),
        SUPPRESSED: set(),
        REJECTED: set(),
        FAILED: set(),
        OPTED_OUT: set(),
    },
)

VERIFIED = "Verified"
UNREACHABLE = "TemporaryFailure"

# "If the link is not clicked within 24 hours, the verification status changes to Failed. In that case
# you must restart the verification process from the beginning." (GetIdentityVerificationAttributes)
IDENTITY = Table(
    "mail identity",
    {
        PENDING: {VERIFIED, FAILED, UNREACHABLE},
        UNREACHABLE: {VERIFIED, FAILED},
        VERIFIED: {FAILED, UNREACHABLE},
        FAILED: {PENDING},
    },
)

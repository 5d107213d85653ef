"""The life of a text, push notification or voice call, from acceptance to the last thing heard of it."""

from __future__ import annotations

from bellhop.kernel.states import Table

PENDING = "Pending"
DELAYED = "Delayed"
DELIVERED = "Delivered"
COMPLAINED = "Complained"
REJECTED = "Rejected"
FAILED = "Failed"
OPTED_OUT = "OptedOut"

# A carrier or push service answers once; only a recipient that was reached can complain. A message
# that came in has nothing to wait for: it is Delivered from Pending in the call that brings it.
MESSAGE = Table(
    "phone message",
    {
        PENDING: {DELAYED, DELIVERED, FAILED, REJECTED, OPTED_OUT},
        DELAYED: {DELIVERED, FAILED},
        DELIVERED: {COMPLAINED},
        COMPLAINED: set(),
        REJECTED: set(),
        FAILED: set(),
        OPTED_OUT: set(),
    },
)

"""The rows of suppression lists."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from bellhop.store import Change, Query, RememberedTable, bind

REASONS = ("BOUNCE", "COMPLAINT")


@dataclass(slots=True)
class SuppressedDestination:
    """An address on a list; its domain is in lower case.

    `tenant` is whose list it is, empty for the account's. `updated` is seconds since the epoch; `message_id`
    and `feedback_id` are those of the event that it was learnt from, None where somebody put it there.
    """

    tenant: str
    address: str
    reason: str
    updated: float
    message_id: str | None = None
    feedback_id: str | None = None


SUPPRESSED = RememberedTable("mail_suppressed", SuppressedDestination, ("tenant", "address"))
REMOVE_SUPPRESSED_OF = Change(SUPPRESSED, SUPPRESSED.c.tenant == bind("tenant"))
_c = SUPPRESSED.c
# Of one list; a filter that is None lets everything through.
SUPPRESSED_FILTERED = Query(
    SUPPRESSED,
    sa.and_(
        _c.tenant == bind("tenant"),
        bind("reason").is_(None) | (_c.reason == bind("reason")),
        bind("start").is_(None) | (_c.updated > bind("start")),
        bind("end").is_(None) | (_c.updated < bind("end")),
    ),
    order=("address",),
    limit=True,
)
REMOVE_LIST = Change(SUPPRESSED, _c.tenant == bind("tenant"))

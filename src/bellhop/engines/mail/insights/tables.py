"""The rows of insights: advice that was given; and reading what was sent in a time."""

from __future__ import annotations

from dataclasses import dataclass, field

import sqlalchemy as sa

from bellhop.engines.mail.tables import IDENTITIES, MESSAGES, OUTBOUND, SERVICE_FACES
from bellhop.store import Change, Query, Table, bind

# A message's number is of its time in microseconds, or greater: what is older is not looked at. Times are
# seconds, both bounds inclusive.
SENT_BETWEEN = Query(
    MESSAGES,
    sa.and_(
        MESSAGES.c.number >= bind("start") * 1_000_000 - 1,
        MESSAGES.c.time >= bind("start"),
        MESSAGES.c.time <= bind("end"),
        MESSAGES.c.direction == OUTBOUND,
        *(MESSAGES.c.face != face for face in SERVICE_FACES),
    ),
    order=("number",),
    limit=True,
)

DOMAINS = Query(IDENTITIES, IDENTITIES.c.kind == "domain", order=("name",))


@dataclass(slots=True)
class Recommendation:
    """A piece of advice: what it is about (an ARN), its kind and what is wrong.

    `status` is OPEN or FIXED; `created` is when it was first seen, `updated` when that status was.
    """

    resource: str
    kind: str
    description: str
    status: str
    impact: str
    created: float
    updated: float


RECOMMENDATIONS = Table("mail_recommendation", Recommendation, ("resource", "kind", "description"))
ALL_RECOMMENDATIONS = Query(RECOMMENDATIONS, order=("resource", "kind", "description"))
RECOMMENDATIONS_FILTERED = Query(
    RECOMMENDATIONS,
    sa.and_(
        *(
            bind(name).is_(None) | (RECOMMENDATIONS.c[name] == bind(name))
            for name in ("resource", "kind", "status", "impact")
        )
    ),
    order=("resource", "kind", "description"),
    limit=True,
)
EXPIRED_RECOMMENDATIONS = Change(
    RECOMMENDATIONS, sa.and_(RECOMMENDATIONS.c.status == "FIXED", RECOMMENDATIONS.c.updated < bind("before"))
)


@dataclass(slots=True)
class InboxTest:
    """A predictive inbox placement test.

    `number` puts tests in the order of their creation. `sent` are the ids of its mails by the seed address;
    `overall` and `by_provider` are shares in percent (see inbox_tests.SHARES) once `status` is COMPLETED.
    """

    id: str
    number: int
    name: str
    sender: str
    subject: str
    created: float
    sent: dict[str, str]
    status: str
    overall: dict[str, float] = field(default_factory=dict[str, float])
    by_provider: dict[str, dict[str, float]] = field(default_factory=dict[str, dict[str, float]])


TEST_REPORTS = Table("mail_inbox_test", InboxTest, ("id",))
TESTS_NEWEST_FIRST = Query(TEST_REPORTS, order=("number",), descending=True, limit=True)

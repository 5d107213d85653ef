"""Reviews of a document's versions: asked for, given, and what came of them.

"Only one version of an SSM document can be in the APPROVED state at a time. When a new version is
approved, the status of the previous version changes to REJECTED. Only one version of an SSM document can
be in review, or PENDING, at a time." (GetDocument)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.documents import lookup
from bellhop.engines.documents.errors import InvalidDocumentOperation
from bellhop.engines.documents.tables import HEADS, REVIEWS, REVIEWS_OF, VERSIONS, Review
from bellhop.kernel.states import Table

if TYPE_CHECKING:
    from bellhop.engines.documents.tables import Head, Version
    from bellhop.kernel.context import Context

NOT_REVIEWED, PENDING, APPROVED, REJECTED = "NOT_REVIEWED", "PENDING", "APPROVED", "REJECTED"
STATUS = Table(
    "document review",
    {
        NOT_REVIEWED: {PENDING},
        PENDING: {APPROVED, REJECTED, NOT_REVIEWED},
        APPROVED: {REJECTED, PENDING},
        REJECTED: {PENDING},
    },
)
MOST_REVIEWERS = 25


def act(ctx: Context, name: str, wanted: str, action: str, comment: str) -> None:
    """SendForReview, UpdateReview, Approve or Reject a version; raises InvalidDocumentOperation."""
    head = lookup.own(ctx, name)
    version = lookup.version_of(ctx.store, head, wanted or lookup.LATEST)
    if action == "SendForReview":
        _send(ctx, head, version)
    elif version.review_status != PENDING:
        raise InvalidDocumentOperation(f"The version {version.number} of {name} isn't in review.")
    elif action != "UpdateReview":
        _decide(ctx, head, version, APPROVED if action == "Approve" else REJECTED)
    _note(ctx, version, comment, anew=action != "UpdateReview")
    ctx.store.put(VERSIONS, version)
    if version.number == head.default:
        head.facts = version.facts()
    ctx.store.put(HEADS, head)


def _send(ctx: Context, head: Head, version: Version) -> None:
    if head.pending not in (0, version.number):
        _put(ctx, head, head.pending, NOT_REVIEWED)
    if version.review_status != PENDING:
        version.review_status = STATUS.step(version.review_status or NOT_REVIEWED, PENDING)
    version.review_author = _who(ctx)
    head.pending = version.number


def _decide(ctx: Context, head: Head, version: Version, status: str) -> None:
    version.review_status = STATUS.step(version.review_status, status)
    version.reviewed, version.reviewer = ctx.now, _who(ctx)
    head.pending = 0
    if status == APPROVED:
        if head.approved not in (0, version.number):
            _put(ctx, head, head.approved, REJECTED)
        head.approved = version.number
    elif head.approved == version.number:
        head.approved = 0


def _put(ctx: Context, head: Head, number: int, status: str) -> None:
    """What becomes of another version by this one's review."""
    ctx.store.update(VERSIONS, head.name, number, review_status=status)
    if number == head.default:
        head.facts = {**head.facts, "review_status": status}


def _note(ctx: Context, version: Version, comment: str, *, anew: bool) -> None:
    who = _who(ctx)
    rows = ctx.store.select(REVIEWS_OF, name=version.name, number=version.number, limit=1000)
    mine = next((row for row in rows if row.reviewer == who), None)
    if mine and not anew:
        mine.comment, mine.updated = comment, ctx.now
        ctx.store.put(REVIEWS, mine)
        return
    if mine is None and len({row.reviewer for row in rows}) >= MOST_REVIEWERS:
        raise InvalidDocumentOperation(f"A document has {MOST_REVIEWERS} reviewers at most.")
    number = ctx.ids.sequence(ctx.now)
    status = version.review_status
    row = Review(version.name, version.number, number, status, who, comment, ctx.now, ctx.now)
    ctx.store.add(REVIEWS, row)


def _who(ctx: Context) -> str:
    """The reviewer's user name, or the session name of a role."""
    return ctx.caller.arn.rpartition(":")[2].rpartition("/")[2]

"""Requests to leave the sandbox: details of the account, and the review that follows.

ses/latest/dg/request-production-access.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail import accounts
from bellhop.engines.mail.errors import ReviewPending

if TYPE_CHECKING:
    from bellhop.kernel.context import Context

PENDING, GRANTED = "PENDING", "GRANTED"
# "The AWS Support team provides an initial response to your request within 24 hours."
REVIEW_TIME = 24 * 3600.0


def put(ctx: Context, details: dict[str, Any], production: bool | None) -> None:
    """Keep details of the account; whoever wants out of the sandbox is granted it when the review ends.

    `production` False puts the account into the sandbox. Raises ReviewPending: "you can't edit your details
    until the review is complete".
    """
    account = accounts.of(ctx)
    if account.details.get("review", {}).get("status") == PENDING:
        raise ReviewPending
    account.details = dict(details)
    if production is False:
        account.production = False
    else:
        wanted = production is True and not account.production
        case = f"case-{ctx.account}-muen-{ctx.now:.0f}"
        account.details["review"] = {"status": PENDING if wanted else GRANTED, "case": case}
        if wanted:
            ctx.later(ctx.now + REVIEW_TIME, grant, case=case)
    accounts.keep(ctx, account)


def grant(ctx: Context, case: str) -> None:
    """A timer: the review ends, unless the details are others by now."""
    account = accounts.of(ctx)
    review = account.details.get("review", {})
    if review.get("case") == case and review["status"] == PENDING:
        account.details["review"] = {"status": GRANTED, "case": case}
        account.production = True
        accounts.keep(ctx, account)

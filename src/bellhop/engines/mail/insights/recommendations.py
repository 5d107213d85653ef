"""Advice, kept with its history: open while something is wrong, then fixed, and forgotten after a month.

AWS looks every few hours; here the account is looked at whenever somebody asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail.insights import advice
from bellhop.engines.mail.insights.tables import (
    ALL_RECOMMENDATIONS,
    EXPIRED_RECOMMENDATIONS,
    RECOMMENDATIONS,
    Recommendation,
)
from bellhop.engines.mail.insights.vdm import DAY

if TYPE_CHECKING:
    from bellhop.engines.mail.insights.advice import Problem
    from bellhop.kernel.context import Context

OPEN, FIXED = "OPEN", "FIXED"
KEPT = 30 * DAY  # "Resolved recommendations expire after 30 days." (vdm-advisor)


def refresh(ctx: Context) -> None:
    """See what is wrong now, and what no longer is."""
    wrong = {problem[:3]: problem for problem in advice.problems(ctx)}
    for row in ctx.store.select(ALL_RECOMMENDATIONS):
        problem = wrong.pop((row.resource, row.kind, row.description), None)
        if problem is None and row.status == OPEN:
            _turn(ctx, row, FIXED, row.impact)
        elif problem is not None and (row.status, row.impact) != (OPEN, problem.impact):
            _turn(ctx, row, OPEN, problem.impact)
    for problem in wrong.values():
        ctx.store.add(RECOMMENDATIONS, _new(ctx, problem))
    ctx.store.change(EXPIRED_RECOMMENDATIONS, before=ctx.now - KEPT)


def _turn(ctx: Context, row: Recommendation, status: str, impact: str) -> None:
    row.status, row.impact, row.updated = status, impact, ctx.now
    ctx.store.put(RECOMMENDATIONS, row)


def _new(ctx: Context, problem: Problem) -> Recommendation:
    resource, kind, description, impact = problem
    return Recommendation(resource, kind, description, OPEN, impact, ctx.now, ctx.now)

"""Policies act by the clock: a parameter expires, or somebody hears that it will, or that it stands still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.parameters import policies, removal
from bellhop.engines.parameters.events import PolicyActed
from bellhop.engines.parameters.policies import EXPIRATION, EXPIRING, FINISHED, PENDING, UNCHANGED, Policy
from bellhop.engines.parameters.tables import PARAMETERS
from bellhop.kernel.clock import iso8601

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bellhop.engines.parameters.tables import Parameter
    from bellhop.kernel.context import Context


def arm(ctx: Context, row: Parameter, policies_: Sequence[Policy]) -> None:
    """Let policies that were set now act when they are due."""
    for place, policy in enumerate(policies_):
        _wait(ctx, row.name, place, policy, policies.due(policies_, place, row.modified))


def rearmed(ctx: Context, row: Parameter) -> str | None:
    """The policies of a row that is changed now: those that told of its standing still wait anew.

    "If you change or edit a parameter, the system resets the notification time period."
    """
    if row.policies is None:
        return None
    kept = policies.loaded(row.policies)
    for place, policy in enumerate(kept):
        if policy.type == UNCHANGED and policy.status == FINISHED:
            policy.status = PENDING
            _wait(ctx, row.name, place, policy, ctx.now + policy.moment)
    return policies.dumped(kept)


def _wait(ctx: Context, name: str, place: int, policy: Policy, due: float) -> None:
    ctx.later(due, act, name=name, place=place, since=policy.since)


def act(ctx: Context, name: str, place: int, since: float) -> None:
    """What a timer runs: the policy at this place, if it is the one that was set then and still waits."""
    row = ctx.store.get(PARAMETERS, name)
    kept = policies.loaded(row.policies) if row else []
    if row is None or place >= len(kept):
        return
    policy = kept[place]
    if policy.since != since or policy.status != PENDING:
        return
    due = policies.due(kept, place, row.modified)
    if due > ctx.now:  # the parameter was changed meanwhile
        _wait(ctx, name, place, policy, due)
    else:
        _enforce(ctx, row, kept, policy)


def _enforce(ctx: Context, row: Parameter, kept: Sequence[Policy], policy: Policy) -> None:
    ctx.emit(PolicyActed(row.name, row.type, policy.type, policy.text, _reason(policy)))
    if policy.type == EXPIRATION:
        removal.remove(ctx, row)
        return
    policy.status = FINISHED
    ctx.store.update(PARAMETERS, row.name, policies=policies.dumped(kept))


def _reason(policy: Policy) -> str:
    since = f"This notification was generated based on the policy created at {iso8601(policy.since)}."
    if policy.type == EXPIRATION:
        return f"The parameter has expired and was deleted. {since}"
    span = _said(policy.moment)
    if policy.type == EXPIRING:
        return f"The parameter will expire in {span}. {since}"
    return f"The parameter has not been changed for {span}. {since}"


def _said(seconds: float) -> str:
    days, rest = divmod(round(seconds), 86_400)
    return f"{round(seconds) // 3_600} Hours" if rest else f"{days} Days"

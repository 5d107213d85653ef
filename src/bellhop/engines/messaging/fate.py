"""What becomes of a message: the rules on its recipient decide, everybody else takes what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.messaging import states
from bellhop.engines.messaging.tables import MESSAGES
from bellhop.engines.recipients.book import outcome_of
from bellhop.engines.recipients.rules import DELAY, Outcome

if TYPE_CHECKING:
    from bellhop.engines.messaging.tables import PhoneMessage
    from bellhop.kernel.context import Context

# The steps that an outcome stands for.
_STEPS = {
    Outcome.DELIVER: (states.DELIVERED,),
    Outcome.COMPLAINT: (states.DELIVERED, states.COMPLAINED),
    Outcome.PERMANENT_BOUNCE: (states.FAILED,),
    Outcome.TRANSIENT_BOUNCE: (states.FAILED,),
    Outcome.REJECT: (states.REJECTED,),
    Outcome.DELAY: (states.DELAYED,),
}
_REASONS = {
    Outcome.PERMANENT_BOUNCE: "The recipient does not exist",
    Outcome.TRANSIENT_BOUNCE: "The recipient is out of reach",
    Outcome.REJECT: "The carrier or push service refused the message",
    Outcome.DELAY: "The recipient is out of reach; it is tried again",
}


def decide(ctx: Context, number: int) -> None:
    """Carry a pending message to its recipient."""
    row = ctx.store.get(MESSAGES, number)
    if row is None:
        return
    outcome = outcome_of(ctx, row.destination) or Outcome.DELIVER
    reason = _REASONS.get(outcome)
    for status in _STEPS[outcome]:
        _step(ctx, row, status, **({"reason": reason} if reason else {}))
    _write(ctx, row)
    if outcome is Outcome.DELAY:
        ctx.later(ctx.now + DELAY, arrive, number=number)


def arrive(ctx: Context, number: int) -> None:
    """A delayed message reaches its recipient after all."""
    row = ctx.store.get(MESSAGES, number)
    if row is not None:
        _step(ctx, row, states.DELIVERED)
        _write(ctx, row)


def _step(ctx: Context, row: PhoneMessage, status: str, **facts: Any) -> None:
    row.status = states.MESSAGE.step(row.status, status)
    row.events.append({"time": ctx.now, "type": status, **facts})


def _write(ctx: Context, row: PhoneMessage) -> None:
    ctx.store.update(MESSAGES, row.number, status=row.status, events=row.events)

"""What becomes of a mail at each recipient: rules first, then the simulator, else it is delivered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bellhop.engines.mail import quota, simulator, states
from bellhop.engines.mail.simulator import Fate
from bellhop.engines.mail.tables import MESSAGES, SendCounter
from bellhop.engines.recipients.book import outcome_of
from bellhop.engines.recipients.rules import DELAY, Outcome

if TYPE_CHECKING:
    from bellhop.engines.mail.tables import Message
    from bellhop.kernel.context import Context


class _Step(NamedTuple):
    """The status a recipient comes to, and the event that tells of it."""

    status: str
    event: str
    facts: dict[str, str]


_DELIVERY = _Step(states.DELIVERED, "Delivery", {"response": "250 2.0.0 Ok"})
_COMPLAINT = _Step(states.COMPLAINED, "Complaint", {"feedback": "abuse"})
_STEPS = {
    Outcome.DELIVER: (_DELIVERY,),
    Outcome.COMPLAINT: (_DELIVERY, _COMPLAINT),
    Outcome.PERMANENT_BOUNCE: (
        _Step(
            states.BOUNCED,
            "Bounce",
            {"bounce": "Permanent", "cause": "General", "response": "550 5.1.1 user unknown"},
        ),
    ),
    Outcome.TRANSIENT_BOUNCE: (
        _Step(
            states.BOUNCED,
            "Bounce",
            {"bounce": "Transient", "cause": "MailboxFull", "response": "452 4.2.2 mailbox full"},
        ),
    ),
    Outcome.DELAY: (
        _Step(
            states.DELAYED,
            "DeliveryDelay",
            {"cause": "TransientCommunicationFailure", "response": "421 4.4.1 connection timed out"},
        ),
    ),
    Outcome.REJECT: (_Step(states.REJECTED, "Reject", {"cause": "Bad content"}),),
}
_SIMULATED = {
    Fate.DELIVERED: _STEPS[Outcome.DELIVER],
    Fate.OUT_OF_OFFICE: _STEPS[Outcome.DELIVER],
    Fate.COMPLAINED: _STEPS[Outcome.COMPLAINT],
    Fate.BOUNCED: _STEPS[Outcome.PERMANENT_BOUNCE],
    # "Amazon SES generates a hard bounce as if the recipient's address is on the global suppression list."
    Fate.SUPPRESSED: (_Step(states.SUPPRESSED, "Bounce", {"bounce": "Permanent", "cause": "Suppressed"}),),
}
_COUNTED = {"Bounce": "bounces", "Complaint": "complaints", "Reject": "rejects"}


def decide(ctx: Context, number: int) -> None:
    """Carry an accepted mail to each of its recipients; nothing to do if it was deleted meanwhile."""
    row = ctx.store.get(MESSAGES, number)
    if row is None:
        return
    counted = SendCounter(0)
    for recipient in row.recipients:
        for step in _steps(ctx, recipient[0]):
            _take(ctx, row, recipient, step)
            if counter := _COUNTED.get(step.event):
                setattr(counted, counter, getattr(counted, counter) + 1)
    _write(ctx, row)
    if counted != SendCounter(0):
        quota.count(ctx, counted)
    if any(status == states.DELAYED for _, status in row.recipients):
        ctx.later(ctx.now + DELAY, arrive, number=number)


def arrive(ctx: Context, number: int) -> None:
    """A delayed mail reaches its recipients after all."""
    row = ctx.store.get(MESSAGES, number)
    if row is None:
        return
    for recipient in row.recipients:
        if recipient[1] == states.DELAYED:
            _take(ctx, row, recipient, _DELIVERY)
    _write(ctx, row)


def _take(ctx: Context, row: Message, recipient: list[str], step: _Step) -> None:
    recipient[1] = states.RECIPIENT.step(recipient[1], step.status)
    row.events.append(_event(ctx, step, recipient[0]))


def _write(ctx: Context, row: Message) -> None:
    ctx.store.update(MESSAGES, row.number, recipients=row.recipients, events=row.events)


def _steps(ctx: Context, address: str) -> tuple[_Step, ...]:
    outcome = outcome_of(ctx, address)
    if outcome is not None:
        return _STEPS[outcome]
    local, _, domain = address.rpartition("@")
    simulated = simulator.fate_of(local, domain)
    return _STEPS[Outcome.DELIVER] if simulated is None else _SIMULATED[simulated]


def _event(ctx: Context, step: _Step, address: str) -> dict[str, Any]:
    return {"time": ctx.now, "type": step.event, "recipient": address, **step.facts}

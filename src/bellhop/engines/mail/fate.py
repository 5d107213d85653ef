"""What becomes of a mail at its recipients: decided after the commit, told in events, retried by the clock.

In this order: what is infected goes nowhere; who has unsubscribed, or is on a suppression list, is not
written to; then the operator's rules, the simulator's addresses, and else it is delivered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail import history, quota, simulator, states
from bellhop.engines.mail.events import MailDelivered
from bellhop.engines.mail.fates import consequences, scanning, steps
from bellhop.engines.mail.tables import MESSAGES, SERVICE_FACES, SendCounter
from bellhop.engines.recipients.book import outcome_of
from bellhop.engines.recipients.rules import DELAY, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bellhop.engines.mail.fates.steps import Step, Way
    from bellhop.engines.mail.submission import Submission
    from bellhop.engines.mail.tables import Message
    from bellhop.kernel.context import Context

    Recipient = list[str]  # address, status

# Attempts after the first, in seconds since the acceptance; AWS does not say when it tries again.
RETRIES = (DELAY, 4 * 3600.0)


def premises(submission: Submission, terms: dict[str, Any]) -> dict[str, Any]:
    """What `decide` has to know of a mail besides its row: nothing, for most."""
    found: dict[str, Any] = {}
    if scanning.is_infected(submission):
        found["infected"] = True
    if "subscription" in terms:
        found["subscription"] = terms["subscription"]
    return found


def decide(
    ctx: Context, number: int, infected: bool = False, subscription: list[str | None] | None = None
) -> None:
    """Carry an accepted mail to each of its recipients; nothing to do if it was deleted meanwhile.

    `infected` and `subscription` (list, topic or None, …; see terms.py) are the mail's `premises`.
    """
    message = ctx.store.get(MESSAGES, number)
    if message is None:
        return
    if infected:
        ways = [steps.REJECTED for _ in message.recipients]
    else:
        held = None if message.face in SERVICE_FACES else _Held(ctx, message, subscription)
        ways = [(held and held.way_of(address)) or _way(ctx, address) for address, _ in message.recipients]
    _go(ctx, message, list(zip(message.recipients, ways, strict=True)))
    if any(status == states.DELAYED for _, status in message.recipients):
        _try_later(ctx, message)


def retry(ctx: Context, number: int, until: float) -> None:
    """Try again to reach those who were out of reach; they bounce when that has lasted `until` now.

    "Transient bounces are sent to you when a message has soft bounced several times, and Amazon SES has
    stopped trying to re-deliver it." (event-publishing-retrieving-sns-contents)
    """
    message = ctx.store.get(MESSAGES, number)
    if message is None:
        return
    waiting = [each for each in message.recipients if each[1] == states.DELAYED]
    if ctx.now >= until:
        ways = [_expired(message, address, until) for address, _ in waiting]
    else:
        ways = [_way_again(ctx, address) for address, _ in waiting]
    _go(ctx, message, list(zip(waiting, ways, strict=True)))
    if any(status == states.DELAYED for _, status in waiting):
        _try_again(ctx, message, until)


class _Held:
    """What SES knows of recipients before it tries to deliver."""

    def __init__(self, ctx: Context, message: Message, subscription: list[str | None] | None) -> None:
        from bellhop.engines.mail.suppression import suppressions  # noqa: PLC0415 - SES's own mail needs none

        self._ctx = ctx
        self._subscription = subscription
        self._suppressions = suppressions
        self._rules = consequences.suppression_of(ctx, message)

    def way_of(self, address: str) -> Way | None:
        """How it ends before it begins; None if it does not."""
        if self._subscription and self._opted_out(address):
            return steps.OPTED_OUT
        reason = self._suppressions.reason_for(self._ctx, self._rules, address)
        return steps.BY_SUPPRESSION[reason] if reason else None

    def _opted_out(self, address: str) -> bool:
        from bellhop.engines.mail.lists import subscriptions  # noqa: PLC0415 - little mail has one

        assert self._subscription
        name, topic, *_ = self._subscription
        return subscriptions.opted_out(self._ctx, name or "", topic, address)


def _way(ctx: Context, address: str) -> Way:
    outcome = outcome_of(ctx, address)
    if outcome is not None:
        return steps.BY_RULE[outcome]
    local, _, domain = address.rpartition("@")
    simulated = simulator.fate_of(local, domain)
    return steps.DELIVERED if simulated is None else steps.BY_SIMULATOR[simulated]


def _way_again(ctx: Context, address: str) -> Way:
    """As rules are by now: who was only delayed is within reach."""
    return steps.DELIVERED if outcome_of(ctx, address) == Outcome.DELAY else _way(ctx, address)


def _expired(message: Message, address: str, until: float) -> Way:
    delays = (
        e for e in reversed(message.events) if e["type"] == "DeliveryDelay" and address in e["recipients"]
    )
    last = next(delays)
    minutes = round((until - message.time) / 60)
    return steps.Way((steps.expiry(minutes, last["cause"], last["response"]),))


def _go(ctx: Context, message: Message, found: Sequence[tuple[Recipient, Way]]) -> None:
    """Take all recipients their way, side by side: who takes the same step is in the same event."""
    counted = SendCounter(0)
    for step, recipients in _turns(found):
        _take(ctx, message, recipients, step, counted)
    history.keep(ctx, message)
    if counted != SendCounter(0):
        quota.count(ctx, counted)
    if message.face not in SERVICE_FACES:
        consequences.answer(ctx, message, [recipient[0] for recipient, way in found if way.answers])


def _turns(found: Sequence[tuple[Recipient, Way]]) -> Iterator[tuple[Step, list[Recipient]]]:
    """Every step, with those who take it in the same turn; mostly all go one way."""
    if not found:
        return
    first = found[0][1]
    if all(way is first for _, way in found):
        everybody = [recipient for recipient, _ in found]
        yield from ((step, everybody) for step in first.steps)
        return
    for turn in range(max(len(way.steps) for _, way in found)):
        groups: dict[Step, list[Recipient]] = {}
        for recipient, way in found:
            if turn < len(way.steps):
                groups.setdefault(way.steps[turn], []).append(recipient)
        yield from groups.items()


def _take(
    ctx: Context, message: Message, recipients: Iterable[Recipient], step: Step, counted: SendCounter
) -> None:
    for recipient in recipients:
        recipient[1] = states.RECIPIENT.step(recipient[1], step.status)
    addresses = [address for address, _ in recipients]
    facts: dict[str, Any] = dict(step.facts)
    if step.event == "DeliveryDelay":
        facts["until"] = message.time + consequences.patience(ctx, message)
    event = history.add(ctx, message, step.event, recipients=addresses, **facts)
    if step.event == "Delivery":
        ctx.emit(MailDelivered(message.number, addresses))
    elif message.face not in SERVICE_FACES:
        consequences.follow(ctx, message, event, counted)


def _try_later(ctx: Context, message: Message) -> None:
    until = next(event["until"] for event in reversed(message.events) if event["type"] == "DeliveryDelay")
    _try_again(ctx, message, until)


def _try_again(ctx: Context, message: Message, until: float) -> None:
    """At the next of the moments for it, at the latest when there is no more time."""
    ahead = (message.time + seconds for seconds in RETRIES if message.time + seconds > ctx.now)
    ctx.later(min(next(ahead, until), until), retry, number=message.number, until=until)

"""Dead letters: events that could not be handed to a target, with what AWS says beside them.

https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bellhop.downstream.deliveries import Delivery
from bellhop.engines.rules.events import TargetDelivery, TargetMatched
from bellhop.kernel.timers import DELIVERIES
from bellhop.services.events import inputs

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.kernel.events import GivenUp

# What a neighbour's error code says → ERROR_CODE.
ERROR_CODES = (
    (re.compile("NotFound|NonExistent|NoSuch|NotExist"), "NO_RESOURCE"),
    (re.compile("Denied|NotAuthorized|Forbidden|Authorization"), "NO_PERMISSIONS"),
    (re.compile("Throttl|TooManyRequests|RequestLimit"), "THROTTLING"),
    (re.compile("RetriesExhausted|EventAgeExceeded"), "TIMEOUT"),
)
OTHER = "SDK_CLIENT_ERROR"
EXHAUSTED = {"RetriesExhausted": "MaximumRetryAttempts", "EventAgeExceeded": "MaximumEventAgeInSeconds"}


def queue_of(matched: TargetMatched) -> str:
    """The ARN of the target's queue for dead letters, "" without one."""
    return matched.target.get("DeadLetterConfig", {}).get("Arn", "")


def letter(matched: TargetMatched) -> dict[str, Any]:
    """The event, and whose it was: arguments of `Queues.send`."""
    facts = {"RULE_ARN": matched.rule_arn, "TARGET_ARN": matched.target["Arn"]}
    return {"body": inputs.as_json(matched.event), "MessageAttributes": _attributes(facts)}


def _attributes(facts: dict[str, str]) -> dict[str, dict[str, str]]:
    return {name: {"DataType": "String", "StringValue": value or "-"} for name, value in facts.items()}


def given_up(ctx: Context, event: GivenUp) -> None:
    """A subscriber: a target could not be invoked, or not be handed its input."""
    lost = event.of(ctx)
    message = event.message.removeprefix(f"{event.code}: ")
    if isinstance(lost, TargetMatched):
        facts = {"ERROR_CODE": event.code, "ERROR_MESSAGE": message}
        _send(ctx, queue_of(lost), letter(lost), facts)
    elif isinstance(lost, TargetDelivery):
        facts = {"ERROR_CODE": _code(event.code), "ERROR_MESSAGE": message, **_exhausted(ctx, event)}
        _send(ctx, lost.lost_to, lost.lost, facts)


def _send(ctx: Context, queue: str, letter: dict[str, Any], facts: dict[str, str]) -> None:
    if queue:
        attributes = letter["MessageAttributes"] | _attributes(facts)
        arguments = letter | {"queue": queue, "MessageAttributes": attributes}
        ctx.emit(Delivery("queues", "send", queue, arguments))


def _exhausted(ctx: Context, event: GivenUp) -> dict[str, str]:
    """Which condition of the retry policy ended it, if one did."""
    if event.code not in EXHAUSTED:
        return {}
    attempts = max((row.attempts for row in ctx.store.select(DELIVERIES, event=event.event)), default=1)
    return {"EXHAUSTED_RETRY_CONDITION": EXHAUSTED[event.code], "RETRY_ATTEMPTS": str(attempts - 1)}


def _code(code: str) -> str:
    return next((ours for pattern, ours in ERROR_CODES if pattern.search(code)), OTHER)

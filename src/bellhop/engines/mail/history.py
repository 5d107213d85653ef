"""What happened to a message, in order, and who is told.

An event is a dict of `time` (seconds since the epoch), `type` and facts of the type:

- `Send`; `Delivery`: recipients, response (the receiving host's);
- `Bounce`: recipients, bounce (Permanent, Transient, Undetermined), cause (AWS's subtype), response, id;
- `Complaint`: recipients, feedback (abuse …) or cause (OnAccountSuppressionList), agent, id;
- `DeliveryDelay`: recipients, cause, response, until; `Reject`: cause;
- `Open`: address, agent; `Click`: address, agent, link, tags; `Rendering Failure`: template, error;
- `Subscription`: list, source, before, after (preferences: {"unsubscribe_all", "topics": {name: status}}).

`recipients` are addresses, `id` the feedback's. Facts that are not known are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail.events import MailCounted, MailEvent
from bellhop.engines.mail.message_ids import message_id
from bellhop.engines.mail.tables import MESSAGES, SERVICE_FACES

if TYPE_CHECKING:
    from bellhop.engines.mail.tables import Message
    from bellhop.kernel.context import Context

# Causes of bounces and complaints that come of SES itself, which sent nothing: in no rate, on no dashboard.
ON_ACCOUNT_LIST = "OnAccountSuppressionList"
UNSUBSCRIBED = "UnsubscribedRecipient"
INVALID = "EmailValidationFailed"
HELD_BACK = frozenset((ON_ACCOUNT_LIST, UNSUBSCRIBED, INVALID))

METRICS = "monitoring"  # CloudWatch, which counts the account's mail
WITH_FEEDBACK_ID = ("Bounce", "Complaint")


def add(ctx: Context, message: Message, kind: str, **facts: Any) -> dict[str, Any]:
    """Append an event to a message that somebody `keep`s afterwards, and tell of it."""
    event = {"time": ctx.now, "type": kind, **facts}
    if kind in WITH_FEEDBACK_ID:
        event["id"] = message_id(ctx.now, ctx.region, ctx.ids.bits(16))
    if message.watched:
        first = all(each["type"] != kind for each in message.events)
        ctx.emit(MailEvent(message.number, event, first))
    if ctx.is_heard_by(METRICS) and message.face not in SERVICE_FACES:
        everybody = message.recipients if kind == "Send" else (kind,)
        ctx.emit(MailCounted(kind, len(facts.get("recipients", everybody))))
    message.events.append(event)
    return event


def keep(ctx: Context, message: Message) -> None:
    """Write what became of a message: its recipients' status and its events."""
    ctx.store.update(MESSAGES, message.number, recipients=message.recipients, events=message.events)

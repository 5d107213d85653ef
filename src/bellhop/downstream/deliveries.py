"""Deliveries to neighbours: outbox rows, written with what caused them, carried out after the commit."""

from __future__ import annotations

import base64
import contextlib
import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, cast

from bellhop.downstream.ports import Undeliverable
from bellhop.kernel.context import Unanswered
from bellhop.kernel.timers import GiveUp
from bellhop.store import Table

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.kernel.events import GivenUp

LONGEST_MESSAGE = 1024  # "the first 1 KB of the error message"
ENVELOPE = "base64"  # {"base64": text} stands for bytes among arguments, which are JSON


@dataclass(slots=True)
class Delivery:
    """`neighbours.<port>.<call>(scope, **arguments)`, until it succeeds: `ctx.emit(Delivery(…))`.

    `to` is the ARN or URL at the other end; deliveries to the same one are carried out one after another.
    `attempts` is how often it is tried at most (never more than the outbox tries), `until` the moment
    after which it is not tried again. What is given up goes to the queue `dead_letter_queue` (an ARN),
    as `dead_letter`: the arguments of `Queues.send`, to which the error is added as attributes.
    """

    port: str
    call: str
    to: str
    arguments: dict[str, Any]
    attempts: int = 8
    until: float | None = None
    dead_letter_queue: str = ""
    dead_letter: dict[str, Any] = field(default_factory=dict[str, Any])
    waits: int = 0  # how often it has found that there is more to do later


@dataclass(slots=True)
class Resumption:
    """What goes to this address is made again at a time that is set already, for all who wait for it."""

    to: str


RESUMPTIONS = Table("resumption", Resumption, ("to",))
LONGEST_PAUSE = 60.0  # seconds


def data(content: bytes) -> dict[str, str]:
    """Bytes, as an argument of a delivery."""
    return {ENVELOPE: base64.b64encode(content).decode()}


def deliver(ctx: Context, event: Delivery) -> None:
    """Carry a delivery out; what it raises has the outbox try again, GiveUp is the end of it.

    A call that answers True has more to do later: it is made again after 1, 2, 4 … at most 60 seconds.
    """
    if event.until is not None and ctx.now > event.until:
        raise GiveUp("EventAgeExceeded", "the event is older than its target takes")
    port = getattr(ctx.neighbours, event.port)
    arguments = {name: _bytes(value) for name, value in event.arguments.items()}
    scope = ctx.scope
    try:
        more = ctx.ask("delivery", lambda: getattr(port, event.call)(scope, **arguments))
    except Unanswered:
        raise
    except Undeliverable as error:
        raise GiveUp(error.code, error.message) from error
    except Exception as error:
        if ctx.attempt >= event.attempts:
            raise GiveUp("RetriesExhausted", str(error)) from error
        raise
    if more is True:
        _resume_later(ctx, event)


def _resume_later(ctx: Context, event: Delivery) -> None:
    if ctx.store.get(RESUMPTIONS, event.to) is None:
        ctx.store.add(RESUMPTIONS, Resumption(event.to))
        pause = min(LONGEST_PAUSE, 2.0**event.waits)
        ctx.later(ctx.now + pause, resume, **{**asdict(event), "waits": event.waits + 1})


def resume(ctx: Context, **facts: Any) -> None:
    """A timer: the call is made again."""
    ctx.store.delete(RESUMPTIONS, facts["to"])
    ctx.emit(Delivery(**facts))


def _bytes(value: Any) -> Any:
    if isinstance(value, dict) and ENVELOPE in value:
        return base64.b64decode(cast(dict[str, Any], value)[ENVELOPE])
    return cast(Any, value)


def given_up(ctx: Context, event: GivenUp) -> None:
    """A delivery was given up: its dead letter goes where it should."""
    delivery = event.of(ctx)
    if isinstance(delivery, Delivery) and delivery.dead_letter_queue:
        letter = dict(delivery.dead_letter)
        attributes = letter.pop("MessageAttributes", {}) | _why(delivery, event)
        queue = delivery.dead_letter_queue
        arguments = letter | {"queue": queue, "MessageAttributes": attributes}
        ctx.emit(Delivery("queues", "send", queue, arguments))


def _why(delivery: Delivery, event: GivenUp) -> dict[str, Any]:
    """The attributes of a dead letter that say what went wrong.

    Those of a function's are Lambda's: lambda/latest/dg/invocation-async-retain-records.html
    """
    if delivery.port != "functions":
        return {"ERROR_CODE": _text(event.code), "ERROR_MESSAGE": _text(event.message)}
    code = {"DataType": "Number", "StringValue": "200"}
    return {"ErrorCode": code, "ErrorMessage": _text(_raised(event.message)[:LONGEST_MESSAGE])}


def _raised(message: str) -> str:
    """The message of what a function raised, which answers with it as JSON."""
    with contextlib.suppress(ValueError):
        return json.loads(message[message.index("{") :])["errorMessage"]
    return message


def _text(value: str) -> dict[str, str]:
    return {"DataType": "String", "StringValue": value or "-"}

"""Matched targets: a command is ordered at once, everything else is handed over as a delivery."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import orjson

from bellhop.engines.documents.errors import InvalidDocument, InvalidDocumentVersion
from bellhop.engines.rules import archives, publishing
from bellhop.engines.rules.errors import BusNotFound, NotPermitted
from bellhop.engines.rules.events import TargetDelivery
from bellhop.engines.runcommand import commands
from bellhop.engines.runcommand.targets import Target
from bellhop.kernel.clock import from_iso8601
from bellhop.kernel.timers import GiveUp
from bellhop.services.events import dead_letters, inputs
from bellhop.services.events.arns import kind_of, resource_of
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.engines.rules.events import TargetMatched
    from bellhop.kernel.context import Context
    from bellhop.services.events.inputs import Input

    Arguments = dict[str, Any]
    Handing = tuple[str, str, Arguments]  # a port, its call, and what it is called with

OUTBOX_TRIES = 8
MAXIMUM_AGE = 86_400  # seconds; "by default, EventBridge retries sending the event for 24 hours"

# ERROR_CODE of a dead letter, as AWS names what went wrong.
ERROR_CODES: dict[type[Refusal], str] = {
    BusNotFound: "NO_RESOURCE",
    InvalidDocument: "NO_RESOURCE",
    InvalidDocumentVersion: "NO_RESOURCE",
    NotPermitted: "NO_PERMISSIONS",
}
INVALID_PARAMETER = "INVALID_PARAMETER"
THIRD_BUS = "THIRD_ACCOUNT_HOP_DETECTED"


def invoke(ctx: Context, matched: TargetMatched) -> None:
    """A subscriber: give the target what it is to be given; GiveUp says with its ERROR_CODE why it cannot."""
    kind = kind_of(matched.target["Arn"])
    given = inputs.made(matched)
    if kind == "document":
        _run_command(ctx, matched, given)
    elif kind == "archive":
        archives.keep(ctx, resource_of(matched.target["Arn"]).removeprefix("archive/"), matched.event)
    elif kind == "event-bus":
        _forward(ctx, matched)
    else:
        port, call, arguments = HANDED_OVER[kind](matched, given)
        ctx.emit(_delivery(matched, port, call, arguments))


def _delivery(matched: TargetMatched, port: str, call: str, arguments: Arguments) -> TargetDelivery:
    policy = matched.target.get("RetryPolicy", {})
    delivery = TargetDelivery(port, call, matched.target["Arn"], arguments)
    delivery.attempts = min(OUTBOX_TRIES, policy.get("MaximumRetryAttempts", OUTBOX_TRIES) + 1)
    delivery.until = matched.ingested + policy.get("MaximumEventAgeInSeconds", MAXIMUM_AGE)
    if queue := dead_letters.queue_of(matched):
        delivery.lost_to, delivery.lost = queue, dead_letters.letter(matched)
    return delivery


def _run_command(ctx: Context, matched: TargetMatched, given: Input) -> None:
    """Run Command: the input is its Parameters. The order stands in the transaction of this row: once."""
    named = matched.target["RunCommandParameters"]["RunCommandTargets"]
    order = commands.Order(
        resource_of(matched.target["Arn"]).removeprefix("document/"),
        parameters=_parameters(given) if given.given else {},
        targets=[Target(each["Key"], tuple(each["Values"])) for each in named],
    )
    try:
        commands.order(ctx, order)
    except Refusal as error:
        raise GiveUp(ERROR_CODES.get(type(error), INVALID_PARAMETER), error.message) from error


def _parameters(given: Input) -> dict[str, list[str]]:
    try:
        found = orjson.loads(given.text)
    except orjson.JSONDecodeError as error:
        raise GiveUp("INVALID_JSON", "The input is no JSON.") from error
    if not isinstance(found, dict):
        raise GiveUp(INVALID_PARAMETER, "The input of Run Command is the object of its parameters.")
    return {name: _texts(value) for name, value in cast("dict[str, Any]", found).items()}


def _texts(value: Any) -> list[str]:
    """A parameter's values: each a text, one alone too."""
    each = cast("list[Any]", value) if isinstance(value, list) else [value]
    return [one if isinstance(one, str) else inputs.as_json(one) for one in each]


def _forward(ctx: Context, matched: TargetMatched) -> None:
    """Another bus: "EventBridge can't route events received from a sender event bus to a third event bus"."""
    if matched.forwarded:
        raise GiveUp(THIRD_BUS, "The event has come from another event bus.")
    try:
        publishing.forward(ctx, matched.target["Arn"], matched.event)
    except Refusal as error:
        raise GiveUp(ERROR_CODES.get(type(error), INVALID_PARAMETER), error.message) from error


def _to_queue(matched: TargetMatched, given: Input) -> Handing:
    arguments: Arguments = {"queue": matched.target["Arn"], "body": given.text}
    if group := matched.target.get("SqsParameters", {}).get("MessageGroupId"):
        arguments["MessageGroupId"] = group
    return "queues", "send", arguments


def _to_topic(matched: TargetMatched, given: Input) -> Handing:
    return "topics", "publish", {"topic": matched.target["Arn"], "message": given.text}


def _to_function(matched: TargetMatched, given: Input) -> Handing:
    arguments = {"function": matched.target["Arn"], "payload": given.text, "InvocationType": "Event"}
    return "functions", "invoke", arguments


def _to_delivery_stream(matched: TargetMatched, given: Input) -> Handing:
    return "delivery_streams", "put", {"stream": matched.target["Arn"], "data": given.text}


def _to_data_stream(matched: TargetMatched, given: Input) -> Handing:
    path = matched.target.get("KinesisParameters", {}).get("PartitionKeyPath", "$.id")
    found = inputs.value_at(matched.event, path)
    key = found if isinstance(found, str) and found else matched.event["id"]
    arguments = {"stream": matched.target["Arn"], "partition_key": key, "data": given.text}
    return "data_streams", "put", arguments


def _to_log_group(matched: TargetMatched, given: Input) -> Handing:
    group = resource_of(matched.target["Arn"]).removeprefix("log-group:").removesuffix(":*")
    entry = _log_entry(matched, given)
    return "logs", "put", {"group": group, "stream": matched.event["id"], "events": [entry]}


def _log_entry(matched: TargetMatched, given: Input) -> tuple[float, str]:
    """When and what; a template gives both, as `{"timestamp": …, "message": …}`."""
    moment = from_iso8601(matched.event["time"])
    if not given.transformed:
        return moment, given.text
    try:
        made = cast("dict[str, Any]", orjson.loads(given.text))
        message, stamp = made["message"], made["timestamp"]
        stamped = from_iso8601(stamp) if isinstance(stamp, str) else float(stamp) / 1000
    except (ValueError, TypeError, KeyError):
        return moment, given.text
    return stamped, message if isinstance(message, str) else inputs.as_json(message)


HANDED_OVER: dict[str, Callable[[TargetMatched, Input], Handing]] = {
    "queue": _to_queue,
    "topic": _to_topic,
    "function": _to_function,
    "delivery-stream": _to_delivery_stream,
    "data-stream": _to_data_stream,
    "log-group": _to_log_group,
}

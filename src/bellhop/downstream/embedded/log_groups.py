"""CloudWatch Logs: subscription filters, whose functions are invoked by our own ways."""

from __future__ import annotations

import base64
import functools
import gzip
import json
from typing import TYPE_CHECKING, Any

from bellhop.downstream.deliveries import Delivery
from bellhop.downstream.embedded import log_patterns
from bellhop.downstream.embedded.world import module, replace, visit
from bellhop.store import Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

OLD, NEW = "tooOldLogEventEndIndex", "tooNewLogEventStartIndex"
OLDEST, NEWEST = 14 * 86_400_000, 2 * 3_600_000  # milliseconds
DESTINATIONS = frozenset(("lambda", "firehose", "kinesis"))


@functools.cache
def prepare(load: Callable[[str], Any]) -> None:
    models = module("moto.logs.models")
    replace(models.LogsBackend, "put_subscription_filter", lambda original: _beside(original, load))
    replace(models.LogStream, "_send_log_events", _send)
    replace(models, "EventMessageFilter", _matching)
    replace(models.LogsBackend, "put_log_events", _told)


def _beside(original: Any, load: Callable[[str], Any]) -> Any:
    """moto imports the destination's service to look for it there; it must be ours by then."""

    @functools.wraps(original)
    def put_subscription_filter(self: Any, group: str, name: str, pattern: str, *where: Any) -> None:
        if visit():
            _Filter(pattern)
            services = {value.split(":")[2] for value in where if str(value).startswith("arn:")}
            for service in services & DESTINATIONS:
                load(service)
        original(self, group, name, pattern, *where)

    return put_subscription_filter


def _matching(original: Any) -> Any:
    """moto knows single terms, and takes everything for what else there is."""

    def event_message_filter(pattern: str) -> Any:
        return _Filter(pattern) if visit() else original(pattern)

    return event_message_filter


class _Filter:
    def __init__(self, pattern: str | None) -> None:
        try:
            self.matches = log_patterns.compiled(pattern or "")
        except log_patterns.InvalidPattern as error:
            raise module("moto.logs.exceptions").InvalidParameterException(
                "Invalid filter pattern"
            ) from error


def _told(original: Any) -> Any:
    """PutLogEvents: where what is taken begins (after what is too old) and ends."""

    def put_log_events(self: Any, group: str, stream: str, log_events: Sequence[dict[str, Any]]) -> Any:
        token, rejected = original(self, group, stream, log_events)
        if (here := visit()) and rejected:
            times, now = [event["timestamp"] for event in log_events], here.world.home.now() * 1000
            rejected = {OLD: sum(time < now - OLDEST for time in times)} if OLD in rejected else {}
            new = [index for index, time in enumerate(times) if time > now + NEWEST]
            rejected |= {NEW: new[0]} if new else {}
        return token, rejected

    return put_log_events


def _send(original: Any) -> Any:
    def send(
        self: Any, service: str, destination_arn: str, filter_name: str, log_events: Sequence[Any]
    ) -> None:
        here = visit()
        if here:
            wanted = _Filter(self.log_group.subscription_filters[filter_name].filter_pattern)
            log_events = [event for event in log_events if wanted.matches(event["message"])]
            if not log_events:
                return
        if here is None or service != "lambda":
            original(self, service, destination_arn, filter_name, log_events)
            return
        scope = Scope(self.account_id, self.region)
        payload = json.dumps({"awslogs": {"data": _data(self, filter_name, log_events)}})
        arguments = {"function": destination_arn, "payload": payload, "InvocationType": "Event"}
        delivery = Delivery("functions", "invoke", destination_arn, arguments)
        here.outgoing.append(lambda home: home.deliver(scope, delivery))

    return send


def _data(stream: Any, filter_name: str, events: Sequence[Any]) -> str:
    """AmazonCloudWatch/latest/logs/SubscriptionFilters.html"""
    message = {
        "messageType": "DATA_MESSAGE",
        "owner": stream.account_id,
        "logGroup": stream.log_group.name,
        "logStream": stream.log_stream_name,
        "subscriptionFilters": [filter_name],
        "logEvents": events,
    }
    return base64.b64encode(gzip.compress(json.dumps(message).encode(), mtime=0)).decode()

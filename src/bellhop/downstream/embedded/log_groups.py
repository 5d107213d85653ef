"""CloudWatch Logs: subscription filters, whose functions are invoked by our own ways."""

from __future__ import annotations

import base64
import functools
import gzip
import json
from typing import TYPE_CHECKING, Any

from bellhop.downstream.deliveries import Delivery
from bellhop.downstream.embedded.world import module, replace, visit
from bellhop.store import Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DESTINATIONS = frozenset(("lambda", "firehose", "kinesis"))


@functools.cache
def prepare(load: Callable[[str], Any]) -> None:
    models = module("moto.logs.models")
    replace(models.LogsBackend, "put_subscription_filter", lambda original: _beside(original, load))
    replace(models.LogStream, "_send_log_events", _send)


def _beside(original: Any, load: Callable[[str], Any]) -> Any:
    """moto imports the destination's service to look for it there; it must be ours by then."""

    def put_subscription_filter(self: Any, *arguments: Any, **members: Any) -> None:
        named = [*arguments, *members.values()]
        services = {value.split(":")[2] for value in named if str(value).startswith("arn:")}
        for service in services & DESTINATIONS if visit() else ():
            load(service)
        original(self, *arguments, **members)

    return put_subscription_filter


def _send(original: Any) -> Any:
    def send(
        self: Any, service: str, destination_arn: str, filter_name: str, log_events: Sequence[Any]
    ) -> None:
        here = visit()
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

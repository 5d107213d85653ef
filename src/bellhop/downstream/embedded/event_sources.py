"""Event source mappings of queues: each message has its functions look into the queue, in our outbox."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from bellhop.downstream.deliveries import Delivery
from bellhop.downstream.embedded.world import module, replace, visit
from bellhop.store import Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.downstream.embedded.world import Visit

KEPT = "bellhop_mappings"


@functools.cache
def prepare(_: Callable[[str], Any]) -> None:
    queue = module("moto.sqs.models").Queue
    backend = module("moto.awslambda.models").LambdaBackend
    queue.lambda_event_source_mappings = property(_unseen, _remember)
    replace(queue, "add_message", _add)
    for name in ("create_event_source_mapping", "update_event_source_mapping"):
        replace(backend, name, _changed)


def _unseen(queue: Any) -> dict[str, Any]:
    """moto invokes functions while it takes the message. Here nobody waits for them."""
    kept: dict[str, Any] = queue.__dict__.setdefault(KEPT, {})
    return {} if visit() else kept


def _remember(queue: Any, mappings: dict[str, Any]) -> None:
    queue.__dict__[KEPT] = mappings


def _add(original: Any) -> Any:
    def add_message(self: Any, message: Any) -> None:
        original(self, message)
        if here := visit():
            backend = module("moto.awslambda.models").lambda_backends[self.account_id][self.region]
            for mapping in backend.list_event_source_mappings(self.queue_arn, ""):
                _look(here, mapping)

    return add_message


def _changed(original: Any) -> Any:
    """A mapping that is new, or enabled again, finds what has been sent before."""

    def change(self: Any, *arguments: Any) -> Any:
        mapping = original(self, *arguments)
        if (here := visit()) and mapping:
            _look(here, mapping)
        return mapping

    return change


def _look(here: Visit, mapping: Any) -> None:
    if not mapping.enabled or ":sqs:" not in mapping.event_source_arn:
        return
    scope = Scope(mapping.account_id, mapping.region)
    arguments = {
        "function": mapping.function_arn,
        "queue": mapping.event_source_arn,
        "size": mapping.batch_size,
        "partial": "ReportBatchItemFailures" in (mapping.function_response_types or ()),
    }
    delivery = Delivery("functions", "poll", mapping.arn, arguments)
    here.outgoing.append(lambda home: home.deliver(scope, delivery))

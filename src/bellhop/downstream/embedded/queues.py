"""SQS by two clocks: messages become visible by Bellhop's, and whoever waits for one waits in real time."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from bellhop.downstream.embedded.world import module, replace, visit
from bellhop.kernel.clock import real_time

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES = ("CreatedTimestamp", "LastModifiedTimestamp")
LOOKED_FOR = 0.25  # seconds between two looks: Bellhop's clock may be moved without anything arriving


@functools.cache
def prepare(_: Callable[[str], Any]) -> None:
    models = module("moto.sqs.models")
    replace(models.SQSBackend, "receive_message", _receive)
    replace(models.Queue, "add_message", _add)
    replace(models.Message, "visible", _visible)
    replace(models.Queue, "attributes", _attributes)
    replace(models.Queue, "messages", lambda original: _looked_through(original, _ready))
    delayed, hidden = "approximate_number_of_messages_delayed", "approximate_number_of_messages_not_visible"
    replace(models.Queue, delayed, lambda original: _looked_through(original, _delayed))
    replace(models.Queue, hidden, lambda original: _looked_through(original, _hidden))


def _receive(original: Any) -> Any:
    """ReceiveMessage, where WaitTimeSeconds is real whatever Bellhop's clock does."""

    def receive_message(self: Any, queue_name: str, count: int, wait: int, *more: Any, **named: Any) -> Any:
        here = visit()
        if here is None:
            return original(self, queue_name, count, wait, *more, **named)
        all_queues = module("moto.sqs.models").sqs_backends
        end = real_time() + wait
        while True:
            queues = all_queues[self.account_id][self.region_name]  # others, once there was a reset
            found = original(queues, queue_name, count, 0, *more, **named)
            left = end - real_time()
            if found or left <= 0 or here.world.closing:
                return found
            here.world.turn.wait(min(left, LOOKED_FOR))

    return receive_message


def _add(original: Any) -> Any:
    def add_message(self: Any, message: Any) -> None:
        original(self, message)
        if here := visit():
            here.world.turn.notify_all()

    return add_message


def _visible(original: Any) -> Any:
    """A message is visible again from the moment on when its timeout ends; a clock may stand still there."""

    def visible(self: Any) -> bool:
        return _now() >= self.visible_at if visit() else original.fget(self)

    return property(visible)


def _attributes(original: Any) -> Any:
    """GetQueueAttributes: times in whole seconds."""

    def attributes(self: Any) -> dict[str, Any]:
        found: dict[str, Any] = original.fget(self)
        return found | ({name: int(found[name]) for name in TIMES} if visit() else {})

    return property(attributes)


def _looked_through(original: Any, look: Callable[[list[Any], float], Any]) -> Any:
    """moto counts a queue at every message that is sent, and asks for the time at every message it counts."""

    def look_through(self: Any) -> Any:
        if visit() is None:
            return original.fget(self)
        now = _now()
        _forget(self, now)
        return look(self._messages, now)

    return property(look_through)


def _forget(queue: Any, now: float) -> None:
    """Drop what is kept no longer: moto would receive it, and nothing behind it."""
    first = now - 1000 * int(queue.message_retention_period)
    old = [message for message in queue._messages if message.sent_timestamp <= first]
    for message in old:
        queue._messages.remove(message)
        queue.pending_messages.discard(message)


def _now() -> float:
    """Milliseconds since the epoch, rounded as in moto's messages: one may be due at this very moment."""
    milliseconds: float = module("moto.core.utils").unix_time_millis()
    return milliseconds


def _ready(messages: list[Any], now: float) -> list[Any]:
    return [message for message in messages if message.visible_at <= now >= message.delayed_until]


def _delayed(messages: list[Any], now: float) -> int:
    return sum(message.delayed_until > now for message in messages)


def _hidden(messages: list[Any], now: float) -> int:
    return sum(message.visible_at > now for message in messages)

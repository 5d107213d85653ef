"""SNS: subscriptions that are confirmed as AWS has it, and publishing, which no subscriber can fail."""

from __future__ import annotations

import functools
import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

from bellhop.downstream.embedded import fanout
from bellhop.downstream.embedded.envelopes import Sent
from bellhop.downstream.embedded.world import module, new_id, replace, visit

if TYPE_CHECKING:
    from collections.abc import Callable

CONFIRMED_BY_HAND = ("http", "https", "email", "email-json")
NUMBER = re.compile(r"\+?[1-9][\d().\s-]{3,20}")
ENDPOINT = ":endpoint/"  # of a mobile application
PROTOCOLS = frozenset((*CONFIRMED_BY_HAND, "application", "firehose", "lambda", "sms", "sqs"))
PENDING, PENDING_IN_LISTS = "pending confirmation", "PendingConfirmation"
TOKEN = "bellhop_token"  # noqa: S105 - an attribute of moto's subscriptions


@functools.cache
def prepare(load: Callable[[str], Any]) -> None:
    load("sqs")
    models, responses = module("moto.sns.models"), module("moto.sns.responses")
    replace(models.Topic, "publish", _publish)
    replace(models.SNSBackend, "publish", _publish_or_text)
    replace(responses.SNSResponse, "subscribe", _subscribe)
    replace(responses.SNSResponse, "confirm_subscription", _confirm)
    replace(responses.SNSResponse, "unsubscribe", _unsubscribe)
    for name in ("list_subscriptions", "list_subscriptions_by_topic"):
        replace(responses.SNSResponse, name, _list)
    models.Topic.subscriptions_pending = _count(pending=True)
    models.Topic.subscriptions_confimed = _count(pending=False)  # moto's spelling


def is_pending(subscription: Any) -> bool:
    return bool(subscription.attributes["PendingConfirmation"])


def _count(*, pending: bool) -> property:
    def count(self: Any) -> int:
        subscriptions = self.sns_backend.subscriptions.values()
        return sum(is_pending(one) is pending for one in subscriptions if one.topic is self)

    return property(count, lambda _, value: None)  # noqa: ARG005 - moto counts them at nought itself


def _publish(original: Any) -> Any:
    """Topic.publish: to all subscribers, not only to the first hundred."""

    def publish(self: Any, message: str, **members: Any) -> str:
        here = visit()
        if here is None:
            return original(self, message, **members)
        sent = _sent(self, message, members)
        structured = members.get("message_structure") == "json"
        for subscription in self.sns_backend._get_topic_subscriptions(self):
            if not is_pending(subscription):
                fanout.send(here, subscription, sent, structured=structured)
        return sent.message_id

    return publish


def _sent(topic: Any, message: str, members: dict[str, Any]) -> Sent:
    deduplication = members.get("deduplication_id")
    if topic.content_based_deduplication and not deduplication:
        deduplication = hashlib.sha256(message.encode()).hexdigest()
    attributes: dict[str, Any] = members.get("message_attributes") or {}
    return Sent(new_id(), message, members.get("subject"), attributes, members.get("group_id"), deduplication)


def _publish_or_text(original: Any) -> Any:
    """SNSBackend.publish: a text to a PhoneNumber leaves by our own ways."""

    def publish(
        self: Any, message: str, arn: str | None, phone_number: str | None = None, **more: Any
    ) -> str:
        here = visit()
        if here:
            _check(self, message, arn, phone_number)
            if more.get("message_structure") == "json":
                _check_structure(message)
        message_id = original(self, message, arn, phone_number, **more)
        if here and phone_number:
            here.outgoing.append(lambda home: home.text(here.scope, phone_number, message))
        return message_id

    return publish


def _check(backend: Any, message: str, arn: str | None, phone_number: str | None) -> None:
    """What moto lets pass, or says in other words."""
    if not message:
        raise _invalid("Empty message")
    if phone_number and not NUMBER.fullmatch(phone_number):
        raise _invalid(f"PhoneNumber Reason: {phone_number} is not valid to publish to")
    if arn and ENDPOINT not in arn:
        backend.get_topic(arn)  # that there is no such topic, not that there is no such endpoint


def _check_structure(message: str) -> None:
    try:
        texts = json.loads(message)
    except ValueError as error:
        raise _invalid("Message Structure - JSON message body failed to parse") from error
    if not isinstance(texts, dict) or "default" not in texts:
        raise _invalid("Message Structure - No default entry in JSON message body")


def _subscribe(original: Any) -> Any:
    """Subscribe: who is reached over the web or by mail is asked whether he means it."""

    def subscribe(self: Any) -> Any:
        here = visit()
        if here is None:
            return original(self)
        protocol, endpoint = self._get_param("Protocol"), self._get_param("Endpoint")
        if protocol in ("http", "https") and not str(endpoint).startswith(f"{protocol}://"):
            raise _invalid("Endpoint must match the specified protocol")
        _check_subscription(protocol, self._get_param("Attributes") or {})
        answer = original(self)
        subscription = self.backend.subscriptions[answer.result["SubscriptionArn"]]
        setattr(subscription, fanout.BASE, here.base)
        if protocol not in CONFIRMED_BY_HAND or not _ask(subscription):
            return answer
        fanout.ask_to_confirm(here, subscription, "SubscriptionConfirmation", new_id(), _token(subscription))
        shown = self._get_param("ReturnSubscriptionArn")
        return answer if shown else _result({"SubscriptionArn": PENDING})

    return subscribe


def _check_subscription(protocol: str, attributes: dict[str, str]) -> None:
    if protocol not in PROTOCOLS:
        raise _invalid(f"Does not support this protocol string: {protocol}")
    try:
        json.loads(attributes.get("FilterPolicy") or "{}")
    except ValueError as error:
        raise _invalid("FilterPolicy: failed to parse JSON.") from error


def _ask(subscription: Any) -> bool:
    """Whether a subscription is to be confirmed (still); its first token is made here."""
    if not hasattr(subscription, TOKEN):
        setattr(subscription, TOKEN, new_id().replace("-", "") * 2)
        subscription.attributes |= {"PendingConfirmation": True, "ConfirmationWasAuthenticated": False}
    return is_pending(subscription)


def _token(subscription: Any) -> str:
    token: str = getattr(subscription, TOKEN)
    return token


def _confirm(original: Any) -> Any:
    def confirm_subscription(self: Any) -> Any:
        if visit() is None:
            return original(self)
        topic, token = self.backend.get_topic(self._get_param("TopicArn")), self._get_param("Token")
        for subscription in self.backend.subscriptions.values():
            if subscription.topic is topic and getattr(subscription, TOKEN, None) == token:
                subscription.attributes["PendingConfirmation"] = False
                return _result({"SubscriptionArn": subscription.arn})
        raise _invalid("Token")

    return confirm_subscription


def _unsubscribe(original: Any) -> Any:
    """Unsubscribe: a web server hears of it."""

    def unsubscribe(self: Any) -> Any:
        here = visit()
        subscription = self.backend.subscriptions.get(self._get_param("SubscriptionArn"))
        if here and subscription and subscription.protocol in ("http", "https"):
            fanout.ask_to_confirm(
                here, subscription, "UnsubscribeConfirmation", new_id(), _token(subscription)
            )
        return original(self)

    return unsubscribe


def _list(original: Any) -> Any:
    """ListSubscriptions…: nobody sees the ARN of what is not confirmed."""

    def list_subscriptions(self: Any) -> Any:
        answer = original(self)
        if visit():
            answer.result["Subscriptions"] = [_shown(one) for one in answer.result["Subscriptions"]]
        return answer

    return list_subscriptions


def _shown(subscription: Any) -> dict[str, str]:
    return {
        "SubscriptionArn": PENDING_IN_LISTS if is_pending(subscription) else subscription.arn,
        "Owner": subscription.owner,
        "Protocol": subscription.protocol,
        "Endpoint": subscription.endpoint,
        "TopicArn": subscription.topic_arn,
    }


def _result(members: dict[str, Any]) -> Any:
    return module("moto.core.responses").ActionResult(members)


def _invalid(reason: str) -> Exception:
    error: Exception = module("moto.sns.exceptions").SNSInvalidParameter(f"Invalid parameter: {reason}")
    return error

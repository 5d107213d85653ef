"""How a message of SNS reaches each kind of subscriber."""

from __future__ import annotations

import base64
import contextlib
import dataclasses
import json
from typing import TYPE_CHECKING, Any

from bellhop.downstream.deliveries import Delivery
from bellhop.downstream.embedded import envelopes, links
from bellhop.downstream.embedded.envelopes import Letterhead
from bellhop.downstream.embedded.world import module
from bellhop.store import Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.downstream.embedded.envelopes import Sent
    from bellhop.downstream.embedded.world import Visit

BASE = "bellhop_base"  # an attribute of moto's subscriptions: where its subscriber reaches us
AGENT = "Amazon Simple Notification Service Agent"


def send(here: Visit, subscription: Any, sent: Sent, *, structured: bool) -> None:
    """Send a message to one subscriber, unless his filter policy holds it back.

    `structured`: the message has a text for each protocol. Raises moto's error where it has none.
    """
    matcher = subscription._filter_policy_matcher
    if matcher is not None and not matcher.matches(sent.attributes, sent.message):
        return
    if structured:
        text = subscription._parse_message_structure(sent.message, subscription.protocol)
        sent = dataclasses.replace(sent, message=text)
    if way := WAYS.get(subscription.protocol):
        way(here, subscription, sent)


def _letterhead(here: Visit, subscription: Any) -> Letterhead:
    topic = subscription.topic
    version = str(getattr(topic, "signature_version", "1"))
    base: str = getattr(subscription, BASE, here.base)
    return Letterhead(topic.arn, subscription.arn, base, here.world.home.now(), version)


def _raw(subscription: Any) -> bool:
    return str(subscription.attributes.get("RawMessageDelivery")).lower() == "true"


def _body(here: Visit, subscription: Any, sent: Sent) -> str:
    if _raw(subscription):
        return sent.message
    return envelopes.written(envelopes.notification(_letterhead(here, subscription), sent))


def _dead_letters(subscription: Any) -> str:
    """The queue for what cannot be delivered; "": there is none."""
    policy = subscription.attributes.get("RedrivePolicy") or "{}"
    with contextlib.suppress(ValueError, AttributeError):
        return json.loads(policy).get("deadLetterTargetArn", "")
    return ""


def _letter(subscription: Any, body: str) -> dict[str, Any]:
    """What a delivery is to do with a message that cannot be delivered."""
    queue = _dead_letters(subscription)
    return {"dead_letter_queue": queue, "dead_letter": {"body": body}} if queue else {}


def _owner(subscription: Any) -> Scope:
    return Scope(subscription.owner, subscription.topic.sns_backend.region_name)


def _deliver(here: Visit, subscription: Any, delivery: Delivery) -> None:
    owner = _owner(subscription)
    here.outgoing.append(lambda home: home.deliver(owner, delivery))


# Queues


def _to_queue(here: Visit, subscription: Any, sent: Sent) -> None:
    """To a queue beside us at once; one that is not there fails nobody."""
    body = _body(here, subscription, sent)
    attributes = _attributes(sent) if _raw(subscription) else {}
    if _put(subscription.endpoint, body, attributes, sent):
        return
    if dead := _dead_letters(subscription):
        _put(dead, body, attributes, sent)


def _put(queue: str, body: str, attributes: dict[str, Any], sent: Sent) -> bool:
    _, _, _, region, account, name = queue.split(":", 5)
    backend = module("moto.sqs.models").sqs_backends[account][region]
    try:
        fifo = {"group_id": sent.group, "deduplication_id": sent.deduplication}
        backend.send_message(name, body, message_attributes=attributes, validate_group_id=False, **fifo)
    except module("moto.core.exceptions").ServiceException:
        return False
    return True


def _attributes(sent: Sent) -> dict[str, Any]:
    return {name: _attribute(value) for name, value in sent.attributes.items()}


def _attribute(value: dict[str, Any]) -> dict[str, Any]:
    kind = value["Type"]
    if kind.startswith("Binary"):
        return {"DataType": kind, "BinaryValue": base64.b64decode(value["Value"])}
    return {"DataType": kind, "StringValue": str(value["Value"])}


# Web servers


def _to_web(here: Visit, subscription: Any, sent: Sent) -> None:
    body = _body(here, subscription, sent)
    headers = _web_headers(subscription, "Notification", sent.message_id)
    headers["x-amz-sns-subscription-arn"] = subscription.arn
    if _raw(subscription):
        headers["x-amz-sns-rawdelivery"] = "true"
    _post(here, subscription, body, headers, _letter(subscription, body))


def _web_headers(subscription: Any, kind: str, message_id: str) -> dict[str, str]:
    """sns/latest/dg/sns-http-https-endpoint-as-subscriber.html"""
    return {
        "x-amz-sns-message-type": kind,
        "x-amz-sns-message-id": message_id,
        "x-amz-sns-topic-arn": subscription.topic_arn,
        "Content-Type": _content_type(subscription),
        "User-Agent": AGENT,
    }


def _content_type(subscription: Any) -> str:
    with contextlib.suppress(KeyError, TypeError, ValueError):
        policy = json.loads(subscription.attributes["DeliveryPolicy"])
        return str(policy["requestPolicy"]["headerContentType"])
    return "text/plain; charset=UTF-8"


def _post(here: Visit, subscription: Any, body: str, headers: dict[str, str], letter: dict[str, Any]) -> None:
    url = subscription.endpoint
    arguments = {"url": url, "body": body, "headers": headers}
    _deliver(here, subscription, Delivery("web", "post", url, arguments, **letter))


# Functions and delivery streams


def _to_function(here: Visit, subscription: Any, sent: Sent) -> None:
    envelope = envelopes.notification(_letterhead(here, subscription), sent)
    payload = envelopes.for_lambda(subscription.arn, envelope)
    function = subscription.endpoint
    arguments = {"function": function, "payload": payload, "InvocationType": "Event"}
    delivery = Delivery("functions", "invoke", function, arguments, **_letter(subscription, payload))
    _deliver(here, subscription, delivery)


def _to_stream(here: Visit, subscription: Any, sent: Sent) -> None:
    body = _body(here, subscription, sent)
    stream = subscription.endpoint
    arguments = {"stream": stream, "data": f"{body}\n"}
    delivery = Delivery("delivery_streams", "put", stream, arguments, **_letter(subscription, body))
    _deliver(here, subscription, delivery)


# People


def _to_phone(here: Visit, subscription: Any, sent: Sent) -> None:
    owner = _owner(subscription)
    here.outgoing.append(lambda home: home.text(owner, subscription.endpoint, sent.message))


def _to_mailbox(here: Visit, subscription: Any, sent: Sent) -> None:
    link = links.unsubscribe(_letterhead(here, subscription).base, subscription.arn)
    text = f"{sent.message}\n\n--\nIf you wish to stop receiving notifications from this topic: {link}\n"
    _mail(here, subscription, sent.subject or "AWS Notification Message", text)


def _to_mailbox_as_json(here: Visit, subscription: Any, sent: Sent) -> None:
    envelope = envelopes.notification(_letterhead(here, subscription), sent)
    _mail(here, subscription, sent.subject or "AWS Notification Message", envelopes.written(envelope))


def _mail(here: Visit, subscription: Any, subject: str, text: str) -> None:
    owner = _owner(subscription)
    here.outgoing.append(lambda home: home.mail(owner, subscription.endpoint, subject, text))


WAYS: dict[str, Callable[[Visit, Any, Sent], None]] = {
    "sqs": _to_queue,
    "http": _to_web,
    "https": _to_web,
    "lambda": _to_function,
    "firehose": _to_stream,
    "sms": _to_phone,
    "email": _to_mailbox,
    "email-json": _to_mailbox_as_json,
}


def ask_to_confirm(here: Visit, subscription: Any, kind: str, message_id: str, token: str) -> None:
    """Ask a web server or a mailbox to confirm; `kind` as in x-amz-sns-message-type."""
    envelope = envelopes.confirmation(_letterhead(here, subscription), kind, message_id, token)
    if subscription.protocol in ("http", "https"):
        headers = _web_headers(subscription, kind, message_id)
        _post(here, subscription, envelopes.written(envelope), headers, {})
        return
    text = envelopes.written(envelope)
    if subscription.protocol == "email":
        text = f"{envelope['Message'].splitlines()[0]}\n\nTo confirm: {envelope['SubscribeURL']}\n"
    _mail(here, subscription, "AWS Notification - Subscription Confirmation", text)

"""What SNS sends its subscribers: the message in its JSON envelope, and links to confirm.

sns/latest/dg/sns-message-and-json-formats.html
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bellhop.downstream.embedded import links, signing
from bellhop.kernel.clock import iso8601

if TYPE_CHECKING:
    from collections.abc import Mapping

CONFIRM = (
    "You have chosen to subscribe to the topic {topic}.\n"
    "To confirm the subscription, visit the SubscribeURL included in this message."
)
UNCONFIRM = (
    "You have chosen to deactivate subscription {subscription}.\n"
    "To cancel this operation and restore the subscription, visit the SubscribeURL included in this message."
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A message as it is published."""

    message_id: str
    message: str
    subject: str | None = None
    attributes: Mapping[str, Any] = field(default_factory=dict[str, Any])
    group: str | None = None
    deduplication: str | None = None


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What is the same in all messages to one subscriber. `base` is where links lead, `time` seconds."""

    topic: str
    subscription: str
    base: str
    time: float
    version: str = "1"


def notification(head: Letterhead, sent: Sent) -> dict[str, Any]:
    envelope = _envelope(head, "Notification", sent.message_id, sent.message)
    if sent.subject:
        envelope["Subject"] = sent.subject
    signed = _signed(head, envelope)
    signed["UnsubscribeURL"] = links.unsubscribe(head.base, head.subscription)
    return signed | ({"MessageAttributes": dict(sent.attributes)} if sent.attributes else {})


def confirmation(head: Letterhead, kind: str, message_id: str, token: str) -> dict[str, Any]:
    """`kind` is SubscriptionConfirmation or UnsubscribeConfirmation."""
    words = CONFIRM if kind == "SubscriptionConfirmation" else UNCONFIRM
    text = words.format(topic=head.topic, subscription=head.subscription)
    envelope = _envelope(head, kind, message_id, text)
    envelope |= {"Token": token, "SubscribeURL": links.confirm(head.base, head.topic, token)}
    return _signed(head, envelope)


def _envelope(head: Letterhead, kind: str, message_id: str, message: str) -> dict[str, str]:
    return {
        "Type": kind,
        "MessageId": message_id,
        "TopicArn": head.topic,
        "Message": message,
        "Timestamp": iso8601(head.time),
    }


def _signed(head: Letterhead, envelope: dict[str, str]) -> dict[str, Any]:
    return envelope | {
        "SignatureVersion": head.version,
        "Signature": signing.signature(envelope, head.version),
        "SigningCertURL": links.certificate_url(head.base),
    }


def written(envelope: Mapping[str, Any]) -> str:
    """The envelope as SNS writes it."""
    return json.dumps(envelope, indent=2, separators=(",", " : "), ensure_ascii=False)


def for_lambda(subscription: str, envelope: Mapping[str, Any]) -> str:
    """The event of a function: lambda/latest/dg/with-sns.html"""
    renamed = {"SigningCertURL": "SigningCertUrl", "UnsubscribeURL": "UnsubscribeUrl"}
    shown = {renamed.get(name, name): value for name, value in envelope.items()}
    record: dict[str, Any] = {
        "EventVersion": "1.0",
        "EventSubscriptionArn": subscription,
        "EventSource": "aws:sns",
        "Sns": {"Subject": None, "MessageAttributes": {}} | shown,
    }
    return json.dumps({"Records": [record]}, ensure_ascii=False)

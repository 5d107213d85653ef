"""Topics are asked before anything is published to them: SES tells each what it is going to get."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bellhop.downstream.ports import Undeliverable, Unreachable
from bellhop.engines.mail.sets import destinations
from bellhop.engines.mail.sets.errors import InvalidTopic, TopicUnusable

if TYPE_CHECKING:
    from bellhop.engines.mail.sets.tables import EventDestination
    from bellhop.engines.mail.tables import Identity
    from bellhop.kernel.context import Context

VALIDATED = "Successfully validated SNS topic for Amazon SES event publishing."


def ensure(ctx: Context, destination: EventDestination) -> None:
    """Publish a word to the topic of a destination, if it has one; raises InvalidTopic."""
    if destination.kind != destinations.SNS:
        return
    if wrong := _refusal(ctx, destination.target["topic"], VALIDATED):
        raise InvalidTopic(wrong, destination.set, destination.name)


def ensure_for(ctx: Context, identity: Identity, kind: str, topic: str) -> None:
    """Publish a word to the topic of an identity's notifications; raises TopicUnusable."""
    if not destinations.is_topic(ctx, topic):
        raise TopicUnusable(f"Invalid SNS topic <{topic}>.")
    sentence = (
        f"You have successfully subscribed your Amazon SNS topic '{topic}' to receive '{kind}' "
        f"notifications from Amazon SES for identity '{identity.name}'."
    )
    said = {"notificationType": "AmazonSnsSubscriptionSucceeded", "message": sentence}
    if wrong := _refusal(ctx, topic, json.dumps(said, separators=(",", ":"))):
        raise TopicUnusable(wrong)


def _refusal(ctx: Context, topic: str, message: str) -> str | None:
    """Why a topic does not take a message, as a sentence; None: it has taken it."""
    scope, topics = ctx.scope, ctx.neighbours.topics
    try:
        ctx.ask(("topic", topic), lambda: topics.publish(scope, topic, message))
    except Undeliverable as error:
        if error.code == "NeighboursMissing":
            return None  # nobody is there to be asked
        if "NotFound" in error.code:
            return f"SNS topic <{topic}> not found."
        return f"Could not publish to SNS topic <{topic}>: {error.message}"
    except Unreachable:
        return f"Could not publish to SNS topic <{topic}>."
    return None

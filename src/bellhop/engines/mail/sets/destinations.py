"""Event destinations: where a configuration set's events go, and which of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.mail.sets import configuration_sets
from bellhop.engines.mail.sets.errors import (
    DestinationExists,
    DestinationMissing,
    InvalidDestination,
    InvalidDimensions,
    InvalidStream,
    InvalidTopic,
    TooManyDestinations,
)
from bellhop.engines.mail.sets.tables import DESTINATIONS_OF, EVENT_DESTINATIONS, EventDestination

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.kernel.context import Context

SNS, EVENTBRIDGE, FIREHOSE = "sns", "eventbridge", "firehose"
CLOUDWATCH, PINPOINT = "cloudwatch", "pinpoint"
MESSAGE_TAG, EMAIL_HEADER, LINK_TAG = "MESSAGE_TAG", "EMAIL_HEADER", "LINK_TAG"
# AWS's names of the types of events, as API v2 has them, by those of history.py.
TYPES = {
    "Send": "SEND",
    "Reject": "REJECT",
    "Bounce": "BOUNCE",
    "Complaint": "COMPLAINT",
    "Delivery": "DELIVERY",
    "Open": "OPEN",
    "Click": "CLICK",
    "Rendering Failure": "RENDERING_FAILURE",
    "DeliveryDelay": "DELIVERY_DELAY",
    "Subscription": "SUBSCRIPTION",
}
# "Amazon Pinpoint does not support event types Delivery delays or Subscriptions."
NOT_FOR_PINPOINT = ("DELIVERY_DELAY", "SUBSCRIPTION")
MOST = 10  # "Maximum number of event destinations per configuration set: 10"
MOST_DIMENSIONS = 10  # "Maximum number of dimensions per CloudWatch event destination: 10"
LONGEST_DIMENSION = 256
# "You can't use any of the following email headers as the Dimension Name" (…-destination-cloudwatch)
NO_DIMENSIONS = frozenset(("received", "to", "from", "dkim-signature", "cc", "message-id", "return-path"))

_dimension_name = re.compile(rf"[A-Za-z0-9_:-]{{1,{LONGEST_DIMENSION}}}").fullmatch
_dimension_value = re.compile(rf"[A-Za-z0-9_@.-]{{1,{LONGEST_DIMENSION}}}").fullmatch
_topic = re.compile(r"arn:aws[a-z-]*:sns:([a-z0-9-]+):\d{12}:[A-Za-z0-9_-]{1,256}(\.fifo)?").fullmatch
_stream = re.compile(
    r"arn:aws[a-z-]*:firehose:[a-z0-9-]+:\d{12}:deliverystream/[A-Za-z0-9_.-]{1,64}"
).fullmatch
_role = re.compile(r"arn:aws[a-z-]*:iam::\d{12}:role/.+").fullmatch
_application = re.compile(r"arn:aws[a-z-]*:mobiletargeting:[a-z0-9-]+:\d{12}:apps/[0-9a-f]{32}").fullmatch


def of(ctx: Context, configuration_set: str) -> list[EventDestination]:
    """The destinations of a set, by name; raises ConfigurationSetMissing."""
    configuration_sets.find(ctx, configuration_set)
    return ctx.store.select(DESTINATIONS_OF, set=configuration_set)


def create(ctx: Context, made: EventDestination) -> None:
    """Keep a new destination.

    Raises ConfigurationSetMissing, DestinationExists, TooManyDestinations, InvalidDestination.
    """
    others = of(ctx, made.set)
    if wrong := configuration_sets.wrong_name(made.name, "event destination"):
        raise InvalidDestination(wrong, made.set, made.name)
    if any(other.name == made.name for other in others):
        raise DestinationExists(made.set, made.name)
    if len(others) >= MOST:
        raise TooManyDestinations(MOST)
    _check(ctx, made)
    ctx.store.add(EVENT_DESTINATIONS, made)


def update(ctx: Context, made: EventDestination) -> None:
    """Put a destination in the place of its namesake; raises DestinationMissing, else as `create`."""
    find(ctx, made.set, made.name)
    _check(ctx, made)
    ctx.store.put(EVENT_DESTINATIONS, made)


def find(ctx: Context, configuration_set: str, name: str) -> EventDestination:
    """One of a set; raises ConfigurationSetMissing, DestinationMissing."""
    configuration_sets.find(ctx, configuration_set)
    found = ctx.store.get(EVENT_DESTINATIONS, configuration_set, name)
    if found is None:
        raise DestinationMissing(configuration_set, name)
    return found


def delete(ctx: Context, configuration_set: str, name: str) -> None:
    """Forget a destination; raises ConfigurationSetMissing, DestinationMissing."""
    find(ctx, configuration_set, name)
    ctx.store.delete(EVENT_DESTINATIONS, configuration_set, name)


def is_topic(ctx: Context, arn: str) -> bool:
    """Could this topic be published to: a standard one, in this Region?

    "SES does not support FIFO type topics." "The Amazon SNS topics … have to be in the same AWS Region".
    """
    found = _topic(arn)
    return found is not None and found[1] == ctx.region and not found[2]


def _check(ctx: Context, made: EventDestination) -> None:
    if not made.events:
        raise InvalidDestination("At least one event type must be specified.", made.set, made.name)
    check = _CHECKS[made.kind]
    if wrong := check.sentence(ctx, made):
        raise check.fact(wrong, made.set, made.name)


def _wrong_topic(ctx: Context, made: EventDestination) -> str | None:
    topic = made.target["topic"]
    return None if is_topic(ctx, topic) else f"Invalid SNS topic <{topic}>."


def _wrong_bus(ctx: Context, made: EventDestination) -> str | None:
    """ "Only the default bus is supported." """
    bus = made.target["bus"]
    default = f"arn:aws:events:{ctx.region}:{ctx.account}:event-bus/default"
    return None if bus == default else f"Invalid event bus <{bus}>: only the default bus is supported."


def _wrong_stream(_ctx: Context, made: EventDestination) -> str | None:
    stream, role = made.target["stream"], made.target["role"]
    if _stream(stream) is None:
        return f"Invalid Firehose delivery stream ARN <{stream}>."
    return None if _role(role) else f"Could not assume IAM role <{role}>."


def _wrong_application(_ctx: Context, made: EventDestination) -> str | None:
    application = made.target.get("application") or ""
    if _application(application) is None:
        return f"Invalid Amazon Pinpoint application ARN <{application}>."
    foreign = [event for event in made.events if event in NOT_FOR_PINPOINT]
    return f"Amazon Pinpoint destinations do not support event types {foreign}." if foreign else None


def _wrong_dimensions(_ctx: Context, made: EventDestination) -> str | None:
    dimensions = made.target["dimensions"]
    names = [dimension["name"] for dimension in dimensions]
    if not 1 <= len(names) <= MOST_DIMENSIONS:
        return f"A CloudWatch destination needs from 1 to {MOST_DIMENSIONS} dimensions."
    if len(set(names)) < len(names):
        return "A CloudWatch destination can't have two dimensions of one name."
    for dimension in dimensions:
        name, default = dimension["name"], dimension["default"]
        header = dimension["source"] == EMAIL_HEADER and name.lower() in NO_DIMENSIONS
        if header or _dimension_name(name) is None:
            return f"Invalid CloudWatch dimension name <{name}>."
        if _dimension_value(default) is None:
            return f"Invalid default value <{default}> of CloudWatch dimension <{name}>."
    return None


class _Check(NamedTuple):
    """What is wrong with a destination of one kind, as a sentence, and the fact that says so."""

    sentence: Callable[[Context, EventDestination], str | None]
    fact: type[InvalidDestination]


_CHECKS = {
    SNS: _Check(_wrong_topic, InvalidTopic),
    EVENTBRIDGE: _Check(_wrong_bus, InvalidDestination),
    FIREHOSE: _Check(_wrong_stream, InvalidStream),
    CLOUDWATCH: _Check(_wrong_dimensions, InvalidDimensions),
    PINPOINT: _Check(_wrong_application, InvalidDestination),
}

"""Each event of a mail goes to the destinations of its configuration set that ask for its type, once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from bellhop.downstream.deliveries import Delivery
from bellhop.engines.mail.sets import destinations
from bellhop.engines.mail.sets.tables import DESTINATIONS_OF
from bellhop.engines.mail.tables import MESSAGES
from bellhop.engines.rules.publishing import Event, publish
from bellhop.services.event_publishing import documents, metrics, notifications, originals, rates, tenants

if TYPE_CHECKING:
    from bellhop.engines.mail.events import MailEvent
    from bellhop.engines.mail.sets.tables import EventDestination
    from bellhop.kernel.context import Context
    from bellhop.services.event_publishing.originals import Original

SUBJECT = "Amazon SES Email Event Notification"
# https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-ses.html
DETAIL_TYPES = {
    "Send": "Email Sent",
    "Delivery": "Email Delivered",
    "Bounce": "Email Bounced",
    "Complaint": "Email Complaint Received",
    "Reject": "Email Rejected",
    "Open": "Email Opened",
    "Click": "Email Clicked",
    "Rendering Failure": "Email Rendering Failed",
    "DeliveryDelay": "Email Delivery Delayed",
    "Subscription": "Email Subscribed",
}


def mail_event(ctx: Context, told: MailEvent) -> None:
    """Something happened to a message that is watched; nothing is said of one that was deleted meanwhile."""
    message = ctx.store.get(MESSAGES, told.number)
    if message is None:
        return
    kind = told.event["type"]
    if message.configuration_set and kind in rates.CHANGING:
        rates.await_rates(ctx, message.configuration_set)
    if message.tenant:
        tenants.count(ctx, message, told.event)
    hears = notifications.hearer(ctx, message, kind)
    wanted = _wanted(ctx, message.configuration_set, kind)
    original = originals.read(ctx, message) if hears or wanted else None
    if original is None:
        return
    if hears:
        notifications.notify(ctx, hears, original, told.event)
    happening = _Happening(ctx, original, told.event)
    for destination in wanted:
        _SENDERS[destination.kind](happening, destination)


def _wanted(ctx: Context, configuration_set: str | None, kind: str) -> list[EventDestination]:
    """The destinations of a set that are to hear of events of this kind."""
    if configuration_set is None:
        return []
    found = ctx.store.select(DESTINATIONS_OF, set=configuration_set)
    return [each for each in found if each.enabled and destinations.TYPES[kind] in each.events]


class _Happening:
    """An event on its way to destinations, which are all told the same record."""

    def __init__(self, ctx: Context, original: Original, event: dict[str, Any]) -> None:
        self.ctx = ctx
        self.original = original
        self.event = event

    @cached_property
    def record(self) -> dict[str, Any]:
        return documents.record(self.ctx, self.original, self.event)

    @cached_property
    def text(self) -> str:
        return documents.as_json(self.record)


def _to_topic(told: _Happening, destination: EventDestination) -> None:
    topic = destination.target["topic"]
    arguments = {"topic": topic, "message": told.text, "Subject": SUBJECT}
    told.ctx.emit(Delivery("topics", "publish", topic, arguments))


def _to_bus(told: _Happening, destination: EventDestination) -> None:
    scope = told.ctx.scope
    resource = f"arn:aws:ses:{scope.region}:{scope.account}:configuration-set/{destination.set}"
    kind = DETAIL_TYPES[told.event["type"]]
    publish(told.ctx, Event("aws.ses", kind, told.record, [resource], told.event["time"]))


def _to_stream(told: _Happening, destination: EventDestination) -> None:
    """ "Amazon SES follows each JSON record with a newline character." """
    stream = destination.target["stream"]
    arguments = {"stream": stream, "data": told.text + "\n"}
    told.ctx.emit(Delivery("delivery_streams", "put", stream, arguments))


def _to_metrics(told: _Happening, destination: EventDestination) -> None:
    datum = metrics.datum(told.original, told.event, destination.target["dimensions"])
    if datum is not None:
        arguments = {"namespace": metrics.NAMESPACE, "data": [datum]}
        told.ctx.emit(Delivery("metrics", "put", metrics.NAMESPACE, arguments))


def _to_project(_told: _Happening, _destination: EventDestination) -> None:
    """Events of a Pinpoint project are seen in its charts and its event stream only: there is neither."""


_SENDERS = {
    destinations.SNS: _to_topic,
    destinations.EVENTBRIDGE: _to_bus,
    destinations.FIREHOSE: _to_stream,
    destinations.CLOUDWATCH: _to_metrics,
    destinations.PINPOINT: _to_project,
}

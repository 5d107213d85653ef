"""Each event goes to the destinations that ask for its type, in the transaction that heard of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.downstream.deliveries import Delivery
from bellhop.engines.mail import history, identities, messages, sending
from bellhop.engines.mail.events import MailEvent
from bellhop.engines.mail.sets import configuration_sets, destinations
from bellhop.engines.mail.sets.tables import ConfigurationSet, EventDestination
from bellhop.engines.mail.submission import Part, Submission
from bellhop.kernel.clock import from_iso8601
from bellhop.kernel.events import ALL_EVENTS

from .examples import RECORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.engines.mail.tables import Message
    from bellhop.kernel.context import Context
    from tests.conftest import Kernel

STREAM = "arn:aws:firehose:us-east-1:000000000000:deliverystream/mail"
ROLE = "arn:aws:iam::000000000000:role/ses"
SUBSCRIBERS = {
    MailEvent: ("bellhop.services.event_publishing.publishing:mail_event",),
    Delivery: (f"{__name__}:taken",),
}


def taken(_ctx: Context, _delivery: Delivery) -> None:
    """A neighbour that takes everything."""


@pytest.fixture
def kernel(make_kernel: Callable[..., Kernel]) -> Kernel:
    """One whose account sends from example.com with the set "own"."""
    found = make_kernel(SUBSCRIBERS)
    found.run(identities.verify, "example.com")
    found.run(configuration_sets.create, ConfigurationSet("own", 0.0), {})
    return found


def destination(kernel: Kernel, name: str, events: list[str], **more: Any) -> None:
    facts: dict[str, Any] = {
        "enabled": True,
        "kind": destinations.FIREHOSE,
        "target": {"stream": STREAM, "role": ROLE},
        **more,
    }
    kernel.run(destinations.create, EventDestination("own", name, events=events, **facts))


def send(kernel: Kernel, **more: Any) -> Message:
    facts: dict[str, Any] = {
        "sender": "Sol <sol@example.com>",
        "to": ("recipient@example.com",),
        "subject": Part("Hi"),
        "text": Part("Hello"),
        "headers": (("X-Campaign", "spring"),),
        "tags": (("genre", "books"),),
        "configuration_set": "own",
        **more,
    }
    _, message = kernel.run(messages.one, kernel.run(sending.submit, Submission("sesv2", **facts)))
    return message


def happen(kernel: Kernel, message: Message, event: dict[str, Any]) -> None:
    facts = {name: value for name, value in event.items() if name not in ("time", "type", "id")}
    kernel.run(history.add, message, event["type"], **facts)


def deliveries(kernel: Kernel) -> list[Delivery]:
    kernel.settle()
    rows = kernel.context().store.page(ALL_EVENTS, 1000, None)
    found = (kernel.transactions.surroundings.subscriptions.event(row) for row in rows)
    return [each for each in found if isinstance(each, Delivery)]


@pytest.mark.parametrize("name", RECORDS)
def test_every_type_of_event_goes_where_it_is_asked_for_once(kernel: Kernel, name: str) -> None:
    said, _ = RECORDS[name]
    wanted = destinations.TYPES[said["type"]]
    others = [each for each in destinations.TYPES.values() if each != wanted]
    for each, events, more in (
        ("a", [wanted], {}),
        ("b", [*others, wanted], {}),
        ("c", [wanted], {"enabled": False}),
        ("d", others, {}),
    ):
        destination(kernel, each, events, **more)
    message = send(kernel)
    before = len(deliveries(kernel))

    happen(kernel, message, said)
    told = deliveries(kernel)[before:]
    assert len(told) == 2
    assert {each.arguments["data"] for each in told} == {told[0].arguments["data"]}
    text = told[0].arguments["data"]
    assert text.endswith("}\n")
    assert "\n" not in text[:-1]
    assert json.loads(text)["eventType"] == said["type"]


def test_mail_without_a_set_is_told_of_nowhere(kernel: Kernel) -> None:
    destination(kernel, "a", list(destinations.TYPES.values()))
    send(kernel, configuration_set=None)
    assert deliveries(kernel) == []


def test_mail_that_is_deleted_is_told_of_no_more(kernel: Kernel) -> None:
    destination(kernel, "a", ["OPEN"])
    message = send(kernel)
    kernel.run(messages.delete, message.id)
    happen(kernel, message, RECORDS["open"][0])
    assert deliveries(kernel) == []


def test_text_of_any_language_is_told_as_it_is(kernel: Kernel) -> None:
    destination(kernel, "a", ["SEND"])
    send(kernel, sender="Sölve <sol@example.com>", subject=Part("Grüße"))
    [told] = [json.loads(each.arguments["data"]) for each in deliveries(kernel)]
    assert told["mail"]["source"] == "Sölve <sol@example.com>"
    assert told["mail"]["commonHeaders"]["subject"] == "Grüße"
    assert told["mail"]["commonHeaders"]["from"] == ["Sölve <sol@example.com>"]
    names = [field["name"] for field in told["mail"]["headers"]]
    assert names[:5] == ["From", "To", "Subject", "X-Campaign", "MIME-Version"]
    assert not {"Date", "Message-ID", "Feedback-ID"} & set(names)


def dimension(name: str, source: str, default: str = "none") -> dict[str, str]:
    return {"name": name, "source": source, "default": default}


@pytest.mark.parametrize(
    ("dimensions", "expected"),
    [
        ([dimension("genre", "MESSAGE_TAG")], {"genre": "books"}),
        ([dimension("other", "MESSAGE_TAG", "any@where")], {"other": "any@where"}),
        ([dimension("ses:configuration-set", "MESSAGE_TAG")], {"ses:configuration-set": "own"}),
        ([dimension("ses:from-domain", "MESSAGE_TAG")], {"ses:from-domain": "example.com"}),
        ([dimension("x-campaign", "EMAIL_HEADER")], {"x-campaign": "spring"}),
        ([dimension("samplekey0", "LINK_TAG")], {"samplekey0": "samplevalue0"}),
        (
            [dimension("genre", "MESSAGE_TAG"), dimension("genre2", "LINK_TAG")],
            {"genre": "books", "genre2": "none"},
        ),
        ([dimension("Subject", "EMAIL_HEADER")], None),
    ],
)
def test_a_metric_has_dimensions_of_the_message(
    kernel: Kernel, dimensions: list[dict[str, str]], expected: dict[str, str] | None
) -> None:
    """A value that CloudWatch does not take, as the subject's here, is not sent there."""
    target = {"dimensions": dimensions}
    destination(kernel, "a", ["CLICK"], kind=destinations.CLOUDWATCH, target=target)
    message = send(kernel, subject=Part("Two words"))
    happen(kernel, message, RECORDS["click"][0])

    told = deliveries(kernel)
    if expected is None:
        assert told == []
        return
    [datum] = told[0].arguments["data"]
    assert told[0].arguments["namespace"] == "AWS/SES"
    assert {each["Name"]: each["Value"] for each in datum.pop("Dimensions")} == expected
    assert datum == {"MetricName": "Click", "Timestamp": kernel.clock.now(), "Value": 1.0, "Unit": "Count"}


def test_a_failure_to_render_is_counted_in_one_word(kernel: Kernel) -> None:
    target = {"dimensions": [dimension("genre", "MESSAGE_TAG")]}
    events = ["RENDERING_FAILURE", "DELIVERY_DELAY"]
    destination(kernel, "a", events, kind=destinations.CLOUDWATCH, target=target)
    message = send(kernel)
    for name in ("rendering failure", "delivery delay"):
        happen(kernel, message, RECORDS[name][0])
    names = [each.arguments["data"][0]["MetricName"] for each in deliveries(kernel)]
    assert names == ["RenderingFailure", "DeliveryDelay"]


def test_what_is_told_is_of_when_it_happened(kernel: Kernel) -> None:
    destination(kernel, "a", ["DELIVERY"])
    message = send(kernel)
    kernel.advance(1.5)
    happen(kernel, message, RECORDS["delivery"][0])
    *_, told = (json.loads(each.arguments["data"])["delivery"] for each in deliveries(kernel))
    assert told["processingTimeMillis"] == 1500
    assert from_iso8601(told["timestamp"]) == kernel.clock.now()

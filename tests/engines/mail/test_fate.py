"""What becomes of a mail: rules first, then the simulator's addresses, else it is delivered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bellhop.engines.mail import identities, messages, quota, sending
from bellhop.engines.mail.submission import Part, Submission
from bellhop.engines.mail.tables import SendCounter
from bellhop.engines.recipients import book
from bellhop.engines.recipients.rules import Outcome

if TYPE_CHECKING:
    from bellhop.engines.mail.tables import Message
    from tests.conftest import Kernel


@pytest.fixture
def kernel(kernel: Kernel) -> Kernel:
    """A kernel whose default account may send from example.com."""
    kernel.run(identities.verify, "example.com")
    return kernel


def send(kernel: Kernel, *recipients: str) -> str:
    submission = Submission("ses", "sol@example.com", to=recipients, subject=Part("Hi"), text=Part("Hello"))
    return kernel.run(sending.submit, submission)


def kept(kernel: Kernel, identifier: str) -> Message:
    return kernel.run(messages.one, identifier)[1]


def test_a_recipient_is_pending_until_the_fate_is_decided(kernel: Kernel) -> None:
    identifier = send(kernel, "t@example.org")
    assert kept(kernel, identifier).recipients == [["t@example.org", "Pending"]]
    assert [event["type"] for event in kept(kernel, identifier).events] == ["Send"]

    kernel.settle()

    message = kept(kernel, identifier)
    assert message.recipients == [["t@example.org", "Delivered"]]
    assert [event["type"] for event in message.events] == ["Send", "Delivery"]


@pytest.mark.parametrize(
    ("recipient", "status", "events"),
    [
        ("success@simulator.amazonses.com", "Delivered", ["Delivery"]),
        ("ooto@simulator.amazonses.com", "Delivered", ["Delivery"]),
        ("bounce+label@simulator.amazonses.com", "Bounced", ["Bounce"]),
        ("complaint@simulator.amazonses.com", "Complained", ["Delivery", "Complaint"]),
        ("suppressionlist@simulator.amazonses.com", "Suppressed", ["Bounce"]),
    ],
)
def test_the_simulator_is_obeyed(kernel: Kernel, recipient: str, status: str, events: list[str]) -> None:
    identifier = send(kernel, recipient)
    kernel.settle()

    message = kept(kernel, identifier)
    assert message.recipients == [[recipient, status]]
    assert [event["type"] for event in message.events] == ["Send", *events]


@pytest.mark.parametrize(
    ("outcome", "status", "event"),
    [
        (Outcome.DELIVER, "Delivered", {"type": "Delivery"}),
        (Outcome.PERMANENT_BOUNCE, "Bounced", {"type": "Bounce", "bounce": "Permanent"}),
        (Outcome.TRANSIENT_BOUNCE, "Bounced", {"type": "Bounce", "bounce": "Transient"}),
        (Outcome.COMPLAINT, "Complained", {"type": "Complaint"}),
        (Outcome.DELAY, "Delayed", {"type": "DeliveryDelay"}),
        (Outcome.REJECT, "Rejected", {"type": "Reject"}),
    ],
)
def test_a_rule_decides(kernel: Kernel, outcome: Outcome, status: str, event: dict[str, str]) -> None:
    kernel.run(book.add, "*@EXAMPLE.org", outcome)
    identifier = send(kernel, "t@example.org", "u@example.net")
    kernel.settle()

    message = kept(kernel, identifier)
    assert message.recipients == [["t@example.org", status], ["u@example.net", "Delivered"]]
    last = [each for each in message.events if each.get("recipient") == "t@example.org"][-1]
    assert last.items() >= event.items()


def test_a_delayed_mail_arrives_an_hour_later(kernel: Kernel) -> None:
    kernel.run(book.add, "late@*", Outcome.DELAY)
    identifier = send(kernel, "late@example.org", "bounce@simulator.amazonses.com")
    kernel.settle()

    kernel.advance(3599)
    assert [status for _, status in kept(kernel, identifier).recipients] == ["Delayed", "Bounced"]
    kernel.advance(1)

    message = kept(kernel, identifier)
    assert [status for _, status in message.recipients] == ["Delivered", "Bounced"]
    assert [event["type"] for event in message.events] == ["Send", "DeliveryDelay", "Bounce", "Delivery"]
    assert message.events[-1]["time"] - message.events[0]["time"] == 3600


def test_a_rule_overrules_the_simulator(kernel: Kernel) -> None:
    kernel.run(book.add, "bounce@*", Outcome.DELIVER)
    identifier = send(kernel, "bounce@simulator.amazonses.com")
    kernel.settle()

    assert kept(kernel, identifier).recipients[0][1] == "Delivered"


def test_what_goes_wrong_is_counted(kernel: Kernel) -> None:
    kernel.run(book.add, "rejected@*", Outcome.REJECT)
    simulated = [f"{name}@simulator.amazonses.com" for name in ("bounce", "complaint")]
    send(kernel, *simulated, "rejected@example.org", "fine@example.org")
    kernel.settle()

    (counter,) = kernel.run(quota.statistics)
    assert counter == SendCounter(counter.slot, attempts=4, bounces=1, complaints=1, rejects=1)


def test_a_message_deleted_before_its_fate_has_none(kernel: Kernel) -> None:
    identifier = send(kernel, "t@example.org")
    assert kernel.run(messages.delete, identifier)
    kernel.settle()

    assert kernel.run(messages.one, identifier) is None
    assert kernel.pump.next_due() is None

"""What becomes of a mail: what SES knows beforehand, then rules, then the simulator, else it is delivered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bellhop.engines.mail import identities, messages, quota, sending
from bellhop.engines.mail.sets.tables import CONFIGURATION_SETS, ConfigurationSet
from bellhop.engines.mail.submission import Part, Submission
from bellhop.engines.mail.suppression import suppressions
from bellhop.engines.mail.suppression.tables import SUPPRESSED
from bellhop.engines.recipients import book
from bellhop.engines.recipients.rules import Outcome

if TYPE_CHECKING:
    from bellhop.engines.mail.tables import Message
    from bellhop.kernel.context import Context
    from tests.conftest import Kernel

HOUR = 3600


@pytest.fixture
def kernel(kernel: Kernel) -> Kernel:
    """A kernel whose default account may send from example.com."""
    kernel.run(identities.verify, "example.com")
    return kernel


def send(kernel: Kernel, *recipients: str, **facts: Any) -> str:
    submission = Submission(
        "ses", "sol@example.com", to=recipients, subject=Part("Hi"), text=Part("Hello"), **facts
    )
    return kernel.run(sending.submit, submission)


def kept(kernel: Kernel, identifier: str) -> Message:
    return kernel.run(messages.one, identifier)[1]


def kinds(message: Message) -> list[str]:
    return [event["type"] for event in message.events]


def test_a_recipient_is_pending_until_the_fate_is_decided(kernel: Kernel) -> None:
    identifier = send(kernel, "t@example.org")
    assert kept(kernel, identifier).recipients == [["t@example.org", "Pending"]]
    assert kinds(kept(kernel, identifier)) == ["Send"]

    kernel.settle()

    message = kept(kernel, identifier)
    assert message.recipients == [["t@example.org", "Delivered"]]
    assert kinds(message) == ["Send", "Delivery"]


@pytest.mark.parametrize(
    ("recipient", "status", "events"),
    [
        ("success@simulator.amazonses.com", "Delivered", ["Delivery"]),
        ("SUCCESS@Simulator.AmazonSES.com", "Delivered", ["Delivery"]),
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
    assert kinds(message) == ["Send", *events]
    assert all(event["recipients"] == [recipient] for event in message.events[1:])


@pytest.mark.parametrize(
    ("outcome", "status", "event"),
    [
        (Outcome.DELIVER, "Delivered", {"type": "Delivery"}),
        (Outcome.PERMANENT_BOUNCE, "Bounced", {"type": "Bounce", "bounce": "Permanent", "cause": "General"}),
        (Outcome.TRANSIENT_BOUNCE, "Delayed", {"type": "DeliveryDelay", "cause": "MailboxFull"}),
        (Outcome.COMPLAINT, "Complained", {"type": "Complaint", "feedback": "abuse"}),
        (Outcome.DELAY, "Delayed", {"type": "DeliveryDelay", "cause": "TransientCommunicationFailure"}),
        (Outcome.REJECT, "Rejected", {"type": "Reject", "cause": "Bad content"}),
    ],
)
def test_a_rule_decides(kernel: Kernel, outcome: Outcome, status: str, event: dict[str, str]) -> None:
    kernel.run(book.add, "*@EXAMPLE.org", outcome)
    identifier = send(kernel, "t@example.org", "u@example.net")
    kernel.settle()

    message = kept(kernel, identifier)
    assert message.recipients == [["t@example.org", status], ["u@example.net", "Delivered"]]
    last = [each for each in message.events[1:] if "t@example.org" in each["recipients"]][-1]
    assert last.items() >= event.items()


def test_recipients_of_one_fate_share_an_event(kernel: Kernel) -> None:
    simulator = "simulator.amazonses.com"
    everybody = [
        f"bounce+1@{simulator}",
        "ann@example.org",
        f"bounce+2@{simulator}",
        f"complaint@{simulator}",
        f"suppressionlist@{simulator}",
    ]
    identifier = send(kernel, *everybody)
    kernel.settle()

    told = [(event["type"], event.get("recipients")) for event in kept(kernel, identifier).events]
    assert told == [
        ("Send", None),
        ("Bounce", [everybody[0], everybody[2]]),
        ("Delivery", [everybody[1], everybody[3]]),
        ("Bounce", [everybody[4]]),
        ("Complaint", [everybody[3]]),
    ]


def test_a_delayed_mail_arrives_an_hour_later(kernel: Kernel) -> None:
    kernel.run(book.add, "late@*", Outcome.DELAY)
    identifier = send(kernel, "late@example.org", "bounce@simulator.amazonses.com")
    kernel.settle()

    kernel.advance(HOUR - 1)
    assert [status for _, status in kept(kernel, identifier).recipients] == ["Delayed", "Bounced"]
    kernel.advance(1)

    message = kept(kernel, identifier)
    assert [status for _, status in message.recipients] == ["Delivered", "Bounced"]
    assert kinds(message) == ["Send", "DeliveryDelay", "Bounce", "Delivery"]
    assert message.events[-1]["time"] - message.events[0]["time"] == HOUR


def test_who_is_never_reached_bounces_when_840_minutes_are_over(kernel: Kernel) -> None:
    kernel.run(book.add, "full*@*", Outcome.TRANSIENT_BOUNCE)
    identifier = send(kernel, "full1@example.org", "ann@example.org", "full2@example.org")
    kernel.advance(14 * HOUR - 1)
    full = ["full1@example.org", "full2@example.org"]
    before = kept(kernel, identifier)
    assert [status for _, status in before.recipients] == ["Delayed", "Delivered", "Delayed"]
    delays = [event for event in before.events if event["type"] == "DeliveryDelay"]
    assert [event["time"] - before.time for event in delays] == [0, HOUR, 4 * HOUR]
    assert all(event["recipients"] == full for event in delays)
    assert {event["until"] - before.time for event in delays} == {14 * HOUR}

    kernel.advance(1)

    message = kept(kernel, identifier)
    assert [status for _, status in message.recipients] == ["Bounced", "Delivered", "Bounced"]
    bounce = message.events[-1]
    assert (bounce["type"], bounce["bounce"], bounce["cause"]) == ("Bounce", "Transient", "MailboxFull")
    assert bounce["recipients"] == full
    assert bounce["response"].startswith("550 4.4.7 Message expired: unable to deliver in 840 minutes.<452")
    assert kernel.run(lambda ctx: ctx.store.get(SUPPRESSED, "", "full1@example.org")) is None


def test_a_set_may_be_less_patient(kernel: Kernel) -> None:
    def make(ctx: Context) -> None:
        chosen = ConfigurationSet("quick", ctx.now, delivery={"max_delivery_seconds": 600})
        ctx.store.put(CONFIGURATION_SETS, chosen)

    kernel.run(make)
    kernel.run(book.add, "late@*", Outcome.DELAY)
    identifier = send(kernel, "late@example.org", configuration_set="quick")

    kernel.advance(599)
    assert kept(kernel, identifier).recipients[0][1] == "Delayed"
    kernel.advance(1)

    bounce = kept(kernel, identifier).events[-1]
    assert (bounce["bounce"], bounce["cause"]) == ("Transient", "General")
    assert "unable to deliver in 10 minutes" in bounce["response"]


def test_a_retry_goes_by_the_rules_of_its_time(kernel: Kernel) -> None:
    kernel.run(book.add, "*@example.org", Outcome.TRANSIENT_BOUNCE)
    identifier = send(kernel, "ann@example.org", "ben@example.org")
    kernel.advance(HOUR)
    kernel.run(book.remove)
    kernel.run(book.add, "ben@*", Outcome.PERMANENT_BOUNCE)
    kernel.advance(3 * HOUR)

    message = kept(kernel, identifier)
    assert [status for _, status in message.recipients] == ["Delivered", "Bounced"]
    kernel.advance(24 * HOUR)
    assert kept(kernel, identifier).events == message.events


def test_a_rule_overrules_the_simulator(kernel: Kernel) -> None:
    kernel.run(book.add, "bounce@*", Outcome.DELIVER)
    identifier = send(kernel, "bounce@simulator.amazonses.com")
    kernel.settle()

    assert kept(kernel, identifier).recipients[0][1] == "Delivered"


@pytest.mark.parametrize(
    ("reason", "kind", "facts"),
    [
        ("BOUNCE", "Bounce", {"bounce": "Permanent", "cause": "OnAccountSuppressionList"}),
        ("COMPLAINT", "Complaint", {"cause": "OnAccountSuppressionList"}),
    ],
)
def test_who_is_on_the_list_gets_nothing(
    kernel: Kernel, reason: str, kind: str, facts: dict[str, str]
) -> None:
    kernel.run(suppressions.put, "ann@example.org", reason)
    kernel.run(book.add, "ann@*", Outcome.DELIVER)
    identifier = send(kernel, "ann@EXAMPLE.org", "ben@example.org")
    kernel.settle()

    message = kept(kernel, identifier)
    assert [status for _, status in message.recipients] == ["Suppressed", "Delivered"]
    assert kinds(message) == ["Send", kind, "Delivery"]
    assert message.events[1].items() >= facts.items()
    (counter,) = kernel.run(quota.statistics)
    assert (counter.attempts, counter.bounces, counter.complaints) == (2, 0, 0)


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [(Outcome.PERMANENT_BOUNCE, "BOUNCE"), (Outcome.COMPLAINT, "COMPLAINT"), (Outcome.REJECT, None)],
)
def test_what_comes_back_teaches_the_list(kernel: Kernel, outcome: Outcome, reason: str | None) -> None:
    kernel.run(book.add, "*@example.org", outcome)
    identifier = send(kernel, "ann@example.org")
    kernel.settle()

    row = kernel.run(lambda ctx: ctx.store.get(SUPPRESSED, "", "ann@example.org"))
    learnt = row and (row.reason, row.message_id, row.feedback_id)
    last = kept(kernel, identifier).events[-1]
    assert learnt == (reason and (reason, identifier, last["id"]))


def test_the_simulator_teaches_nothing(kernel: Kernel) -> None:
    for _ in range(2):
        identifier = send(kernel, "bounce@simulator.amazonses.com")
        kernel.settle()

    assert kept(kernel, identifier).recipients[0][1] == "Bounced"


def test_what_goes_wrong_is_counted(kernel: Kernel) -> None:
    kernel.run(book.add, "rejected@*", Outcome.REJECT)
    simulated = [f"{name}@simulator.amazonses.com" for name in ("bounce", "complaint")]
    send(kernel, *simulated, "rejected@example.org", "fine@example.org")
    kernel.settle()

    (counter,) = kernel.run(quota.statistics)
    assert (counter.attempts, counter.bounces, counter.complaints, counter.rejects) == (4, 1, 1, 1)


@pytest.mark.parametrize("later", [0, HOUR])
def test_a_message_that_is_deleted_has_no_fate_any_more(kernel: Kernel, later: float) -> None:
    kernel.run(book.add, "*", Outcome.TRANSIENT_BOUNCE)
    identifier = send(kernel, "t@example.org")
    if later:
        kernel.settle()
    assert kernel.run(messages.delete, identifier)
    kernel.advance(later)

    assert kernel.run(messages.one, identifier) is None
    assert kernel.pump.next_due() is None

"""Messages that are no mail: taken in, carried to their recipients, read back over all accounts."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.engines.messaging import messages, sending, states
from bellhop.engines.messaging.messages import Filter
from bellhop.engines.messaging.sending import Outgoing
from bellhop.engines.messaging.tables import messages_where
from bellhop.engines.recipients import book
from bellhop.engines.recipients.rules import Outcome
from bellhop.kernel.states import IllegalStep
from tests.conftest import NOON

if TYPE_CHECKING:
    from pathlib import Path

    from bellhop.engines.messaging.tables import PhoneMessage
    from tests.conftest import Kernel

TO = "+12065550142"


def found(kernel: Kernel, **filters: Any) -> list[PhoneMessage]:
    return [message for _, message in kernel.run(messages.page, Filter(**filters), None, 100)]


def send(kernel: Kernel, **members: Any) -> str:
    return kernel.run(
        sending.send, Outgoing(**{"channel": "sms", "destination": TO, "body": "hi", **members})
    )


def test_a_message_is_pending_until_its_fate_is_decided(kernel: Kernel) -> None:
    send(kernel)

    assert found(kernel)[0].status == states.PENDING
    kernel.settle()
    assert found(kernel)[0].status == states.DELIVERED


@pytest.mark.parametrize(
    ("outcome", "events"),
    [
        (Outcome.DELIVER, ["Accepted", "Delivered"]),
        (Outcome.COMPLAINT, ["Accepted", "Delivered", "Complained"]),
        (Outcome.PERMANENT_BOUNCE, ["Accepted", "Failed"]),
        (Outcome.TRANSIENT_BOUNCE, ["Accepted", "Failed"]),
        (Outcome.REJECT, ["Accepted", "Rejected"]),
        (Outcome.DELAY, ["Accepted", "Delayed"]),
    ],
)
def test_rules_decide(kernel: Kernel, outcome: Outcome, events: list[str]) -> None:
    kernel.run(book.add, "+1206*", outcome)
    send(kernel)
    kernel.settle()

    (message,) = found(kernel)

    assert [event["type"] for event in message.events] == events
    assert message.status == events[-1]


def test_a_delayed_message_arrives_an_hour_later(kernel: Kernel) -> None:
    kernel.run(book.add, "*", Outcome.DELAY)
    send(kernel)
    kernel.settle()

    kernel.advance(3599)
    assert found(kernel)[0].status == states.DELAYED
    kernel.advance(1)

    (message,) = found(kernel)
    assert message.status == states.DELIVERED
    assert message.events[-1]["time"] - message.events[0]["time"] == 3600


def test_a_message_deleted_meanwhile_has_no_fate(kernel: Kernel) -> None:
    kernel.run(book.add, "*", Outcome.DELAY)
    identifier = send(kernel)
    kernel.settle()

    assert kernel.run(messages.delete, identifier)
    kernel.advance(7200)

    assert found(kernel) == []
    assert kernel.pump.next_due() is None


def test_a_number_is_assigned_where_none_is_given(kernel: Kernel) -> None:
    send(kernel)
    send(kernel, origination="SENDER")
    send(kernel, channel="push", destination="token", platform="GCM")

    assigned, own, push = (message.origination for message in found(kernel))
    assert assigned.startswith("+1206555")
    assert (own, push) == ("SENDER", "")


def test_an_inbound_text_waits_for_nothing(kernel: Kernel) -> None:
    kernel.run(sending.receive, TO, "+12065550100", "STOP")

    (message,) = found(kernel, direction="inbound")

    assert (message.status, message.origination, message.body) == (states.DELIVERED, TO, "STOP")
    assert kernel.pump.next_due() is None
    assert found(kernel, direction="outbound") == []


def test_messages_are_read_in_the_order_they_came(kernel: Kernel) -> None:
    sent = [send(kernel, body=str(number)) for number in range(5)]

    first = kernel.run(messages.page, Filter(), None, 2)
    rest = kernel.run(messages.page, Filter(), first[-1][1].number, 100)

    assert [message.id for _, message in (*first, *rest)] == sent


@pytest.mark.parametrize(
    ("filters", "bodies"),
    [
        ({}, ["text", "call", "other", "push", "answer"]),
        ({"channel": "sms"}, ["text", "other", "answer"]),
        ({"direction": "inbound"}, ["answer"]),
        ({"sender": "SHOP"}, ["text", "call", "other"]),
        ({"recipient": TO}, ["text", "call"]),
        ({"recipient": "TOKEN"}, []),
        ({"account": "111111111111"}, ["other"]),
        ({"region": "eu-west-1"}, ["other"]),
        ({"subject": "offer"}, ["push"]),
        ({"since": NOON}, ["text", "call", "other", "push", "answer"]),
        ({"since": NOON + 60}, ["push", "answer"]),
        ({"since": NOON + 60.5}, []),
        ({"recipient": TO, "channel": "voice", "since": NOON}, ["call"]),
    ],
)
def test_filters(kernel: Kernel, filters: dict[str, Any], bodies: list[str]) -> None:
    send(kernel, body="text", origination="SHOP")
    send(kernel, channel="voice", body="call", origination="SHOP")
    there = kernel.context("111111111111", "eu-west-1")
    other = Outgoing("sms", "+12065550199", "other", "SHOP")
    kernel.transactions.now(there, sending.send, other)
    kernel.advance(60)
    send(kernel, channel="push", destination="token", platform="GCM", body="push", title="An Offer")
    kernel.run(sending.receive, TO, "+12065550100", "answer")

    assert [message.body for message in found(kernel, **filters)] == bodies


@pytest.mark.usefixtures("kernel")
def test_a_recipients_messages_are_found_by_an_index(tmp_path: Path) -> None:
    sql = messages_where(frozenset({"recipient", "direction"})).across
    values = sql.values({"recipient": TO, "direction": "outbound", "limit": 25})

    with contextlib.closing(sqlite3.connect(tmp_path / "kernel.sqlite3")) as database:
        plan = " ".join(step[3] for step in database.execute(f"EXPLAIN QUERY PLAN {sql.text}", values))

    assert "phone_message_by_destination" in plan
    assert "TEMP B-TREE" not in plan


def test_a_message_is_found_with_whose_it_is(kernel: Kernel) -> None:
    outgoing = Outgoing("sms", TO, "hi")
    sent = kernel.transactions.now(kernel.context("111111111111", "eu-west-1"), sending.send, outgoing)

    scope, message = kernel.run(messages.one, sent)

    assert (scope.account, scope.region, message.id) == ("111111111111", "eu-west-1", sent)
    assert kernel.run(messages.one, "none") is None
    assert not kernel.run(messages.delete, "none")


@pytest.mark.parametrize(
    "steps",
    [("Delivered", "Failed"), ("Failed", "Delivered"), ("Pending", "Complained"), ("OptedOut", "Delivered")],
)
def test_steps_that_no_message_takes(steps: tuple[str, str]) -> None:
    with pytest.raises(IllegalStep):
        states.MESSAGE.step(*steps)

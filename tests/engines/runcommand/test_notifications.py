"""Who is told of what a command comes to, and how often."""

from __future__ import annotations

import json

import pytest

from bellhop.downstream.deliveries import Delivery
from bellhop.engines.runcommand import notifications
from bellhop.engines.runcommand.wishes import Wishes
from bellhop.kernel.events import ALL_EVENTS
from tests.engines.runcommand.conftest import SUBSCRIBERS, House

TOPIC = "arn:aws:sns:us-east-1:000000000000:commands"


def heard(ctx, event) -> None:
    """Stands for SNS."""


@pytest.fixture
def house(make_kernel) -> House:
    return House(make_kernel({**SUBSCRIBERS, Delivery: (f"{__name__}:heard",)}))


def wishes(told_by: str, *told_of: str) -> Wishes:
    return Wishes(topic=TOPIC, told_of=told_of, told_by=told_by, role="notifier")


def told(house) -> list[dict]:
    rows = house.kernel.context().store.select(ALL_EVENTS, limit=100)
    sent = [row.facts for row in rows if row.type == "downstream.Delivery"]
    assert {each["to"] for each in sent} <= {TOPIC}
    return [json.loads(each["arguments"]["message"]) for each in sent]


def statuses(house) -> list[str]:
    return [each["status"] for each in told(house)]


@pytest.mark.parametrize("told_by", ["Command", "Invocation"])
@pytest.mark.parametrize("status", ["Success", "Failed", "TimedOut", "Cancelled"])
async def test_every_status_once(house, told_by, status):
    a = house.node("a")
    await house.order(a, wishes=wishes(told_by, "All"))
    await house.end(a, status)
    assert statuses(house) == ["InProgress", status]


async def test_only_what_was_asked_for(house):
    a, b = house.node("a"), house.node("b")
    await house.order(a, b, wishes=wishes("Invocation", "Success", "Cancelled"), max_errors="2")
    await house.end(a, "Failed")
    await house.end(b)
    assert [(each["instanceId"], each["status"]) for each in told(house)] == [(b, "Success")]


async def test_cancelling_is_not_told(house):
    a = house.node("a")
    command = await house.order(a, wishes=wishes("Command", "All"))
    await house.cancel(command)
    await house.end(a, "Cancelled")
    assert statuses(house) == ["InProgress", "Cancelled"]


async def test_a_command_that_reached_nobody(house):
    a = house.node("a")
    house.status(a, "ConnectionLost")
    await house.order(a, timeout_seconds=60, wishes=wishes("Command", "All"))
    await house.advance(60)
    assert statuses(house) == ["TimedOut"]
    (message,) = told(house)
    assert (message["instanceIds"], message["eventTime"]) == ([a], "2026-11-24T12:01:00Z")


@pytest.mark.parametrize(
    ("moment", "text"),
    [(0.17, "1970-01-01T00:00:00.17Z"), (0.236, "1970-01-01T00:00:00.236Z"), (30.0, "1970-01-01T00:00:30Z")],
)
def test_times_have_no_zeros_at_the_end(moment, text):
    assert notifications.moment(moment) == text

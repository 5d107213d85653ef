"""Rules with a schedule, on a clock that is moved."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

QUEUE = {"Arn": "arn:aws:sqs:us-east-1:000000000000:orders"}
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon(emulator) -> None:
    """The clock stands at noon of the next day, far from any minute that real time could reach."""
    emulator.freeze()
    emulator.advance(NOON.timestamp() + 86_400 - emulator.now())


def times(neighbours) -> list[str]:
    return [body["time"][8:16] for body in neighbours.bodies()]


def test_a_rate_begins_with_its_rule(emulator, neighbours, rule):
    arn = rule(QUEUE, ScheduleExpression="rate(10 minutes)")
    emulator.advance(599)
    assert neighbours.calls == []
    emulator.advance(1)
    (event,) = neighbours.bodies()
    assert event.pop("id")
    assert event == {
        "version": "0",
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "account": "000000000000",
        "time": "2026-11-25T12:10:00Z",
        "region": "us-east-1",
        "resources": [arn],
        "detail": {},
    }


def test_every_occurrence_that_passes_comes_at_its_own_time(emulator, neighbours, rule):
    rule(QUEUE, ScheduleExpression="cron(0/20 * * * ? *)")
    emulator.advance(3600)
    assert times(neighbours) == ["25T12:20", "25T12:40", "25T13:00"]


def test_a_command_runs_each_morning(emulator, rule):
    ssm = emulator.client("ssm")
    node = emulator.control("POST", "/_bellhop/nodes", {"InstanceId": "i-aaaaaaaaaaaaaaaaa"})["InstanceId"]
    target = {
        "Arn": "arn:aws:ssm:us-east-1:000000000000:document/AWS-RunShellScript",
        "RunCommandParameters": {"RunCommandTargets": [{"Key": "InstanceIds", "Values": [node]}]},
        "Input": json.dumps({"commands": ["echo morning"]}),
    }
    rule(target, ScheduleExpression="cron(0 7 ? * MON-FRI *)", name="mornings")
    emulator.advance(2 * 86_400)
    assert emulator.settle()
    found = ssm.list_commands()["Commands"]
    requested = [command["RequestedDateTime"].astimezone(UTC).isoformat() for command in found]
    assert requested == ["2026-11-27T07:00:00+00:00", "2026-11-26T07:00:00+00:00"]
    assert {command["Status"] for command in found} == {"Success"}


def test_a_disabled_rule_never_comes(events, emulator, neighbours, rule):
    rule(QUEUE, ScheduleExpression="rate(1 hour)")
    events.disable_rule(Name="orders")
    emulator.advance(7200)
    assert neighbours.calls == []
    events.enable_rule(Name="orders")
    events.enable_rule(Name="orders")
    emulator.advance(3600)
    assert times(neighbours) == ["25T15:00"]


def test_a_deleted_rule_never_comes(events, emulator, neighbours, rule):
    rule(QUEUE, ScheduleExpression="rate(1 hour)")
    events.remove_targets(Rule="orders", Ids=["0"])
    events.delete_rule(Name="orders")
    rule(QUEUE)
    emulator.advance(7200)
    assert neighbours.calls == []


def test_a_changed_schedule_takes_the_place_of_the_old_one(emulator, neighbours, rule):
    rule(QUEUE, ScheduleExpression="rate(1 hour)")
    emulator.advance(1800)
    rule(QUEUE, ScheduleExpression="rate(45 minutes)")
    emulator.advance(3600)
    assert times(neighbours) == ["25T13:15"]


def test_a_rule_that_is_put_as_it_was_goes_on(emulator, neighbours, rule):
    rule(QUEUE, ScheduleExpression="rate(1 hour)")
    emulator.advance(1800)
    rule(QUEUE, ScheduleExpression="rate(1 hour)", Description="the same")
    emulator.advance(1800)
    assert times(neighbours) == ["25T13:00"]


def test_a_rule_may_have_a_schedule_and_a_pattern(emulator, neighbours, rule, put):
    rule(QUEUE, ScheduleExpression="rate(1 hour)", EventPattern='{"source": ["shop"]}')
    emulator.advance(3600)
    put()
    assert [body["source"] for body in neighbours.bodies()] == ["aws.events", "shop"]


def test_a_schedule_that_is_over_is_a_rule_that_waits_for_nothing(events, emulator, neighbours, rule):
    rule(QUEUE, ScheduleExpression="cron(0 0 1 1 ? 2001)")
    emulator.advance(86_400)
    assert neighbours.calls == []
    assert events.describe_rule(Name="orders")["State"] == "ENABLED"

"""Archives and replays as boto3 meets them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from botocore.exceptions import ClientError

BUS = "arn:aws:events:us-east-1:000000000000:event-bus/default"
ARCHIVE = "arn:aws:events:us-east-1:000000000000:archive/all"
QUEUE = {"Arn": "arn:aws:sqs:us-east-1:000000000000:orders"}
DAY = datetime(2026, 3, 1, tzinfo=UTC)


def refused(call, **request) -> tuple[str, str]:
    with pytest.raises(ClientError) as caught:
        call(**request)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


@pytest.fixture
def archive(events) -> None:
    events.create_archive(ArchiveName="all", EventSourceArn=BUS, EventPattern='{"source": ["shop"]}')


@pytest.fixture
def replay(events, emulator):
    """`replay(name)` replays the day from the archive, and waits for it; the replay as it is described."""

    def start(name: str = "again", **more) -> dict:
        request = {
            "EventSourceArn": ARCHIVE,
            "EventStartTime": DAY,
            "EventEndTime": DAY + timedelta(days=1),
            "Destination": {"Arn": BUS},
        }
        answer = events.start_replay(ReplayName=name, **(request | more))
        assert answer["State"] == "STARTING"
        assert emulator.settle()
        return events.describe_replay(ReplayName=name)

    return start


def test_an_archive_comes_back_as_it_was_made(events):
    pattern = json.dumps({"source": ["shop"]})
    made = events.create_archive(
        ArchiveName="all", EventSourceArn=BUS, EventPattern=pattern, Description="x", RetentionDays=3
    )
    assert (made["ArchiveArn"], made["State"]) == (ARCHIVE, "ENABLED")
    shown = events.describe_archive(ArchiveName="all")
    del shown["ResponseMetadata"]
    assert shown == {
        "ArchiveArn": ARCHIVE,
        "ArchiveName": "all",
        "EventSourceArn": BUS,
        "Description": "x",
        "EventPattern": pattern,
        "State": "ENABLED",
        "RetentionDays": 3,
        "SizeBytes": 0,
        "EventCount": 0,
        "CreationTime": made["CreationTime"],
    }
    events.update_archive(ArchiveName="all", RetentionDays=5)
    (listed,) = events.list_archives(NamePrefix="a")["Archives"]
    assert listed["RetentionDays"] == 5
    assert events.list_archives(EventSourceArn=BUS + "x")["Archives"] == []
    events.delete_archive(ArchiveName="all")
    assert events.list_archives()["Archives"] == []
    assert events.list_rules()["Rules"] == []


def test_its_rule_is_managed(events, archive):
    (rule,) = events.list_rules()["Rules"]
    name = rule["Name"]
    assert (name, rule["ManagedBy"]) == ("Events-Archive-all", "prod.vhs.events.aws.internal")
    code = "ManagedRuleException"
    assert refused(events.put_rule, Name=name, EventPattern='{"source": ["x"]}')[0] == code
    assert refused(events.disable_rule, Name=name)[0] == code
    assert refused(events.put_targets, Rule=name, Targets=[{"Id": "1", **QUEUE}])[0] == code
    assert refused(events.remove_targets, Rule=name, Ids=[name])[0] == code
    assert refused(events.delete_rule, Name=name)[0] == code
    events.remove_targets(Rule=name, Ids=[name], Force=True)
    events.delete_rule(Name=name, Force=True)


def test_what_is_no_archive_is_refused(events, archive):
    assert refused(events.create_archive, ArchiveName="all", EventSourceArn=BUS)[0] == (
        "ResourceAlreadyExistsException"
    )
    none = BUS.replace("default", "none")
    assert refused(events.create_archive, ArchiveName="x", EventSourceArn=none)[0] == (
        "ResourceNotFoundException"
    )
    assert refused(events.create_archive, ArchiveName="x", EventSourceArn=BUS, EventPattern="{}")[0] == (
        "InvalidEventPatternException"
    )
    assert refused(events.describe_archive, ArchiveName="none") == (
        "ResourceNotFoundException",
        "Archive none does not exist.",
    )


def test_events_are_replayed_in_the_order_of_their_time(events, neighbours, archive, rule, put, replay):
    for hour in (5, 3, 30, 4):
        put({"hour": hour}, Time=DAY + timedelta(hours=hour))
    assert events.describe_archive(ArchiveName="all")["EventCount"] == 4
    rule(QUEUE)
    shown = replay()
    assert (shown["State"], shown["EventLastReplayedTime"]) == ("COMPLETED", DAY + timedelta(hours=5))
    assert shown["ReplayEndTime"] >= shown["ReplayStartTime"]
    bodies = neighbours.bodies()
    assert [body["detail"]["hour"] for body in bodies] == [3, 4, 5]
    assert {body["replay-name"] for body in bodies} == {"again"}
    assert events.describe_archive(ArchiveName="all")["EventCount"] == 4


def test_a_long_replay_goes_on_until_its_end(events, emulator, neighbours, archive, rule, replay):
    entry = {"Source": "shop", "DetailType": "Order", "Detail": "{}", "Time": DAY}
    for _ in range(21):
        events.put_events(Entries=[entry] * 10)
    assert emulator.settle()
    rule(QUEUE)
    assert replay()["State"] == "COMPLETED"
    assert len({body["id"] for body in neighbours.bodies()}) == 210


def test_a_replay_may_be_for_some_rules_only(neighbours, archive, rule, put, replay):
    put(Time=DAY)
    arn = rule(QUEUE)
    rule({"Arn": QUEUE["Arn"] + "2"}, name="other")
    replay(Destination={"Arn": BUS, "FilterArns": [arn]})
    assert [call.arguments["queue"] for call in neighbours.calls] == [QUEUE["Arn"]]


def test_events_leave_an_archive_when_their_time_is_over(events, emulator, put):
    pattern = '{"source": ["shop"]}'
    events.create_archive(ArchiveName="week", EventSourceArn=BUS, EventPattern=pattern, RetentionDays=7)
    put()
    assert events.describe_archive(ArchiveName="week")["EventCount"] == 1
    emulator.advance(8 * 86_400)
    put()
    shown = events.describe_archive(ArchiveName="week")
    assert (shown["EventCount"], 150 < shown["SizeBytes"] < 300) == (1, True)


def test_what_is_no_replay_is_refused(events, archive, replay):
    replay()
    again = {
        "ReplayName": "again",
        "EventSourceArn": ARCHIVE,
        "EventStartTime": DAY,
        "EventEndTime": DAY + timedelta(1),
        "Destination": {"Arn": BUS},
    }
    assert refused(events.start_replay, **again)[0] == "ResourceAlreadyExistsException"
    backward = again | {"EventEndTime": DAY}
    assert "EventEndTime" in refused(events.start_replay, **backward)[1]
    elsewhere = again | {"Destination": {"Arn": BUS + "2"}}
    assert "Cross event bus replay is not permitted" in refused(events.start_replay, **elsewhere)[1]
    unknown = again | {"EventSourceArn": ARCHIVE + "2"}
    assert refused(events.start_replay, **unknown)[0] == "ResourceNotFoundException"
    assert refused(events.cancel_replay, ReplayName="again")[0] == "IllegalStatusException"
    assert refused(events.describe_replay, ReplayName="none")[0] == "ResourceNotFoundException"


def test_replays_are_listed(events, archive, replay):
    for name in ("b", "a"):
        replay(name)
    listed = events.list_replays(State="COMPLETED", EventSourceArn=ARCHIVE)["Replays"]
    assert [each["ReplayName"] for each in listed] == ["a", "b"]
    assert events.list_replays(State="RUNNING")["Replays"] == []
    assert [each["ReplayName"] for each in events.list_replays(NamePrefix="b")["Replays"]] == ["b"]

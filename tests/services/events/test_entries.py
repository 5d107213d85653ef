"""PutEvents and TestEventPattern as boto3 meets them."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from botocore.exceptions import ClientError

QUEUE = {"Arn": "arn:aws:sqs:us-east-1:000000000000:orders"}


def entry(**more) -> dict:
    return {"Source": "shop", "DetailType": "Order", "Detail": "{}", **more}


def test_an_event_reaches_the_target_of_a_rule_that_it_matches(emulator, neighbours, rule, put):
    rule(QUEUE)
    identifier = put(
        {"price": 5}, Resources=["arn:aws:s3:::b"], Time=datetime(2026, 1, 2, 3, 4, 5, 600, tzinfo=UTC)
    )
    (call,) = neighbours.calls
    assert (call.port, call.call, call.arguments["queue"]) == ("queues", "send", QUEUE["Arn"])
    assert neighbours.bodies() == [
        {
            "version": "0",
            "id": identifier,
            "detail-type": "Order",
            "source": "shop",
            "account": "000000000000",
            "time": "2026-01-02T03:04:05Z",
            "region": "us-east-1",
            "resources": ["arn:aws:s3:::b"],
            "detail": {"price": 5},
        }
    ]


def test_a_deep_detail_arrives(neighbours, rule, put):
    rule(QUEUE, EventPattern='{"source": ["shop"], "detail": {"a": {"b": [{"exists": false}]}}}')
    put(json.loads('{"a":' + "[" * 240 + "1" + "]" * 240 + "}"))
    assert len(neighbours.bodies()) == 1


def test_an_event_without_a_time_has_that_of_the_call(emulator, neighbours, rule, put):
    emulator.freeze()
    rule(QUEUE)
    put()
    told = datetime.fromisoformat(neighbours.bodies()[0]["time"]).timestamp()
    assert told == int(emulator.now())


@pytest.mark.parametrize(
    ("wrong", "code", "message"),
    [
        ({"Source": ""}, "InvalidArgument", "Parameter Source is not valid. Reason: Source is a required"),
        ({"DetailType": ""}, "InvalidArgument", "Parameter DetailType is not valid. Reason: DetailType is"),
        ({"Detail": ""}, "InvalidArgument", "Parameter Detail is not valid. Reason: Detail is a required"),
        ({"Detail": "{"}, "MalformedDetail", "Detail is malformed."),
        ({"Detail": "[]"}, "MalformedDetail", "Detail is malformed."),
        ({"Detail": '{"a":' * 300 + "1" + "}" * 300}, "MalformedDetail", "Detail is malformed."),
        ({"Source": "aws.ec2"}, "NotAuthorizedForSourceException", "Not authorized for the source."),
        ({"DetailType": "x" * 129}, "InvalidArgument", "Parameter DetailType is not valid."),
    ],
)
def test_an_entry_fails_alone(events, emulator, neighbours, rule, wrong, code, message):
    rule(QUEUE)
    answer = events.put_events(Entries=[entry(**wrong), entry()])
    assert answer["FailedEntryCount"] == 1
    failed, taken = answer["Entries"]
    assert failed["ErrorCode"] == code
    assert failed["ErrorMessage"].startswith(message)
    assert emulator.settle()
    assert [body["id"] for body in neighbours.bodies()] == [taken["EventId"]]


def test_a_request_has_its_limits(events):
    half = "x" * 524_288
    with pytest.raises(ClientError, match="over the limit"):
        events.put_events(Entries=[entry(Detail=json.dumps({"x": half})) for _ in "12"])
    with pytest.raises(ClientError, match="less than or equal to 10"):
        events.put_events(Entries=[entry()] * 11)


def test_a_bus_that_is_not_there_takes_events_and_loses_them(events):
    assert events.put_events(Entries=[entry(EventBusName="nowhere")])["FailedEntryCount"] == 0


def test_rules_hear_only_of_their_own_bus(events, emulator, neighbours, rule, put):
    arn = events.create_event_bus(Name="other")["EventBusArn"]
    rule(QUEUE, EventBusName="other")
    put()
    assert neighbours.calls == []
    put(EventBusName="other")
    put(EventBusName=arn)
    assert len(neighbours.calls) == 2


def test_accounts_and_regions_have_their_own_rules(emulator, neighbours, rule):
    rule(QUEUE)
    elsewhere = [
        emulator.client("events", region_name="eu-west-1"),
        emulator.client("events", aws_access_key_id="111111111111", aws_secret_access_key="test"),
    ]
    for client in elsewhere:
        client.put_events(Entries=[entry()])
        assert client.list_rules()["Rules"] == []
    assert emulator.settle()
    assert neighbours.calls == []


def test_another_account_puts_events_where_the_policy_allows_it(events, emulator, neighbours, rule):
    rule(QUEUE)
    other = emulator.client("events", aws_access_key_id="111111111111", aws_secret_access_key="test")
    bus = "arn:aws:events:us-east-1:000000000000:event-bus/default"
    (refused,) = other.put_events(Entries=[entry(EventBusName=bus)])["Entries"]
    assert refused["ErrorCode"] == "AccessDeniedException"
    events.put_permission(StatementId="other", Action="events:PutEvents", Principal="111111111111")
    assert "EventId" in other.put_events(Entries=[entry(EventBusName=bus)])["Entries"][0]
    assert emulator.settle()
    assert [body["account"] for body in neighbours.bodies()] == ["111111111111"]
    events.remove_permission(StatementId="other")
    assert other.put_events(Entries=[entry(EventBusName=bus)])["FailedEntryCount"] == 1


EVENT = {
    "id": "1",
    "account": "123456789012",
    "source": "shop",
    "time": "2026-01-01T00:00:00Z",
    "region": "us-east-1",
    "resources": [],
    "detail-type": "Order",
    "detail": {"price": 5},
}


@pytest.mark.parametrize(
    ("pattern", "result"),
    [({"detail": {"price": [5]}}, True), ({"detail": {"price": [6]}}, False), ({"source": ["shop"]}, True)],
)
def test_patterns_are_tried(events, pattern, result):
    answer = events.test_event_pattern(EventPattern=json.dumps(pattern), Event=json.dumps(EVENT))
    assert answer["Result"] is result


@pytest.mark.parametrize(
    ("pattern", "event", "code"),
    [
        ("{", json.dumps(EVENT), "InvalidEventPatternException"),
        ('{"source": "x"}', json.dumps(EVENT), "InvalidEventPatternException"),
        ('{"source": ["x"]}', "{", "ValidationException"),
        ('{"source": ["x"]}', "[]", "ValidationException"),
        ('{"source": ["x"]}', '{"source": "x"}', "ValidationException"),
    ],
)
def test_what_cannot_be_tried_is_refused(events, pattern, event, code):
    with pytest.raises(ClientError) as caught:
        events.test_event_pattern(EventPattern=pattern, Event=event)
    assert caught.value.response["Error"]["Code"] == code

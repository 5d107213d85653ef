"""Targets: what each is handed, and what becomes of what cannot be handed over."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

QUEUE = "arn:aws:sqs:us-east-1:000000000000:orders"
DEAD = "arn:aws:sqs:us-east-1:000000000000:dead"
SHELL = "arn:aws:ssm:us-east-1::document/AWS-RunShellScript"


def command(*targets: dict, **more) -> dict:
    named = list(targets) or [{"Key": "tag:Role", "Values": ["web"]}]
    return {"Arn": SHELL, "RunCommandParameters": {"RunCommandTargets": named}, **more}


def sent(neighbours) -> dict[str, list[dict]]:
    """Queue → what was sent there."""
    found: dict[str, list[dict]] = {}
    for call in neighbours.calls:
        found.setdefault(call.arguments["queue"], []).append(call.arguments)
    return found


def attributes(letter: dict) -> dict[str, str]:
    return {name: each["StringValue"] for name, each in letter["MessageAttributes"].items()}


@pytest.mark.parametrize(
    ("target", "port", "call", "arguments"),
    [
        ({"Arn": QUEUE}, "queues", "send", {"queue": QUEUE, "body": '{"n":5}'}),
        (
            {"Arn": QUEUE + ".fifo", "SqsParameters": {"MessageGroupId": "g"}},
            "queues",
            "send",
            {"queue": QUEUE + ".fifo", "body": '{"n":5}', "MessageGroupId": "g"},
        ),
        (
            {"Arn": "arn:aws:sns:us-east-1:000000000000:topic"},
            "topics",
            "publish",
            {"topic": "arn:aws:sns:us-east-1:000000000000:topic", "message": '{"n":5}'},
        ),
        (
            {"Arn": "arn:aws:lambda:us-east-1:000000000000:function:f"},
            "functions",
            "invoke",
            {
                "function": "arn:aws:lambda:us-east-1:000000000000:function:f",
                "payload": '{"n":5}',
                "InvocationType": "Event",
            },
        ),
        (
            {"Arn": "arn:aws:firehose:us-east-1:000000000000:deliverystream/s"},
            "delivery_streams",
            "put",
            {"stream": "arn:aws:firehose:us-east-1:000000000000:deliverystream/s", "data": '{"n":5}'},
        ),
        (
            {
                "Arn": "arn:aws:kinesis:us-east-1:000000000000:stream/s",
                "KinesisParameters": {"PartitionKeyPath": "$.source"},
            },
            "data_streams",
            "put",
            {
                "stream": "arn:aws:kinesis:us-east-1:000000000000:stream/s",
                "partition_key": "shop",
                "data": '{"n":5}',
            },
        ),
    ],
    ids=["queue", "fifo", "topic", "function", "firehose", "kinesis"],
)
def test_each_target_is_handed_its_input(neighbours, rule, put, target, port, call, arguments):
    rule({"InputPath": "$.detail", **target})
    put({"n": 5})
    (made,) = neighbours.calls
    assert (made.port, made.call, made.arguments) == (port, call, arguments)


def test_records_of_a_stream_are_parted_by_the_id_of_the_event(neighbours, rule, put):
    rule({"Arn": "arn:aws:kinesis:us-east-1:000000000000:stream/s"})
    identifier = put()
    assert neighbours.calls[0].arguments["partition_key"] == identifier


def test_a_log_group_is_written_the_event_at_its_time(neighbours, rule, put):
    rule({"Arn": "arn:aws:logs:us-east-1:000000000000:log-group:/aws/events/orders:*"})
    put({"n": 5}, Time=datetime.fromisoformat("2026-01-02T03:04:05Z"))
    (call,) = neighbours.calls
    assert (call.port, call.call, call.arguments["group"]) == ("logs", "put", "/aws/events/orders")
    ((moment, message),) = call.arguments["events"]
    assert moment == datetime.fromisoformat("2026-01-02T03:04:05Z").timestamp()
    assert json.loads(message)["detail"] == {"n": 5}
    assert call.arguments["stream"]


@pytest.mark.parametrize("stamp", ['"2026-01-02T03:04:05Z"', "1767323045000"])
def test_a_template_gives_a_log_group_its_time_and_message(neighbours, rule, put, stamp):
    template = f'{{"timestamp": {stamp}, "message": "n is <n>"}}'
    transformer = {"InputPathsMap": {"n": "$.detail.n"}, "InputTemplate": template}
    rule({"Arn": "arn:aws:logs:us-east-1:000000000000:log-group:orders", "InputTransformer": transformer})
    put({"n": 5})
    assert neighbours.calls[0].arguments["events"] == [[1767323045.0, "n is 5"]]


def test_every_target_of_every_rule_that_matches_is_handed_the_event(neighbours, rule, put):
    topic = "arn:aws:sns:us-east-1:000000000000:topic"
    rule({"Arn": QUEUE}, {"Arn": topic})
    rule({"Arn": QUEUE}, name="too")
    put()
    assert sorted(call.port for call in neighbours.calls) == ["queues", "queues", "topics"]


def test_a_command_runs_with_its_input(emulator, rule, put):
    ssm = emulator.client("ssm")
    body = {"InstanceId": "i-aaaaaaaaaaaaaaaaa", "Tags": [{"Key": "Role", "Value": "web"}]}
    node = emulator.control("POST", "/_bellhop/nodes", body)["InstanceId"]
    transformer = {
        "InputPathsMap": {"word": "$.detail.word"},
        "InputTemplate": '{"commands": ["echo <word>"], "executionTimeout": "60"}',
    }
    rule(command(InputTransformer=transformer))
    put({"word": "hello"})
    (ordered,) = ssm.list_commands()["Commands"]
    assert ordered["Status"] == "Success"
    assert ordered["Parameters"] == {"commands": ["echo hello"], "executionTimeout": ["60"]}
    assert ordered["Targets"] == [{"Key": "tag:Role", "Values": ["web"]}]
    shown = ssm.get_command_invocation(CommandId=ordered["CommandId"], InstanceId=node)
    assert shown["StandardOutputContent"] == "hello\n"


@pytest.mark.parametrize(
    ("target", "code", "message"),
    [
        (command(Input='{"commands": ["x"], "colour": ["red"]}'), "INVALID_PARAMETER", "colour"),
        (command(Input="[]"), "INVALID_PARAMETER", "object of its parameters"),
        (command(), "INVALID_PARAMETER", "commands"),
        (
            command(InputTransformer={"InputPathsMap": {"n": "$.detail.n"}, "InputTemplate": '{"a": "<n>"}'}),
            "INVALID_JSON",
            "no JSON",
        ),
        ({**command(Input="{}"), "Arn": SHELL.replace("Shell", "Snail")}, "NO_RESOURCE", "RunSnailScript"),
    ],
)
def test_a_command_that_cannot_be_ordered_is_a_dead_letter(
    emulator, neighbours, rule, put, target, code, message
):
    arn = rule({**target, "DeadLetterConfig": {"Arn": DEAD}})
    identifier = put({"n": 'a"b'})
    assert emulator.client("ssm").list_commands()["Commands"] == []
    (letter,) = sent(neighbours)[DEAD]
    assert json.loads(letter["body"])["id"] == identifier
    said = attributes(letter)
    assert message in said.pop("ERROR_MESSAGE")
    assert said == {"RULE_ARN": arn, "TARGET_ARN": target["Arn"], "ERROR_CODE": code}


def test_a_target_that_is_gone_is_not_tried_again(neighbours, rule, put):
    arn = rule({"Arn": QUEUE, "DeadLetterConfig": {"Arn": DEAD}})
    neighbours.gone(QUEUE)
    identifier = put()
    (letter,) = sent(neighbours)[DEAD]
    assert neighbours.tries == 1
    assert json.loads(letter["body"])["id"] == identifier
    said = attributes(letter)
    assert said.pop("ERROR_MESSAGE").endswith("There is none.")
    assert said == {"RULE_ARN": arn, "TARGET_ARN": QUEUE, "ERROR_CODE": "NO_RESOURCE"}


def test_a_silent_target_is_tried_as_often_as_its_policy_says(emulator, neighbours, rule, put):
    rule({"Arn": QUEUE, "RetryPolicy": {"MaximumRetryAttempts": 2}, "DeadLetterConfig": {"Arn": DEAD}})
    neighbours.silent(QUEUE)
    put()
    assert (neighbours.tries, sent(neighbours)) == (1, {})
    emulator.advance(600)
    assert neighbours.tries == 3
    (letter,) = sent(neighbours)[DEAD]
    said = attributes(letter)
    assert (said["ERROR_CODE"], said["ERROR_MESSAGE"]) == ("TIMEOUT", "nobody answers")
    assert (said["EXHAUSTED_RETRY_CONDITION"], said["RETRY_ATTEMPTS"]) == ("MaximumRetryAttempts", "2")


def test_a_silent_target_is_tried_until_the_event_is_too_old(emulator, neighbours, rule, put):
    rule({"Arn": QUEUE, "RetryPolicy": {"MaximumEventAgeInSeconds": 60}, "DeadLetterConfig": {"Arn": DEAD}})
    neighbours.silent(QUEUE)
    put()
    emulator.advance(3600)
    assert neighbours.tries == 6  # after 0, 1, 3, 7, 15 and 31 seconds
    (letter,) = sent(neighbours)[DEAD]
    assert attributes(letter)["EXHAUSTED_RETRY_CONDITION"] == "MaximumEventAgeInSeconds"


def test_what_fails_without_a_dead_letter_queue_is_seen(emulator, rule, put):
    rule(command(Input="[]"))
    put()
    failed = [
        delivery
        for event in emulator.control("GET", "/_bellhop/events")["Events"]
        for delivery in event["Deliveries"]
        if delivery["Status"] == "Failed"
    ]
    assert [each["To"] for each in failed] == ["bellhop.services.events.targets:invoke"]
    assert "INVALID_PARAMETER" in failed[0]["Error"]


def test_a_dead_target_keeps_no_other_from_its_events(neighbours, rule, put):
    topic = "arn:aws:sns:us-east-1:000000000000:topic"
    rule({"Arn": QUEUE}, {"Arn": topic})
    neighbours.gone(QUEUE)
    put()
    assert [call.port for call in neighbours.calls] == ["topics"]


def test_an_event_goes_on_to_another_bus_and_no_further(events, neighbours, rule, put):
    second = events.create_event_bus(Name="second")["EventBusArn"]
    third = events.create_event_bus(Name="third")["EventBusArn"]
    rule({"Arn": second})
    rule({"Arn": QUEUE}, {"Arn": third, "DeadLetterConfig": {"Arn": DEAD}}, EventBusName="second")
    rule({"Arn": QUEUE + "3"}, EventBusName="third")
    identifier = put()
    found = sent(neighbours)
    assert sorted(found) == [DEAD, QUEUE]
    assert json.loads(found[QUEUE][0]["body"])["id"] == identifier
    assert attributes(found[DEAD][0])["ERROR_CODE"] == "THIRD_ACCOUNT_HOP_DETECTED"


def test_buses_that_send_to_each_other_come_to_an_end(events, neighbours, rule, put):
    default = "arn:aws:events:us-east-1:000000000000:event-bus/default"
    rule({"Arn": events.create_event_bus(Name="second")["EventBusArn"]}, {"Arn": QUEUE})
    rule({"Arn": default}, {"Arn": QUEUE}, EventBusName="second")
    put()
    assert len(sent(neighbours)[QUEUE]) == 2


def test_an_event_goes_to_another_account_that_permits_it(emulator, neighbours, rule, put):
    other = emulator.client("events", aws_access_key_id="111111111111", aws_secret_access_key="test")
    other.put_rule(Name="r", EventPattern=json.dumps({"source": ["shop"]}))
    there = QUEUE.replace("000000000000", "111111111111")
    other.put_targets(Rule="r", Targets=[{"Id": "1", "Arn": there}])
    bus = "arn:aws:events:us-east-1:111111111111:event-bus/default"
    rule({"Arn": bus, "DeadLetterConfig": {"Arn": DEAD}})
    put()
    (letter,) = sent(neighbours)[DEAD]
    assert attributes(letter)["ERROR_CODE"] == "NO_PERMISSIONS"
    other.put_permission(StatementId="all", Action="events:PutEvents", Principal="*")
    identifier = put()
    (message,) = sent(neighbours)[there]
    found = json.loads(message["body"])
    assert (found["id"], found["account"]) == (identifier, "000000000000")


def test_a_bus_that_is_gone_is_no_target(events, neighbours, rule, put):
    rule({"Arn": events.create_event_bus(Name="second")["EventBusArn"], "DeadLetterConfig": {"Arn": DEAD}})
    events.delete_event_bus(Name="second")
    put()
    assert attributes(sent(neighbours)[DEAD][0])["ERROR_CODE"] == "NO_RESOURCE"

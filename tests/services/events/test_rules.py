"""Rules, their tags and their targets as boto3 meets them."""

from __future__ import annotations

import json

import pytest
from botocore.exceptions import ClientError

PATTERN = json.dumps({"source": ["shop"]})
QUEUE = "arn:aws:sqs:us-east-1:000000000000:orders"


def refused(call, **request) -> tuple[str, str]:
    with pytest.raises(ClientError) as caught:
        call(**request)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


def shown(events, name="r", **more) -> dict:
    answer = events.describe_rule(Name=name, **more)
    del answer["ResponseMetadata"]
    return answer


def test_a_rule_comes_back_as_it_was_put(events):
    role = "arn:aws:iam::000000000000:role/events"
    put = events.put_rule(Name="r", EventPattern=PATTERN, Description="orders", RoleArn=role)
    arn = "arn:aws:events:us-east-1:000000000000:rule/r"
    assert put["RuleArn"] == arn
    rule = {
        "Name": "r",
        "Arn": arn,
        "EventPattern": PATTERN,
        "State": "ENABLED",
        "Description": "orders",
        "RoleArn": role,
        "EventBusName": "default",
    }
    assert shown(events) == rule | {"CreatedBy": "000000000000"}
    assert events.list_rules()["Rules"] == [rule]


def test_a_rule_that_is_put_again_keeps_nothing_but_its_targets_and_tags(events):
    events.put_rule(Name="r", EventPattern=PATTERN, Description="x", Tags=[{"Key": "a", "Value": "1"}])
    events.put_targets(Rule="r", Targets=[{"Id": "1", "Arn": QUEUE}])
    arn = events.put_rule(
        Name="r", ScheduleExpression="rate(1 day)", State="DISABLED", Tags=[{"Key": "b", "Value": "2"}]
    )["RuleArn"]
    assert shown(events) == {
        "Name": "r",
        "Arn": arn,
        "ScheduleExpression": "rate(1 day)",
        "State": "DISABLED",
        "EventBusName": "default",
        "CreatedBy": "000000000000",
    }
    assert [each["Id"] for each in events.list_targets_by_rule(Rule="r")["Targets"]] == ["1"]
    assert events.list_tags_for_resource(ResourceARN=arn)["Tags"] == [{"Key": "a", "Value": "1"}]


def test_what_is_no_rule_is_refused(events):
    events.create_event_bus(Name="other")
    assert refused(events.put_rule, Name="r") == (
        "ValidationException",
        "Parameter(s) EventPattern or ScheduleExpression must be specified.",
    )
    code, message = refused(events.put_rule, Name="r", EventPattern='{"source": "x"}')
    assert (code, message) == (
        "InvalidEventPatternException",
        'Event pattern is not valid. Reason: "source" must be an object or an array',
    )
    assert refused(events.put_rule, Name="r", ScheduleExpression="rate(1 minutes)") == (
        "ValidationException",
        "Parameter ScheduleExpression is not valid.",
    )
    assert refused(events.put_rule, Name="r", ScheduleExpression="rate(1 day)", EventBusName="other") == (
        "ValidationException",
        "ScheduleExpression is supported only on the default event bus.",
    )
    assert refused(events.put_rule, Name="r", EventPattern=PATTERN, EventBusName="none") == (
        "ResourceNotFoundException",
        "Event bus none does not exist.",
    )
    assert events.list_rules()["Rules"] == []


def test_a_rule_that_is_not_there_is_not_found(events):
    found = ("ResourceNotFoundException", "Rule r does not exist on EventBus default.")
    calls = (events.describe_rule, events.enable_rule, events.disable_rule)
    assert {refused(call, Name="r") for call in calls} == {found}
    assert refused(events.list_targets_by_rule, Rule="r") == found
    assert refused(events.put_targets, Rule="r", Targets=[{"Id": "1", "Arn": QUEUE}]) == found
    assert refused(events.remove_targets, Rule="r", Ids=["1"]) == found
    events.delete_rule(Name="r")


def test_a_rule_with_targets_is_not_deleted(events):
    arn = events.put_rule(Name="r", EventPattern=PATTERN, Tags=[{"Key": "a", "Value": "1"}])["RuleArn"]
    events.put_targets(Rule="r", Targets=[{"Id": "1", "Arn": QUEUE}])
    assert refused(events.delete_rule, Name="r", Force=True) == (
        "ValidationException",
        "Rule can't be deleted since it has targets.",
    )
    assert events.remove_targets(Rule="r", Ids=["1"])["FailedEntryCount"] == 0
    events.delete_rule(Name="r")
    assert refused(events.list_tags_for_resource, ResourceARN=arn)[0] == "ResourceNotFoundException"


def test_rules_are_listed_by_prefix_and_page(events):
    for name in ("b2", "a1", "b1", "b3"):
        events.put_rule(Name=name, EventPattern=PATTERN)
    first = events.list_rules(NamePrefix="b", Limit=2)
    assert [rule["Name"] for rule in first["Rules"]] == ["b1", "b2"]
    second = events.list_rules(NamePrefix="b", Limit=2, NextToken=first["NextToken"])
    assert [rule["Name"] for rule in second["Rules"]] == ["b3"]
    assert "NextToken" not in second
    assert refused(events.list_rules, NextToken=first["NextToken"])[0] == "ValidationException"


def test_a_disabled_rule_hears_of_nothing(events, neighbours, rule, put):
    rule({"Arn": QUEUE}, State="DISABLED")
    put()
    assert neighbours.calls == []
    events.enable_rule(Name="orders")
    put()
    assert len(neighbours.calls) == 1
    events.disable_rule(Name="orders")
    put()
    assert len(neighbours.calls) == 1


def test_rules_on_a_bus_are_their_own(events):
    events.create_event_bus(Name="other")
    arn = events.put_rule(Name="r", EventPattern=PATTERN, EventBusName="other")["RuleArn"]
    assert arn == "arn:aws:events:us-east-1:000000000000:rule/other/r"
    assert events.list_rules()["Rules"] == []
    bus = "arn:aws:events:us-east-1:000000000000:event-bus/other"
    assert [rule["Name"] for rule in events.list_rules(EventBusName=bus)["Rules"]] == ["r"]
    assert shown(events, EventBusName="other")["EventBusName"] == "other"


def test_targets_come_back_as_they_were_put(events):
    events.put_rule(Name="r", EventPattern=PATTERN)
    targets = [
        {
            "Id": "command",
            "Arn": "arn:aws:ssm:us-east-1::document/AWS-RunShellScript",
            "RoleArn": "arn:aws:iam::000000000000:role/events",
            "Input": "{}",
            "RunCommandParameters": {"RunCommandTargets": [{"Key": "tag:a", "Values": ["b"]}]},
            "RetryPolicy": {"MaximumRetryAttempts": 2, "MaximumEventAgeInSeconds": 60},
        },
        {"Id": "queue", "Arn": QUEUE, "InputPath": "$.detail", "DeadLetterConfig": {"Arn": QUEUE}},
    ]
    answer = events.put_targets(Rule="r", Targets=targets)
    assert (answer["FailedEntryCount"], answer["FailedEntries"]) == (0, [])
    assert events.list_targets_by_rule(Rule="r")["Targets"] == targets
    events.put_targets(Rule="r", Targets=[{"Id": "queue", "Arn": QUEUE}])
    assert events.list_targets_by_rule(Rule="r")["Targets"][1] == {"Id": "queue", "Arn": QUEUE}
    assert events.list_rule_names_by_target(TargetArn=QUEUE)["RuleNames"] == ["r"]
    answer = events.remove_targets(Rule="r", Ids=["queue", "none"])
    assert [each["TargetId"] for each in answer["FailedEntries"]] == ["none"]
    assert events.list_rule_names_by_target(TargetArn=QUEUE)["RuleNames"] == []


def test_rule_names_are_listed_by_page(events):
    for name in ("c", "a", "b"):
        events.put_rule(Name=name, EventPattern=PATTERN)
        events.put_targets(Rule=name, Targets=[{"Id": str(place), "Arn": QUEUE} for place in range(2)])
    first = events.list_rule_names_by_target(TargetArn=QUEUE, Limit=2)
    assert first["RuleNames"] == ["a", "b"]
    rest = events.list_rule_names_by_target(TargetArn=QUEUE, Limit=2, NextToken=first["NextToken"])
    assert (rest["RuleNames"], "NextToken" in rest) == (["c"], False)


def test_a_rule_has_five_targets(events):
    events.put_rule(Name="r", EventPattern=PATTERN)
    events.put_targets(Rule="r", Targets=[{"Id": str(place), "Arn": QUEUE} for place in range(5)])
    code, _ = refused(events.put_targets, Rule="r", Targets=[{"Id": "6", "Arn": QUEUE}])
    assert code == "LimitExceededException"
    assert len(events.list_targets_by_rule(Rule="r")["Targets"]) == 5


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ({"Arn": "orders"}, "Provided Arn is not in correct format"),
        ({"Arn": QUEUE, "Input": "{"}, "JSON syntax error in input for target 1"),
        (
            {"Arn": QUEUE, "Input": "{}", "InputPath": "$"},
            "Only one of Input, InputPath, or InputTransformer",
        ),
        ({"Arn": QUEUE, "InputPath": "detail"}, "InputPath for target 1 is invalid."),
        ({"Arn": QUEUE + ".fifo"}, "Parameter(s) SqsParameters must be specified for target: 1."),
        (
            {"Arn": "arn:aws:ssm:us-east-1::document/AWS-RunShellScript"},
            "Parameter(s) RunCommandParameters must be specified for target: 1.",
        ),
        (
            {"Arn": QUEUE, "InputTransformer": {"InputTemplate": '{"a": <a>'}},
            "Invalid InputTemplate for target 1",
        ),
        (
            {"Arn": QUEUE, "InputTransformer": {"InputPathsMap": {"a": "x.y"}, "InputTemplate": '"<a>"'}},
            "InputPathsMap for target 1 has an invalid path: x.y.",
        ),
        (
            {"Arn": QUEUE, "InputTransformer": {"InputPathsMap": {"AWSx": "$.y"}, "InputTemplate": '"a"'}},
            "InputPathsMap for target 1 has a reserved key: AWSx.",
        ),
    ],
)
def test_what_is_no_target_is_refused(events, target, message):
    events.put_rule(Name="r", EventPattern=PATTERN)
    code, said = refused(events.put_targets, Rule="r", Targets=[{"Id": "1", **target}])
    assert code == "ValidationException"
    assert message in said


def test_what_bellhop_hands_nothing_to_is_said(events):
    events.put_rule(Name="r", EventPattern=PATTERN)
    arn = "arn:aws:states:us-east-1:000000000000:stateMachine:x"
    code, message = refused(events.put_targets, Rule="r", Targets=[{"Id": "1", "Arn": arn}])
    assert (code, "states" in message) == ("NotImplemented", True)


def test_rules_and_buses_have_tags(events):
    rule = events.put_rule(Name="r", EventPattern=PATTERN)["RuleArn"]
    bus = events.create_event_bus(Name="other", Tags=[{"Key": "x", "Value": "y"}])["EventBusArn"]
    on_bus = events.put_rule(Name="r", EventPattern=PATTERN, EventBusName="other")["RuleArn"]
    for arn in (rule, on_bus):
        events.tag_resource(ResourceARN=arn, Tags=[{"Key": "b", "Value": "2"}, {"Key": "a", "Value": "1"}])
        events.untag_resource(ResourceARN=arn, TagKeys=["b"])
        assert events.list_tags_for_resource(ResourceARN=arn)["Tags"] == [{"Key": "a", "Value": "1"}]
    assert events.list_tags_for_resource(ResourceARN=bus)["Tags"] == [{"Key": "x", "Value": "y"}]
    many = [{"Key": str(place), "Value": ""} for place in range(50)]
    assert refused(events.tag_resource, ResourceARN=rule, Tags=many)[0] == "ValidationException"
    assert refused(events.list_tags_for_resource, ResourceARN="arn:aws:sqs:x:y:z")[0] == "ValidationException"
    none = bus.replace("other", "none")
    assert refused(events.list_tags_for_resource, ResourceARN=none)[0] == "ResourceNotFoundException"

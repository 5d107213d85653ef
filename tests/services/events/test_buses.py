"""Event buses and their policies as boto3 meets them."""

from __future__ import annotations

import json

import pytest
from botocore.exceptions import ClientError

PREFIX = "arn:aws:events:us-east-1:000000000000:event-bus/"


def refused(call, **request) -> tuple[str, str]:
    with pytest.raises(ClientError) as caught:
        call(**request)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


def statements(events, **bus) -> list[dict]:
    policy = json.loads(events.describe_event_bus(**bus)["Policy"])
    assert policy["Version"] == "2012-10-17"
    return policy["Statement"]


def test_the_default_bus_is_everywhere(events):
    bus = events.describe_event_bus()
    assert (bus["Name"], bus["Arn"], "Policy" in bus) == ("default", PREFIX + "default", False)
    assert [each["Name"] for each in events.list_event_buses()["EventBuses"]] == ["default"]
    assert refused(events.create_event_bus, Name="default")[0] == "ResourceAlreadyExistsException"
    assert refused(events.delete_event_bus, Name="default") == (
        "ValidationException",
        "Cannot delete event bus default.",
    )


def test_a_bus_comes_back_as_it_was_made(events):
    made = events.create_event_bus(
        Name="orders", Description="of the shop", DeadLetterConfig={"Arn": "arn:aws:sqs:us-east-1:1:q"}
    )
    assert made["EventBusArn"] == PREFIX + "orders"
    bus = events.describe_event_bus(Name=PREFIX + "orders")
    assert bus["CreationTime"] == bus["LastModifiedTime"]
    del bus["ResponseMetadata"], bus["CreationTime"], bus["LastModifiedTime"]
    assert bus == {
        "Name": "orders",
        "Arn": PREFIX + "orders",
        "Description": "of the shop",
        "DeadLetterConfig": {"Arn": "arn:aws:sqs:us-east-1:1:q"},
    }
    assert refused(events.create_event_bus, Name="orders") == (
        "ResourceAlreadyExistsException",
        "Event bus orders already exists.",
    )
    assert refused(events.describe_event_bus, Name="none") == (
        "ResourceNotFoundException",
        "Event bus none does not exist.",
    )
    assert refused(events.create_event_bus, Name="a/b")[0] == "ValidationException"


def test_a_bus_is_updated_and_deleted(events):
    events.create_event_bus(Name="orders", Description="x")
    assert events.update_event_bus(Name="orders", Description="y")["Description"] == "y"
    assert events.describe_event_bus(Name="orders")["Description"] == "y"
    events.put_rule(Name="r", EventPattern='{"source": ["x"]}', EventBusName="orders")
    assert refused(events.delete_event_bus, Name="orders")[0] == "ValidationException"
    events.delete_rule(Name="r", EventBusName="orders")
    events.delete_event_bus(Name="orders")
    events.delete_event_bus(Name="orders")
    assert refused(events.describe_event_bus, Name="orders")[0] == "ResourceNotFoundException"


def test_buses_are_listed_by_prefix_and_page(events):
    for name in ("b", "delta", "a"):
        events.create_event_bus(Name=name)
    events.update_event_bus(Name="default", Description="mine")
    names = [each["Name"] for each in events.list_event_buses()["EventBuses"]]
    assert names == ["default", "a", "b", "delta"]
    named = events.list_event_buses(NamePrefix="de")["EventBuses"]
    assert [(each["Name"], each.get("Description")) for each in named] == [
        ("default", "mine"),
        ("delta", None),
    ]
    first = events.list_event_buses(Limit=2)
    second = events.list_event_buses(Limit=2, NextToken=first["NextToken"])
    found = [each["Name"] for each in first["EventBuses"] + second["EventBuses"]]
    assert sorted(found) == ["a", "b", "default", "delta"]


def test_permissions_are_statements_of_the_policy(events):
    events.put_permission(StatementId="one", Action="events:PutEvents", Principal="111111111111")
    condition = {"Type": "StringEquals", "Key": "aws:PrincipalOrgID", "Value": "o-1234567890"}
    events.put_permission(StatementId="org", Action="events:PutEvents", Principal="*", Condition=condition)
    assert statements(events) == [
        {
            "Sid": "one",
            "Effect": "Allow",
            "Principal": {"AWS": "arn:aws:iam::111111111111:root"},
            "Action": "events:PutEvents",
            "Resource": PREFIX + "default",
        },
        {
            "Sid": "org",
            "Effect": "Allow",
            "Principal": "*",
            "Action": "events:PutEvents",
            "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1234567890"}},
            "Resource": PREFIX + "default",
        },
    ]
    events.put_permission(StatementId="one", Action="events:PutEvents", Principal="222222222222")
    assert len(statements(events)) == 2
    events.remove_permission(StatementId="one")
    assert [each["Sid"] for each in statements(events)] == ["org"]
    assert refused(events.remove_permission, StatementId="one")[0] == "ResourceNotFoundException"
    events.remove_permission(RemoveAllPermissions=True)
    assert "Policy" not in events.describe_event_bus()


def test_a_policy_is_put_whole(events):
    events.create_event_bus(Name="orders")
    statement = {"Sid": "x", "Effect": "Allow", "Principal": "*", "Action": "events:*", "Resource": "*"}
    events.put_permission(EventBusName="orders", Policy=json.dumps({"Statement": statement}))
    assert statements(events, Name="orders") == [statement]
    assert refused(events.put_permission, Policy="{")[0] == "ValidationException"
    assert refused(events.put_permission, Policy="{}")[0] == "ValidationException"
    assert refused(events.put_permission, Policy='{"Statement": ["x"]}')[0] == "ValidationException"
    assert refused(events.put_permission, StatementId="x", Principal="*")[0] == "ValidationException"
    long = json.dumps({"Statement": [{**statement, "Sid": "x" * 10_240}]})
    assert refused(events.put_permission, Policy=long)[0] == "PolicyLengthExceededException"
    none = {"StatementId": "x", "Principal": "*", "Action": "events:PutEvents", "EventBusName": "none"}
    assert refused(events.put_permission, **none)[0] == "ResourceNotFoundException"


@pytest.mark.parametrize("account", ["111111111111", "222222222222"])
def test_a_denial_in_the_policy_wins(emulator, events, account):
    allow = {"Sid": "a", "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": ["events:PutEvents"]}
    deny = {"Sid": "d", "Effect": "Deny", "Principal": {"AWS": ["222222222222"]}, "Action": "events:*"}
    events.put_permission(Policy=json.dumps({"Statement": [allow, deny]}))
    other = emulator.client("events", aws_access_key_id=account, aws_secret_access_key="test")
    entry = {"Source": "x", "DetailType": "y", "Detail": "{}", "EventBusName": PREFIX + "default"}
    assert other.put_events(Entries=[entry])["FailedEntryCount"] == (account == "222222222222")


def test_what_is_not_built_says_so(events):
    with pytest.raises(ClientError) as caught:
        events.create_api_destination(
            Name="x",
            ConnectionArn="arn:aws:events:us-east-1:000000000000:connection/x/y",
            InvocationEndpoint="https://example.com",
            HttpMethod="POST",
        )
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 501

"""Calls as events: "AWS API Call via CloudTrail"."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.embedding import Bellhop

    Aws = Callable[..., Any]

QUEUE = "arn:aws:sqs:us-east-1:000000000000:calls"
AT_NOBODY: dict[str, Any] = {
    "DocumentName": "AWS-RunShellScript",
    "InstanceIds": [f"i-{0:017}"],
    "Parameters": {"commands": ["swordfish"]},
}
RULE = "arn:aws:events:us-east-1:000000000000:rule/calls"


class Queue:
    """Queues that keep the bodies they are sent."""

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.queues = self

    def send(self, scope: Any, queue: str, body: str, **more: Any) -> str:
        self.bodies.append(json.loads(body))
        return "message-1"

    def hears(self, service: str) -> bool:
        return False


@pytest.fixture
def heard(aws: Aws, emulator: Bellhop) -> Callable[..., list[dict[str, Any]]]:
    """Watch API calls of these sources; what came of it."""
    queue = Queue()
    emulator.call(lambda inner: setattr(inner.transactions.surroundings, "neighbours", queue))

    def watch(*sources: str) -> list[dict[str, Any]]:
        pattern = {"source": [*sources], "detail-type": ["AWS API Call via CloudTrail"]}
        events = aws("events")
        events.put_rule(Name="calls", EventPattern=json.dumps(pattern))
        events.put_targets(Rule="calls", Targets=[{"Id": "queue", "Arn": QUEUE}])
        return queue.bodies

    return watch


def test_rules_hear_of_writes_refusals_and_sends(aws: Aws, emulator: Bellhop, heard: Any) -> None:
    bodies = heard("aws.ssm", "aws.ses")
    ssm, ses = aws("ssm"), aws("sesv2")
    ssm.put_parameter(Name="/a", Value="swordfish", Type="SecureString")
    ssm.get_parameter(Name="/a")
    with pytest.raises(ClientError):
        ssm.put_parameter(Name="/a", Value="swordfish", Type="SecureString")
    with pytest.raises(ClientError):
        ssm.send_command(**AT_NOBODY)
    ses.create_email_identity(EmailIdentity="a@example.com")
    simple = {"Subject": {"Data": "S"}, "Body": {"Text": {"Data": "T"}}}
    to = {"ToAddresses": ["success@simulator.amazonses.com"]}
    ses.send_email(FromEmailAddress="a@example.com", Destination=to, Content={"Simple": simple})
    aws("pinpoint").create_app(CreateApplicationRequest={"Name": "not of these sources"})
    emulator.settle()
    assert [
        (each["source"], each["detail"]["eventName"], each["detail"].get("errorCode")) for each in bodies
    ] == [
        ("aws.ssm", "PutParameter", None),
        ("aws.ssm", "PutParameter", "ParameterAlreadyExists"),
        ("aws.ssm", "SendCommand", "InvalidInstanceId"),
        ("aws.ses", "CreateEmailIdentity", None),
        ("aws.ses", "SendEmail", None),
    ]
    assert "swordfish" not in json.dumps(bodies)
    assert bodies[0]["detail"]["requestParameters"]["name"] == "/a"
    assert bodies[0]["detail-type"] == "AWS API Call via CloudTrail"


def test_an_event_and_its_record_are_the_same(aws: Aws, emulator: Bellhop, heard: Any) -> None:
    bodies = heard("aws.ssm")
    aws("ssm").put_parameter(Name="/a", Value="v", Type="String")
    emulator.settle()
    by_id = [{"AttributeKey": "EventId", "AttributeValue": bodies[0]["detail"]["eventID"]}]
    (event,) = aws("cloudtrail").lookup_events(LookupAttributes=by_id)["Events"]
    assert json.loads(event["CloudTrailEvent"]) == bodies[0]["detail"]


def test_events_that_callers_put_are_no_calls(aws: Aws, emulator: Bellhop, heard: Any) -> None:
    bodies = heard("aws.events")
    aws("events").put_events(Entries=[{"Source": "shop", "DetailType": "Order", "Detail": "{}"}])
    aws("events").tag_resource(ResourceARN=RULE, Tags=[{"Key": "Team", "Value": "Red"}])
    emulator.settle()
    assert [each["detail"]["eventName"] for each in bodies][-1:] == ["TagResource"]
    assert "PutEvents" not in [each["detail"]["eventName"] for each in bodies]


def test_nothing_is_written_where_no_rule_is(aws: Aws, emulator: Bellhop) -> None:
    aws("ssm").put_parameter(Name="/a", Value="v", Type="String")
    assert emulator.control("GET", "/_bellhop/events")["Events"] == []

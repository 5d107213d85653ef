"""What Systems Manager does becomes events on the default bus, where a rule listens."""

from __future__ import annotations

import json

import pytest

from bellhop.embedding import Bellhop, with_settings

QUEUE = {"Arn": "arn:aws:sqs:us-east-1:000000000000:orders"}


@pytest.fixture
def told(emulator, neighbours, rule):
    """`told(detail_type)` listens to such events; called again, what was heard."""

    def listen(detail_type: str, **more) -> list[dict]:
        if not more.pop("heard", False):
            rule(QUEUE, EventPattern=json.dumps({"detail-type": [detail_type]}), **more)
            return []
        assert emulator.settle()
        return neighbours.bodies()

    return listen


def heard(told) -> list[dict]:
    return told("", heard=True)


def test_parameters_that_change(emulator, told):
    ssm = emulator.client("ssm")
    ssm.put_parameter(Name="unheard", Value="x", Type="String")
    told("Parameter Store Change")
    ssm.put_parameter(Name="/a/b", Value="x", Type="SecureString", Description="of a")
    ssm.put_parameter(Name="/a/b", Value="y", Overwrite=True)
    ssm.put_parameter(Name="plain", Value="y", Type="String")
    ssm.delete_parameters(Names=["/a/b", "none"])
    events = heard(told)
    secret = {"name": "/a/b", "type": "SecureString", "description": "of a"}
    assert [event["detail"] for event in events] == [
        {"operation": "Create", **secret},
        {"operation": "Update", **secret},
        {"operation": "Create", "name": "plain", "type": "String"},
        {"operation": "Delete", **secret},
    ]
    assert {event["source"] for event in events} == {"aws.ssm"}
    assert events[0]["resources"] == ["arn:aws:ssm:us-east-1:000000000000:parameter/a/b"]


def test_labels_and_images_that_are_not_there(emulator, told):
    ssm = emulator.client("ssm")
    told("Parameter Store Change")
    ssm.put_parameter(Name="golden", Value="no image", Type="String", DataType="aws:ec2:image")
    ssm.put_parameter(Name="golden", Value="ami-12345678", Type="String", DataType="aws:ec2:image")
    ssm.label_parameter_version(Name="golden", Labels=["prod"])
    golden = {"name": "golden", "type": "String"}
    assert [event["detail"] for event in heard(told)] == [
        {
            "operation": "Create",
            **golden,
            "exception": "Unable to Describe Resource",
            "dataType": "aws:ec2:image",
        },
        {"operation": "Create", **golden},
        {"operation": "LabelParameterVersion", **golden},
    ]


def test_policies_of_parameters_that_act(emulator, told):
    ssm = emulator.client("ssm")
    told("Parameter Store Policy Action")
    policy = {
        "Type": "NoChangeNotification",
        "Version": "1.0",
        "Attributes": {"After": "20", "Unit": "Days"},
    }
    ssm.put_parameter(
        Name="/a", Value="x", Type="SecureString", Tier="Advanced", Policies=json.dumps([policy])
    )
    emulator.advance(21 * 86_400)
    (event,) = heard(told)
    assert (event["source"], event["resources"]) == (
        "aws.ssm",
        ["arn:aws:ssm:us-east-1:000000000000:parameter/a"],
    )
    detail = event["detail"]
    assert json.loads(detail.pop("policy-content")) == policy
    assert detail.pop("action-reason").startswith("The parameter has not been changed for 20 Days.")
    assert detail == {
        "parameter-name": "/a",
        "parameter-type": "SecureString",
        "policy-type": "NoChangeNotification",
        "action-status": "Success",
    }


def test_a_refused_change_is_none(emulator, told):
    ssm = emulator.client("ssm")
    told("Parameter Store Change")
    ssm.put_parameter(Name="a", Value="x", Type="String")
    with pytest.raises(ssm.exceptions.ParameterAlreadyExists):
        ssm.put_parameter(Name="a", Value="x", Type="String")
    assert len(heard(told)) == 1


def test_commands_that_come_to_another_status(emulator, told):
    ssm = emulator.client("ssm")
    node = emulator.control("POST", "/_bellhop/nodes", {"InstanceId": "i-aaaaaaaaaaaaaaaaa"})["InstanceId"]
    told("EC2 Command Status-change Notification", name="commands")
    told("EC2 Command Invocation Status-change Notification", name="invocations")
    sent = ssm.send_command(
        DocumentName="AWS-RunShellScript", InstanceIds=[node], Parameters={"commands": ["exit 3"]}
    )["Command"]
    events = heard(told)
    by_type: dict[str, list[dict]] = {}
    for event in events:
        by_type.setdefault(event["detail-type"], []).append(event)
    command, invocation = (
        by_type[f"EC2 Command {kind}Status-change Notification"] for kind in ("", "Invocation ")
    )
    assert [each["detail"]["status"] for each in command] == ["InProgress", "Failed"]
    assert [each["detail"]["status"] for each in invocation] == ["InProgress", "Failed"]
    shared = {"command-id": sent["CommandId"], "document-name": "AWS-RunShellScript"}
    detail = command[-1]["detail"]
    assert detail.pop("requested-date-time") < detail.pop("expire-after")
    assert detail == shared | {"parameters": {"commands": ["exit 3"]}, "status": "Failed"}
    detail = invocation[-1]["detail"]
    assert detail.pop("requested-date-time").endswith("Z")
    assert detail == shared | {"instance-id": node, "status": "Failed"}
    arn = f"arn:aws:ec2:us-east-1:000000000000:instance/{node}"
    assert command[-1]["resources"] == invocation[-1]["resources"] == [arn]


def test_a_command_without_nodes_fails_at_once(emulator, told):
    told("EC2 Command Status-change Notification")
    emulator.client("ssm").send_command(
        DocumentName="AWS-RunShellScript",
        Targets=[{"Key": "tag:a", "Values": ["b"]}],
        Parameters={"commands": ["x"]},
    )
    assert [event["detail"]["status"] for event in heard(told)] == ["Failed"]


def test_calls_that_write_and_those_refused(emulator, told):
    ssm = emulator.client("ssm")
    told("AWS API Call via CloudTrail")
    ssm.put_parameter(Name="a", Value="secret word", Type="SecureString")
    with pytest.raises(ssm.exceptions.ParameterAlreadyExists):
        ssm.put_parameter(Name="a", Value="x", Type="String")
    ssm.get_parameter(Name="a")
    events = [event for event in heard(told) if event["source"] == "aws.ssm"]
    assert [event["detail"]["eventName"] for event in events] == ["PutParameter", "PutParameter"]
    assert [event["detail"].get("errorCode") for event in events] == [None, "ParameterAlreadyExists"]
    assert events[0]["detail"]["eventSource"] == "ssm.amazonaws.com"
    assert "secret word" not in json.dumps(events)


def test_calls_that_read_for_rules_that_ask_for_all(emulator, told, events):
    ssm = emulator.client("ssm")
    ssm.put_parameter(Name="a", Value="x", Type="String")
    told("AWS API Call via CloudTrail", name="writes")
    told("AWS API Call via CloudTrail", name="all", State="ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS")
    ssm.get_parameter(Name="a")
    reads = [event["detail"] for event in heard(told) if event["detail"]["readOnly"]]
    assert [detail["eventName"] for detail in reads] == ["GetParameter"]
    events.disable_rule(Name="all")
    ssm.get_parameter(Name="a")
    assert len([event for event in heard(told) if event["detail"]["readOnly"]]) == 1


def test_no_rows_are_written_where_nobody_listens(emulator, neighbours, told, events):
    ssm = emulator.client("ssm")
    told("Parameter Store Change")
    events.disable_rule(Name="orders")
    ssm.put_parameter(Name="a", Value="x", Type="String")
    assert emulator.settle()
    written = [event["Type"] for event in emulator.control("GET", "/_bellhop/events")["Events"]]
    assert "parameters.ParameterChanged" not in written
    assert neighbours.calls == []
    events.enable_rule(Name="orders")
    ssm.put_parameter(Name="b", Value="x", Type="String")
    assert [event["detail"]["name"] for event in heard(told)] == ["b"]


def test_a_reset_forgets_the_rules(emulator, told, events):
    told("Parameter Store Change")
    emulator.reset()
    emulator.client("ssm").put_parameter(Name="a", Value="x", Type="String")
    assert heard(told) == []
    assert events.list_rules()["Rules"] == []
    told("Parameter Store Change")
    emulator.client("ssm").put_parameter(Name="b", Value="x", Type="String")
    assert [event["detail"]["name"] for event in heard(told)] == ["b"]


def test_rules_listen_again_after_a_restart(tmp_path, neighbours, monkeypatch):
    monkeypatch.setattr("bellhop.emulator.neighbours", lambda *_: neighbours)
    settings = with_settings(sandbox="off", data_dir=tmp_path)
    with Bellhop(settings, listen=False) as bellhop:
        events = bellhop.client("events")
        pattern = json.dumps({"detail-type": ["Parameter Store Change"]})
        events.put_rule(Name="r", EventPattern=pattern)
        events.put_targets(Rule="r", Targets=[{"Id": "1", **QUEUE}])
    with Bellhop(settings, listen=False) as bellhop:
        bellhop.client("ssm").put_parameter(Name="a", Value="x", Type="String")
        assert bellhop.settle()
    assert [body["detail"]["name"] for body in neighbours.bodies()] == ["a"]

"""Run Command as boto3 meets it, with a real shell."""

from __future__ import annotations

import datetime
import hashlib
import json
import re

import pytest
from botocore.exceptions import ClientError, WaiterError

ISO_8601 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
SHELL = "AWS-RunShellScript"


def send(ssm, *instance_ids: str, commands=("echo hi",), **more) -> dict:
    parameters = {"commands": list(commands), **more.pop("Parameters", {})}
    if instance_ids:
        more["InstanceIds"] = list(instance_ids)
    return ssm.send_command(DocumentName=SHELL, Parameters=parameters, **more)["Command"]


def shown(ssm, command: dict, instance_id: str, **more) -> dict:
    return ssm.get_command_invocation(CommandId=command["CommandId"], InstanceId=instance_id, **more)


def refused(call, **request) -> str:
    with pytest.raises(ClientError) as caught:
        call(**request)
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400
    return caught.value.response["Error"]["Code"]


def test_a_command_runs_in_a_real_shell(ssm, emulator, node):
    a = node("a")
    script = ["echo out $((6 * 7))", "echo err >&2", "pwd", "exit 3"]
    command = send(ssm, a, commands=script, Comment="try", TimeoutSeconds=60)
    assert (command["Status"], command["TargetCount"], command["Comment"]) == ("Pending", 1, "try")
    assert command["ExpiresAfter"] - command["RequestedDateTime"] == datetime.timedelta(seconds=3660)
    assert emulator.settle()
    found = shown(ssm, command, a)
    for name in ("ExecutionStartDateTime", "ExecutionEndDateTime"):
        assert ISO_8601.fullmatch(found.pop(name))
    assert found.pop("ExecutionElapsedTime").startswith("PT")
    assert found.pop("StandardOutputContent").startswith("out 42\n/")
    del found["ResponseMetadata"]
    assert found == {
        "CommandId": command["CommandId"],
        "InstanceId": a,
        "Comment": "try",
        "DocumentName": SHELL,
        "DocumentVersion": "$DEFAULT",
        "PluginName": "aws:runShellScript",
        "ResponseCode": 3,
        "Status": "Failed",
        "StatusDetails": "Failed",
        "StandardOutputUrl": "",
        "StandardErrorContent": "err\nfailed to run commands: exit status 3",
        "StandardErrorUrl": "",
        "CloudWatchOutputConfig": {"CloudWatchLogGroupName": "", "CloudWatchOutputEnabled": False},
    }


def test_the_waiter_waits_for_success_and_for_failure(ssm, node):
    a = node("a")
    waiter = ssm.get_waiter("command_executed")
    quick = {"Delay": 0, "MaxAttempts": 3000}
    good = send(ssm, a)
    waiter.wait(CommandId=good["CommandId"], InstanceId=a, WaiterConfig=quick)
    assert shown(ssm, good, a)["StandardOutputContent"] == "hi\n"
    bad = send(ssm, a, commands=["exit 1"])
    with pytest.raises(WaiterError, match="terminal failure"):
        waiter.wait(CommandId=bad["CommandId"], InstanceId=a, WaiterConfig=quick)


def test_before_it_runs(ssm, emulator, node):
    a = node("a")
    emulator.control("POST", f"/_bellhop/nodes/{a}/status", {"PingStatus": "ConnectionLost"})
    command = send(ssm, a)
    assert emulator.settle()
    found = shown(ssm, command, a)
    assert (found["Status"], found["ResponseCode"], found["StandardOutputContent"]) == ("Delayed", -1, "")
    assert (found["ExecutionStartDateTime"], found["ExecutionElapsedTime"]) == ("", "")
    emulator.control("POST", f"/_bellhop/nodes/{a}/status", {"PingStatus": "Online"})
    assert emulator.settle()
    assert shown(ssm, command, a)["Status"] == "Success"


def test_cancel_ends_the_process(ssm, emulator, node):
    a = node("a")
    command = send(ssm, a, commands=["sleep 600"])
    ssm.cancel_command(CommandId=command["CommandId"])
    assert emulator.settle()
    found = shown(ssm, command, a)
    assert (found["Status"], found["StatusDetails"]) == ("Cancelled", "Cancelled")
    assert ssm.list_commands()["Commands"][0]["Status"] == "Cancelled"
    assert refused(ssm.cancel_command, CommandId="0" * 36) == "InvalidCommandId"


def test_the_clock_ends_a_step(ssm, emulator, node):
    a = node("a")
    command = send(ssm, a, commands=["sleep 600"], Parameters={"executionTimeout": ["90"]})
    emulator.advance(91)
    assert emulator.settle()
    found = shown(ssm, command, a)
    assert (found["Status"], found["StatusDetails"]) == ("TimedOut", "ExecutionTimedOut")


def test_delivery_times_out_by_the_clock(ssm, emulator, node):
    a = node("a")
    emulator.control("POST", f"/_bellhop/nodes/{a}/status", {"PingStatus": "ConnectionLost"})
    command = send(ssm, a, TimeoutSeconds=30)
    assert emulator.settle()
    emulator.advance(31)
    found = shown(ssm, command, a)
    assert (found["Status"], found["StatusDetails"]) == ("TimedOut", "DeliveryTimedOut")
    assert ssm.list_commands()["Commands"][0]["DeliveryTimedOutCount"] == 1


def test_a_removed_node_takes_its_processes_along(ssm, emulator, node):
    a = node("a")
    command = send(ssm, a, commands=["sleep 600"])
    emulator.control("DELETE", f"/_bellhop/nodes/{a}")
    assert emulator.settle()
    assert shown(ssm, command, a)["StatusDetails"] == "Undeliverable"


def test_lists(ssm, emulator, node):
    a, b = (
        node("a", Tags=[{"Key": "role", "Value": "web"}]),
        node("b", Tags=[{"Key": "role", "Value": "web"}]),
    )
    both = send(ssm, Targets=[{"Key": "tag:role", "Values": ["web"]}], MaxErrors="100%")["CommandId"]
    fails = send(ssm, a, commands=["exit 1"])["CommandId"]
    for _ in range(3):
        send(ssm, b)
    assert emulator.settle()
    pages = ssm.get_paginator("list_commands").paginate(PaginationConfig={"PageSize": 2})
    found = [command["CommandId"] for page in pages for command in page["Commands"]]
    assert (len(found), found[3], found[4]) == (5, fails, both)

    def commands(**request) -> set[str]:
        return {command["CommandId"] for command in ssm.list_commands(**request)["Commands"]}

    def by(key: str, value: str) -> list[dict]:
        return [{"key": key, "value": value}]

    assert commands(CommandId=both) == {both}
    assert commands(InstanceId=a) == {both, fails}
    assert commands(Filters=by("Status", "Failed")) == {fails}
    assert commands(Filters=by("DocumentName", "AWS-RunPowerShellScript")) == set()
    assert commands(Filters=by("ExecutionStage", "Executing")) == set()
    assert len(commands(Filters=by("ExecutionStage", "Complete"))) == 5
    assert commands(Filters=by("InvokedAfter", "2999-01-01T00:00:00Z")) == set()
    assert len(commands(Filters=by("InvokedBefore", "2999-01-01T00:00:00Z"))) == 5
    assert refused(ssm.list_commands, CommandId="0" * 36) == "InvalidCommandId"

    def invocations(**request) -> list[tuple[str, str]]:
        answer = ssm.get_paginator("list_command_invocations").paginate(
            **request, PaginationConfig={"PageSize": 2}
        )
        return [
            (each["InstanceId"][2], each["Status"]) for page in answer for each in page["CommandInvocations"]
        ]

    assert invocations(CommandId=both) == [("a", "Success"), ("b", "Success")]
    assert invocations(CommandId=both, InstanceId=b) == [("b", "Success")]
    assert invocations(InstanceId=a) == [("a", "Failed"), ("a", "Success")]
    assert len(invocations()) == 6
    assert invocations(Filters=by("Status", "Failed")) == [("a", "Failed")]
    assert (
        refused(ssm.list_command_invocations, Filters=by("ExecutionStage", "Executing")) == "InvalidFilterKey"
    )


def test_details(ssm, emulator, node):
    a = node("a")
    command = send(ssm, a, commands=["echo out", "echo err >&2"])
    assert emulator.settle()
    (plain,) = ssm.list_command_invocations(CommandId=command["CommandId"])["CommandInvocations"]
    assert plain["CommandPlugins"] == []
    (found,) = ssm.list_command_invocations(CommandId=command["CommandId"], Details=True)[
        "CommandInvocations"
    ]
    (plugin,) = found["CommandPlugins"]
    assert plugin["ResponseStartDateTime"] <= plugin["ResponseFinishDateTime"]
    assert (plugin["Name"], plugin["Status"], plugin["ResponseCode"]) == ("aws:runShellScript", "Success", 0)
    assert plugin["Output"] == "out\n\n----------ERROR-------\nerr\n"
    assert plugin["OutputS3BucketName"] == command["OutputS3BucketName"] == ""


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ({"DocumentName": "AWS-Nothing"}, "InvalidDocument"),
        ({"DocumentVersion": "9"}, "InvalidDocumentVersion"),
        ({"DocumentHash": "0" * 64}, "InvalidDocument"),
        ({"InstanceIds": ["i-00000000000000000"]}, "InvalidInstanceId"),
        ({"Parameters": {}}, "InvalidParameters"),
        ({"Parameters": {"commands": ["true"], "nobody": ["x"]}}, "InvalidParameters"),
        ({"Parameters": {"commands": ["true"], "executionTimeout": ["soon"]}}, "InvalidParameters"),
        ({"MaxConcurrency": "0"}, "ValidationException"),
    ],
)
def test_commands_that_are_refused(ssm, node, request_, code):
    request = {"DocumentName": SHELL, "InstanceIds": [node("a")], "Parameters": {"commands": ["true"]}}
    assert refused(ssm.send_command, **{**request, **request_}) == code


def test_invocations_that_are_not_there(ssm, emulator, node):
    a = node("a")
    command = send(ssm, a)
    assert emulator.settle()
    at = {"CommandId": command["CommandId"], "InstanceId": a}
    assert shown(ssm, command, a, PluginName="aws:runShellScript")["Status"] == "Success"
    assert refused(ssm.get_command_invocation, **at, PluginName="other") == "InvalidPluginName"
    assert refused(ssm.get_command_invocation, **{**at, "CommandId": "0" * 36}) == "InvocationDoesNotExist"
    nobody = {**at, "InstanceId": "i-00000000000000000"}
    assert refused(ssm.get_command_invocation, **nobody) == "InvocationDoesNotExist"


def test_a_node_is_one_lasting_machine(ssm, emulator, node):
    a, b = node("a"), node("b")
    send(ssm, a, commands=["echo kept > $TMPDIR/file"])
    assert emulator.settle()
    command = send(ssm, a, b, commands=["cat $TMPDIR/file"], MaxErrors="1")
    assert emulator.settle()
    assert shown(ssm, command, a)["StandardOutputContent"] == "kept\n"
    assert shown(ssm, command, b)["Status"] == "Failed"


def test_a_reset_ends_what_runs(ssm, emulator, node):
    a = node("a")
    send(ssm, a, commands=["sleep 600"])
    emulator.reset()
    assert emulator.settle()
    assert ssm.list_commands()["Commands"] == []
    command = send(ssm, node("a"))
    assert emulator.settle()
    assert shown(ssm, command, a)["Status"] == "Success"


def by(key: str, value: str) -> list[dict]:
    return [{"key": key, "value": value}]


def test_lists_of_what_did_not_run(ssm, emulator, node):
    a = node("a")
    emulator.control("POST", f"/_bellhop/nodes/{a}/status", {"PingStatus": "ConnectionLost"})
    waits = send(ssm, a)["CommandId"]
    nobody = send(ssm, Targets=[{"Key": "tag:role", "Values": ["nobody"]}])["CommandId"]
    assert emulator.settle()

    def found(**request) -> list[str]:
        return [command["CommandId"] for command in ssm.list_commands(**request)["Commands"]]

    assert found(Filters=by("Status", "Pending")) == [waits]
    assert found(Filters=by("Status", "NoInstancesInTag")) == [nobody]
    assert found(Filters=by("Status", "LimitExceeded")) == []
    assert found(Filters=[*by("Status", "Failed"), *by("ExecutionStage", "Complete")]) == [nobody]
    for listed in (ssm.list_commands, ssm.list_command_invocations):
        assert refused(listed, InstanceId=a, Filters=by("Status", "Pending")) == "InvalidFilterKey"
    (delayed,) = ssm.list_command_invocations(Filters=by("Status", "Delayed"))["CommandInvocations"]
    assert (delayed["CommandId"], delayed["InstanceId"]) == (waits, a)


def test_a_command_is_forgotten_after_thirty_days(ssm, emulator, node):
    a = node("a")
    command = send(ssm, a)
    assert emulator.settle()
    emulator.advance(30 * 86_400 - 60)
    assert len(ssm.list_commands()["Commands"]) == 1
    emulator.advance(120)
    assert ssm.list_commands()["Commands"] == []
    assert ssm.list_command_invocations()["CommandInvocations"] == []
    at = {"CommandId": command["CommandId"], "InstanceId": a}
    assert refused(ssm.get_command_invocation, **at) == "InvocationDoesNotExist"
    assert refused(ssm.cancel_command, CommandId=command["CommandId"]) == "InvalidCommandId"


def test_the_trail_does_not_say_what_was_to_run(aws, ssm, emulator, node):
    a = node("a")
    send(ssm, a, commands=["echo $PASSWORD"])
    (event,) = aws("cloudtrail").lookup_events(
        LookupAttributes=[{"AttributeKey": "EventName", "AttributeValue": "SendCommand"}]
    )["Events"]
    record = json.loads(event["CloudTrailEvent"])
    assert record["requestParameters"]["parameters"] == "HIDDEN_DUE_TO_SECURITY_REASONS"
    assert record["requestParameters"]["instanceIds"] == [a]
    assert record["responseElements"]["command"]["parameters"] == "HIDDEN_DUE_TO_SECURITY_REASONS"


TWO_STEPS = {
    "schemaVersion": "2.2",
    "description": "two steps",
    "mainSteps": [
        {"action": "aws:runShellScript", "name": name, "inputs": {"runCommand": [f"echo {name}", code]}}
        for name, code in (("first", "exit 0"), ("second", "exit 3"))
    ],
}


def test_a_document_of_ones_own_with_several_steps(aws, ssm, emulator, node):
    a = node("a")
    ssm.create_document(Name="Two-Steps", Content=json.dumps(TWO_STEPS), DocumentType="Command")
    aws("s3").create_bucket(Bucket="output")
    sent = {"DocumentName": "Two-Steps", "InstanceIds": [a], "DocumentVersion": "$LATEST"}
    command = ssm.send_command(**sent, OutputS3BucketName="output")["Command"]
    assert emulator.settle()

    assert refused(shown, ssm=ssm, command=command, instance_id=a) == "InvalidPluginName"
    first, second = (shown(ssm, command, a, PluginName=name) for name in ("first", "second"))
    assert (first["Status"], first["StandardOutputContent"]) == ("Success", "first\n")
    assert (second["Status"], second["ResponseCode"], second["DocumentVersion"]) == ("Failed", 3, "$LATEST")
    (whole,) = ssm.list_command_invocations(CommandId=command["CommandId"], Details=True)[
        "CommandInvocations"
    ]
    assert (whole["Status"], whole["StandardOutputUrl"]) == ("Failed", "")
    folder = f"{command['CommandId']}/{a}/awsrunShellScript"
    url = "https://s3.us-east-1.amazonaws.com/output"
    for each in whole["CommandPlugins"]:
        assert each["OutputS3KeyPrefix"] == folder
        assert each["StandardOutputUrl"] == f"{url}/{folder}/{each['Name']}/stdout"
    keys = [each["Key"] for each in aws("s3").list_objects_v2(Bucket="output")["Contents"]]
    assert keys == [
        f"{folder}/first/stdout",
        f"{folder}/second/stderr",
        f"{folder}/second/stdout",
    ]


def test_documents_that_are_no_commands(ssm, node):
    content = {
        "schemaVersion": "0.3",
        "mainSteps": [{"name": "rest", "action": "aws:sleep", "inputs": {"Duration": "PT1S"}}],
    }
    ssm.create_document(Name="Rest-A-While", Content=json.dumps(content), DocumentType="Automation")
    request = {"DocumentName": "Rest-A-While", "InstanceIds": [node("a")]}
    assert refused(ssm.send_command, **request) == "InvalidDocument"


def test_a_command_that_is_too_large(ssm, node):
    lines = [f"echo {'x' * 1000}"] * 70
    request = {"DocumentName": SHELL, "InstanceIds": [node("a")], "Parameters": {"commands": lines}}
    assert refused(ssm.send_command, **request) == "MaxDocumentSizeExceeded"


@pytest.mark.parametrize(("kind", "digest"), [("Sha256", hashlib.sha256), ("Sha1", hashlib.sha1)])
def test_the_hash_of_a_document(ssm, node, kind, digest):
    a = node("a")
    content = ssm.get_document(Name=SHELL)["Content"]
    request = {
        "DocumentName": SHELL,
        "InstanceIds": [a],
        "Parameters": {"commands": ["true"]},
        "DocumentHashType": kind,
    }
    assert ssm.send_command(**request, DocumentHash=digest(content.encode()).hexdigest())
    assert refused(ssm.send_command, **request, DocumentHash=digest(b"").hexdigest()) == "InvalidDocument"

"""Operators' days with Run Command: a rolling deploy, a nightly job, reports in a bucket, a node in use."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2

    from bellhop import Bellhop

    Aws = Callable[..., Any]

SHELL = "AWS-RunShellScript"
WEB = [{"Key": "tag:Role", "Values": ["web"]}]


@pytest.fixture
def new_nodes(api: httpx2.Client) -> Callable[[int], list[str]]:
    """Make web servers; their ids, in their order."""

    def make(count: int) -> list[str]:
        wanted = {"PlatformType": "Linux", "Tags": [{"Key": "Role", "Value": "web"}]}
        return sorted(api.post("/nodes", json=wanted).json()["InstanceId"] for _ in range(count))

    return make


@pytest.fixture
def ssm(aws: Aws) -> Any:
    return aws("ssm")


class Commands:
    """Sends scripts, and says what came of them."""

    def __init__(self, ssm: Any, bellhop: Bellhop) -> None:
        self._ssm, self._bellhop = ssm, bellhop

    def send(self, *lines: str, **more: Any) -> str:
        said = {"DocumentName": SHELL, "Parameters": {"commands": list(lines)}, **more}
        return self._ssm.send_command(**said)["Command"]["CommandId"]

    def settled(self, command: str) -> dict[str, Any]:
        assert self._bellhop.settle()
        return self._ssm.list_commands(CommandId=command)["Commands"][0]

    def invocations(self, command: str) -> dict[str, str]:
        """How it went, by node."""
        pages = self._ssm.get_paginator("list_command_invocations").paginate(CommandId=command)
        return {
            each["InstanceId"]: each["StatusDetails"] for page in pages for each in page["CommandInvocations"]
        }


@pytest.fixture
def commands(ssm: Any, bellhop: Bellhop) -> Commands:
    return Commands(ssm, bellhop)


DEPLOY = ("test ! -e $HOME/full || exit 1", "echo 2.0 > $HOME/version")
ROLLING = {"Targets": WEB, "MaxConcurrency": "10%", "MaxErrors": "10%"}


def test_a_rolling_deploy_stops_when_too_much_fails(commands: Commands, new_nodes: Any) -> None:
    nodes = new_nodes(50)
    commands.settled(commands.send("touch $HOME/full", InstanceIds=nodes[10:16]))

    stopped = commands.settled(commands.send(*DEPLOY, **ROLLING))

    assert (stopped["TargetCount"], stopped["CompletedCount"]) == (50, 50)
    assert (stopped["Status"], stopped["StatusDetails"], stopped["ErrorCount"]) == ("Failed", "Failed", 6)
    ended = Counter(commands.invocations(stopped["CommandId"]).values())
    assert ended["Failed"] == 6
    assert 10 <= ended["Success"] <= 14  # with the sixth failure four more may be at work
    assert ended["Terminated"] == 50 - 6 - ended["Success"]

    commands.settled(commands.send("rm $HOME/full", InstanceIds=nodes[10:11]))
    through = commands.settled(commands.send(*DEPLOY, **ROLLING))

    assert (through["Status"], through["StatusDetails"]) == ("Failed", "Incomplete")
    assert Counter(commands.invocations(through["CommandId"]).values()) == {"Success": 45, "Failed": 5}


def test_a_nightly_job_and_who_hears_of_it(aws: Aws, bellhop: Bellhop, ssm: Any, new_nodes: Any) -> None:
    [node] = new_nodes(1)
    events, sqs = aws("events"), aws("sqs")
    url = sqs.create_queue(QueueName="nightly")["QueueUrl"]
    region = ssm.meta.region_name
    pattern = {"source": ["aws.ssm"], "detail-type": ["EC2 Command Status-change Notification"]}
    pattern["detail"] = {"status": ["Success", "Failed"]}
    events.put_rule(Name="ended", EventPattern=json.dumps(pattern))
    queue = f"arn:aws:sqs:{region}:000000000000:nightly"
    events.put_targets(Rule="ended", Targets=[{"Id": "queue", "Arn": queue}])
    events.put_rule(Name="nightly", ScheduleExpression="cron(0 3 * * ? *)")
    job = {
        "Id": "job",
        "Arn": f"arn:aws:ssm:{region}::document/{SHELL}",
        "RoleArn": "arn:aws:iam::000000000000:role/events",
        "Input": json.dumps({"commands": ["date > $HOME/tidied"]}),
        "RunCommandParameters": {"RunCommandTargets": WEB},
    }
    events.put_targets(Rule="nightly", Targets=[job])

    bellhop.advance(2 * 86_400)
    assert bellhop.settle()

    told = [json.loads(each["Body"]) for each in received(sqs, url)]
    ran = {each["CommandId"]: each for each in ssm.list_commands()["Commands"]}
    assert {each["detail"]["command-id"] for each in told} == ran.keys()
    assert len(ran) == len(told) == 2
    for each in told:
        detail = each["detail"]
        assert each["resources"] == [f"arn:aws:ec2:{region}:000000000000:instance/{node}"]
        assert (detail["status"], detail["document-name"]) == ("Success", SHELL)
        assert detail["parameters"] == {"commands": ["date > $HOME/tidied"]}
        assert "T03:00:" in detail["requested-date-time"]
        assert detail["requested-date-time"] < detail["expire-after"]


def received(sqs: Any, url: str) -> list[dict[str, Any]]:
    return sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=1).get("Messages", [])


def test_reports_in_a_bucket(aws: Aws, ssm: Any, commands: Commands, new_nodes: Any) -> None:
    nodes = new_nodes(2)
    s3 = aws("s3")
    s3.create_bucket(Bucket="reports")
    command = commands.send(
        "hostname", "seq 20000", Targets=WEB, OutputS3BucketName="reports", OutputS3KeyPrefix="audit"
    )
    assert commands.settled(command)["Status"] == "Success"

    numbers = "".join(f"{number}\n" for number in range(1, 20_001))
    for node in nodes:
        shown = ssm.get_command_invocation(CommandId=command, InstanceId=node)
        assert shown["StandardOutputContent"].endswith("--output truncated--")
        bucket, key = urlsplit(shown["StandardOutputUrl"]).path.removeprefix("/").split("/", 1)
        whole = s3.get_object(Bucket=bucket, Key=key)["Body"].read().decode()
        assert whole.partition("\n")[2] == numbers
    keys = [each["Key"] for each in s3.list_objects_v2(Bucket="reports")["Contents"]]
    assert keys == [f"audit/{command}/{node}/awsrunShellScript/0.awsrunShellScript/stdout" for node in nodes]


def test_commands_that_wait_keep_no_other_from_running(ssm: Any, commands: Commands, new_nodes: Any) -> None:
    [node] = new_nodes(1)
    long = [commands.send("sleep 60", InstanceIds=[node]) for _ in range(50)]

    quick = commands.send("echo here", InstanceIds=[node])
    patience = {"Delay": 1, "MaxAttempts": 20}
    ssm.get_waiter("command_executed").wait(CommandId=quick, InstanceId=node, WaiterConfig=patience)

    for command in long:
        ssm.cancel_command(CommandId=command)
    assert {commands.settled(command)["Status"] for command in long} == {"Cancelled"}


def test_what_is_cancelled_at_once_leaves_nothing_behind(
    ssm: Any, commands: Commands, new_nodes: Any
) -> None:
    [node] = new_nodes(1)
    sent = []
    for _ in range(20):
        sent.append(commands.send("setsid sleep 4242 &", "sleep 4242", InstanceIds=[node]))
        ssm.cancel_command(CommandId=sent[-1], InstanceIds=[node])

    assert {commands.settled(command)["Status"] for command in sent} == {"Cancelled"}
    left = commands.send("ps -e -o args= | grep -c '[s]leep 4242'", InstanceIds=[node])
    commands.settled(left)
    shown = ssm.get_command_invocation(CommandId=left, InstanceId=node)
    assert shown["StandardOutputContent"] == "0\n"

"""What commands do besides running: output to S3 and CloudWatch Logs, notifications, alarms."""

from __future__ import annotations

import datetime
import json

import pytest
from botocore.exceptions import ClientError

SHELL = "AWS-RunShellScript"
ROLE = "arn:aws:iam::000000000000:role/notifier"
TOPIC = "arn:aws:sns:us-east-1:000000000000:commands"


@pytest.fixture
def send(ssm):
    def send(*instance_ids: str, commands=("echo out", "echo err >&2"), **more) -> str:
        if instance_ids:
            more["InstanceIds"] = list(instance_ids)
        request = {"DocumentName": SHELL, "Parameters": {"commands": list(commands)}, **more}
        return ssm.send_command(**request)["Command"]["CommandId"]

    return send


@pytest.fixture
def bucket(aws) -> str:
    aws("s3").create_bucket(Bucket="output")
    return "output"


def invocation(ssm, command: str) -> dict:
    (found,) = ssm.list_command_invocations(CommandId=command, Details=True)["CommandInvocations"]
    return found


def objects(aws, bucket: str) -> dict[str, bytes]:
    s3 = aws("s3")
    keys = [each["Key"] for each in s3.list_objects_v2(Bucket=bucket).get("Contents", ())]
    return {key: s3.get_object(Bucket=bucket, Key=key)["Body"].read() for key in keys}


def test_output_to_s3(ssm, aws, emulator, node, send, bucket):
    a = node("a")
    command = send(a, OutputS3BucketName=bucket, OutputS3KeyPrefix="logs/web/")
    assert invocation(ssm, command)["StandardOutputUrl"] == ""
    assert emulator.settle()

    folder = f"logs/web/{command}/{a}/awsrunShellScript"
    key = f"{folder}/0.awsrunShellScript"
    assert objects(aws, bucket) == {f"{key}/stdout": b"out\n", f"{key}/stderr": b"err\n"}
    assert aws("s3").head_object(Bucket=bucket, Key=f"{key}/stdout")["ContentType"] == "text/plain"
    found, url = invocation(ssm, command), f"https://s3.us-east-1.amazonaws.com/output/{key}"
    (plugin,) = found["CommandPlugins"]
    shown = ssm.get_command_invocation(CommandId=command, InstanceId=a)
    for each in (found, plugin, shown):
        assert each["StandardOutputUrl"] == f"{url}/stdout"
        assert each["StandardErrorUrl"] == f"{url}/stderr"
    assert (plugin["OutputS3BucketName"], plugin["OutputS3KeyPrefix"]) == (bucket, folder)
    (listed,) = ssm.list_commands()["Commands"]
    assert listed["OutputS3BucketName"] == bucket
    assert listed["OutputS3KeyPrefix"] == "logs/web/"
    assert listed["OutputS3Region"] == plugin["OutputS3Region"] == "us-east-1"


def test_the_whole_output_goes_to_s3_and_nothing_that_is_empty(ssm, aws, emulator, node, send, bucket):
    a = node("a")
    command = send(a, commands=["yes 0123456789abcde | head -n 600000"], OutputS3BucketName=bucket)
    assert emulator.settle()
    [(key, body)] = objects(aws, bucket).items()
    assert key == f"{command}/{a}/awsrunShellScript/0.awsrunShellScript/stdout"
    assert body == b"0123456789abcde\n" * 600_000
    shown = ssm.get_command_invocation(CommandId=command, InstanceId=a)["StandardOutputContent"]
    assert len(shown) == 24_000


def test_output_of_a_bucket_in_another_region(ssm, aws, node, send):
    where = {"CreateBucketConfiguration": {"LocationConstraint": "eu-west-1"}}
    aws("s3", region_name="eu-west-1").create_bucket(Bucket="far", **where)
    send(node("a"), OutputS3BucketName="far", OutputS3Region="us-west-2")
    assert ssm.list_commands()["Commands"][0]["OutputS3Region"] == "eu-west-1"


def test_output_that_is_gone(ssm, aws, emulator, node, send, bucket):
    a = node("a")
    line = 'rm "$(dirname "$0")/stdout"'
    command = send(a, commands=["echo out", line], OutputS3BucketName=bucket)
    assert emulator.settle()
    assert ssm.get_command_invocation(CommandId=command, InstanceId=a)["Status"] == "Success"
    assert objects(aws, bucket) == {}
    events = emulator.control("GET", "/_bellhop/events")["Events"]
    (failed,) = [each for each in events if each["Type"] == "runcommand.ObjectOutput"]
    (delivery,) = failed["Deliveries"]
    assert "stdout is not on the node any more" in delivery["Error"]


@pytest.mark.parametrize(("given", "group"), [("", f"/aws/ssm/{SHELL}"), ("fleet/output", "fleet/output")])
def test_output_to_cloudwatch_logs(ssm, aws, emulator, node, send, given, group):
    a = node("a")
    wanted = {"CloudWatchOutputEnabled": True} | ({"CloudWatchLogGroupName": given} if given else {})
    command = send(a, commands=["echo one", "echo two"], CloudWatchOutputConfig=wanted)
    assert emulator.settle()

    stream = f"{command}/{a}/aws-runShellScript/stdout"
    logs = aws("logs")
    streams = logs.describe_log_streams(logGroupName=group)["logStreams"]
    assert [each["logStreamName"] for each in streams] == [stream]
    (event,) = logs.get_log_events(logGroupName=group, logStreamName=stream)["events"]
    assert event["message"] == "one\ntwo\n"
    shown = ssm.get_command_invocation(CommandId=command, InstanceId=a)["CloudWatchOutputConfig"]
    assert shown == {"CloudWatchLogGroupName": group, "CloudWatchOutputEnabled": True}


def test_much_output_is_many_log_events(aws, emulator, node, send):
    a = node("a")
    wanted = {"CloudWatchOutputEnabled": True, "CloudWatchLogGroupName": "much"}
    command = send(a, commands=["yes 0123456789abcde | head -n 100000"], CloudWatchOutputConfig=wanted)
    assert emulator.settle()
    stream = f"{command}/{a}/aws-runShellScript/stdout"
    found = aws("logs").get_log_events(logGroupName="much", logStreamName=stream, startFromHead=True)
    texts = [each["message"] for each in found["events"]]
    assert "".join(texts) == "0123456789abcde\n" * 100_000
    assert [len(each) for each in texts] == [200_000] * 8


def test_output_is_followed_while_a_command_runs(ssm, aws, emulator, node, send):
    a = node("a")
    wanted = {"CloudWatchOutputEnabled": True, "CloudWatchLogGroupName": "live"}
    lines = ["echo one", "printf two", "touch $TMPDIR/said", "sleep 600"]
    command = send(a, commands=lines, CloudWatchOutputConfig=wanted)
    witness = send(a, commands=["until [ -e $TMPDIR/said ]; do sleep 0.01; done"])
    waiter = ssm.get_waiter("command_executed")
    waiter.wait(CommandId=witness, InstanceId=a, WaiterConfig={"Delay": 0, "MaxAttempts": 3000})

    def logged() -> list[str]:
        where = {"logGroupName": "live", "logStreamName": f"{command}/{a}/aws-runShellScript/stdout"}
        return [each["message"] for each in aws("logs").get_log_events(**where)["events"]]

    emulator.advance(61)
    assert logged() == ["one\n"]
    ssm.cancel_command(CommandId=command)
    assert emulator.settle()
    assert logged() == ["one\n", "two"]


@pytest.fixture
def inbox(aws, emulator):
    """What SNS hands on to a queue: subjects and messages."""
    sns, sqs = aws("sns"), aws("sqs")
    assert sns.create_topic(Name="commands")["TopicArn"] == TOPIC
    url = sqs.create_queue(QueueName="inbox")["QueueUrl"]
    sns.subscribe(TopicArn=TOPIC, Protocol="sqs", Endpoint="arn:aws:sqs:us-east-1:000000000000:inbox")

    def read() -> list[tuple[str, dict]]:
        assert emulator.settle()
        found = []
        while messages := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
            for each in messages:
                body = json.loads(each["Body"])
                found.append((body["Subject"], json.loads(body["Message"])))
                sqs.delete_message(QueueUrl=url, ReceiptHandle=each["ReceiptHandle"])
        return found

    return read


def told(kind: str, *events: str) -> dict:
    config = {"NotificationArn": TOPIC, "NotificationEvents": list(events), "NotificationType": kind}
    return {"ServiceRoleArn": ROLE, "NotificationConfig": config}


def test_notifications_of_a_command(emulator, ssm, node, send, inbox):
    a, b = node("a"), node("b")
    command = send(a, b, **told("Command", "All"))
    found = inbox()
    assert {subject for subject, _ in found} == {"EC2 Run Command Notification us-east-1"}
    assert sorted(message["status"] for _, message in found) == ["InProgress", "Success"]
    message = found[0][1]
    assert message.pop("status")
    assert message.pop("requestedDateTime") <= message.pop("eventTime")
    assert message.pop("expiresAfter").endswith("Z")
    assert message == {
        "commandId": command,
        "documentName": SHELL,
        "instanceIds": [a, b],
        "outputS3BucketName": "",
        "outputS3KeyPrefix": "",
    }
    (listed,) = ssm.list_commands()["Commands"]
    assert listed["ServiceRole"] == ROLE
    assert listed["NotificationConfig"] == told("Command", "All")["NotificationConfig"]


def test_notifications_of_invocations(node, send, inbox):
    a, b = node("a"), node("b")
    command = send(a, b, commands=["exit 1"], MaxErrors="2", **told("Invocation", "Failed", "TimedOut"))
    found = [message for _, message in inbox()]
    assert sorted(message.pop("instanceId") for message in found) == [a, b]
    for message in found:
        assert message.pop("requestedDateTime") <= message.pop("eventTime")
        assert message == {"commandId": command, "documentName": SHELL, "status": "Failed"}


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"OutputS3BucketName": "no-such-bucket"}, "InvalidOutputFolder"),
        (told("Command", "All") | {"ServiceRoleArn": "arn:aws:iam::1:nobody"}, "InvalidRole"),
        ({"NotificationConfig": told("Command", "All")["NotificationConfig"]}, "InvalidRole"),
        (
            {"ServiceRoleArn": ROLE, "NotificationConfig": {"NotificationArn": "commands"}},
            "InvalidNotificationConfig",
        ),
        (
            {"ServiceRoleArn": ROLE, "NotificationConfig": {"NotificationEvents": ["All"]}},
            "InvalidNotificationConfig",
        ),
    ],
)
def test_wishes_that_are_refused(ssm, node, send, more, code):
    a = node("a")
    with pytest.raises(ClientError) as caught:
        send(a, **more)
    assert caught.value.response["Error"]["Code"] == code
    assert ssm.list_commands()["Commands"] == []


def test_figures_of_commands_where_somebody_reads_them(aws, emulator, node, send):
    a = node("a")
    send(a)
    assert emulator.settle()
    cloudwatch = aws("cloudwatch")
    assert cloudwatch.list_metrics(Namespace="AWS/SSM-RunCommand")["Metrics"] == []
    for commands in (["true"], ["true"], ["exit 1"]):
        send(a, commands=commands)
    assert emulator.settle()
    emulator.control("POST", f"/_bellhop/nodes/{a}/status", {"PingStatus": "ConnectionLost"})
    send(a, TimeoutSeconds=30)
    emulator.advance(31)
    now = emulator.control("GET", "/_bellhop/clock")["now"]

    def total(name: str) -> float:
        begin = datetime.datetime.fromisoformat(now) - datetime.timedelta(hours=1)
        found = cloudwatch.get_metric_statistics(
            Namespace="AWS/SSM-RunCommand",
            MetricName=name,
            StartTime=begin,
            EndTime=begin + datetime.timedelta(hours=2),
            Period=7200,
            Statistics=["Sum"],
        )["Datapoints"]
        return sum(each["Sum"] for each in found)

    assert [total(f"Commands{name}") for name in ("Succeeded", "Failed", "DeliveryTimedOut")] == [2, 1, 1]


@pytest.mark.parametrize(("service", "trusted"), [("ssm", True), ("ec2", False)])
def test_a_role_has_to_trust_systems_manager(aws, node, send, inbox, service, trusted):
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": f"{service}.amazonaws.com"},
        "Action": "sts:AssumeRole",
    }
    policy = {"Version": "2012-10-17", "Statement": [statement]}
    aws("iam").create_role(RoleName="notifier", AssumeRolePolicyDocument=json.dumps(policy))
    a = node("a")
    if trusted:
        assert send(a, **told("Command", "All"))
        return
    with pytest.raises(ClientError) as caught:
        send(a, **told("Command", "All"))
    assert caught.value.response["Error"]["Code"] == "InvalidRole"


@pytest.fixture
def alarm(aws):
    cloudwatch = aws("cloudwatch")
    cloudwatch.put_metric_alarm(
        AlarmName="errors",
        Namespace="Shop",
        MetricName="Errors",
        Statistic="Sum",
        Period=60,
        EvaluationPeriods=1,
        Threshold=1,
        ComparisonOperator="GreaterThanThreshold",
    )

    def become(state: str) -> None:
        cloudwatch.set_alarm_state(AlarmName="errors", StateValue=state, StateReason="a test")

    become("OK")
    return become


WITH_ALARM = {"AlarmConfiguration": {"Alarms": [{"Name": "errors"}]}}


def test_an_alarm_stops_what_waits(ssm, emulator, node, send, alarm):
    a, b = node("a"), node("b")
    emulator.control("POST", f"/_bellhop/nodes/{b}/status", {"PingStatus": "ConnectionLost"})
    command = send(a, b, **WITH_ALARM)
    assert emulator.settle()
    found = ssm.list_command_invocations(CommandId=command)["CommandInvocations"]
    assert {each["InstanceId"]: each["Status"] for each in found} == {a: "Success", b: "Delayed"}
    alarm("ALARM")
    emulator.advance(30)
    (listed,) = ssm.list_commands()["Commands"]
    assert (listed["Status"], listed["StatusDetails"]) == ("Cancelled", "Cancelled")
    assert listed["AlarmConfiguration"] == {
        "IgnorePollAlarmFailure": False,
        **WITH_ALARM["AlarmConfiguration"],
    }
    assert listed["TriggeredAlarms"] == [{"Name": "errors", "State": "ALARM"}]
    assert ssm.get_command_invocation(CommandId=command, InstanceId=b)["Status"] == "Cancelled"


def test_an_alarm_that_has_fired_lets_nothing_begin(ssm, emulator, node, send, alarm):
    alarm("ALARM")
    a = node("a")
    command = send(a, **WITH_ALARM)
    assert emulator.settle()
    found = ssm.get_command_invocation(CommandId=command, InstanceId=a)
    assert (found["Status"], found["ResponseCode"]) == ("Cancelled", -1)


@pytest.mark.parametrize(("ignore", "status"), [(True, "Success"), (False, "Cancelled")])
def test_an_alarm_that_nobody_knows(ssm, emulator, node, send, ignore, status):
    a = node("a")
    wanted = {"IgnorePollAlarmFailure": ignore, "Alarms": [{"Name": "nobody"}]}
    command = send(a, AlarmConfiguration=wanted)
    assert emulator.settle()
    assert ssm.get_command_invocation(CommandId=command, InstanceId=a)["Status"] == status
    (listed,) = ssm.list_commands()["Commands"]
    assert listed.get("TriggeredAlarms", []) == ([] if ignore else [{"Name": "nobody", "State": "UNKNOWN"}])

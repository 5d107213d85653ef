"""Mail and commands meet the services around them: only boto3, on one endpoint.

Each story is told twice: with the neighbours embedded, and with an external server of them.
"""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import boto3
import httpx2
import pytest

from bellhop.embedding import Bellhop, with_settings
from tests.downstream.servers import serving

from .neighbours import moto_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.downstream.servers import Server

ROLE = "arn:aws:iam::000000000000:role/anything"
SHELL = "arn:aws:ssm:us-east-1::document/AWS-RunShellScript"


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    with moto_server() as url:
        yield url


@pytest.fixture(params=["embedded", "external"])
def aws(request: pytest.FixtureRequest) -> Iterator[Bellhop]:
    """A Bellhop that listens."""
    url = request.getfixturevalue("elsewhere") if request.param == "external" else ""
    settings = with_settings(endpoint_url=url, sandbox="off")
    with Bellhop(settings) as found:
        yield found


def client(aws: Bellhop, service: str) -> Any:
    return boto3.client(service, **aws.client_kwargs)


def queue(aws: Bellhop, name: str) -> tuple[str, str]:
    """URL and ARN of a new queue."""
    sqs = client(aws, "sqs")
    url = sqs.create_queue(QueueName=name)["QueueUrl"]
    sqs.purge_queue(QueueUrl=url)
    found = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
    return url, found["Attributes"]["QueueArn"]


def received(aws: Bellhop, url: str) -> list[Any]:
    """The bodies of what waits in a queue, as JSON."""
    assert aws.settle()
    found = client(aws, "sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=1)
    return [json.loads(message["Body"]) for message in found.get("Messages", ())]


def commands(aws: Bellhop) -> list[Any]:
    assert aws.settle()
    return client(aws, "ssm").list_commands()["Commands"]


def run_on_web_servers(script: str) -> dict[str, Any]:
    return {
        "Id": "run",
        "Arn": SHELL,
        "RoleArn": ROLE,
        "Input": json.dumps({"commands": [script]}),
        "RunCommandParameters": {"RunCommandTargets": [{"Key": "tag:Role", "Values": ["web"]}]},
    }


def web_servers(aws: Bellhop) -> list[str]:
    """Two nodes that are tagged so."""
    wanted = {"PlatformType": "Linux", "Tags": [{"Key": "Role", "Value": "web"}]}
    return [aws.control("POST", "/_bellhop/nodes", wanted)["InstanceId"] for _ in range(2)]


def test_an_event_runs_a_command_on_the_nodes_its_rule_names(aws: Bellhop) -> None:
    ids = web_servers(aws)
    events = client(aws, "events")
    events.put_rule(
        Name="deploy", EventPattern=json.dumps({"source": ["shop"], "detail": {"stage": ["prod"]}})
    )
    events.put_targets(Rule="deploy", Targets=[run_on_web_servers("echo deployed")])

    for stage in ("test", "prod"):
        entry = {"Source": "shop", "DetailType": "release", "Detail": json.dumps({"stage": stage})}
        assert events.put_events(Entries=[entry])["FailedEntryCount"] == 0

    [command] = commands(aws)
    assert (command["Status"], command["CompletedCount"]) == ("Success", 2)
    for identifier in ids:
        found = client(aws, "ssm").get_command_invocation(
            CommandId=command["CommandId"], InstanceId=identifier
        )
        assert found["StandardOutputContent"] == "deployed\n"


def test_a_schedule_runs_a_command_every_night(aws: Bellhop) -> None:
    web_servers(aws)
    events = client(aws, "events")
    events.put_rule(Name="nightly", ScheduleExpression="cron(0 3 * * ? *)")
    events.put_targets(Rule="nightly", Targets=[run_on_web_servers("echo tidy")])

    aws.advance(3 * 86_400)
    assert [command["Status"] for command in commands(aws)] == ["Success"] * 3
    events.disable_rule(Name="nightly")
    aws.advance(3 * 86_400)
    assert len(commands(aws)) == 3


def test_a_send_is_recorded_with_who_sent_it(aws: Bellhop) -> None:
    iam = client(aws, "iam")
    iam.create_user(UserName="mailer")
    key = iam.create_access_key(UserName="mailer")["AccessKey"]
    keys = {"aws_access_key_id": key["AccessKeyId"], "aws_secret_access_key": key["SecretAccessKey"]}
    ses = boto3.client("sesv2", **{**aws.client_kwargs, **keys})
    ses.create_email_identity(EmailIdentity="shop.example")
    ses.send_email(
        FromEmailAddress="hello@shop.example",
        Destination={"ToAddresses": ["ann@example.com"]},
        Content={"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}}},
    )

    trail = client(aws, "cloudtrail")
    wanted = [{"AttributeKey": "EventName", "AttributeValue": "SendEmail"}]
    [event] = trail.lookup_events(LookupAttributes=wanted)["Events"]
    record = json.loads(event["CloudTrailEvent"])
    assert (event["Username"], event["AccessKeyId"]) == ("mailer", key["AccessKeyId"])
    assert record["userIdentity"]["arn"] == "arn:aws:iam::000000000000:user/mailer"
    assert record["eventSource"] == "ses.amazonaws.com"


def test_a_topic_tells_a_queue_and_a_web_server(aws: Bellhop) -> None:
    url, arn = queue(aws, "told")
    sns = client(aws, "sns")
    topic = sns.create_topic(Name="news")["TopicArn"]
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
    with serving() as web:
        sns.subscribe(TopicArn=topic, Protocol="http", Endpoint=f"{web.url}/hook")
        confirm(aws, web, sns)
        sns.publish(TopicArn=topic, Message="hello", Subject="greeting")

        [told] = received(aws, url)
        assert (told["Type"], told["Message"], told["Subject"]) == ("Notification", "hello", "greeting")
        posted = [json.loads(asked.body) for asked in web.asked if asked.method == "POST"]
        assert [one["Message"] for one in posted if one["Type"] == "Notification"] == ["hello"]


def confirm(aws: Bellhop, web: Server, sns: Any) -> None:
    """Do as the owner of an endpoint does who is asked whether to subscribe it."""
    assert aws.settle()
    for asked in web.asked:
        said = json.loads(asked.body)
        if said["Type"] == "SubscriptionConfirmation":
            sns.confirm_subscription(TopicArn=said["TopicArn"], Token=said["Token"])


@pytest.mark.parametrize("aws", ["embedded"], indirect=True)
def test_a_topic_is_not_hurt_by_a_subscriber_that_is_dead(aws: Bellhop) -> None:
    url, arn = queue(aws, "alive")
    gone, gone_arn = queue(aws, "gone")
    sns = client(aws, "sns")
    topic = sns.create_topic(Name="brave")["TopicArn"]
    for endpoint in (gone_arn, arn):
        sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=endpoint)
    client(aws, "sqs").delete_queue(QueueUrl=gone)

    sns.publish(TopicArn=topic, Message="still here")
    assert [told["Message"] for told in received(aws, url)] == ["still here"]


def test_a_bucket_gives_back_what_it_was_given(aws: Bellhop) -> None:
    s3 = client(aws, "s3")
    s3.create_bucket(Bucket="output-of-commands")
    body = bytes(range(256)) * 4096
    s3.put_object(Bucket="output-of-commands", Key="a b/ü+?.bin", Body=body, Metadata={"who": "me"})

    got = s3.get_object(Bucket="output-of-commands", Key="a b/ü+?.bin")
    assert got["Body"].read() == body
    assert got["Metadata"] == {"who": "me"}
    assert s3.head_object(Bucket="output-of-commands", Key="a b/ü+?.bin")["ContentLength"] == len(body)
    [listed] = s3.list_objects_v2(Bucket="output-of-commands")["Contents"]
    assert listed["Key"] == "a b/ü+?.bin"
    link = s3.generate_presigned_url(
        "get_object", Params={"Bucket": "output-of-commands", "Key": "a b/ü+?.bin"}
    )
    assert fetched(link) == body


def fetched(url: str) -> bytes:
    return httpx2.get(url).raise_for_status().content


def test_an_event_becomes_a_line_of_a_log_group(aws: Bellhop) -> None:
    logs, events = client(aws, "logs"), client(aws, "events")
    logs.create_log_group(logGroupName="/aws/events/all")
    events.put_rule(Name="log", EventPattern=json.dumps({"source": ["shop"]}))
    arn = "arn:aws:logs:us-east-1:000000000000:log-group:/aws/events/all"
    events.put_targets(Rule="log", Targets=[{"Id": "log", "Arn": arn}])
    events.put_events(Entries=[{"Source": "shop", "DetailType": "sold", "Detail": '{"n": 1}'}])

    assert aws.settle()
    found = logs.filter_log_events(logGroupName="/aws/events/all")["events"]
    assert [json.loads(line["message"])["detail"] for line in found] == [{"n": 1}]


def test_what_a_target_cannot_take_is_a_dead_letter(aws: Bellhop) -> None:
    letters, letters_arn = queue(aws, "letters")
    events = client(aws, "events")
    events.put_rule(Name="lost", EventPattern=json.dumps({"source": ["shop"]}))
    nowhere = letters_arn.replace("letters", "no-such-queue")
    target = {"Id": "lost", "Arn": nowhere, "DeadLetterConfig": {"Arn": letters_arn}}
    events.put_targets(Rule="lost", Targets=[target])
    events.put_events(Entries=[{"Source": "shop", "DetailType": "sold", "Detail": '{"n": 2}'}])

    [letter] = received(aws, letters)
    assert letter["detail"] == {"n": 2}


def test_parameters_and_sends_are_events_of_aws(aws: Bellhop) -> None:
    url, arn = queue(aws, "changes")
    events = client(aws, "events")
    events.put_rule(Name="changes", EventPattern=json.dumps({"source": ["aws.ssm"]}))
    events.put_targets(Rule="changes", Targets=[{"Id": "q", "Arn": arn}])
    client(aws, "ssm").put_parameter(Name="/colour", Value="blue", Type="String")

    found = {event["detail-type"]: event["detail"] for event in received(aws, url)}
    assert found["Parameter Store Change"]["name"] == "/colour"
    assert found["AWS API Call via CloudTrail"]["eventName"] == "PutParameter"


CODE = """
import json, os, boto3

def handler(event, context):
    ssm = boto3.client("ssm")
    ssm.put_parameter(Name="/seen", Value=json.dumps(event["detail"]), Type="String", Overwrite=True)
    print("seen", event["detail"])
    return {"name": context.function_name, "colour": os.environ["COLOUR"]}
"""


def archive(code: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("app.py", code)
    return packed.getvalue()


@pytest.mark.parametrize("aws", ["embedded"], indirect=True)
def test_an_event_runs_a_function_that_calls_back(aws: Bellhop) -> None:
    """Of an external server it is that server's own affair how it runs functions."""
    functions, events = client(aws, "lambda"), client(aws, "events")
    made = functions.create_function(
        FunctionName="seer",
        Runtime="python3.12",
        Role=ROLE,
        Handler="app.handler",
        Code={"ZipFile": archive(CODE)},
        Environment={"Variables": {"COLOUR": "blue"}},
        Timeout=20,
    )
    answer = functions.invoke(FunctionName="seer", Payload=json.dumps({"detail": "first"}))
    assert json.load(answer["Payload"]) == {"name": "seer", "colour": "blue"}
    assert client(aws, "ssm").get_parameter(Name="/seen")["Parameter"]["Value"] == '"first"'

    events.put_rule(Name="see", EventPattern=json.dumps({"source": ["shop"]}))
    events.put_targets(Rule="see", Targets=[{"Id": "f", "Arn": made["FunctionArn"]}])
    events.put_events(Entries=[{"Source": "shop", "DetailType": "sold", "Detail": '{"n": 3}'}])
    assert aws.settle()
    assert client(aws, "ssm").get_parameter(Name="/seen")["Parameter"]["Value"] == '{"n": 3}'
    lines = client(aws, "logs").filter_log_events(logGroupName="/aws/lambda/seer")["events"]
    assert any("seen {'n': 3}" in line["message"] for line in lines)


@pytest.mark.parametrize("aws", ["embedded"], indirect=True)
def test_a_topic_tells_telephones_and_mailboxes(aws: Bellhop) -> None:
    """Of an external server it is that server's own affair what becomes of them."""
    sns = client(aws, "sns")
    topic = sns.create_topic(Name="told")["TopicArn"]
    sns.subscribe(TopicArn=topic, Protocol="sms", Endpoint="+12065550100")
    sns.publish(TopicArn=topic, Message="to the number that subscribes")
    sns.publish(PhoneNumber="+12065550101", Message="to a number")
    sns.subscribe(TopicArn=topic, Protocol="email", Endpoint="ann@example.com")

    assert aws.settle()
    found = aws.control("GET", "/_bellhop/messages")["Messages"]
    texts = {one["DestinationNumber"]: one["Body"] for one in found if one["Channel"] == "sms"}
    assert texts == {"+12065550100": "to the number that subscribes", "+12065550101": "to a number"}
    [mail] = [one for one in found if one["Channel"] == "email"]
    assert mail["To"] == ["ann@example.com"]
    assert "ConfirmSubscription" in mail["Text"]

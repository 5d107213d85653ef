"""Lambda as boto3 meets it: invocations of every kind, and events from queues, topics and buckets."""

from __future__ import annotations

import base64
import io
import itertools
import json
import zipfile
from typing import TYPE_CHECKING, Any

import boto3
import pytest

from bellhop.embedding import Bellhop, with_settings
from bellhop.kernel.timers import NEXT

if TYPE_CHECKING:
    from collections.abc import Callable

pytest.importorskip("moto", reason="the extra 'neighbours' is not installed")

ROLE = "arn:aws:iam::000000000000:role/anybody"
ARN = "arn:aws:lambda:us-east-1:000000000000:function:f"
QUEUES = "arn:aws:sqs:us-east-1:000000000000:"

ECHO = """
def handler(event, context):
    print("event", event)
    if event.get("bad"):
        raise ValueError("bad")
    return {"event": event, "arn": context.invoked_function_arn}
"""


def package(source: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("app.py", source)
    return made.getvalue()


def create(client: Any, source: str = ECHO, **more: Any) -> dict[str, Any]:
    facts = {"FunctionName": "f", "Runtime": "python3.12", "Role": ROLE, "Handler": "app.handler"}
    return client.create_function(**{**facts, "Code": {"ZipFile": package(source)}, **more})


def payload(answer: Any) -> Any:
    return json.loads(answer["Payload"].read())


@pytest.fixture
def functions(aws: Callable[..., Any]) -> Any:
    """Lambda, with the function `f`."""
    found = aws("lambda")
    create(found)
    return found


def logged(aws: Callable[..., Any], word: str) -> list[Any]:
    """What the functions have printed as `word` and a dict."""
    events = aws("logs").filter_log_events(logGroupName="/aws/lambda/f")["events"]
    lines = [event["message"] for event in events]
    return [eval(line.removeprefix(f"{word} ")) for line in lines if line.startswith(f"{word} ")]


def test_an_invocation_answers_and_logs(aws: Callable[..., Any], functions: Any) -> None:
    answer = functions.invoke(FunctionName="f", Payload=b'{"a": 1}', LogType="Tail")

    assert (answer["StatusCode"], answer["ExecutedVersion"]) == (200, "$LATEST")
    assert payload(answer) == {"event": {"a": 1}, "arn": ARN}
    tail = base64.b64decode(answer["LogResult"]).decode()
    assert tail.startswith("START RequestId: ") and "event {'a': 1}" in tail
    assert logged(aws, "event") == [{"a": 1}]
    assert "LogResult" not in functions.invoke(FunctionName="f")


def test_a_function_that_raises_is_an_unhandled_error(functions: Any) -> None:
    answer = functions.invoke(FunctionName="f", Payload=b'{"bad": 1}')

    assert (answer["StatusCode"], answer["FunctionError"]) == (200, "Unhandled")
    assert payload(answer)["errorType"] == "ValueError"


def test_versions_and_aliases_are_what_they_were(functions: Any) -> None:
    version = functions.publish_version(FunctionName="f")
    functions.create_alias(FunctionName="f", Name="live", FunctionVersion="1")
    functions.update_function_code(FunctionName="f", ZipFile=package("def handler(e, c): return 'new'"))

    assert payload(functions.invoke(FunctionName="f")) == "new"
    for named in ({"FunctionName": "f", "Qualifier": "live"}, {"FunctionName": "f:live"}):
        answer = functions.invoke(**named)
        assert (answer["ExecutedVersion"], payload(answer)["arn"]) == ("1", f"{ARN}:live")
    assert payload(functions.invoke(FunctionName=version["FunctionArn"]))["arn"] == f"{ARN}:1"


def test_code_comes_from_a_bucket_and_libraries_from_layers(aws: Callable[..., Any]) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("python/shared.py", "WORD = 'layer'")
    s3, client = aws("s3"), aws("lambda")
    s3.create_bucket(Bucket="code")
    s3.put_object(
        Bucket="code", Key="f.zip", Body=package("import shared\ndef handler(e, c): return shared.WORD")
    )
    layer = client.publish_layer_version(LayerName="shared", Content={"ZipFile": made.getvalue()})
    create(client, Code={"S3Bucket": "code", "S3Key": "f.zip"}, Layers=[layer["LayerVersionArn"]])

    assert payload(client.invoke(FunctionName="f")) == "layer"


@pytest.mark.parametrize(
    ("asked", "code", "status"),
    [
        ({"FunctionName": "nope"}, "ResourceNotFoundException", 404),
        ({"FunctionName": "f", "Qualifier": "nope"}, "ResourceNotFoundException", 404),
        ({"FunctionName": "f", "Payload": b"{"}, "InvalidRequestContentException", 400),
        ({"FunctionName": "f", "Payload": b'"%s"' % (b"x" * 6_291_456)}, "RequestTooLargeException", 413),
        ({"FunctionName": "f", "ClientContext": "%"}, "InvalidRequestContentException", 400),
    ],
)
def test_what_cannot_be_invoked(functions: Any, asked: dict[str, Any], code: str, status: int) -> None:
    with pytest.raises(functions.exceptions.ClientError) as refused:
        functions.invoke(**asked)
    answer = refused.value.response
    assert (answer["Error"]["Code"], answer["ResponseMetadata"]["HTTPStatusCode"]) == (code, status)


def test_a_function_without_concurrency_is_throttled(emulator: Bellhop, functions: Any) -> None:
    functions.put_function_concurrency(FunctionName="f", ReservedConcurrentExecutions=0)
    once = boto3.session.Config(retries={"total_max_attempts": 1})
    with pytest.raises(functions.exceptions.TooManyRequestsException):
        emulator.client("lambda", config=once).invoke(FunctionName="f")


def test_what_is_no_zip_file_is_no_function(aws: Callable[..., Any]) -> None:
    client = aws("lambda")
    with pytest.raises(client.exceptions.InvalidParameterValueException, match="Could not unzip"):
        create(client, Code={"ZipFile": b"no zip"})


def test_a_dry_run_runs_nothing(aws: Callable[..., Any], functions: Any) -> None:
    assert functions.invoke(FunctionName="f", InvocationType="DryRun")["StatusCode"] == 204
    assert not aws("logs").describe_log_groups()["logGroups"]


def test_an_event_runs_later(emulator: Bellhop, aws: Callable[..., Any], functions: Any) -> None:
    answer = functions.invoke(FunctionName="f", InvocationType="Event", Payload=b'{"n": 1}')

    assert (answer["StatusCode"], answer["Payload"].read()) == (202, b"")
    emulator.settle()
    assert logged(aws, "event") == [{"n": 1}]


def test_an_event_that_fails_is_tried_twice_more_and_then_a_dead_letter(
    emulator: Bellhop, aws: Callable[..., Any]
) -> None:
    url = aws("sqs").create_queue(QueueName="dead")["QueueUrl"]
    config = create(aws("lambda"), DeadLetterConfig={"TargetArn": f"{QUEUES}dead"})
    aws("lambda").invoke(FunctionName="f", InvocationType="Event", Payload=b'{"bad": 1}')
    emulator.settle()
    emulator.advance(3600)
    emulator.settle()

    assert config["DeadLetterConfig"] == {"TargetArn": f"{QUEUES}dead"}
    assert logged(aws, "event") == [{"bad": 1}] * 3
    [message] = aws("sqs").receive_message(QueueUrl=url, MessageAttributeNames=["All"])["Messages"]
    assert message["Body"] == '{"bad": 1}'
    attributes = {name: each["StringValue"] for name, each in message["MessageAttributes"].items()}
    assert attributes.pop("RequestID")
    assert attributes == {"ErrorCode": "200", "ErrorMessage": "bad"}


def test_retries_and_a_destination_on_failure_are_the_functions_choice(
    emulator: Bellhop, aws: Callable[..., Any], functions: Any
) -> None:
    url = aws("sqs").create_queue(QueueName="failed")["QueueUrl"]
    functions.put_function_event_invoke_config(
        FunctionName="f",
        MaximumRetryAttempts=0,
        DestinationConfig={"OnFailure": {"Destination": f"{QUEUES}failed"}},
    )
    functions.invoke(FunctionName="f", InvocationType="Event", Payload=b'{"bad": 1}')
    emulator.settle()

    assert logged(aws, "event") == [{"bad": 1}]
    [message] = aws("sqs").receive_message(QueueUrl=url)["Messages"]
    record = json.loads(message["Body"])
    assert record["requestPayload"] == {"bad": 1}
    assert record["requestContext"] == {"functionArn": ARN, "condition": "RetriesExhausted"}


def bodies(aws: Callable[..., Any]) -> list[list[str]]:
    """Of the messages in each batch that reached the function."""
    return [[record["body"] for record in event["Records"]] for event in logged(aws, "event")]


def test_a_queue_feeds_a_function(emulator: Bellhop, aws: Callable[..., Any], functions: Any) -> None:
    url = aws("sqs").create_queue(QueueName="q")["QueueUrl"]
    aws("sqs").send_message(QueueUrl=url, MessageBody="before")
    functions.create_event_source_mapping(FunctionName="f", EventSourceArn=f"{QUEUES}q", BatchSize=2)
    emulator.settle()
    word = {"word": {"DataType": "String", "StringValue": "w"}}
    aws("sqs").send_message(QueueUrl=url, MessageBody="after", MessageAttributes=word)
    emulator.settle()

    assert bodies(aws) == [["before"], ["after"]]
    [record] = logged(aws, "event")[1]["Records"]
    shown = {"stringValue": "w", "stringListValues": [], "binaryListValues": [], "dataType": "String"}
    assert record["messageAttributes"] == {"word": shown}
    assert (record["eventSource"], record["eventSourceARN"]) == ("aws:sqs", f"{QUEUES}q")
    assert record["attributes"]["ApproximateReceiveCount"] == "1"
    assert counts(aws, url) == ["0", "0"]


def counts(aws: Callable[..., Any], url: str) -> list[str]:
    """Of the messages in a queue: those that can be received, and those out of sight."""
    names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    found = aws("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=names)["Attributes"]
    return [found[name] for name in names]


def test_a_message_whose_function_fails_comes_again_and_ends_as_a_dead_letter(
    emulator: Bellhop, aws: Callable[..., Any]
) -> None:
    sqs, client = aws("sqs"), aws("lambda")
    dead = sqs.create_queue(QueueName="dead")["QueueUrl"]
    redrive = json.dumps({"deadLetterTargetArn": f"{QUEUES}dead", "maxReceiveCount": 2})
    url = sqs.create_queue(QueueName="q", Attributes={"RedrivePolicy": redrive})["QueueUrl"]
    create(client, 'def handler(event, context):\n    print("event", event)\n    raise ValueError("bad")')
    client.create_event_source_mapping(FunctionName="f", EventSourceArn=f"{QUEUES}q")
    sqs.send_message(QueueUrl=url, MessageBody="hard")
    emulator.settle()

    assert (bodies(aws), counts(aws, url)) == ([["hard"]], ["0", "1"])
    emulator.advance(600)
    emulator.settle()
    assert (bodies(aws), counts(aws, url)) == ([["hard"]] * 2, ["0", "0"])
    [message] = sqs.receive_message(QueueUrl=dead)["Messages"]
    assert message["Body"] == "hard"


def test_of_a_batch_only_those_come_again_that_the_function_names(
    emulator: Bellhop, aws: Callable[..., Any]
) -> None:
    sqs, client = aws("sqs"), aws("lambda")
    url = sqs.create_queue(QueueName="q")["QueueUrl"]
    source = """
def handler(event, context):
    failed = [record["messageId"] for record in event["Records"] if record["body"] == "bad"]
    return {"batchItemFailures": [{"itemIdentifier": name} for name in failed]}
"""
    create(client, source)
    for body in ("good", "bad"):
        sqs.send_message(QueueUrl=url, MessageBody=body)
    client.create_event_source_mapping(
        FunctionName="f", EventSourceArn=f"{QUEUES}q", FunctionResponseTypes=["ReportBatchItemFailures"]
    )
    emulator.settle()

    assert counts(aws, url) == ["0", "1"]


def test_a_mapping_that_is_disabled_leaves_its_queue_alone(
    emulator: Bellhop, aws: Callable[..., Any], functions: Any
) -> None:
    url = aws("sqs").create_queue(QueueName="q")["QueueUrl"]
    made = functions.create_event_source_mapping(FunctionName="f", EventSourceArn=f"{QUEUES}q", Enabled=False)
    aws("sqs").send_message(QueueUrl=url, MessageBody="kept")
    emulator.settle()
    assert counts(aws, url) == ["1", "0"]

    functions.update_event_source_mapping(UUID=made["UUID"], Enabled=True)
    emulator.settle()
    assert bodies(aws) == [["kept"]]


def test_topics_and_buckets_invoke_a_function(
    emulator: Bellhop, aws: Callable[..., Any], functions: Any
) -> None:
    topic = aws("sns").create_topic(Name="t")["TopicArn"]
    aws("sns").subscribe(TopicArn=topic, Protocol="lambda", Endpoint=ARN)
    aws("sns").publish(TopicArn=topic, Message="hello")
    s3 = aws("s3")
    s3.create_bucket(Bucket="bucket")
    wanted = {"LambdaFunctionArn": ARN, "Events": ["s3:ObjectCreated:*"]}
    s3.put_bucket_notification_configuration(
        Bucket="bucket", NotificationConfiguration={"LambdaFunctionConfigurations": [wanted]}
    )
    s3.put_object(Bucket="bucket", Key="key", Body=b"")
    emulator.settle()

    records = [event["Records"][0] for event in logged(aws, "event")]
    assert {record.get("eventSource", record.get("EventSource")) for record in records} == {
        "aws:s3",
        "aws:sns",
    }


def test_records_of_a_stream_invoke_a_function(
    emulator: Bellhop, aws: Callable[..., Any], functions: Any
) -> None:
    kinesis = aws("kinesis")
    kinesis.create_stream(StreamName="s", ShardCount=1)
    stream = "arn:aws:kinesis:us-east-1:000000000000:stream/s"
    functions.create_event_source_mapping(FunctionName="f", EventSourceArn=stream, StartingPosition="LATEST")
    kinesis.put_record(StreamName="s", PartitionKey="k", Data=b"data")
    emulator.settle()

    [event] = logged(aws, "event")
    assert base64.b64decode(event["Records"][0]["kinesis"]["data"]) == b"data"


def test_a_function_asks_the_bellhop_it_runs_beside() -> None:
    """Also for embedded services, while its own invocation is one of theirs."""
    source = """
import boto3
def handler(event, context):
    boto3.client("s3").put_object(Bucket="bucket", Key="k", Body=b"from the function")
    boto3.client("ssm").put_parameter(Name="/p", Value="v", Type="String")
    return boto3.client("sts").get_caller_identity()["Account"]
"""
    with Bellhop(with_settings(sandbox="off")) as found:
        s3, client, ssm = (boto3.client(name, **found.client_kwargs) for name in ("s3", "lambda", "ssm"))
        s3.create_bucket(Bucket="bucket")
        create(client, source, Timeout=30)
        answer = client.invoke(FunctionName="f")
        assert (payload(answer), answer.get("FunctionError")) == ("000000000000", None)
        assert s3.get_object(Bucket="bucket", Key="k")["Body"].read() == b"from the function"
        assert ssm.get_parameter(Name="/p")["Parameter"]["Value"] == "v"


def test_a_reset_forgets_functions(emulator: Bellhop, functions: Any) -> None:
    functions.invoke(FunctionName="f")
    emulator.reset()
    assert functions.list_functions()["Functions"] == []
    create(functions, "def handler(e, c): return 'second life'")
    assert payload(functions.invoke(FunctionName="f")) == "second life"


def test_a_message_that_is_delayed_comes_when_it_is_due(aws: Callable[..., Any], emulator: Bellhop) -> None:
    create(aws("lambda"))
    url = aws("sqs").create_queue(QueueName="q")["QueueUrl"]
    aws("lambda").create_event_source_mapping(FunctionName="f", EventSourceArn=f"{QUEUES}q")
    for number in range(5):
        aws("sqs").send_message(QueueUrl=url, MessageBody=f"late {number}", DelaySeconds=300)

    assert emulator.settle()
    waiting = emulator.call(lambda inner: len(list(inner.database.across().each(NEXT, limit=100))))
    assert waiting == 1, "all messages wait for one look into the queue"
    emulator.advance(299)
    assert not aws("logs").describe_log_groups()["logGroups"], "it has not run"
    emulator.advance(121)
    assert emulator.settle()
    assert sorted(itertools.chain(*bodies(aws))) == [f"late {number}" for number in range(5)]

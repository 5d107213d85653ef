"""The other embedded services, and what is the same for all."""

from __future__ import annotations

import base64
import gzip
import io
import json
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import cbor2
import pytest
from botocore.exceptions import ClientError

from bellhop.downstream.drivers import NeighboursMissing
from bellhop.downstream.embedded.driver import Embedded
from bellhop.downstream.embedded.loading import RESPONSES
from bellhop.store import Scope
from bellhop.transport import in_process_client
from bellhop.wire.http import Request
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

SCOPE = Scope("111122223333", "eu-west-1")
FORM = {"content-type": "application/x-www-form-urlencoded"}
NOON = 1_795_521_600
ROLE = "arn:aws:iam::111122223333:role/nobody-made-it"
FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:f"


@pytest.fixture
def logs(aws: Callable[..., Any]) -> Any:
    made = aws("logs")
    made.create_log_group(logGroupName="g")
    made.create_log_stream(logGroupName="g", logStreamName="s")
    return made


def put(logs: Any, *messages: tuple[int, str]) -> Any:
    events = [{"timestamp": time * 1000, "message": message} for time, message in messages]
    return logs.put_log_events(logGroupName="g", logStreamName="s", logEvents=events)


def test_log_events_are_taken_by_bellhops_clock(logs: Any) -> None:
    answer = put(logs, (NOON - 15 * 86400, "old"), (NOON + 3600, "soon"), (NOON + 3 * 3600, "new"))
    assert answer["rejectedLogEventsInfo"] == {"tooOldLogEventEndIndex": 1, "tooNewLogEventStartIndex": 2}
    (event,) = logs.filter_log_events(logGroupName="g")["events"]
    assert (event["message"], event["ingestionTime"]) == ("soon", NOON * 1000)
    (event,) = logs.get_log_events(logGroupName="g", logStreamName="s")["events"]
    assert event["message"] == "soon"


def code() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("m.py", "def handler(event, context): return event")
    return packed.getvalue()


@pytest.fixture
def function(aws: Callable[..., Any]) -> str:
    made = aws("lambda").create_function(
        FunctionName="f", Runtime="python3.13", Role=ROLE, Handler="m.handler", Code={"ZipFile": code()}
    )
    return made["FunctionArn"]


def test_a_function_has_any_role(aws: Callable[..., Any], function: str) -> None:
    assert function == FUNCTION
    (listed,) = aws("lambda").list_functions()["Functions"]
    assert (listed["FunctionName"], listed["Role"]) == ("f", ROLE)
    assert listed["LastModified"].startswith("2026-11-24T12:00:00")


def test_logs_are_sent_to_a_function(logs: Any, function: str, home: Any) -> None:
    logs.put_subscription_filter(logGroupName="g", filterName="f", filterPattern="", destinationArn=function)
    put(logs, (NOON, "hello"))
    (delivery,) = home.deliveries
    data = json.loads(delivery.arguments["payload"])["awslogs"]["data"]
    message = json.loads(gzip.decompress(base64.b64decode(data)))
    assert (delivery.to, message["logGroup"]) == (function, "g")
    assert [event["message"] for event in message["logEvents"]] == ["hello"]


def test_a_function_gets_the_lines_that_it_is_for(logs: Any, function: str, home: Any) -> None:
    subscription = {"logGroupName": "g", "filterName": "f", "destinationArn": function}
    logs.put_subscription_filter(**subscription, filterPattern="ERROR -expected")
    put(logs, (NOON, "ERROR one"), (NOON, "INFO two"), (NOON, "ERROR expected"))
    put(logs, (NOON, "INFO three"))
    (delivery,) = home.deliveries
    data = json.loads(delivery.arguments["payload"])["awslogs"]["data"]
    events = json.loads(gzip.decompress(base64.b64decode(data)))["logEvents"]
    assert [event["message"] for event in events] == ["ERROR one"]
    with pytest.raises(ClientError, match="Invalid filter pattern"):
        logs.put_subscription_filter(**subscription, filterPattern="{ $.a }")


def test_lines_are_found_by_what_their_json_says(logs: Any) -> None:
    put(logs, (NOON, '{"level": "warn", "took": 5}'), (NOON, '{"level": "info", "took": 50}'), (NOON, "took"))
    pattern = '{ $.level = "warn" || $.took > 100 }'
    (event,) = logs.filter_log_events(logGroupName="g", filterPattern=pattern)["events"]
    assert event["message"] == '{"level": "warn", "took": 5}'
    with pytest.raises(ClientError) as caught:
        logs.filter_log_events(logGroupName="g", filterPattern="{ $.level }")
    assert caught.value.response["Error"]["Code"] == "InvalidParameterException"


METRIC = {"MetricName": "m", "Value": 2.5, "Dimensions": [{"Name": "d", "Value": "v"}]}
WINDOW = {"StartTime": NOON - 60, "EndTime": NOON + 60, "Period": 60, "Statistics": ["Sum"]}


def test_a_metric_is_dated_by_bellhops_clock(aws: Callable[..., Any]) -> None:
    cloudwatch = aws("cloudwatch")
    cloudwatch.put_metric_data(Namespace="n", MetricData=[METRIC])
    (point,) = cloudwatch.get_metric_statistics(
        Namespace="n", MetricName="m", Dimensions=METRIC["Dimensions"], **WINDOW
    )["Datapoints"]
    assert (point["Sum"], point["Timestamp"].timestamp()) == (2.5, NOON)


def test_a_metric_is_listed_once(aws: Callable[..., Any]) -> None:
    cloudwatch = aws("cloudwatch")
    for value in (1, 2):
        bare = {"MetricName": "bare", "Value": value}
        cloudwatch.put_metric_data(Namespace="n", MetricData=[METRIC, bare, METRIC | {"Dimensions": []}])
    listed = cloudwatch.list_metrics(Namespace="n")["Metrics"]
    found = [(each["MetricName"], len(each["Dimensions"])) for each in listed]
    assert sorted(found) == [("bare", 0), ("m", 0), ("m", 1)]


def test_a_key_is_for_encryption_unless_another_is_asked_for(aws: Callable[..., Any]) -> None:
    made = aws("kms").create_key()["KeyMetadata"]
    assert (made["KeyUsage"], made["MultiRegion"]) == ("ENCRYPT_DECRYPT", False)
    made = aws("kms").create_key(KeySpec="RSA_2048", KeyUsage="SIGN_VERIFY")["KeyMetadata"]
    assert made["KeyUsage"] == "SIGN_VERIFY"


def ask_cbor(embedded: Embedded, operation: str, members: dict[str, Any]) -> tuple[int, Any]:
    path = f"/service/GraniteServiceVersion20100801/operation/{operation}"
    headers = {"smithy-protocol": "rpc-v2-cbor", "content-type": "application/cbor"}
    answer = embedded.handle(Request("POST", path, "", headers, cbor2.dumps(members)), "monitoring", SCOPE)
    assert dict(answer.headers)["smithy-protocol"] == "rpc-v2-cbor"
    return answer.status, cbor2.loads(answer.body)


def test_cloudwatch_speaks_cbor(embedded: Embedded) -> None:
    data = [METRIC | {"Timestamp": cbor2.CBORTag(1, NOON)}]
    ask_cbor(embedded, "PutMetricData", {"Namespace": "n", "MetricData": data})
    query = {
        "Id": "q",
        "MetricStat": {
            "Metric": {"Namespace": "n", "MetricName": "m", "Dimensions": METRIC["Dimensions"]},
            "Period": 60,
            "Stat": "Sum",
        },
    }
    members = {"MetricDataQueries": [query], "StartTime": NOON - 60, "EndTime": NOON + 60}
    status, answer = ask_cbor(embedded, "GetMetricData", members)
    assert status == 200
    (found,) = answer["MetricDataResults"]
    assert (found["Values"], found["Timestamps"]) == ([2.5], [datetime.fromtimestamp(NOON, UTC)])


def test_cloudwatch_refuses_in_cbor(embedded: Embedded) -> None:
    members = {"AlarmName": "none", "StateValue": "OK", "StateReason": "because"}
    status, answer = ask_cbor(embedded, "SetAlarmState", members)
    assert status == 404
    assert answer["__type"].endswith("ResourceNotFound")


def test_what_is_no_cbor_is_refused(embedded: Embedded) -> None:
    with pytest.raises(Refusal) as caught:
        ask_cbor(embedded, "PutMetricData", {"Namespace": b"bytes"})
    assert (caught.value.code, caught.value.status) == ("SerializationException", 400)


def test_the_key_of_parameters_is_there(aws: Callable[..., Any]) -> None:
    kms, context = aws("kms"), {"PARAMETER_ARN": "arn"}
    sealed = kms.encrypt(KeyId="alias/aws/ssm", Plaintext=b"secret", EncryptionContext=context)
    opened = kms.decrypt(CiphertextBlob=sealed["CiphertextBlob"], EncryptionContext=context)
    assert opened["Plaintext"] == b"secret"


@pytest.fixture
def bucket(aws: Callable[..., Any]) -> str:
    aws("s3").create_bucket(Bucket="bucket", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    return "arn:aws:s3:::bucket"


def test_a_delivery_stream_fills_a_bucket(aws: Callable[..., Any], bucket: str) -> None:
    destination = {"RoleARN": ROLE, "BucketARN": bucket, "Prefix": "in/"}
    aws("firehose").create_delivery_stream(
        DeliveryStreamName="d", ExtendedS3DestinationConfiguration=destination
    )
    aws("firehose").put_record(DeliveryStreamName="d", Record={"Data": b"hello\n"})
    s3 = aws("s3")
    (found,) = s3.list_objects_v2(Bucket="bucket")["Contents"]
    assert found["Key"].startswith("in/2026/11/24/12/d-1-2026-11-24-12-00-00-")
    assert s3.get_object(Bucket="bucket", Key=found["Key"])["Body"].read() == b"hello\n"


def test_a_delivery_stream_posts_by_the_outbox(aws: Callable[..., Any], bucket: str, home: Any) -> None:
    destination = {
        "EndpointConfiguration": {"Url": "http://receiver.test/in", "AccessKey": "key"},
        "S3Configuration": {"RoleARN": ROLE, "BucketARN": bucket},
    }
    aws("firehose").create_delivery_stream(
        DeliveryStreamName="d", HttpEndpointDestinationConfiguration=destination
    )
    aws("firehose").put_record(DeliveryStreamName="d", Record={"Data": b"hello"})
    (delivery,) = home.deliveries
    body = json.loads(delivery.arguments["body"])
    assert (delivery.to, body["timestamp"]) == ("http://receiver.test/in", NOON * 1000)
    assert body["records"] == [{"data": "aGVsbG8="}]
    assert delivery.arguments["headers"]["X-Amz-Firehose-Access-Key"] == "key"


def test_records_of_a_stream(aws: Callable[..., Any]) -> None:
    kinesis = aws("kinesis")
    kinesis.create_stream(StreamName="s", ShardCount=1)
    shard = kinesis.put_record(StreamName="s", Data=b"hello", PartitionKey="p")["ShardId"]
    iterator = kinesis.get_shard_iterator(StreamName="s", ShardId=shard, ShardIteratorType="TRIM_HORIZON")
    (record,) = kinesis.get_records(ShardIterator=iterator["ShardIterator"])["Records"]
    assert (record["Data"], record["ApproximateArrivalTimestamp"].timestamp()) == (b"hello", NOON)


def test_a_secret(aws: Callable[..., Any]) -> None:
    aws("secretsmanager").create_secret(Name="n", SecretString="s")
    found = aws("secretsmanager").get_secret_value(SecretId="n")
    assert (found["SecretString"], found["CreatedDate"].timestamp()) == ("s", NOON)


def test_what_is_not_answered_is_said(aws: Callable[..., Any]) -> None:
    with pytest.raises(Refusal) as caught:
        aws("cloudwatch").list_metric_streams()
    assert (caught.value.code, caught.value.status) == ("NotImplemented", 501)


def test_a_bucket_that_is_gone_fails_nobody_who_puts_records(aws: Callable[..., Any]) -> None:
    destination = {"RoleARN": ROLE, "BucketARN": "arn:aws:s3:::gone"}
    aws("firehose").create_delivery_stream(DeliveryStreamName="d", S3DestinationConfiguration=destination)
    put = aws("firehose").put_record_batch(DeliveryStreamName="d", Records=[{"Data": b"a"}, {"Data": b"b"}])
    assert put["FailedPutCount"] == 0
    assert len({each["RecordId"] for each in put["RequestResponses"]}) == 2


def test_a_secret_that_waits_for_its_end_is_told_of_in_awss_words(aws: Callable[..., Any]) -> None:
    secrets = aws("secretsmanager")
    secrets.create_secret(Name="n", SecretString="s")
    secrets.delete_secret(SecretId="n")
    with pytest.raises(ClientError, match="because it was marked for deletion") as caught:
        secrets.get_secret_value(SecretId="n")
    assert caught.value.response["Error"]["Code"] == "InvalidRequestException"


@pytest.mark.parametrize(
    ("service", "request_", "code", "message"),
    [
        (
            "sns",
            Request("POST", "/", "", FORM, b"Action=Nonsense&Version=2010-03-31"),
            "InvalidAction",
            "Could not find operation Nonsense for version 2010-03-31",
        ),
        (
            "sqs",
            Request("GET", "/", "Action=Nonsense&Version=2012-11-05"),
            "InvalidAction",
            "Could not find operation Nonsense for version 2012-11-05",
        ),
        (
            "kms",
            Request("POST", "/", "", {"x-amz-target": "TrentService.Nope"}, b"{}"),
            "UnknownOperationException",
            "Unknown operation TrentService.Nope",
        ),
        (
            "kms",
            Request("POST", "/", "", {"x-amz-target": "TrentService.CreateCustomKeyStore"}, b"{}"),
            "NotImplemented",
            "kms:CreateCustomKeyStore is not implemented by Bellhop.",
        ),
    ],
)
def test_what_is_no_operation_is_told_from_what_is_not_answered(
    embedded: Embedded, service: str, request_: Request, code: str, message: str
) -> None:
    with pytest.raises(Refusal) as caught:
        embedded.handle(request_, service, SCOPE)
    assert (caught.value.code, caught.value.message) == (code, message)


def test_errors_are_told_as_aws_does_not_as_boto3(aws: Callable[..., Any]) -> None:
    sqs = aws("sqs")
    url = sqs.create_queue(QueueName="q")["QueueUrl"]
    with pytest.raises(ClientError) as caught:
        sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=11)
    assert caught.value.response["Error"]["Message"].startswith("Value 11 for parameter MaxNumberOfMessages")


@pytest.mark.parametrize("service", ["firehose", "kinesis", "kms", "logs", "secretsmanager"])
def test_answers_say_what_they_are(embedded: Embedded, service: str) -> None:
    targets = {
        "firehose": "Firehose_20150804.ListDeliveryStreams",
        "kinesis": "Kinesis_20131202.ListStreams",
        "kms": "TrentService.ListKeys",
        "logs": "Logs_20140328.DescribeLogGroups",
        "secretsmanager": "secretsmanager.ListSecrets",
    }
    headers = {"x-amz-target": targets[service], "content-type": "application/x-amz-json-1.1"}
    answer = embedded.handle(Request("POST", "/", "", headers, b"{}"), service, SCOPE)
    types = [value for name, value in answer.headers if name.lower() == "content-type"]
    assert (answer.status, types) == (200, ["application/x-amz-json-1.1"])


def test_queries_are_answered_as_forms_are(embedded: Embedded, aws: Callable[..., Any]) -> None:
    aws("sqs").create_queue(QueueName="q")
    for action in ("SendMessage&MessageBody=hello", "ReceiveMessage"):
        asked = Request("GET", f"/{SCOPE.account}/q", f"Action={action}&Version=2012-11-05")
        answer = embedded.handle(asked, "sqs", SCOPE)
        assert answer.status == 200
    assert b"<Body>hello</Body>" in answer.body


@pytest.mark.parametrize("service", ["ssm", "ses", "pinpoint", "events", "iam", "sts", "ec2"])
def test_nothing_else_is_answered(embedded: Embedded, service: str) -> None:
    with pytest.raises(NeighboursMissing):
        embedded.handle(Request("POST", "/"), service, SCOPE)


def test_two_bellhops_in_one_process_are_apart(home: Any, aws: Callable[..., Any]) -> None:
    other = Embedded(home, "111122223333")
    keys = {"aws_access_key_id": "a", "aws_secret_access_key": "b", "region_name": "eu-west-1"}
    sqs = in_process_client(lambda request: other.handle(request, "sqs", SCOPE), "sqs", keys)
    aws("sqs").create_queue(QueueName="q")
    assert "QueueUrls" not in sqs.list_queues()


def test_what_has_no_account_is_the_defaults(embedded: Embedded) -> None:
    members = json.dumps({"QueueName": "q"}).encode()
    headers = {"content-type": "application/x-amz-json-1.0", "x-amz-target": "AmazonSQS.CreateQueue"}
    answer = embedded.handle(Request("POST", "/", "", headers, members), "sqs", Scope("", "eu-west-1"))
    assert json.loads(answer.body)["QueueUrl"] == "http://localhost/111122223333/q"


def test_every_neighbour_that_is_routed_here_is_answered() -> None:
    from bellhop.wire.neighbours import NEIGHBOURS

    assert frozenset(RESPONSES) == NEIGHBOURS

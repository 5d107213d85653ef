"""The ports, by botocore's clients: what they ask goes to a driver, whatever stands behind it."""

from __future__ import annotations

import contextlib
import functools
import importlib
import itertools
import threading
from typing import TYPE_CHECKING, Any, BinaryIO

from bellhop.downstream import polling
from bellhop.downstream.drivers import Endpoints, NeighboursMissing, is_aws
from bellhop.downstream.ports import Undeliverable, Unreachable
from bellhop.sdk import hand_over
from bellhop.store import Scope
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bellhop.downstream.drivers import Driver

IN_PROCESS = "http://neighbours.bellhop"  # nobody resolves it: requests are handed over before they are sent
TEST = "test"
PART = (
    5 * 1024 * 1024
)  # bytes of an object that are sent at a time, if it is large: S3 takes no smaller parts
UNHANDLED = "Unhandled"  # X-Amz-Function-Error
CLIENTS = {"monitoring": "cloudwatch"}  # boto3's name, where it is not the signing name
PASSING = frozenset(
    (
        "InternalError",
        "InternalFailure",
        "ProvisionedThroughputExceededException",
        "RequestTimeout",
        "ServiceUnavailable",
        "SlowDown",
        "Throttling",
        "ThrottlingException",
        "TooManyRequestsException",
    )
)


class Clients:
    """botocore clients by service and scope. `driver(service)` may raise NeighboursMissing."""

    def __init__(self, endpoints: Endpoints, driver: Callable[[str], Driver]) -> None:
        self._endpoints = endpoints
        self._driver = driver
        self._made: dict[tuple[str, Scope], Any] = {}
        self._lock = threading.Lock()

    def forget(self) -> None:
        self._made.clear()

    def client(self, service: str, scope: Scope) -> Any:
        """A client that acts as the account of the scope, in its Region."""
        with self._lock:
            if (service, scope) not in self._made:
                self._made[service, scope] = self._make(service, scope)
            return self._made[service, scope]

    def _make(self, service: str, scope: Scope) -> Any:
        boto3: Any = importlib.import_module("boto3")  # with the first delivery; both are without type stubs
        config: Any = importlib.import_module("botocore.config")
        driver = self._driver(service)
        url = self._endpoints.url(service)
        options = config.Config(
            retries={"total_max_attempts": 1},  # the outbox tries again
            connect_timeout=3,
            read_timeout=65,
            s3={"addressing_style": "path"},
            request_checksum_calculation="when_required",  # bodies go as they are, not in chunks
            ignore_configured_endpoint_urls=True,
        )
        client = boto3.session.Session().client(
            CLIENTS.get(service, service),
            endpoint_url=url or IN_PROCESS,
            region_name=scope.region,
            config=options,
            **self._keys(url, scope),
        )
        return hand_over(client, lambda request: driver.handle(request, service, scope))

    def _keys(self, url: str, scope: Scope) -> dict[str, str]:
        endpoints = self._endpoints
        if url and endpoints.access_key:
            return {"aws_access_key_id": endpoints.access_key, "aws_secret_access_key": endpoints.secret}
        if url and is_aws(url):
            return {}
        return {"aws_access_key_id": scope.account, "aws_secret_access_key": TEST}

    def call(self, service: str, scope: Scope, operation: str, **members: Any) -> Any:
        """One call of an operation, named as boto3 does. Raises what ports raise."""
        exceptions = _exceptions(service)
        try:
            return getattr(self.client(service, scope), operation)(**members)
        except NeighboursMissing as error:
            raise Undeliverable("NeighboursMissing", error.message) from error
        except Refusal as refusal:
            raise Undeliverable(refusal.code, refusal.message) from refusal
        except exceptions.ClientError as error:
            raise _as_port(error.response) from error
        except exceptions.ParamValidationError as error:
            raise Undeliverable("ValidationException", str(error)) from error
        except (exceptions.BotoCoreError, OSError) as error:
            raise Unreachable(f"{service}: {error}") from error


def _exceptions(service: str) -> Any:
    """botocore's; it comes with the extra, wherever the service answers."""
    try:
        return importlib.import_module("botocore.exceptions")
    except ModuleNotFoundError as error:
        raise Undeliverable("NeighboursMissing", NeighboursMissing(service).message) from error


def _as_port(response: Any) -> Exception:
    status = response["ResponseMetadata"]["HTTPStatusCode"]
    code, message = response["Error"]["Code"], response["Error"].get("Message", "")
    passing = (status >= 500 and status != 501) or status == 429 or code in PASSING
    return Unreachable(f"{code}: {message}") if passing else Undeliverable(code, message)


def scope_of(arn: str, fallback: Scope) -> Scope:
    """The account and Region an ARN names; those it leaves out are the fallback's."""
    parts = arn.split(":")
    if len(parts) < 6 or parts[0] != "arn":
        return fallback
    return Scope(parts[4] or fallback.account, parts[3] or fallback.region)


def name_in(arn: str) -> str:
    """The last part of an ARN, behind ":" or "/"; a name is itself."""
    return arn.rpartition(":")[2].rpartition("/")[2]


class ClientObjects:
    def __init__(self, clients: Clients) -> None:
        self._call = functools.partial(clients.call, "s3")

    def put(self, scope: Scope, bucket: str, key: str, body: bytes | str, **more: Any) -> None:
        content = body.encode() if isinstance(body, str) else body
        self._call(scope, "put_object", Bucket=bucket, Key=key, Body=content, **more)

    def get(self, scope: Scope, bucket: str, key: str) -> bytes:
        return self._call(scope, "get_object", Bucket=bucket, Key=key)["Body"].read()

    def put_file(self, scope: Scope, bucket: str, key: str, file: BinaryIO, **more: Any) -> None:
        first = file.read(PART)
        if len(first) < PART:
            self.put(scope, bucket, key, first, **more)
            return
        where = {"Bucket": bucket, "Key": key}
        where["UploadId"] = self._call(scope, "create_multipart_upload", **where, **more)["UploadId"]
        rest = iter(lambda: file.read(PART), b"")
        try:
            parts = self._put_parts(scope, where, itertools.chain((first,), rest))
            self._call(scope, "complete_multipart_upload", **where, MultipartUpload={"Parts": parts})
        except (Undeliverable, Unreachable):
            with contextlib.suppress(Undeliverable, Unreachable):
                self._call(scope, "abort_multipart_upload", **where)
            raise

    def _put_parts(self, scope: Scope, where: Mapping[str, str], bodies: Iterable[bytes]) -> list[Any]:
        parts: list[Any] = []
        for number, body in enumerate(bodies, 1):
            tag = self._call(scope, "upload_part", **where, PartNumber=number, Body=body)["ETag"]
            parts.append({"PartNumber": number, "ETag": tag})
        return parts

    def keys(self, scope: Scope, bucket: str, prefix: str) -> list[str]:
        found: list[str] = []
        more: dict[str, str] = {}
        while True:
            page = self._call(scope, "list_objects_v2", Bucket=bucket, Prefix=prefix, **more)
            found += [each["Key"] for each in page.get("Contents", ())]
            if not page.get("IsTruncated"):
                return found
            more = {"ContinuationToken": page["NextContinuationToken"]}

    def exists(self, scope: Scope, bucket: str) -> bool:
        return bool(self.region(scope, bucket))

    def region(self, scope: Scope, bucket: str) -> str:
        try:
            answer = self._call(scope, "head_bucket", Bucket=bucket)
        except Undeliverable as error:
            if error.code in ("404", "NoSuchBucket"):
                return ""
            raise
        return answer.get("BucketRegion") or scope.region


class ClientTopics:
    def __init__(self, clients: Clients) -> None:
        self._call = functools.partial(clients.call, "sns")

    def publish(self, scope: Scope, topic: str, message: str, **more: Any) -> str:
        members = {"TopicArn": topic, "Message": message, **more}
        return self._call(scope_of(topic, scope), "publish", **members)["MessageId"]


class ClientQueues:
    def __init__(self, clients: Clients) -> None:
        self._call = functools.partial(clients.call, "sqs")
        self._urls: dict[str, str] = {}

    def send(self, scope: Scope, queue: str, body: str, **more: Any) -> str:
        owner = scope_of(queue, scope)
        members = {"QueueUrl": self._url(owner, queue), "MessageBody": body, **more}
        return self._call(owner, "send_message", **members)["MessageId"]

    def _url(self, owner: Scope, queue: str) -> str:
        """A queue's URL does not change: it is asked for once."""
        if queue not in self._urls:
            found = self._call(owner, "get_queue_url", QueueName=name_in(queue))
            self._urls[queue] = found["QueueUrl"]
        return self._urls[queue]


class ClientLogs:
    def __init__(self, clients: Clients) -> None:
        self._call = functools.partial(clients.call, "logs")

    def put(self, scope: Scope, group: str, stream: str, events: Sequence[tuple[float, str]]) -> None:
        try:
            self._put(scope, group, stream, events)
        except Undeliverable as error:
            if error.code != "ResourceNotFoundException":
                raise
            self._make_stream(scope, group, stream)
            self._put(scope, group, stream, events)

    def _make_stream(self, scope: Scope, group: str, stream: str) -> None:
        """Unless somebody else has made it meanwhile."""
        try:
            self._call(scope, "create_log_stream", logGroupName=group, logStreamName=stream)
        except Undeliverable as error:
            if error.code != "ResourceAlreadyExistsException":
                raise

    def make_group(self, scope: Scope, group: str) -> None:
        try:
            self._call(scope, "create_log_group", logGroupName=group)
        except Undeliverable as error:
            if error.code != "ResourceAlreadyExistsException":
                raise

    def _put(self, scope: Scope, group: str, stream: str, events: Sequence[tuple[float, str]]) -> None:
        written = [{"timestamp": round(time * 1000), "message": message} for time, message in events]
        self._call(scope, "put_log_events", logGroupName=group, logStreamName=stream, logEvents=written)


class ClientMetrics:
    def __init__(self, clients: Clients) -> None:
        self._call = functools.partial(clients.call, "monitoring")

    def put(self, scope: Scope, namespace: str, data: Sequence[Mapping[str, Any]]) -> None:
        self._call(scope, "put_metric_data", Namespace=namespace, MetricData=list(data))

    def alarm(self, scope: Scope, name: str) -> str:
        kinds = ["MetricAlarm", "CompositeAlarm"]
        found = self._call(scope, "describe_alarms", AlarmNames=[name], AlarmTypes=kinds)
        states = (each["StateValue"] for kind in kinds for each in found.get(f"{kind}s", ()))
        return next(states, "")


class ClientDeliveryStreams:
    def __init__(self, clients: Clients) -> None:
        self._call = functools.partial(clients.call, "firehose")

    def put(self, scope: Scope, stream: str, data: bytes | str) -> None:
        record = {"Data": data.encode() if isinstance(data, str) else data}
        owner = scope_of(stream, scope)
        self._call(owner, "put_record", DeliveryStreamName=name_in(stream), Record=record)


class ClientDataStreams:
    def __init__(self, clients: Clients) -> None:
        self._call = functools.partial(clients.call, "kinesis")

    def put(self, scope: Scope, stream: str, partition_key: str, data: bytes | str) -> None:
        content = data.encode() if isinstance(data, str) else data
        members = {"StreamName": name_in(stream), "PartitionKey": partition_key, "Data": content}
        self._call(scope_of(stream, scope), "put_record", **members)


class ClientFunctions:
    def __init__(self, clients: Clients) -> None:
        self._clients = clients
        self._call = functools.partial(clients.call, "lambda")

    def invoke(self, scope: Scope, function: str, payload: bytes | str, **more: Any) -> bytes:
        content = payload.encode() if isinstance(payload, str) else payload
        members = {"FunctionName": function, "Payload": content, **more}
        answer = self._call(scope_of(function, scope), "invoke", **members)
        body: bytes = answer["Payload"].read()
        if answer.get("FunctionError"):
            raise Undeliverable(answer["FunctionError"], body.decode(errors="replace"))
        return body

    def run(self, scope: Scope, function: str, payload: bytes | str, **more: Any) -> None:
        try:
            self.invoke(scope, function, payload, **more)
        except Undeliverable as error:
            if error.code == UNHANDLED:
                raise Unreachable(str(error)) from error
            raise

    def poll(self, scope: Scope, function: str, queue: str, size: int, partial: bool) -> bool:
        sqs = functools.partial(self._clients.call, "sqs", scope_of(queue, scope))
        source = polling.Source(queue, size, partial)
        return polling.poll(sqs, source, functools.partial(self.invoke, scope, function))


class ClientKeys:
    def __init__(self, clients: Clients) -> None:
        self._call = functools.partial(clients.call, "kms")

    def encrypt(self, scope: Scope, key: str, plaintext: bytes, context: Mapping[str, str]) -> bytes:
        members = {"KeyId": key, "Plaintext": plaintext, "EncryptionContext": dict(context)}
        return self._call(scope_of(key, scope), "encrypt", **members)["CiphertextBlob"]

    def decrypt(self, scope: Scope, ciphertext: bytes, context: Mapping[str, str]) -> bytes:
        members = {"CiphertextBlob": ciphertext, "EncryptionContext": dict(context)}
        return self._call(scope, "decrypt", **members)["Plaintext"]


class ClientSecrets:
    def __init__(self, clients: Clients) -> None:
        self._call = functools.partial(clients.call, "secretsmanager")

    def value(self, scope: Scope, secret: str, version_id: str = "", stage: str = "") -> dict[str, Any]:
        chosen = {"VersionId": version_id, "VersionStage": stage}
        members = {member: value for member, value in chosen.items() if value}
        answer = self._call(scope_of(secret, scope), "get_secret_value", SecretId=secret, **members)
        return {member: value for member, value in answer.items() if member != "ResponseMetadata"}

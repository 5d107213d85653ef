"""The neighbours as an engine sees them: one small interface a service.

Every method blocks, and so runs in a thread: through `ctx.ask`, or as a `deliveries.Delivery`. All raise
`Unreachable` for what may be better in a moment and `Undeliverable` for what will not.
Names, ARNs, units and limits are those of the service's own API.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from bellhop.kernel.timers import TryAgain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bellhop.store import Scope


class Unreachable(TryAgain):
    """Nobody answers, or the answer says that it is worth trying again."""


class Undeliverable(Exception):
    """The other side has said no: there is no such queue, bucket, function; access is denied."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message


class Objects(Protocol):
    """Amazon S3."""

    def put(self, scope: Scope, bucket: str, key: str, body: bytes | str, **more: Any) -> None:
        """`more` are further members of PutObject: ContentType, ContentEncoding, …"""
        ...

    def get(self, scope: Scope, bucket: str, key: str) -> bytes: ...

    def put_file(self, scope: Scope, bucket: str, key: str, file: BinaryIO, **more: Any) -> None:
        """As `put`, with what a file holds from here on; of a large one a part is in memory at a time."""
        ...

    def keys(self, scope: Scope, bucket: str, prefix: str) -> list[str]:
        """The keys of all objects that begin so, in S3's order."""
        ...

    def exists(self, scope: Scope, bucket: str) -> bool: ...

    def region(self, scope: Scope, bucket: str) -> str:
        """The Region in which the bucket lies; "" if there is none."""
        ...


class Topics(Protocol):
    """Amazon SNS."""

    def publish(self, scope: Scope, topic: str, message: str, **more: Any) -> str:
        """The MessageId; `topic` is an ARN, `more` further members of Publish: Subject, …"""
        ...


class Queues(Protocol):
    """Amazon SQS."""

    def send(self, scope: Scope, queue: str, body: str, **more: Any) -> str:
        """The MessageId; `queue` is an ARN, `more` further members of SendMessage: MessageGroupId, …"""
        ...


class Logs(Protocol):
    """Amazon CloudWatch Logs."""

    def put(self, scope: Scope, group: str, stream: str, events: Sequence[tuple[float, str]]) -> None:
        """Events are (seconds since the epoch, message), in order of time; the stream is made if need be."""
        ...

    def make_group(self, scope: Scope, group: str) -> None:
        """Make a log group, unless it is there."""
        ...


class Metrics(Protocol):
    """Amazon CloudWatch."""

    def put(self, scope: Scope, namespace: str, data: Sequence[Mapping[str, Any]]) -> None:
        """`data` as in PutMetricData; Timestamp is seconds since the epoch."""
        ...

    def alarm(self, scope: Scope, name: str) -> str:
        """How an alarm, composite or not, stands: OK, ALARM or INSUFFICIENT_DATA; "" if there is none."""
        ...


class DeliveryStreams(Protocol):
    """Amazon Data Firehose."""

    def put(self, scope: Scope, stream: str, data: bytes | str) -> None:
        """`stream` is an ARN or a name."""
        ...


class DataStreams(Protocol):
    """Amazon Kinesis Data Streams."""

    def put(self, scope: Scope, stream: str, partition_key: str, data: bytes | str) -> None:
        """`stream` is an ARN."""
        ...


class Functions(Protocol):
    """AWS Lambda."""

    def invoke(self, scope: Scope, function: str, payload: bytes | str, **more: Any) -> bytes:
        """The answer's payload; `function` is an ARN or a name, `more` further members of Invoke.

        A function that raised is Undeliverable with the code Unhandled.
        """
        ...

    def run(self, scope: Scope, function: str, payload: bytes | str, **more: Any) -> None:
        """As `invoke`, for an event that is tried again: a function that raised is Unreachable."""
        ...

    def poll(self, scope: Scope, function: str, queue: str, size: int, partial: bool) -> bool:
        """Hand over what is in a queue, an ARN, in batches of `size`; whether any is left for later.

        `partial`: the function reports the items that it failed at.
        """
        ...


@dataclass(frozen=True, slots=True)
class FunctionVersion:
    """What runs when a Lambda function is invoked: `code` and `layers` are zip files.

    `timeout` is in seconds, `memory` in MiB; `code_sha256` is any text that changes with the code.
    """

    account: str
    region: str
    arn: str
    name: str
    version: str
    runtime: str
    handler: str
    timeout: float
    memory: int
    code: bytes = field(repr=False)
    code_sha256: str
    layers: tuple[bytes, ...] = field(default=(), repr=False)
    variables: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ran:
    """How an invocation ended.

    `error` is X-Amz-Function-Error, "" for a function that returned; `log` are the events that it wrote to
    `log_stream`, whose times are seconds since the epoch.
    """

    payload: bytes
    error: str
    request_id: str
    log_stream: str
    log: tuple[tuple[float, str], ...]


class FunctionRunner(Protocol):
    """Runs functions on this machine. `invoke` blocks, and may be called from any thread."""

    def invoke(
        self, function: FunctionVersion, payload: bytes, *, arn: str = "", client_context: str = ""
    ) -> Ran:
        """`arn` is the one that the caller named; `client_context` is JSON."""
        ...


class Keys(Protocol):
    """AWS KMS."""

    def encrypt(self, scope: Scope, key: str, plaintext: bytes, context: Mapping[str, str]) -> bytes: ...

    def decrypt(self, scope: Scope, ciphertext: bytes, context: Mapping[str, str]) -> bytes: ...


class Secrets(Protocol):
    """AWS Secrets Manager."""

    def value(self, scope: Scope, secret: str, version_id: str = "", stage: str = "") -> dict[str, Any]:
        """GetSecretValue's answer: ARN, Name, CreatedDate, SecretString or SecretBinary, …

        `secret` is a name or an ARN; without `version_id` and `stage` the current version is meant.
        """
        ...


class Web(Protocol):
    """Any HTTP(S) server: subscribers of topics, API destinations."""

    def post(self, scope: Scope, url: str, body: bytes | str, headers: Mapping[str, str]) -> int:
        """The status, which is 2xx; 4xx other than 429 is Undeliverable."""
        ...

    def get(
        self, scope: Scope, url: str, headers: Mapping[str, str]
    ) -> tuple[int, str, Mapping[str, str], bytes]:
        """Status, reason, headers by names in lower case, and body, whatever the status is."""
        ...


class Relay(Protocol):
    """A mail server of the operator's."""

    @property
    def secure(self) -> bool:
        """Whether it is spoken to by TLS."""
        ...

    def recipients(self, sender: str, addresses: Sequence[str]) -> list[str]:
        """Those of the recipients whose mail goes there, of a mail from this address; does not block."""
        ...

    def send(self, scope: Scope, sender: str, recipients: Sequence[str], content: bytes) -> None:
        """Hand on a message; `sender` and `recipients` are its envelope."""
        ...


class Neighbours(Protocol):
    """All of them. Each port is made when it is first asked for."""

    def hears(self, service: str) -> bool:
        """Whether somebody may read what this service is told: else it need not be told."""
        ...

    @property
    def objects(self) -> Objects: ...
    @property
    def topics(self) -> Topics: ...
    @property
    def queues(self) -> Queues: ...
    @property
    def logs(self) -> Logs: ...
    @property
    def metrics(self) -> Metrics: ...
    @property
    def delivery_streams(self) -> DeliveryStreams: ...
    @property
    def data_streams(self) -> DataStreams: ...
    @property
    def functions(self) -> Functions: ...
    @property
    def keys(self) -> Keys: ...
    @property
    def secrets(self) -> Secrets: ...
    @property
    def web(self) -> Web: ...
    @property
    def relay(self) -> Relay | None:
        """None where the operator has named none."""
        ...

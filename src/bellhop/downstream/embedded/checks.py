"""What AWS refuses, and moto takes or falls over."""

from __future__ import annotations

import functools
import inspect
import json
import re
from typing import TYPE_CHECKING, Any

from bellhop.downstream.embedded.world import module, replace, visit
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    Call = dict[str, Any]  # the arguments of a call by their names, `self` among them
    Load = Callable[[str], Any]

# What no message may have: AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The attributes of a queue that are numbers, from and to.
RANGES = {
    "DelaySeconds": (0, 900),
    "MaximumMessageSize": (1024, 1_048_576),
    "MessageRetentionPeriod": (60, 1_209_600),
    "ReceiveMessageWaitTimeSeconds": (0, 20),
    "VisibilityTimeout": (0, 43_200),
}
SETTABLE = frozenset(
    (
        *RANGES,
        "ContentBasedDeduplication",
        "DeduplicationScope",
        "FifoQueue",
        "FifoThroughputLimit",
        "KmsDataKeyReusePeriodSeconds",
        "KmsMasterKeyId",
        "Policy",
        "RedriveAllowPolicy",
        "RedrivePolicy",
        "SqsManagedSseEnabled",
    )
)
GROUP_NAME = re.compile(r"[.\-_/#A-Za-z0-9]{1,512}")
ARN = re.compile(r"arn:[^:]+:[^:]+:[^:]*:[^:]*:.+")
UNUSABLE = {  # state of a key → error, and what is said of it
    "Disabled": ("DisabledException", "is disabled."),
    "PendingDeletion": ("KMSInvalidStateException", "is pending deletion."),
}


def _before(owner: Any, name: str, check: Callable[[Call], None]) -> None:
    def made(original: Any) -> Any:
        signature = inspect.signature(original)

        @functools.wraps(original)
        def checked(*arguments: Any, **members: Any) -> Any:
            if visit():
                check(signature.bind(*arguments, **members).arguments)
            return original(*arguments, **members)

        return checked

    replace(owner, name, made)


@functools.cache
def of_s3(_: Load) -> None:
    backend = module("moto.s3.models").S3Backend
    _before(backend, "put_bucket_policy", _bucket_policy)
    for name in ("upload_part", "upload_part_copy", "complete_multipart_upload"):
        _before(backend, name, _upload)
    _before(backend, "list_objects_v2", _continuation)


def _bucket_policy(call: Call) -> None:
    if not _is_map(call["policy"]):
        message = "Policies must be valid JSON and the first byte must be '{'"
        raise Refusal("MalformedPolicy", message, 400)


def _upload(call: Call) -> None:
    bucket = call["self"].get_bucket(call.get("bucket_name") or call.get("dest_bucket_name"))
    if call["multipart_id"] not in bucket.multiparts:
        message = (
            "The specified upload does not exist. The upload ID may be invalid, "
            "or the upload may have been aborted or completed."
        )
        raise Refusal("NoSuchUpload", message, 404)


def _continuation(call: Call) -> None:
    token = call.get("continuation_token")
    if token and token not in call["self"]._pagination_tokens:
        raise Refusal("InvalidArgument", "The continuation token provided is incorrect", 400)


@functools.cache
def of_sqs(_: Load) -> None:
    responses, models = module("moto.sqs.responses").SQSResponse, module("moto.sqs.models")
    _before(responses, "send_message", _body)
    _before(responses, "create_queue", _attributes)
    _before(models.SQSBackend, "set_queue_attributes", lambda call: _check_attributes(call["attributes"]))


def _body(call: Call) -> None:
    body = call["self"]._get_param("MessageBody")
    if not body:
        raise Refusal("MissingParameter", "The request must contain the parameter MessageBody.", 400)
    if found := FORBIDDEN.search(body):
        message = (
            f"Invalid characters found. Valid unicode characters are: #x9 | #xA | #xD | ... {found[0]!r}"
        )
        raise Refusal("InvalidMessageContents", message, 400)


def _attributes(call: Call) -> None:
    _check_attributes(call["self"]._get_param("Attributes") or {})


def _check_attributes(attributes: dict[str, Any]) -> None:
    for name, value in attributes.items():
        if name not in SETTABLE:
            raise Refusal("InvalidAttributeName", f"Unknown Attribute {name}.", 400)
        if name in RANGES and not _is_within(value, *RANGES[name]):
            raise Refusal("InvalidAttributeValue", f"Invalid value for the parameter {name}.", 400)
        if name == "RedrivePolicy" and value and not _is_map(value):
            reason = "Redrive policy is not a valid JSON map."
            message = f"Value {value} for parameter {name} is invalid. Reason: {reason}"
            raise Refusal("InvalidParameterValue", message, 400)


def _is_within(value: Any, least: int, most: int) -> bool:
    try:
        return least <= int(value) <= most
    except ValueError:
        return False


def _is_map(text: Any) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (TypeError, ValueError):
        return False


@functools.cache
def of_logs(_: Load) -> None:
    backend = module("moto.logs.models").LogsBackend
    _before(backend, "create_log_group", _group_name)
    _before(backend, "put_subscription_filter", _destination)
    _before(backend, "get_query_results", _query)


def _group_name(call: Call) -> None:
    name = call["log_group_name"]
    if not GROUP_NAME.fullmatch(name):
        message = (
            f"1 validation error detected: Value '{name}' at 'logGroupName' failed to satisfy constraint: "
            "Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+"
        )
        raise Refusal("InvalidParameterException", message, 400)


def _destination(call: Call) -> None:
    if not ARN.fullmatch(call["destination_arn"]):
        raise Refusal("InvalidParameterException", "Invalid destination ARN", 400)


def _query(call: Call) -> None:
    if call["query_id"] not in call["self"].queries:
        raise Refusal("ResourceNotFoundException", f"Query {call['query_id']} does not exist.", 400)


@functools.cache
def of_kinesis(_: Load) -> None:
    _before(module("moto.kinesis.models").KinesisBackend, "get_records", _iterator)


def _iterator(call: Call) -> None:
    try:
        _, _, _ = module("moto.kinesis.utils").decompose_shard_iterator(call["shard_iterator"])
    except ValueError as error:
        raise Refusal("InvalidArgumentException", "Invalid ShardIterator.", 400) from error


@functools.cache
def of_kms(_: Load) -> None:
    models = module("moto.kms.models")
    for name in ("encrypt", "sign", "verify", "generate_mac", "verify_mac"):
        _before(models.KmsBackend, name, _usable)
    replace(models.KmsBackend, "decrypt", _decrypt)


def _usable(call: Call) -> None:
    backend = call["self"]
    _check_state(backend.keys.get(backend.any_id_to_key_id(call["key_id"])))


def _decrypt(original: Any) -> Any:
    """The key is named by what is encrypted."""

    def decrypt(self: Any, *arguments: Any, **members: Any) -> tuple[bytes, str]:
        plaintext, arn = original(self, *arguments, **members)
        if visit():
            _check_state(self.keys.get(arn.rpartition("/")[2]))
        return plaintext, arn

    return decrypt


def _check_state(key: Any) -> None:
    if key is not None and key.key_state in UNUSABLE:
        code, said = UNUSABLE[key.key_state]
        raise Refusal(code, f"{key.arn} {said}", 400)

"""What a request asks of a neighbour, as far as a trail records it: operation and parameters.

Management events alone: what CloudTrail calls data events (objects, messages, records, invocations,
log lines, metrics) it does not record unless told to, and so neither does the trail.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import parse_qsl, unquote

import orjson

if TYPE_CHECKING:
    from bellhop.wire.http import Request

DATA = frozenset(
    (
        "BatchGetSecretValue",
        "ChangeMessageVisibility",
        "ChangeMessageVisibilityBatch",
        "DeleteMessage",
        "DeleteMessageBatch",
        "FilterLogEvents",
        "GetLogEvents",
        "GetMetricData",
        "GetMetricStatistics",
        "GetRecords",
        "GetShardIterator",
        "Publish",
        "PublishBatch",
        "PutLogEvents",
        "PutMetricData",
        "PutRecord",
        "PutRecordBatch",
        "PutRecords",
        "ReceiveMessage",
        "SendMessage",
        "SendMessageBatch",
        "SubscribeToShard",
    )
)
SECRETS = frozenset(
    (
        "AccessKey",  # of an HTTP endpoint of Firehose
        "CiphertextBlob",
        "EncryptedKeyMaterial",
        "Password",
        "Plaintext",
        "SecretBinary",
        "SecretString",
    )
)
SIGNATURE = "X-Amz-"  # what a presigned request says of its signer, its session token too
HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS"
VERBS = {"GET": "Get", "PUT": "Put", "DELETE": "Delete"}
# What is said of a bucket below its name: `?policy` is asked of by GetBucketPolicy.
SUBRESOURCES = {
    "acl": "Acl",
    "cors": "Cors",
    "encryption": "Encryption",
    "lifecycle": "Lifecycle",
    "location": "Location",
    "logging": "Logging",
    "notification": "Notification",
    "policy": "Policy",
    "tagging": "Tagging",
    "versioning": "Versioning",
    "website": "Website",
}
# Lambda's operations bear the version of the API in CloudTrail: logging-using-cloudtrail.html
LAMBDA = tuple(
    (method, re.compile(path + "/?"), name)
    for method, path, name in (
        ("POST", r"/2015-03-31/functions", "CreateFunction20150331"),
        ("GET", r"/2015-03-31/functions", "ListFunctions20150331"),
        ("GET", r"/2015-03-31/functions/[^/]+", "GetFunction20150331v2"),
        ("DELETE", r"/2015-03-31/functions/[^/]+", "DeleteFunction20150331"),
        ("PUT", r"/2015-03-31/functions/[^/]+/code", "UpdateFunctionCode20150331v2"),
        ("PUT", r"/2015-03-31/functions/[^/]+/configuration", "UpdateFunctionConfiguration20150331v2"),
        ("POST", r"/2015-03-31/functions/[^/]+/policy", "AddPermission20150331v2"),
        ("POST", r"/2015-03-31/event-source-mappings", "CreateEventSourceMapping20150331"),
    )
)


def asked(service: str, request: Request) -> tuple[str, dict[str, Any]] | None:
    """The operation and its parameters; None for data events, and for what has no name here."""
    if service == "s3":
        return _of_bucket(request)
    if service == "lambda":
        return _of_function(request)
    form = _form(request)
    target = request.headers.get("x-amz-target", "") or request.path
    operation = form.pop("Action", "") or re.split(r"[./]", target)[-1]
    form.pop("Version", None)
    return None if not operation or operation in DATA else (operation, form or _json(request))


def _form(request: Request) -> dict[str, Any]:
    form = "x-www-form-urlencoded" in request.headers.get("content-type", "")
    text = request.body.decode(errors="replace") if form else request.query
    return {name: value for name, value in parse_qsl(text) if not name.startswith(SIGNATURE)}


def _json(request: Request) -> dict[str, Any]:
    try:
        members = orjson.loads(request.body)
    except ValueError:
        return {}
    return _without_secrets(members) if isinstance(members, dict) else {}


def _without_secrets(value: Any) -> Any:
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value).items()
        return {name: HIDDEN if name in SECRETS else _without_secrets(each) for name, each in members}
    return [_without_secrets(each) for each in cast("list[Any]", value)] if isinstance(value, list) else value


def _of_bucket(request: Request) -> tuple[str, dict[str, Any]] | None:
    bucket, _, key = request.path.strip("/").partition("/")
    if key:
        return None
    if not bucket:
        return ("ListBuckets", {}) if request.method == "GET" else None
    asked_of = request.query.partition("&")[0].partition("=")[0]
    if asked_of in SUBRESOURCES and request.method in VERBS:
        operation = f"{VERBS[request.method]}Bucket{SUBRESOURCES[asked_of]}"
    else:
        operation = {"PUT": "CreateBucket", "DELETE": "DeleteBucket"}.get(request.method, "")
        operation = "" if asked_of else operation
    return (operation, {"bucketName": unquote(bucket)}) if operation else None


def _of_function(request: Request) -> tuple[str, dict[str, Any]] | None:
    for method, path, operation in LAMBDA:
        if request.method == method and path.fullmatch(request.path):
            parts = request.path.strip("/").split("/")
            name = {"FunctionName": unquote(parts[2])} if len(parts) > 2 else {}
            return operation, name or _without_code(_json(request))
    return None


def _without_code(members: dict[str, Any]) -> dict[str, Any]:
    """CloudTrail leaves the archive out, and the environment."""
    return {name: value for name, value in members.items() if name not in ("Code", "Environment")}

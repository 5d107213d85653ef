"""What moto answers, and why it does not, as AWS says it."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from bellhop.downstream.embedded import wsgi
from bellhop.downstream.embedded.world import module
from bellhop.wire.neighbours import refuse_as_s3
from bellhop.wire.refusal import NotBuilt, Refusal

if TYPE_CHECKING:
    from bellhop.downstream.embedded.loading import Handler
    from bellhop.wire.http import Answer, Request

# How boto3 would tell of an error: moto says it of some itself.
TOLD_BY_BOTO3 = re.compile(rb"An error occurred \(\w+\) when calling the \w+ operation: ")
DELETED = re.compile(rb"You tried to +perform the operation on a secret that's currently marked deleted\.")
SAID_OF_DELETED = b"You can't perform this operation on the secret because it was marked for deletion."
ACTION = re.compile(r"The (\w+) action has not been implemented")
NAMES = {"monitoring": "cloudwatch"}  # where it is not the signing name
JSON = frozenset(("firehose", "kinesis", "kms", "logs", "secretsmanager"))
JSON_TYPE = ("content-type", "application/x-amz-json-1.1")
DENIED = Refusal("AccessDenied", "Access Denied", 403)


def answered(handler: Handler, made: Any, request: Request, service: str) -> Answer:
    """What moto's handler answers; raises Refusal for what it has no answer to."""
    botocore, werkzeug = module("botocore.model"), module("werkzeug.exceptions")
    try:
        status, headers, body = handler(made, made.raw_url, dict(made.headers))
    except werkzeug.HTTPException as error:
        status, headers, body = error.code or 500, dict(error.get_headers()), error.get_body()
    except (NotImplementedError, botocore.OperationNotFoundError) as error:
        raise _unanswered(service, request, str(error)) from error
    answer = wsgi.answer(status, headers, b"" if request.method == "HEAD" else body)
    return _in_full(service, answer) if request.method != "HEAD" else answer


def _in_full(service: str, answer: Answer) -> Answer:
    """With what moto leaves out, without what it says too much."""
    if answer.status >= 400 and service != "s3":
        said = DELETED.sub(SAID_OF_DELETED, TOLD_BY_BOTO3.sub(b"", answer.body))
        answer = dataclasses.replace(answer, body=said)
    names = [name.lower() for name, _ in answer.headers]
    if service == "s3" and answer.status == 403 and not answer.body:  # who asks without a signature
        return refuse_as_s3(DENIED, dict(answer.headers).get("x-amzn-requestid", ""))
    if service in JSON and "content-type" not in names:
        return dataclasses.replace(answer, headers=[*answer.headers, JSON_TYPE])
    return answer


def _unanswered(service: str, request: Request, said: str) -> Refusal:
    """Of an operation that AWS has, or of what is none at all."""
    target = request.headers.get("x-amz-target", "")
    form = dict(parse_qsl(request.body.decode("latin-1")) + parse_qsl(request.query))
    operation = target.rpartition(".")[2] or form.get("Action", "")
    if not operation:
        found = ACTION.search(said)
        words = found[1].split("_") if found else ["This operation"]
        return NotBuilt(f"{service}:{''.join(word[:1].upper() + word[1:] for word in words)}")
    name = NAMES.get(service, service)
    if operation in module("moto.core.utils").get_service_model(name).operation_names:
        return NotBuilt(f"{name}:{operation}")
    if target:
        return Refusal("UnknownOperationException", f"Unknown operation {target}", 400)
    version = form.get("Version", "")
    return Refusal("InvalidAction", f"Could not find operation {operation} for version {version}", 400)

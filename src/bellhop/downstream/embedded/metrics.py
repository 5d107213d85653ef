"""CloudWatch: over CBOR too, which most SDKs speak and moto does not, as the same calls over JSON."""

from __future__ import annotations

import base64
import dataclasses
import functools
import json
import re
from typing import TYPE_CHECKING, Any

from bellhop.downstream.embedded.world import module, replace, visit
from bellhop.wire import rpc_cbor
from bellhop.wire.http import Answer
from bellhop.wire.refusal import Refusal
from bellhop.wire.scalars import Malformed

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.wire.http import Request

TARGET = "GraniteServiceVersion20100801"
OPERATION = re.compile(rf"/service/{TARGET}/operation/(\w+)")
SCALARS: dict[str, Callable[[Any], Any]] = {
    "blob": base64.b64decode,
    "double": float,
    "float": float,
    "timestamp": rpc_cbor.write_time,
}
LENGTHS = ("content-length", "content-type")


@functools.cache
def prepare(_: Callable[[str], Any]) -> None:
    replace(module("moto.cloudwatch.models").CloudWatchBackend, "get_filtered_metrics", _once)


def _once(original: Any) -> Any:
    """ListMetrics: each metric once, however often it was put."""

    def get_filtered_metrics(self: Any, *arguments: Any) -> list[Any]:
        found: list[Any] = original(self, *arguments)
        return list({_key(each): each for each in found}.values()) if visit() else found

    return get_filtered_metrics


def _key(metric: Any) -> tuple[Any, ...]:
    return metric.namespace, metric.name, tuple(sorted((each.name, each.value) for each in metric.dimensions))


def cbor_operation(request: Request) -> str:
    """The operation that a request asks for by CBOR; "": it speaks something else."""
    found = OPERATION.fullmatch(request.path)
    return found[1] if found else ""


def as_json(request: Request, operation: str) -> Request:
    """The same request as moto reads it. Raises Refusal for what is no CBOR."""
    headers = {name: value for name, value in request.headers.items() if name not in LENGTHS}
    headers |= {"content-type": "application/x-amz-json-1.0", "x-amz-target": f"{TARGET}.{operation}"}
    try:
        body = json.dumps(rpc_cbor.load(request.body)).encode()
    except (Malformed, TypeError) as error:
        raise Refusal("SerializationException", str(error), 400) from error
    return dataclasses.replace(request, path="/", headers=headers, body=body)


def as_cbor(answer: Answer, operation: str) -> Answer:
    """moto's answer as the client reads it."""
    value = json.loads(answer.body or b"{}")
    if answer.status < 300:
        value = _typed(value, _output(operation))
    headers = [(name, value) for name, value in answer.headers if name.lower() not in LENGTHS]
    headers += [("smithy-protocol", "rpc-v2-cbor"), ("content-type", rpc_cbor.MEDIA_TYPE)]
    return Answer(answer.status, headers, rpc_cbor.dump(value))


def _output(operation: str) -> Any:
    return module("moto.core.utils").get_service_model("cloudwatch").operation_model(operation).output_shape


def _typed(value: Any, shape: Any) -> Any:
    """A value of JSON with the types that only CBOR has."""
    if value is None or shape is None:
        return value
    if shape.type_name == "structure":
        return {name: _typed(one, shape.members.get(name)) for name, one in value.items()}
    if shape.type_name == "list":
        return [_typed(one, shape.member) for one in value]
    if shape.type_name == "map":
        return {name: _typed(one, shape.value) for name, one in value.items()}
    return SCALARS[shape.type_name](value) if shape.type_name in SCALARS else value

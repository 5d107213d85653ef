"""aws-json 1.0 and 1.1 (SSM, SMS and Voice v2): the operation in X-Amz-Target, all else in the body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from bellhop.wire.http import Answer
from bellhop.wire.json_shapes import (
    JsonReader,
    JsonWriter,
    fault_members,
    load,
    require_json,
    require_shallow,
)
from bellhop.wire.protocol import Protocol
from bellhop.wire.shapes import is_recursive

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.wire.http import Request
    from bellhop.wire.model import Operation, ServiceModel
    from bellhop.wire.protocol import Fault, Read, Write
    from bellhop.wire.shapes import Shape


def compile_reader(operation: Operation, ref: Shape) -> Read:
    read_value = JsonReader(operation.service.shapes).compile(ref)
    deep = is_recursive(operation.service.shapes, ref)

    def read(request: Request, _: Mapping[str, str]) -> dict[str, Any]:
        require_json(request)
        value = load(request.body)
        if deep:
            require_shallow(value)
        return read_value(value)

    return read


def compile_writer(operation: Operation) -> Write:
    content_type = media_type(operation.service)
    if operation.output is None:
        return lambda _, request_id: _answer(200, content_type, request_id, b"{}")
    write_value = JsonWriter(operation.service.shapes).compile(operation.output)

    def write(result: Mapping[str, Any], request_id: str) -> Answer:
        return _answer(200, content_type, request_id, orjson.dumps(write_value(result)))

    return write


def refuse(fault: Fault, service: ServiceModel, request_id: str) -> Answer:
    shape = service.shapes.get(fault.shape)
    body = fault_members(fault, shape)
    if shape:
        body |= JsonWriter(service.shapes).compile({"shape": fault.shape})(fault.members)
    answer = _answer(fault.status, media_type(service), request_id, orjson.dumps(body))
    return as_query_knew_it(answer, fault, service)


def as_query_knew_it(answer: Answer, fault: Fault, service: ServiceModel) -> Answer:
    """What a service that once spoke Query says for the clients of that time: "AWS.X.Y;Sender"."""
    if "awsQueryCompatible" in service.metadata:
        code = service.shapes.get(fault.shape, {}).get("error", {}).get("code", fault.code)
        side = "Sender" if fault.by_sender else "Receiver"
        answer.headers.append(("x-amzn-query-error", f"{code};{side}"))
    return answer


def media_type(service: ServiceModel) -> str:
    return f"application/x-amz-json-{service.metadata.get('jsonVersion', '1.1')}"


def _answer(status: int, content_type: str, request_id: str, body: bytes) -> Answer:
    return Answer(status, [("x-amzn-RequestId", request_id), ("Content-Type", content_type)], body)


PROTOCOL = Protocol(
    compile_reader, compile_writer, refuse, invalid="ValidationException", malformed="SerializationException"
)

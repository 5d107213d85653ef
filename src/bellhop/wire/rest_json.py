"""rest-json (SES v2, Pinpoint): the operation in method and path, members there, in headers and body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from bellhop.wire.bindings import compile_binds, head_writer, located
from bellhop.wire.http import Answer
from bellhop.wire.json_shapes import (
    JsonReader,
    JsonWriter,
    body_members,
    fault_members,
    load,
    require_json,
    require_shallow,
)
from bellhop.wire.protocol import Protocol
from bellhop.wire.scalars import Malformed
from bellhop.wire.shapes import Shape, Shapes, is_recursive, resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bellhop.wire.http import Request
    from bellhop.wire.model import Operation, ServiceModel
    from bellhop.wire.protocol import Fault, Read, Write

JSON = "application/json"


def compile_reader(operation: Operation, ref: Shape) -> Read:
    shapes = operation.service.shapes
    shape = resolve(shapes, ref)
    read_body = compile_body(shapes, shape)
    binds = compile_binds(shapes, shape)

    def read(request: Request, labels: Mapping[str, str]) -> dict[str, Any]:
        members = read_body(request)
        for bind in binds:
            bind(request, labels, members)
        return members

    return read


def compile_body(shapes: Shapes, shape: Shape) -> Callable[[Request], dict[str, Any]]:
    if payload := shape.get("payload"):
        return payload_reader(shapes, payload, shape["members"][payload])
    members = body_members(shape)
    if not members:
        return lambda _: {}
    read_value = JsonReader(shapes).members(members)
    return json_reader(read_value, any(is_recursive(shapes, ref) for ref in members.values()))


def json_reader(read_value: Callable[[Any], Any], deep: bool) -> Callable[[Request], Any]:
    def read_body(request: Request) -> Any:
        require_json(request)
        value = load(request.body)
        if deep:
            require_shallow(value)
        return read_value(value)

    return read_body


def payload_reader(shapes: Shapes, name: str, ref: Shape) -> Callable[[Request], dict[str, Any]]:
    """The whole body is one member: bytes and text as they are, else JSON. An empty body leaves it out."""
    shape = resolve(shapes, ref)
    if shape["type"] == "blob":
        return lambda request: {name: request.body} if request.body else {}
    if shape["type"] == "string":
        return lambda request: {name: utf8(request.body)} if request.body else {}
    read_body = json_reader(JsonReader(shapes).compile(ref), is_recursive(shapes, ref))
    return lambda request: {name: read_body(request)} if request.body else {}


def utf8(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise Malformed("The request is not valid UTF-8") from None


def compile_writer(operation: Operation) -> Write:
    status = operation.http.get("responseCode", 200)
    if operation.output is None:
        return lambda _, request_id: Answer(status, _headers(request_id), b"")
    shapes = operation.service.shapes
    shape = resolve(shapes, operation.output)
    write_head = head_writer(shapes, shape)
    write_body, content_type = body_writer(shapes, shape)
    status_member = next((name for name, _ in located(shapes, shape, "statusCode")), "")

    def write(result: Mapping[str, Any], request_id: str) -> Answer:
        headers = _headers(request_id)
        if write_head:
            headers += write_head(result)
        code = result.get(status_member) or status
        if code == 204:
            return Answer(code, headers, b"")
        headers.append(("Content-Type", content_type))
        return Answer(code, headers, write_body(result))

    return write


def _headers(request_id: str) -> list[tuple[str, str]]:
    return [("x-amzn-RequestId", request_id)]


def body_writer(shapes: Shapes, shape: Shape) -> tuple[Callable[[Mapping[str, Any]], bytes], str]:
    """What writes the body from the result, and its media type."""
    if payload := shape.get("payload"):
        return payload_writer(shapes, payload, shape["members"][payload])
    own = body_members(shape)
    elsewhere = shape["members"].keys() - own.keys()
    write_value = JsonWriter(shapes).members(shape["shape"], own)
    if not elsewhere:
        return lambda result: orjson.dumps(write_value(result)), JSON

    def write_own(result: Mapping[str, Any]) -> bytes:
        members = {name: value for name, value in result.items() if name not in elsewhere}
        return orjson.dumps(write_value(members))

    return write_own, JSON


def payload_writer(shapes: Shapes, name: str, ref: Shape) -> tuple[Callable[[Mapping[str, Any]], bytes], str]:
    shape = resolve(shapes, ref)
    if shape["type"] == "blob":
        return lambda result: result.get(name) or b"", "application/octet-stream"
    if shape["type"] == "string":
        return lambda result: (result.get(name) or "").encode(), "text/plain"
    write_value = JsonWriter(shapes).compile(ref)

    def write_payload(result: Mapping[str, Any]) -> bytes:
        value = result.get(name)
        return b"{}" if value is None else orjson.dumps(write_value(value))

    return write_payload, JSON


def refuse(fault: Fault, service: ServiceModel, request_id: str) -> Answer:
    headers = [*_headers(request_id), ("x-amzn-ErrorType", fault.code), ("Content-Type", JSON)]
    shape = service.shapes.get(fault.shape)
    # The header is what SDKs read; who sees the body alone (curl, a log) finds the name there too, where
    # the protocol lets a client look: "a body field named code, or a body field named __type".
    body = fault_members(fault, shape)
    if shape:
        write_head = head_writer(service.shapes, shape)
        headers += write_head(fault.members) if write_head else []
        write_body, _ = body_writer(service.shapes, {**shape, "shape": fault.shape})
        body |= orjson.loads(write_body({**request_ids(shape, request_id), **fault.members}))
    return Answer(fault.status, headers, orjson.dumps(body))


def request_ids(shape: Shape, request_id: str) -> dict[str, str]:
    """Pinpoint's errors say the request's id in their body too: RequestID."""
    return {name: request_id for name in shape["members"] if name.lower() == "requestid"}


PROTOCOL = Protocol(
    compile_reader, compile_writer, refuse, invalid="BadRequestException", malformed="SerializationException"
)

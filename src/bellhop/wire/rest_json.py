"""rest-json (SES v2, Pinpoint): the operation in method and path, members in path, query string, headers and body."""

from __future__ import annotations

from binascii import a2b_base64
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import orjson

from bellhop.wire import form
from bellhop.wire.http import Answer
from bellhop.wire.json_shapes import (
    JsonReader,
    JsonWriter,
    body_members,
    load,
    message_name,
    require_json,
    require_shallow,
)
from bellhop.wire.protocol import Protocol
from bellhop.wire.scalars import Malformed, text_reader, text_writer, write_blob
from bellhop.wire.shapes import Shape, Shapes, is_recursive, resolve

if TYPE_CHECKING:
    from bellhop.wire.http import Request
    from bellhop.wire.model import Operation, ServiceModel
    from bellhop.wire.protocol import Fault, Read, Write

ReadText = Callable[[str], Any]
Bind = Callable[["Request", Mapping[str, str], dict[str, Any]], None]
Head = Callable[[Mapping[str, Any]], list[tuple[str, str]]]


def compile_reader(operation: Operation) -> Read:
    if operation.input is None:
        return lambda request, labels: {}
    shapes = operation.service.shapes
    shape = resolve(shapes, operation.input)
    read_body = compile_body(shapes, shape)
    binds = [bind(shapes, shape) for bind in (labels_bind, query_bind, headers_bind) if bind is not None]
    bound = [bind for bind in binds if bind]

    def read(request: Request, labels: Mapping[str, str]) -> dict[str, Any]:
        members = read_body(request)
        for bind in bound:
            bind(request, labels, members)
        return members

    return read


def located(shapes: Shapes, shape: Shape, *places: str) -> list[tuple[str, Shape]]:
    """The members that travel in one of these places, with their shapes."""
    return [
        (name, resolve(shapes, ref)) for name, ref in shape["members"].items() if ref.get("location") in places
    ]


def compile_body(shapes: Shapes, shape: Shape) -> Callable[[Request], dict[str, Any]]:
    if payload := shape.get("payload"):
        return payload_reader(shapes, payload, shape["members"][payload])
    members = body_members(shape)
    if not members:
        return lambda request: {}
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
    """The whole body is one member: bytes and text as they are, all else JSON. An empty body leaves it out."""
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


def value_reader(shape: Shape) -> ReadText:
    if shape.get("jsonvalue"):
        return lambda text: load(a2b_base64(text))
    return text_reader(shape["type"])


def labels_bind(shapes: Shapes, shape: Shape) -> Bind | None:
    """`{Label}` of the path: the member is found under its own name or its locationName."""
    readers = [
        (name, member.get("locationName", name), value_reader(member))
        for name, member in located(shapes, shape, "uri")
    ]
    if not readers:
        return None

    def bind(request: Request, labels: Mapping[str, str], members: dict[str, Any]) -> None:
        for name, label, read in readers:
            members[name] = read(labels[label])

    return bind


def query_bind(shapes: Shapes, shape: Shape) -> Bind | None:
    found = located(shapes, shape, "querystring")
    if not found:
        return None
    maps = [(name, member) for name, member in found if member["type"] == "map"]
    readers = {
        member.get("locationName", name): (name, query_reader(shapes, member))
        for name, member in found
        if member["type"] != "map"
    }

    def bind(request: Request, labels: Mapping[str, str], members: dict[str, Any]) -> None:
        if not request.query:
            return
        values = form.parse_all(request.query.encode())
        for wire_name, texts in values.items():
            if wire_name in readers:
                name, read = readers[wire_name]
                members[name] = read(texts)
        for name, member in maps:
            if rest := {key: texts for key, texts in values.items() if key not in readers}:
                members[name] = read_query_map(shapes, member, rest)

    return bind


def query_reader(shapes: Shapes, shape: Shape) -> Callable[[list[str]], Any]:
    if shape["type"] == "list":
        read_item = value_reader(resolve(shapes, shape["member"]))
        return lambda texts: [read_item(text) for text in texts]
    read = value_reader(shape)
    return lambda texts: read(texts[-1])


def read_query_map(shapes: Shapes, shape: Shape, values: Mapping[str, list[str]]) -> dict[str, Any]:
    """A map in the query string takes what no other member has taken."""
    read = query_reader(shapes, resolve(shapes, shape["value"]))
    return {key: read(texts) for key, texts in values.items()}


def headers_bind(shapes: Shapes, shape: Shape) -> Bind | None:
    found = located(shapes, shape, "header", "headers")
    if not found:
        return None
    readers = [header_reader(shapes, name, member) for name, member in found]

    def bind(request: Request, labels: Mapping[str, str], members: dict[str, Any]) -> None:
        for name, read in readers:
            value = read(request.headers)
            if value is not None:
                members[name] = value

    return bind


def header_reader(shapes: Shapes, name: str, shape: Shape) -> tuple[str, Callable[[Mapping[str, str]], Any]]:
    wire_name = shape.get("locationName", name).lower()
    if shape["location"] == "headers":
        return name, prefix_reader(wire_name)
    read = header_list_reader(shapes, shape) if shape["type"] == "list" else value_reader(shape)

    def read_header(headers: Mapping[str, str]) -> Any:
        text = headers.get(wire_name)
        return None if text is None else read(text)

    return name, read_header


def prefix_reader(prefix: str) -> Callable[[Mapping[str, str]], dict[str, str] | None]:
    """A map of all headers that begin with the prefix, named by what follows it."""

    def read_headers(headers: Mapping[str, str]) -> dict[str, str] | None:
        found = {key[len(prefix) :]: value for key, value in headers.items() if key.startswith(prefix)}
        return found or None

    return read_headers


def header_list_reader(shapes: Shapes, shape: Shape) -> ReadText:
    member = resolve(shapes, shape["member"])
    read = value_reader(member)
    split = split_dates if member["type"] == "timestamp" else split_header
    return lambda text: [read(part) for part in split(text)]


def split_header(text: str) -> list[str]:
    """Values divided by commas; a quoted one may hold commas and \\-escaped quotes."""
    parts, rest = [], text
    while rest := rest.lstrip():
        if rest.startswith('"'):
            value, rest = quoted_value(rest)
            rest = rest.partition(",")[2]
        else:
            value, _, rest = rest.partition(",")
            value = value.rstrip()
        parts.append(value)
    return parts


def quoted_value(text: str) -> tuple[str, str]:
    value: list[str] = []
    characters = iter(range(1, len(text)))
    for index in characters:
        if text[index] == '"':
            return "".join(value), text[index + 1 :]
        value.append(text[next(characters, index)] if text[index] == "\\" else text[index])
    raise Malformed("A quoted header value does not end")


def split_dates(text: str) -> list[str]:
    """HTTP dates have a comma of their own, other forms have none."""
    parts = [part.strip() for part in text.split(",")]
    if all(part[:3].isalpha() for part in parts[::2]):
        return [f"{day}, {date}" for day, date in zip(parts[::2], parts[1::2], strict=False)]
    return parts


def compile_writer(operation: Operation) -> Write:
    status = operation.http.get("responseCode", 200)
    if operation.output is None:
        return lambda result, request_id: Answer(status, _headers(request_id), b"")
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


JSON = "application/json"


def payload_writer(
    shapes: Shapes, name: str, ref: Shape
) -> tuple[Callable[[Mapping[str, Any]], bytes], str]:
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


def head_writer(shapes: Shapes, shape: Shape) -> Head | None:
    found = located(shapes, shape, "header", "headers")
    if not found:
        return None
    writers = [header_writer(shapes, name, member) for name, member in found]

    def write_headers(result: Mapping[str, Any]) -> list[tuple[str, str]]:
        present = ((write, result.get(name)) for name, write in writers)
        return [header for write, value in present if value is not None for header in write(value)]

    return write_headers


def header_writer(
    shapes: Shapes, name: str, shape: Shape
) -> tuple[str, Callable[[Any], list[tuple[str, str]]]]:
    wire_name = shape.get("locationName", name)
    if shape["location"] == "headers":
        return name, lambda values: [(f"{wire_name}{key}", value) for key, value in values.items()]
    if shape["type"] == "list":
        write_item = value_writer(resolve(shapes, shape["member"]))
        return name, lambda values: [(wire_name, ", ".join(quoted(write_item(value)) for value in values))]
    write = value_writer(shape)
    return name, lambda value: [(wire_name, write(value))]


def value_writer(shape: Shape) -> Callable[[Any], str]:
    if shape.get("jsonvalue"):
        return lambda value: write_blob(orjson.dumps(value))
    return text_writer(shape["type"], shape.get("timestampFormat", "rfc822"))


def quoted(text: str) -> str:
    """A value of a list in a header, in quotes where it would fall apart without."""
    if '"' in text or ("," in text and not text.endswith(" GMT")):
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return text


def refuse(fault: Fault, service: ServiceModel, request_id: str) -> Answer:
    headers = [*_headers(request_id), ("x-amzn-ErrorType", fault.code), ("Content-Type", JSON)]
    shape = service.shapes.get(fault.shape)
    body: dict[str, Any] = {message_name(shape): fault.message} if fault.message else {}
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

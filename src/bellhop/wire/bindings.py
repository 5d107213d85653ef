"""Members of rest-json that travel outside the body: in the path's labels, query string and headers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import orjson

from bellhop.wire import form
from bellhop.wire.json_shapes import load
from bellhop.wire.scalars import Malformed, read_blob, text_reader, text_writer, write_blob
from bellhop.wire.shapes import Shape, Shapes, resolve

if TYPE_CHECKING:
    from bellhop.wire.http import Request

ReadText = Callable[[str], Any]
Bind = Callable[["Request", Mapping[str, str], dict[str, Any]], None]
Head = Callable[[Mapping[str, Any]], list[tuple[str, str]]]


def compile_binds(shapes: Shapes, shape: Shape) -> list[Bind]:
    """Functions that add to a request's members what came in path, query string and headers."""
    binds = (labels_bind(shapes, shape), query_bind(shapes, shape), headers_bind(shapes, shape))
    return [bind for bind in binds if bind]


def located(shapes: Shapes, shape: Shape, *places: str) -> list[tuple[str, Shape]]:
    """The members that travel in one of these places, with their shapes."""
    refs = shape["members"].items()
    return [(name, resolve(shapes, ref)) for name, ref in refs if ref.get("location") in places]


def value_reader(shape: Shape) -> ReadText:
    if shape.get("jsonvalue"):
        return lambda text: load(read_blob(text))
    return text_reader(shape["type"])


def labels_bind(shapes: Shapes, shape: Shape) -> Bind | None:
    """`{Label}` of the path: the member is found under its own name or its locationName."""
    readers = [
        (name, member.get("locationName", name), value_reader(member))
        for name, member in located(shapes, shape, "uri")
    ]
    if not readers:
        return None

    def bind(_: Request, labels: Mapping[str, str], members: dict[str, Any]) -> None:
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

    def bind(request: Request, _: Mapping[str, str], members: dict[str, Any]) -> None:
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

    def bind(request: Request, _: Mapping[str, str], members: dict[str, Any]) -> None:
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
    parts: list[str] = []
    rest = text
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

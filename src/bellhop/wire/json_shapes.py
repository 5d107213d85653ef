"""JSON values of the aws-json and rest-json protocols, from and to the dicts that services see."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

import orjson

from bellhop.wire.scalars import (
    Malformed,
    in_bounds,
    read_blob,
    read_timestamp,
    text_writer,
    unfit,
    write_blob,
    write_epoch,
    write_float,
)
from bellhop.wire.shapes import Compiler, Members, Shape, Shapes, resolve

if TYPE_CHECKING:
    from bellhop.wire.http import Request
    from bellhop.wire.protocol import Fault

Convert = Callable[[Any], Any]

MAX_DEPTH = 100
NOT_NUMBERS = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}


def load(body: bytes) -> Any:
    """The value of a body; an empty one is an empty structure."""
    if not body:
        return {}
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as fault:
        raise Malformed(f"The request body is not valid JSON: {fault}") from None


def require_json(request: Request) -> None:
    """A body must not say that it is something else: AWS's clients say application/[x-amz-]json."""
    kind = request.headers.get("content-type", "")
    if kind and "json" not in kind.lower() and request.body:
        raise Malformed(f"Unsupported Content-Type: {kind}")


def require_shallow(value: Any) -> None:
    """Refuses what nests deeper than `MAX_DEPTH`; asked only where the model sets no end to it."""
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [item for each in level for item in _inside(each)]
        if not level:
            return
    raise Malformed(f"The request nests deeper than {MAX_DEPTH} levels")


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(cast("dict[str, Any]", value).values())
    return cast("list[Any]", value) if isinstance(value, list) else []


def kind_of(value: Any) -> str:
    """What AWS calls a JSON value in its complaints."""
    match value:
        case bool():
            return "TRUE_VALUE" if value else "FALSE_VALUE"
        case str():
            return "STRING_VALUE"
        case int() | float():
            return "NUMBER_VALUE"
        case _:
            return "NULL_VALUE"


def misfit(value: Any, type_name: str) -> Malformed:
    if isinstance(value, list):
        return Malformed("Start of list found where not expected")
    if isinstance(value, dict):
        return Malformed("Start of structure or map found where not expected.")
    return unfit(kind_of(value), type_name)


def read_string(value: Any) -> str:
    if type(value) is str:
        return value
    raise misfit(value, "string")


def read_boolean(value: Any) -> bool:
    if value is True or value is False:
        return value
    raise misfit(value, "boolean")


def integer_reader(type_name: str) -> Convert:
    def read_integer(value: Any) -> int:
        if type(value) is int:
            return in_bounds(value, type_name)
        if type(value) is float and value.is_integer():
            return in_bounds(int(value), type_name)
        raise misfit(value, type_name)

    return read_integer


def read_float(value: Any) -> float:
    if type(value) in (int, float):
        return float(value)
    if isinstance(value, str) and value in NOT_NUMBERS:
        return NOT_NUMBERS[value]
    raise misfit(value, "double")


def read_json_blob(value: Any) -> bytes:
    return read_blob(read_string(value))


def read_date(value: Any) -> float:
    if type(value) in (int, float, str):
        return read_timestamp(value)
    raise misfit(value, "timestamp")


def read_document(value: Any) -> Any:
    return value


def read_json_text(value: Any) -> Any:
    """A string member with the trait jsonvalue: its text is JSON."""
    return load(read_string(value).encode())


READERS: Mapping[str, Convert] = {
    "string": read_string,
    "boolean": read_boolean,
    "integer": integer_reader("integer"),
    "long": integer_reader("long"),
    "double": read_float,
    "float": read_float,
    "blob": read_json_blob,
    "timestamp": read_date,
}


class JsonReader(Compiler[Convert]):
    """Members the model does not know are ignored, null is absent, a wrong type is refused."""

    def structure(self, shape: Shape) -> Convert:
        if shape.get("document"):
            return read_document
        return self.members(shape["members"])

    def members(self, refs: Mapping[str, Shape]) -> Convert:
        members = {
            ref.get("locationName", name): (name, as_it_is(self.shapes, ref, READ_PLAINLY), self.compile(ref))
            for name, ref in refs.items()
        }

        def read_structure(value: Any) -> dict[str, Any]:
            if type(value) is not dict:
                raise misfit(value, "structure")
            known: dict[str, Any] = {}
            for wire_name, item in cast("dict[str, Any]", value).items():
                if item is not None and wire_name in members:
                    name, plain, read = members[wire_name]
                    known[name] = item if type(item) is plain else read(item)
            return known

        return read_structure

    def sequence(self, shape: Shape) -> Convert:
        read = self.compile(shape["member"])

        def read_list(value: Any) -> list[Any]:
            if type(value) is not list:
                raise misfit(value, "list")
            return [read(item) for item in cast("list[Any]", value) if item is not None]

        return read_list

    def mapping(self, shape: Shape) -> Convert:
        read = self.compile(shape["value"])

        def read_map(value: Any) -> dict[str, Any]:
            if type(value) is not dict:
                raise misfit(value, "map")
            pairs = cast("dict[str, Any]", value).items()
            return {key: read(item) for key, item in pairs if item is not None}

        return read_map

    def scalar(self, shape: Shape) -> Convert:
        return read_json_text if shape.get("jsonvalue") else READERS[shape["type"]]


class JsonWriter(Compiler[Convert]):
    """What does not fit the model raises TypeError: strict SDKs (Go, JavaScript) would stumble over it."""

    def structure(self, shape: Shape) -> Convert:
        if shape.get("document"):
            return read_document
        return self.members(shape["shape"], shape["members"])

    def members(self, owner: str, refs: Mapping[str, Shape]) -> Convert:
        writers = {
            name: (
                ref.get("locationName", name),
                as_it_is(self.shapes, ref, WRITTEN_PLAINLY),
                self.compile(ref),
            )
            for name, ref in refs.items()
        }
        members = Members(owner, writers)

        def write_structure(value: Any) -> dict[str, Any]:
            written: dict[str, Any] = {}
            for name, item in value.items():
                wire_name, plain, write = members[name]
                if type(item) is plain:
                    written[wire_name] = item
                elif item is not None:
                    written[wire_name] = write(item)
            return written

        return write_structure

    def sequence(self, shape: Shape) -> Convert:
        write = self.compile(shape["member"])

        def write_list(value: Any) -> list[Any]:
            if isinstance(value, str | bytes | Mapping):
                raise TypeError(f"list expected, not {type(cast('object', value)).__name__}")
            return [write(item) for item in value]

        return write_list

    def mapping(self, shape: Shape) -> Convert:
        write = self.compile(shape["value"])
        return lambda value: {key: write(item) for key, item in value.items() if item is not None}

    def scalar(self, shape: Shape) -> Convert:
        if shape.get("jsonvalue"):
            return lambda value: orjson.dumps(value).decode()
        type_name = shape["type"]
        if type_name == "timestamp" and shape.get("timestampFormat", "unixTimestamp") != "unixTimestamp":
            return text_writer("timestamp", shape["timestampFormat"])
        fitting, write = WRITERS[type_name]

        def write_scalar(value: Any) -> Any:
            if isinstance(value, fitting):
                return write(value) if write else value
            raise TypeError(f"{type_name} expected, not {type(value).__name__}")

        return write_scalar


def write_number(value: float) -> float | str:
    return value if math.isfinite(value) else write_float(value)


WRITERS: Mapping[str, tuple[type | tuple[type, ...], Convert | None]] = {
    "string": (str, None),
    "boolean": (bool, None),
    "integer": (int, None),
    "long": (int, None),
    "double": ((int, float), write_number),
    "float": ((int, float), write_number),
    "blob": (bytes, write_blob),
    "timestamp": ((int, float), write_epoch),
}


# Types whose values are the same in JSON and in our dicts, so that no function has to be called for them.
READ_PLAINLY: Mapping[str, type] = {"string": str, "boolean": bool}
WRITTEN_PLAINLY: Mapping[str, type] = {**READ_PLAINLY, "integer": int, "long": int}


def as_it_is(shapes: Shapes, ref: Shape, plain: Mapping[str, type]) -> type | None:
    """The Python type whose values a member carries unchanged, None if there is none."""
    shape = resolve(shapes, ref)
    return None if shape.get("jsonvalue") else plain.get(shape["type"])


def body_members(shape: Shape) -> dict[str, Shape]:
    """The members that travel in the body: those without a place of their own in the HTTP message."""
    return {name: ref for name, ref in shape["members"].items() if "location" not in ref}


def message_name(shape: Shape | None) -> str:
    """What the message of an error is called: "Message" or "message", as its shape has it."""
    names = shape["members"] if shape else ()
    return next((name for name in names if name.lower() == "message"), "message")


def fault_members(fault: Fault, shape: Shape | None) -> dict[str, Any]:
    """What the body of every error has: its name, and its message if there is one."""
    message = {message_name(shape): fault.message} if fault.message else {}
    return {"__type": fault.code, **message}

"""Smithy RPC v2 CBOR (tagging): the operation in the path, all else in the body, a map of CBOR.

smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from bellhop.wire.aws_json import as_query_knew_it
from bellhop.wire.http import Answer
from bellhop.wire.json_shapes import (
    MAX_DEPTH,
    NOT_NUMBERS,
    READERS,
    WRITERS,
    JsonReader,
    JsonWriter,
    fault_members,
    misfit,
)
from bellhop.wire.protocol import Protocol
from bellhop.wire.scalars import Malformed, read_timestamp, unfit, write_epoch

if TYPE_CHECKING:
    from bellhop.wire.http import Request
    from bellhop.wire.model import Operation, ServiceModel
    from bellhop.wire.protocol import Fault, Read, Write
    from bellhop.wire.shapes import Shape

Convert = Callable[[Any], Any]

NAME = "smithy-rpc-v2-cbor"
MEDIA_TYPE = "application/cbor"
EPOCH_TIME, SHAREABLE, SHARED = 1, 28, 29


def compile_reader(operation: Operation, ref: Shape) -> Read:
    read_value = CborReader(operation.service.shapes).compile(ref)

    def read(request: Request, _: Mapping[str, str]) -> dict[str, Any]:
        return read_value(load(request.body))

    return read


def compile_writer(operation: Operation) -> Write:
    if operation.output is None:
        return lambda _, request_id: _answer(200, request_id, b"")
    write_value = CborWriter(operation.service.shapes).compile(operation.output)

    def write(result: Mapping[str, Any], request_id: str) -> Answer:
        return _answer(200, request_id, dump(write_value(result)))

    return write


def refuse(fault: Fault, service: ServiceModel, request_id: str) -> Answer:
    shape = service.shapes.get(fault.shape)
    body = fault_members(fault, shape)
    if shape:
        body |= CborWriter(service.shapes).compile({"shape": fault.shape})(fault.members)
    answer = _answer(fault.status, request_id, dump(body))
    return as_query_knew_it(answer, fault, service)


def load(body: bytes) -> Any:
    """The value of a body, times as seconds; an empty body is an empty structure."""
    import cbor2  # noqa: PLC0415 - most clients of most services never speak CBOR

    if not body:
        return {}
    tags = {EPOCH_TIME: _seconds, SHAREABLE: _no_reference, SHARED: _no_reference}
    try:
        return cbor2.loads(body, semantic_decoders=tags, max_depth=MAX_DEPTH)
    except cbor2.CBORDecodeError as fault:
        raise Malformed(f"The request body is not valid CBOR: {fault}") from None


def dump(value: Any) -> bytes:
    import cbor2  # noqa: PLC0415 - see load

    return cbor2.dumps(value)


def read_blob(value: Any) -> bytes:
    if type(value) is bytes:
        return value
    raise misfit(value, "blob")


def read_float(value: Any) -> float:
    """CBOR has NaN and the infinities of its own; their names are no numbers here."""
    if value in NOT_NUMBERS:
        raise unfit("STRING_VALUE", "double")
    return READERS["double"](value)


def read_seconds(value: Any) -> float:
    if type(value) in (int, float):
        return read_timestamp(value)
    raise misfit(value, "timestamp")


class CborReader(JsonReader):
    """As with JSON, but bytes are bytes and a time is a number of seconds."""

    def scalar(self, shape: Shape) -> Convert:
        return {**READERS, **SCALARS}[shape["type"]]


class CborWriter(JsonWriter):
    """As with JSON, but bytes are bytes and a time carries its tag."""

    def scalar(self, shape: Shape) -> Convert:
        fitting, write = WRITERS[shape["type"]][0], WRITES.get(shape["type"])

        def write_scalar(value: Any) -> Any:
            if isinstance(value, fitting):
                return write(value) if write else value
            raise TypeError(f"{shape['type']} expected, not {type(value).__name__}")

        return write_scalar


def write_time(seconds: float) -> Any:
    import cbor2  # noqa: PLC0415 - see load

    return cbor2.CBORTag(EPOCH_TIME, write_epoch(seconds))


SCALARS: Mapping[str, Convert] = {
    "blob": read_blob,
    "double": read_float,
    "float": read_float,
    "timestamp": read_seconds,
}
WRITES: Mapping[str, Convert] = {"timestamp": write_time, "double": float, "float": float}


def _seconds(value: Any, _immutable: bool) -> Any:
    return value


def _no_reference(_value: Any, _immutable: bool) -> Any:
    """A value that refers to itself or is said many times at the price of one."""
    raise Malformed("References between values are not supported")


def _answer(status: int, request_id: str, body: bytes) -> Answer:
    headers = [
        ("x-amzn-RequestId", request_id),
        ("smithy-protocol", "rpc-v2-cbor"),
        ("Content-Type", MEDIA_TYPE),
    ]
    return Answer(status, headers, body)


PROTOCOL = Protocol(
    compile_reader, compile_writer, refuse, invalid="ValidationException", malformed="SerializationException"
)

"""EC2's variant of AWS Query: every list of a form is flat, names are spelt otherwise, and so are errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.wire.aws_query import (
    FormReader,
    ReadTree,
    XmlWriter,
    escaped,
    in_order,
    nothing,
    parameters,
    tree,
)
from bellhop.wire.http import Answer
from bellhop.wire.protocol import Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.wire.model import Operation, ServiceModel
    from bellhop.wire.protocol import Fault, Read, Write
    from bellhop.wire.shapes import Shape

PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n'


def compile_reader(operation: Operation, ref: Shape) -> Read:
    read_tree = Ec2Reader(operation.service.shapes).compile(ref)
    return lambda request, _: read_tree(tree(parameters(request)))


class Ec2Reader(FormReader):
    """Reads the tree of a form: `Filter.1.Value.1=web` is an item of an item."""

    def form_name(self, name: str, ref: Shape) -> str:
        """The `queryName`, else the name in answers with a capital, else the member's own."""
        if "queryName" in ref:
            return ref["queryName"]
        found: str = ref.get("locationName", name)
        return found[0].upper() + found[1:]

    def sequence(self, shape: Shape) -> ReadTree:
        read = self.compile(shape["member"])
        return lambda value: [read(item) for item in in_order(value)]


def compile_writer(operation: Operation) -> Write:
    """What an operation without output answers is `true`."""
    name, namespace = operation.name, operation.service.metadata.get("xmlNamespace", "")
    head = f'{PROLOGUE}<{name}Response xmlns="{namespace}"><requestId>'
    tail = f"</{name}Response>"
    output = operation.output
    write_value = XmlWriter(operation.service.shapes).compile(output) if output else nothing
    done = "" if output else "<return>true</return>"

    def write(result: Mapping[str, Any], request_id: str) -> Answer:
        return _answer(200, request_id, f"{head}{request_id}</requestId>{write_value(result)}{done}{tail}")

    return write


def _answer(status: int, request_id: str, body: str) -> Answer:
    headers = [("x-amzn-RequestId", request_id), ("Content-Type", "text/xml;charset=UTF-8")]
    return Answer(status, headers, body.encode())


def refuse(fault: Fault, service: ServiceModel, request_id: str) -> Answer:
    """AWSEC2/latest/APIReference/errors-overview.html: errors lie one deeper, in no namespace."""
    members = XmlWriter(service.shapes).compile({"shape": fault.shape})(fault.members) if fault.shape else ""
    body = (
        f"{PROLOGUE}<Response><Errors><Error><Code>{escaped(fault.code)}</Code>"
        f"<Message>{escaped(fault.message)}</Message>{members}</Error></Errors>"
        f"<RequestID>{request_id}</RequestID></Response>"
    )
    return _answer(fault.status, request_id, body)


PROTOCOL = Protocol(
    compile_reader,
    compile_writer,
    refuse,
    invalid="MissingParameter",  # nothing else of EC2 is constrained by its model
    malformed="InvalidParameterValue",
)

"""AWS Query (SES v1): a form in, XML out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

from bellhop.wire import form
from bellhop.wire.http import Answer
from bellhop.wire.json_shapes import MAX_DEPTH
from bellhop.wire.protocol import Protocol
from bellhop.wire.scalars import Malformed, text_reader, text_writer
from bellhop.wire.shapes import Compiler, Members, Shape, Shapes, resolve

if TYPE_CHECKING:
    from bellhop.wire.http import Request
    from bellhop.wire.model import Operation, ServiceModel
    from bellhop.wire.protocol import Fault, Read, Write

# What AWS's front door says where no service is known. Seen with Action but without Version.
NAMESPACE = "http://webservices.amazon.com/AWSFault/2005-15-09"

# The parameters of a form as a tree: "A.member.1.B=c" is {"A": {"member": {"1": {"B": "c"}}}}.
Tree = dict[str, Any]
ReadTree = Callable[[Any], Any]
WriteText = Callable[[Any], str]


def compile_reader(operation: Operation, ref: Shape) -> Read:
    read_tree = FormReader(operation.service.shapes).compile(ref)
    return lambda request, _: read_tree(tree(parameters(request)))


def parameters(request: Request) -> dict[str, str]:
    """The form of the body and the query string in one."""
    kind = request.headers.get("content-type", "")
    if request.body and kind and "form" not in kind.lower():
        raise Malformed(f"Unsupported Content-Type: {kind}")
    fields = form.parse(request.body)
    return form.parse(request.query.encode()) | fields if request.query else fields


def tree(fields: Mapping[str, str]) -> Tree:
    root: Tree = {}
    for name, value in fields.items():
        if "." not in name:
            root.setdefault(name, value)
            continue
        *branches, leaf = name.split(".")
        if len(branches) > MAX_DEPTH:
            raise Malformed(f"The request nests deeper than {MAX_DEPTH} levels")
        grow(root, branches)[leaf] = value
    return root


def grow(node: Tree, branches: list[str]) -> Tree:
    """The branch at this place; "A=" beside "A.member.1=" gives way: an empty list is written so."""
    for branch in branches:
        child: Any = node.get(branch)
        if type(child) is not dict:
            child = node[branch] = {}
        node = cast("Tree", child)
    return node


class FormReader(Compiler[ReadTree]):
    """Reads the tree of a form; names the model does not know are ignored."""

    def structure(self, shape: Shape) -> ReadTree:
        members = {
            self.form_name(name, ref): (name, self.compile(ref)) for name, ref in shape["members"].items()
        }

        def read_structure(value: Any) -> dict[str, Any]:
            known: dict[str, Any] = {}
            for wire_name, item in branches_of(value).items():
                if wire_name in members:
                    name, read = members[wire_name]
                    known[name] = read(item)
            return known

        return read_structure

    def form_name(self, name: str, ref: Shape) -> str:
        """What a member is called in a form."""
        return form_name(self.shapes, name, ref)

    def sequence(self, shape: Shape) -> ReadTree:
        read = self.compile(shape["member"])
        name = shape["member"].get("locationName", "member")

        def read_list(value: Any) -> list[Any]:
            return [read(item) for item in in_order(branches_of(value).get(name, {}))]

        def read_flat(value: Any) -> list[Any]:
            return [read(item) for item in in_order(value)]

        return read_flat if shape.get("flattened") else read_list

    def mapping(self, shape: Shape) -> ReadTree:
        key_name = shape["key"].get("locationName", "key")
        value_name = shape["value"].get("locationName", "value")
        read = self.compile(shape["value"])
        flattened = bool(shape.get("flattened"))

        def read_map(value: Any) -> dict[str, Any]:
            entries = value if flattened else branches_of(value).get("entry", {})
            pairs = [branches_of(entry) for entry in in_order(entries)]
            whole = (pair for pair in pairs if value_name in pair)
            return {text(pair.get(key_name, "")): read(pair[value_name]) for pair in whole}

        return read_map

    def scalar(self, shape: Shape) -> ReadTree:
        read = text_reader(shape["type"])
        return lambda value: read(text(value))


def form_name(shapes: Shapes, name: str, ref: Shape) -> str:
    """A flattened list goes by the name of its items where they have one."""
    shape = resolve(shapes, ref)
    own = ref.get("locationName", name)
    if shape["type"] == "list" and shape.get("flattened"):
        return shape["member"].get("locationName", own)
    return own


def text(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise Malformed("Start of structure or map found where not expected.")


def branches_of(value: Any) -> Tree:
    """The branches below a place of the tree; "A=" is an empty one."""
    if isinstance(value, dict):
        return cast("Tree", value)
    if value == "":
        return {}
    raise Malformed("Unexpected value type in payload")


def in_order(value: Any) -> list[Any]:
    """What hangs on "1", "2", …: gaps close, as with AWS."""
    branches = branches_of(value)
    if not all(index.isascii() and index.isdigit() and len(index) < 10 for index in branches):
        raise Malformed("Start of structure or map found where not expected.")
    return [branches[index] for index in sorted(branches, key=int)]


def compile_writer(operation: Operation) -> Write:
    name = operation.name
    namespace = operation.service.metadata.get("xmlNamespace", NAMESPACE)
    output = operation.output or {}
    wrapper = output.get("resultWrapper")
    opening, closing = (f"<{wrapper}>", f"</{wrapper}>") if wrapper else ("", "")
    head = f'<{name}Response xmlns="{namespace}">{opening}'
    tail = f"{closing}<ResponseMetadata><RequestId>"
    end = f"</RequestId></ResponseMetadata></{name}Response>"
    write_value = XmlWriter(operation.service.shapes).compile(output) if output else nothing

    def write(result: Mapping[str, Any], request_id: str) -> Answer:
        return _answer(200, request_id, f"{head}{write_value(result)}{tail}{request_id}{end}")

    return write


def nothing(_: Any) -> str:
    return ""


def _answer(status: int, request_id: str, body: str) -> Answer:
    headers = [("x-amzn-RequestId", request_id), ("Content-Type", "text/xml")]
    return Answer(status, headers, body.encode())


class XmlWriter(Compiler[WriteText]):
    """Writes what stands inside an element; the owner writes the element, a flattened list all of them."""

    def structure(self, shape: Shape) -> WriteText:
        made = {name: self.member(name, ref) for name, ref in shape["members"].items()}
        writers = Members(shape["shape"], made)

        def write_structure(value: Any) -> str:
            return "".join([writers[name](item) for name, item in value.items() if item is not None])

        return write_structure

    def member(self, name: str, ref: Shape) -> WriteText:
        """A whole member: its element, or the elements of a flattened list or map."""
        shape = resolve(self.shapes, ref)
        tag = form_name(self.shapes, name, ref)
        if shape.get("flattened") and shape["type"] == "list":
            return self.repeated(tag, shape["member"])
        if shape.get("flattened") and shape["type"] == "map":
            return self.entries(tag, shape)
        return element(tag, self.compile(ref))

    def sequence(self, shape: Shape) -> WriteText:
        return self.repeated(shape["member"].get("locationName", "member"), shape["member"])

    def mapping(self, shape: Shape) -> WriteText:
        return self.entries("entry", shape)

    def repeated(self, tag: str, ref: Shape) -> WriteText:
        write = element(tag, self.compile(ref))

        def write_items(value: Any) -> str:
            if isinstance(value, str | bytes | Mapping):
                raise TypeError(f"list expected for {tag}")
            return "".join([write(item) for item in value])

        return write_items

    def entries(self, tag: str, shape: Shape) -> WriteText:
        write_key = element(shape["key"].get("locationName", "key"), self.compile(shape["key"]))
        write_value = element(shape["value"].get("locationName", "value"), self.compile(shape["value"]))

        def write_entries(value: Any) -> str:
            return "".join(
                [f"<{tag}>{write_key(key)}{write_value(item)}</{tag}>" for key, item in value.items()]
            )

        return write_entries

    def scalar(self, shape: Shape) -> WriteText:
        write = text_writer(shape["type"], shape.get("timestampFormat", "iso8601"))
        return (lambda value: escaped(write(value))) if shape["type"] == "string" else write


def element(tag: str, write: WriteText) -> WriteText:
    opening, closing = f"<{tag}>", f"</{tag}>"
    return lambda value: f"{opening}{write(value)}{closing}"


# XML 1.0 cannot say most control characters at all, and a parser would turn a bare CR into LF.
SPECIAL = re.compile("[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}


def escaped(value: str) -> str:
    return SPECIAL.sub(lambda found: ESCAPES.get(found[0], "\ufffd"), value)


def refuse(fault: Fault, service: ServiceModel, request_id: str) -> Answer:
    namespace = service.metadata.get("xmlNamespace", NAMESPACE)
    kind = "Sender" if fault.by_sender else "Receiver"
    members = XmlWriter(service.shapes).compile({"shape": fault.shape})(fault.members) if fault.shape else ""
    body = (
        f'<ErrorResponse xmlns="{namespace}"><Error><Type>{kind}</Type><Code>{escaped(fault.code)}</Code>'
        f"<Message>{escaped(fault.message)}</Message>{members}</Error>"
        f"<RequestId>{request_id}</RequestId></ErrorResponse>"
    )
    return _answer(fault.status, request_id, body)


PROTOCOL = Protocol(
    compile_reader, compile_writer, refuse, invalid="ValidationError", malformed="MalformedInput"
)

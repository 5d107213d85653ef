"""Requests and answers as CloudTrail writes them: lower-camel names, secrets hidden, times as text."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, cast

import orjson

from bellhop.engines.trail import naming
from bellhop.kernel.clock import iso8601
from bellhop.wire import model
from bellhop.wire.shapes import Compiler

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.wire.shapes import Shape, Shapes

    Write = Callable[[Any], Any]

HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS"
MASKED = "***"  # what the audit trail has in place of a secret
CUT = "Truncated"  # the one member of what was too long for it

# The parts of a mail that its record hides: addressees, subject, body, data of templates.
_OF_MAIL = frozenset(
    {
        "BccAddresses",
        "CcAddresses",
        "Data",
        "DefaultTemplateData",
        "Destinations",
        "ReplacementTemplateData",
        "ReplyToAddresses",
        "TemplateData",
        "ToAddresses",
    }
)
_LEFT_OUT = frozenset({"SecretAccessKey"})


def request_parameters(service: str, operation: str, text: str) -> dict[str, Any] | None:
    """Of a request as the audit trail keeps it (JSON); None where nothing was sent."""
    return _written(_writers(service, operation)[0], text)


def response_elements(service: str, operation: str, text: str | None) -> dict[str, Any] | None:
    """Of an answer as the audit trail keeps it; None where nothing was answered."""
    return _written(_writers(service, operation)[1], text)


def _written(write: Write, text: str | None) -> dict[str, Any] | None:
    members = cast("dict[str, Any]", orjson.loads(text)) if text else {}
    if members.keys() == {CUT}:
        return {"omitted": True}  # "If a field is truncated, omitted is present with a value of true."
    return write(members) or None


@functools.lru_cache(2048)
def _writers(service: str, operation: str) -> tuple[Write, Write]:
    """For the request and the answer of an operation, of one without a model too."""
    try:
        form = model.service(service).operations[operation]
    except LookupError:
        return any_member, any_member
    hidden = _OF_MAIL if naming.is_send(service, operation) else frozenset[str]()
    made = Elements(form.service.shapes, hidden)
    return tuple(made.compile(shape) if shape else any_member for shape in (form.input, form.output))  # pyright: ignore[reportReturnType] - two in, two out


def any_member(value: Any) -> Any:
    """Without a model every key is taken for a member's name."""
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value).items()
        return {lower(name): any_member(item) for name, item in members if name not in _LEFT_OUT}
    if isinstance(value, list):
        return [any_member(item) for item in cast("list[Any]", value)]
    return HIDDEN if value == MASKED else value


def lower(name: str) -> str:
    """InstanceIds is instanceIds, DBName dBName."""
    return name[:1].lower() + name[1:]


def timestamp(moment: float) -> str:
    """`2026-10-30T12:00:00Z`: records have whole seconds."""
    return f"{iso8601(moment)[:19]}Z"


def _hide(_: Any) -> str:
    return HIDDEN


def _hide_texts(value: Any) -> Any:
    return [HIDDEN for _ in cast("list[Any]", value)] if isinstance(value, list) else HIDDEN


def _time(value: Any) -> Any:
    return timestamp(value) if isinstance(value, int | float) else value


class Elements(Compiler["Write"]):
    """One function a shape. `hidden` are names of members whose texts are nobody's to see."""

    def __init__(self, shapes: Shapes, hidden: frozenset[str]) -> None:
        super().__init__(shapes)
        self._hidden = hidden

    def structure(self, shape: Shape) -> Write:
        if shape.get("sensitive"):
            return _hide
        made = {name: self._member(name, ref) for name, ref in shape["members"].items()}

        def write(value: Any) -> Any:
            return {
                lower(name): made.get(name, any_member)(item)
                for name, item in value.items()
                if item is not None and name not in _LEFT_OUT
            }

        return write

    def _member(self, name: str, ref: Shape) -> Write:
        return _hide_texts if name in self._hidden and self._is_text(ref) else self.compile(ref)

    def _is_text(self, ref: Shape) -> bool:
        shape = self.shapes[ref["shape"]]
        return shape["type"] in ("string", "blob") or (
            shape["type"] == "list" and self._is_text(shape["member"])
        )

    def sequence(self, shape: Shape) -> Write:
        if shape.get("sensitive"):
            return _hide
        write = self.compile(shape["member"])
        return lambda value: [write(item) for item in value]

    def mapping(self, shape: Shape) -> Write:
        if shape.get("sensitive"):
            return _hide
        write = self.compile(shape["value"])
        return lambda value: {key: write(item) for key, item in value.items()}

    def scalar(self, shape: Shape) -> Write:
        if shape.get("sensitive") or shape["type"] == "blob":
            return _hide
        return _time if shape["type"] == "timestamp" else any_member

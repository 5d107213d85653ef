"""What a target is given of an event: all of it, a constant, a part, or a template filled from it.

https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import orjson

from bellhop.kernel.clock import iso8601

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bellhop.engines.rules.events import TargetMatched

STEP = re.compile(r"""\.([^.\[\]]+)|\[(\d+|\*)\]|\['([^']*)'\]|\["([^"]*)"\]""")
PLACEHOLDER = re.compile(r"<([A-Za-z0-9_.\-]+)>")


class Missing:
    """Stands for what an event does not have."""


MISSING = Missing()


@dataclass(frozen=True, slots=True)
class Input:
    """`text` is what goes to the target; `transformed` when a template made it, `given` when anything did."""

    text: str
    given: bool = False
    transformed: bool = False


def made(matched: TargetMatched) -> Input:
    """What the target of a match is given."""
    target, event = matched.target, matched.event
    if (constant := target.get("Input")) is not None:
        return Input(constant, given=True)
    if path := target.get("InputPath"):
        found = value_at(event, path)
        return Input(as_json(None if isinstance(found, Missing) else found), given=True)
    if transformer := target.get("InputTransformer"):
        return Input(_filled(transformer, matched), given=True, transformed=True)
    return Input(as_json(event))


def as_json(value: Any) -> str:
    return orjson.dumps(value).decode()


def is_path(text: str) -> bool:
    """Whether this is a JSON path as EventBridge takes it: members, indices and `*`."""
    return text.startswith("$") and not STEP.sub("", text[1:])


def value_at(event: Any, path: str) -> Any:
    """The value at a JSON path; MISSING if there is none."""
    found: Any = event
    for step in STEP.finditer(path):
        name = next(group for group in step.groups() if group is not None)
        found = _inside(found, name)
    return found


def _inside(value: Any, name: str) -> Any:
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value)
        return list(members.values()) if name == "*" else members.get(name, MISSING)
    if isinstance(value, list):
        items = cast("list[Any]", value)
        if name == "*":
            return items
        return items[int(name)] if name.isdecimal() and int(name) < len(items) else MISSING
    return MISSING


def _filled(transformer: Mapping[str, Any], matched: TargetMatched) -> str:
    template: str = transformer["InputTemplate"]
    paths: Mapping[str, str] = transformer.get("InputPathsMap") or {}
    values = {name: value_at(matched.event, path) for name, path in paths.items()} | _reserved(matched)
    made: list[str] = []
    for text, name, quoted in pieces(template):
        made.append(text)
        if name:
            made.append(_shown(values[name], quoted=quoted) if name in values else f"<{name}>")
    return "".join(made)


def _reserved(matched: TargetMatched) -> dict[str, Any]:
    return {
        "aws.events.rule-arn": matched.rule_arn,
        "aws.events.rule-name": matched.rule_name,
        "aws.events.event.ingestion-time": iso8601(matched.ingested),
        "aws.events.event": {name: value for name, value in matched.event.items() if name != "detail"},
        "aws.events.event.json": matched.event,
    }


def pieces(template: str) -> Iterator[tuple[str, str, bool]]:
    """The template's parts: a text, the variable behind it ("": none), and whether that stands in quotes.

    A template that begins neither an object, an array nor a string is a text as a whole.
    """
    plain = template.lstrip()[:1] not in ("{", "[", '"', "<") or _is_text(template)
    place, quoted = 0, False
    for found in PLACEHOLDER.finditer(template):
        before = template[place : found.start()]
        quoted ^= _quotes(before) % 2 == 1
        yield before, found[1], quoted or plain
        place = found.end()
    yield template[place:], "", False


def _is_text(template: str) -> bool:
    """Whether a template begins with a variable and goes on as a sentence, not as JSON."""
    return template.lstrip().startswith("<") and not is_json(template)


def _quotes(text: str) -> int:
    """Quotes that begin or end a string: those that no backslash escapes."""
    return len(re.findall(r'"', re.sub(r"\\.", "", text, flags=re.DOTALL)))


def is_json(template: str) -> bool:
    """Whether a template is JSON values one after another, once its variables are filled in."""
    import json  # noqa: PLC0415 - the one decoder that says where a value ends; templates are rare

    text, place = PLACEHOLDER.sub("null", template).strip(), 0
    decoder = json.JSONDecoder(strict=False)
    try:
        while place < len(text):
            _, place = decoder.raw_decode(text, place)
            place += len(text[place:]) - len(text[place:].lstrip())
    except (ValueError, RecursionError):
        return False
    return bool(text)


def _shown(value: Any, *, quoted: bool) -> str:
    """A value inside a string as it is, unescaped as AWS leaves it; elsewhere as JSON."""
    if isinstance(value, Missing):
        return "" if quoted else "null"
    if quoted and isinstance(value, str):
        return value
    return as_json(value)

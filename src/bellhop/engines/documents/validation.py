"""The values that somebody gives to a document's parameters, checked as the document demands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

import orjson

from bellhop.engines.documents.errors import InvalidParameters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.documents.library import Document

    Declared = Mapping[str, Any]

JSON_TYPES = {"Boolean": bool, "Integer": int, "StringMap": dict, "MapList": list}
_SHAPES = {
    "AWS::EC2::Instance::Id": re.compile(r"(?:i|mi)-[0-9a-f]{8,17}", re.ASCII),
    "AWS::EC2::Image::Id": re.compile(r"ami-[0-9a-f]{8,17}", re.ASCII),
    "AWS::IAM::Role::Arn": re.compile(r"arn:aws[a-z-]*:iam::[0-9]{12}:role/.+", re.ASCII),
    "AWS::S3::Bucket::Name": re.compile(r"[0-9a-z][0-9a-z.-]{1,61}[0-9a-z]", re.ASCII),
}


def values(document: Document, given: Mapping[str, list[str]]) -> dict[str, Any]:
    """Parameter name → its value with its type, defaults included; raises InvalidParameters."""
    if unknown := given.keys() - document.parameters.keys():
        names = ", ".join(sorted(unknown))
        raise InvalidParameters(f"The document {document.name} has no parameter {names}.")
    found: dict[str, Any] = {}
    for name, declared in document.parameters.items():
        if name in given:
            found[name] = _typed(name, declared, given[name])
            _check(name, declared, found[name])
        elif declared.get("default") is not None:
            found[name] = declared["default"]
        else:
            raise InvalidParameters(f"The parameter {name} of the document {document.name} is required.")
    return found


def _typed(name: str, declared: Declared, given: list[str]) -> Any:
    kind = declared.get("type", "String")
    if kind == "StringList" or kind.startswith("List<"):
        return given
    if len(given) != 1:
        raise InvalidParameters(f"The parameter {name} takes one value, not {len(given)}.")
    if kind not in JSON_TYPES:
        return given[0]
    value = _json(given[0])
    if value.__class__ is not JSON_TYPES[kind]:
        raise InvalidParameters(f"The value of the parameter {name} is no {kind}.")
    return value


def _json(text: str) -> Any:
    """What a text holds; None where it holds nothing."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return None


def _said(value: Any) -> str:
    """A value as somebody would write it."""
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def _check(name: str, declared: Declared, value: Any) -> None:
    items = cast("list[Any]", value) if isinstance(value, list) else [value]
    texts = [*map(_said, items)]
    _check_allowed(name, declared, texts)
    pattern = declared.get("allowedPattern")
    if pattern and not all(re.fullmatch(pattern, text) for text in texts):
        raise InvalidParameters(f"The value of the parameter {name} does not match {pattern}.")
    shape = _SHAPES.get(_element(declared))
    if shape and not all(text == "" or shape.fullmatch(text) for text in texts):
        raise InvalidParameters(f"The value of the parameter {name} is no {_element(declared)}.")
    if isinstance(value, list):
        _check_size(name, "items", len(items), declared, ("minItems", "maxItems"))
    for text in texts:
        _check_size(name, "characters", len(text), declared, ("minChars", "maxChars"))


def _element(declared: Declared) -> str:
    """The type of a resource: that of each where it is a list."""
    return declared.get("type", "").removeprefix("List<").removesuffix(">")


def _check_allowed(name: str, declared: Declared, texts: list[str]) -> None:
    """YAML makes booleans of an unquoted True or False among the values, which stay texts for AWS."""
    allowed: list[Any] = declared.get("allowedValues") or []
    known = {_said(each) for each in allowed} | {str(each) for each in allowed if isinstance(each, bool)}
    if known and not {*texts} <= known:
        raise InvalidParameters(f"The parameter {name} takes only {', '.join(map(_said, allowed))}.")


def _check_size(name: str, what: str, size: int, declared: Declared, limits: tuple[str, str]) -> None:
    least, most = (declared.get(limit) for limit in limits)
    if least is not None and size < int(least):
        raise InvalidParameters(f"The parameter {name} needs {least} {what} at least.")
    if most is not None and size > int(most):
        raise InvalidParameters(f"The parameter {name} takes {most} {what} at most.")

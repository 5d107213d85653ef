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
        elif "default" in declared:
            found[name] = declared["default"]
        else:
            raise InvalidParameters(f"The parameter {name} of the document {document.name} is required.")
    return found


def _typed(name: str, declared: Declared, given: list[str]) -> Any:
    kind = declared.get("type", "String")
    if kind == "StringList":
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


def _texts(value: Any) -> list[str]:
    each = cast("list[Any]", value) if isinstance(value, list) else [value]
    return [text for text in each if isinstance(text, str)]


def _check(name: str, declared: Declared, value: Any) -> None:
    texts = _texts(value)
    if (allowed := declared.get("allowedValues")) and not {*texts} <= {*allowed}:
        raise InvalidParameters(f"The parameter {name} takes only {', '.join(map(str, allowed))}.")
    pattern = declared.get("allowedPattern")
    if pattern and not all(re.fullmatch(pattern, text) for text in texts):
        raise InvalidParameters(f"The value of the parameter {name} does not match {pattern}.")
    if isinstance(value, list):
        _check_size(name, "items", len(texts), declared, ("minItems", "maxItems"))
    for text in texts:
        _check_size(name, "characters", len(text), declared, ("minChars", "maxChars"))


def _check_size(name: str, what: str, size: int, declared: Declared, limits: tuple[str, str]) -> None:
    least, most = (declared.get(limit) for limit in limits)
    if least is not None and size < int(least):
        raise InvalidParameters(f"The parameter {name} needs {least} {what} at least.")
    if most is not None and size > int(most):
        raise InvalidParameters(f"The parameter {name} takes {most} {what} at most.")

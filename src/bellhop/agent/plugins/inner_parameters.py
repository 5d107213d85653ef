"""The parameters of a document that aws:runDocument runs: the agent itself checks them, in its own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

import orjson

from bellhop.agent.resources import Failure
from bellhop.engines.documents import formats
from bellhop.engines.documents.errors import InvalidDocumentContent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Declared = Mapping[str, Any]

_REFERENCE = re.compile(r"\{\{ *ssm:[/\w.:-]+ *\}\}")


def given(written: object) -> dict[str, Any]:
    """`documentParameters`: an object, or JSON or YAML that holds one. What is null takes its default."""
    if not written:
        return {}
    found = in_text(written) if isinstance(written, str) else written
    if not isinstance(found, dict):
        raise Failure("parameter type specified to run document is unknown")
    return {name: value for name, value in cast("dict[str, Any]", found).items() if value is not None}


def in_text(written: str) -> object:
    try:
        return formats.parsed(written, formats.JSON)
    except InvalidDocumentContent as first:
        try:
            found = formats.parsed(written, formats.YAML)
        except InvalidDocumentContent as second:
            raise bad(first, second) from second
        if not isinstance(found, dict):
            raise bad(first, first) from first
        return cast("object", found)


def bad(first: InvalidDocumentContent, second: InvalidDocumentContent) -> Failure:
    json, yaml = (error.message.partition("not well-formed. ")[2] for error in (first, second))
    return Failure(
        "Unmarshalling document parameters failed. Please make sure the parameters are specified in the "
        f"right formatJSON format error - {json}, YAML format error - {yaml}."
    )


def declared(content: Mapping[str, Any]) -> dict[str, Declared]:
    return cast("dict[str, Declared]", content.get("parameters") or {})


def defaults(content: Mapping[str, Any]) -> dict[str, Any]:
    """Of those without one the default is null."""
    return {name: each.get("default") for name, each in declared(content).items()}


def check(content: Mapping[str, Any], written: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Every value by every rule of its parameter, all mistakes in one Failure.

    What a parameter of Parameter Store gives (`written` still names it) is held against the pattern only.
    """
    mistakes = [
        f"error thrown in '{rule}' while validating parameter /{name}/: {mistake}"
        for rules, lookups in ((MANDATORY, True), (OPTIONAL, False))
        for name, each in declared(content).items()
        if lookups or not _REFERENCE.search(orjson.dumps(written.get(name)).decode())
        for rule, broken in rules.items()
        if (mistake := broken(values.get(name), each))
    ]
    if mistakes:
        raise Failure("all errors during param validation errors: " + "\n".join(mistakes))


def texts_of(value: object) -> list[str] | None:
    """What a rule for texts looks at: objects as JSON; None for what it cannot look at."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [orjson.dumps(value).decode()]
    if isinstance(value, list):
        elements = cast("list[Any]", value)
        return [each if isinstance(each, str) else orjson.dumps(each).decode() for each in elements]
    return None


def strange(value: object, rules: Declared) -> str:
    shown = "<nil>" if value is None else value
    return f"invalid parameter type {rules.get('type', '')} with parameter value {shown}"


def pattern_broken(value: object, rules: Declared) -> str:
    pattern = str(rules.get("allowedPattern") or "")
    if not pattern:
        return ""
    texts = texts_of(value)
    if texts is None:
        return strange(value, rules)
    try:
        wrong = [text for text in texts if not re.search(pattern, text)]
    except re.error as error:
        return f"encountered error while compiling allowed pattern - internal error: {error}"
    return f"parameter value /{wrong[0]}/ does not match the allowed pattern /{pattern}/" if wrong else ""


def chars_broken(value: object, rules: Declared) -> str:
    least, most = bounds(rules, "Chars")
    if (least, most) == (None, None) or rules.get("type") in ("Integer", "Boolean"):
        return ""
    texts = texts_of(value)
    if texts is None:
        return strange(value, rules)
    for text in texts:
        size = len(text.encode())
        if least is not None and size < least:
            return f"parameter value /{text}/ is less than the min char limit /{least}/"
        if most is not None and size > most:
            return f"parameter value /{text}/ is exceeding the max chars /{most}/"
    return ""


def items_broken(value: object, rules: Declared) -> str:
    least, most = bounds(rules, "Items")
    if (least, most) == (None, None) or rules.get("type") in ("Integer", "Boolean", "String"):
        return ""
    if isinstance(value, str):
        return ""
    if not isinstance(value, list | dict):
        return strange(value, rules)
    count = len(cast("list[Any]", value))
    if least is not None and count < least:
        return f"parameter value list length /{count}/ is less the min item count"
    if most is not None and count > most:
        return f"parameter value list length /{most}/ has exceeded the max item count"
    return ""


def choice_broken(value: object, rules: Declared) -> str:
    """Integers and Booleans may have no value but their default."""
    kind = rules.get("type")
    if kind in ("Integer", "Boolean"):
        return default_broken(value, rules)
    allowed = [str(each) for each in cast("list[Any]", rules.get("allowedValues") or [])]
    if not allowed:
        return ""
    texts = texts_of(value)
    if texts is None:
        return strange(value, rules)
    wrong = [text for text in texts if text not in allowed]
    return f"parameter value /{wrong[0]}/ is not in the allowed list [{' '.join(allowed)}]" if wrong else ""


def default_broken(value: object, rules: Declared) -> str:
    kind, default = rules.get("type"), rules.get("default")
    shown = "<nil>" if value is None else str(value).lower() if isinstance(value, bool) else value
    if kind == "Boolean":
        same = isinstance(value, bool) and value == default
        return "" if same else f"parameter value /{shown}/ not equal to default for Boolean"
    if not isinstance(value, int | float) or isinstance(value, bool):
        return f"could not convert /{shown}/ to float64 for Integer"
    if value == default:
        return ""
    return f"parameter value /{value}/ not equal to default /{default}/ for Integer"


def bounds(rules: Declared, what: str) -> tuple[int | None, int | None]:
    """The least and most there may be, None for no bound. A bound that is no number binds nobody."""
    least, most = str(rules.get(f"min{what}", "")), str(rules.get(f"max{what}", ""))
    return int(least) if least.isdigit() else None, int(most) if most.isdigit() else None


MANDATORY: dict[str, Callable[[object, Declared], str]] = {"AllowedRegexParamValidator": pattern_broken}
OPTIONAL: dict[str, Callable[[object, Declared], str]] = {
    "MinMaxCharParamValidator": chars_broken,
    "MinMaxItemParamValidator": items_broken,
    "AllowedValueParamValidator": choice_broken,
}

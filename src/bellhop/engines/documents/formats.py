"""JSON and YAML as documents are written in: text becomes plain values, and these a text again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

import orjson

from bellhop.engines.documents.errors import InvalidDocumentContent

if TYPE_CHECKING:
    import yaml

JSON, YAML, TEXT = "JSON", "YAML", "TEXT"
MOST_VALUES, DEEPEST = 100_000, 64  # aliases can make much of few characters

# What AWS's parser, Jackson's, takes for other than a text; no dates, and "yes" and "off" are words.
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})", re.ASCII)
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)(?:[eE][-+]?[0-9]+)?", re.ASCII)
_ZEROS = re.compile(r"[-+]?0[0-9]+", re.ASCII)


def parsed(text: str, form: str) -> Any:
    """The value that a JSON or YAML text holds; raises InvalidDocumentContent."""
    return _json(text) if form == JSON else _yaml(text)


def written(value: Any, form: str) -> str:
    """A value as a JSON or YAML text."""
    if form == JSON:
        return orjson.dumps(value, option=orjson.OPT_INDENT_2).decode()
    import yaml  # noqa: PLC0415 - most calls need none of it

    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=110)


def _json(text: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise InvalidDocumentContent(f"JSON not well-formed. {error}") from error


def _yaml(text: str) -> Any:
    import yaml  # noqa: PLC0415 - most calls need none of it

    try:
        root = cast("yaml.Node | None", yaml.compose(text, yaml.BaseLoader))  # pyright: ignore[reportUnknownMemberType] - a generic without its arguments
    except (yaml.YAMLError, RecursionError) as error:
        raise InvalidDocumentContent(f"YAML not well-formed. {' '.join(str(error).split())}") from error
    return None if root is None else _Values().of(root)


class _Values:
    """Plain values of YAML's nodes, counted, since an alias may stand for many."""

    def __init__(self) -> None:
        self._left = MOST_VALUES

    def of(self, node: yaml.Node, depth: int = 0) -> Any:
        import yaml  # noqa: PLC0415

        self._left -= 1
        if self._left < 0 or depth > DEEPEST:
            raise InvalidDocumentContent("YAML not well-formed. Too many or too deeply nested values.")
        if isinstance(node, yaml.MappingNode):
            pairs = cast("list[tuple[yaml.Node, yaml.Node]]", node.value)
            return {self._key(key): self.of(value, depth + 1) for key, value in pairs}
        if isinstance(node, yaml.SequenceNode):
            return [self.of(each, depth + 1) for each in cast("list[yaml.Node]", node.value)]
        return _scalar(cast("yaml.ScalarNode", node))

    def _key(self, node: yaml.Node) -> str:
        import yaml  # noqa: PLC0415

        if not isinstance(node, yaml.ScalarNode):
            raise InvalidDocumentContent("YAML not well-formed. The key of a mapping must be a text.")
        return cast("str", node.value)


def _scalar(node: yaml.ScalarNode) -> Any:
    text = cast("str", node.value)
    if node.style or node.tag == "!":  # in quotes, or a block
        return text
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) and not _ZEROS.fullmatch(text) else text

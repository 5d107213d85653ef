"""`{{ name }}`: where it stands, and what is put in its place."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, cast

import orjson

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACE = re.compile(r"\{\{ *([A-Za-z0-9]+) *\}\}", re.ASCII)


def resolved(value: Any, values: Mapping[str, Any]) -> Any:
    """A document's value with every `{{ name }}` replaced; unknown names stay as they are written.

    A place that is the whole text keeps the type of what is put there; an element of a list that is
    a place of a list becomes that list's elements.
    """
    if isinstance(value, str):
        return _text(value, values)
    if isinstance(value, list):
        return _list(cast("list[Any]", value), values)
    if isinstance(value, dict):
        pairs = cast("dict[str, Any]", value).items()
        return {resolved(key, values): resolved(each, values) for key, each in pairs}
    return value


def _list(elements: list[Any], values: Mapping[str, Any]) -> list[Any]:
    found: list[Any] = []
    for each in elements:
        new = resolved(each, values)
        if isinstance(each, str) and isinstance(new, list):
            found += cast("list[Any]", new)
        else:
            found.append(new)
    return found


def _text(text: str, values: Mapping[str, Any]) -> Any:
    if "{{" not in text:
        return text
    whole = _PLACE.fullmatch(text.strip())
    if whole and whole[1] in values:
        return values[whole[1]]
    return _PLACE.sub(functools.partial(_inserted, values), text)


def _inserted(values: Mapping[str, Any], place: re.Match[str]) -> str:
    if place[1] not in values:
        return place[0]
    value = values[place[1]]
    return value.replace("$$", "$") if isinstance(value, str) else orjson.dumps(value).decode()

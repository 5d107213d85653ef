"""A document's parameters as they are declared: their types, limits and defaults.

systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html
"""

import re
from collections.abc import Callable
from typing import Annotated, Any, Literal, Self, cast

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from bellhop.engines.documents.schema.parts import Part

# AWS::EC2::Instance::Id, List<AWS::EC2::Instance::Id>, AWS::IAM::Role::Arn, AWS::SSM::Parameter::Name, …
_RESOURCE = re.compile(r"(?:List<)?AWS::[A-Za-z0-9]+::[A-Za-z0-9]+(?:::[A-Za-z0-9]+)*>?", re.ASCII)
PLAIN = ("String", "StringList", "Integer", "Boolean", "MapList", "StringMap")
NAME = re.compile(r"[A-Za-z0-9_\-]+", re.ASCII)
_REFERENCE = re.compile(r"\{\{ *ssm:[^{}\s]+ *\}\}")


def _type(value: str) -> str:
    if value in PLAIN or (_RESOURCE.fullmatch(value) and value.startswith("List<") == value.endswith(">")):
        return value
    raise ValueError(f"the type {value} isn't one of {', '.join(PLAIN)}")


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"{value} is no regular expression: {error}") from error
    return value


def _count(value: Any) -> Any:
    """Numbers may be written as texts."""
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value


Count = Annotated[int, Field(ge=0)]


class Parameter(Part):
    """One of a document's parameters."""

    model_config = ConfigDict(strict=True)

    type: Annotated[str, AfterValidator(_type)]
    description: str | None = None
    default: Any = None
    allowed_values: list[Any] | None = None
    allowed_pattern: Annotated[str, AfterValidator(_pattern)] | None = None
    display_type: Literal["textfield", "textarea"] | None = None
    interpolation_type: Literal["ENV_VAR"] | None = None
    min_items: Count | None = None
    max_items: Count | None = None
    min_chars: Count | None = None
    max_chars: Count | None = None

    @model_validator(mode="before")
    @classmethod
    def _numbers(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        found = cast("dict[str, Any]", value)
        sizes = {
            name: _count(found[name])
            for name in ("minItems", "maxItems", "minChars", "maxChars")
            if name in found
        }
        return {**found, **sizes}

    @model_validator(mode="after")
    def _limits(self) -> Self:
        for least, most in ((self.min_items, self.max_items), (self.min_chars, self.max_chars)):
            if least is not None and most is not None and least > most:
                raise ValueError("the least is more than the most")
        if self.default is not None:
            self._check_default()
        return self

    def _check_default(self) -> None:
        value = self.default
        if isinstance(value, str) and _REFERENCE.search(value):
            return
        if not _OF_TYPE.get(self.type, _text_or_list)(value):
            raise ValueError(f"the default value is no {self.type}")
        texts = cast("list[Any]", value) if isinstance(value, list) else [value]
        if self.allowed_values and value not in ("", []):
            known = {*map(_said, self.allowed_values)}
            if not {_said(each) for each in texts} <= known:
                raise ValueError("the default value isn't one of allowedValues")
        if self.max_items is not None and isinstance(value, list) and len(texts) > self.max_items:
            raise ValueError(f"the default value has more than {self.max_items} items")
        if self.max_chars is not None and any(len(_said(each)) > self.max_chars for each in texts):
            raise ValueError(f"the default value has more than {self.max_chars} characters")


def _said(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in cast("list[Any]", value))


def _maps(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in cast("list[Any]", value))


def _text_or_list(value: Any) -> bool:
    return isinstance(value, str) or _texts(value)


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


# "Doesn't accept 'true' or 0"; "doesn't accept decimal numbers or numbers wrapped in quotation marks".
# A text that YAML leaves unquoted may look like a number or a boolean, and AWS takes it for a text.
_OF_TYPE: dict[str, Callable[[Any], bool]] = {
    "String": lambda value: isinstance(value, (str, int, float, bool)),
    "StringList": _texts,
    "Integer": _whole,
    "Boolean": lambda value: isinstance(value, bool),
    "StringMap": lambda value: isinstance(value, dict),
    "MapList": _maps,
}

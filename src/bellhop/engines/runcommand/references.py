"""`{{ssm:name}}` in commands and documents: the value that Parameter Store has when the command is sent.

`{{ssm-secure:name}}` stays as it is written, in rows, trail and answers: the agent asks for the secret when
a plugin needs it.
systems-manager/latest/userguide/sysman-param-runcommand.html
"""

from __future__ import annotations

import dataclasses
import functools
import re
from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.documents.errors import InvalidParameters
from bellhop.engines.parameters import reading
from bellhop.engines.parameters.drafts import SECURE_STRING
from bellhop.engines.parameters.errors import (
    Invalid,
    NotShared,
    ParameterNotFound,
    ParameterVersionNotFound,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bellhop.engines.documents.steps import Step
    from bellhop.engines.parameters.tables import Parameter
    from bellhop.kernel.context import Context

STRING_LIST = "StringList"
UNKNOWN = (Invalid, NotShared, ParameterNotFound, ParameterVersionNotFound)
_REFERENCE = re.compile(r"\{\{ *ssm:([^{}\s]+) *\}\}")


def resolved(ctx: Context, given: Mapping[str, list[str]]) -> Mapping[str, list[str]]:
    """The values with every reference replaced; raises InvalidParameters for one that cannot be."""
    return cast("Mapping[str, list[str]]", filled(ctx, given))


def in_steps(ctx: Context, steps: Iterable[Step]) -> list[Step]:
    """The same of steps, whose document may have references of its own."""
    return [
        dataclasses.replace(step, inputs=filled(ctx, step.inputs), sets=filled(ctx, step.sets))
        for step in steps
    ]


def filled(ctx: Context, value: Any) -> Any:
    """A value as JSON has them, with every reference below it replaced.

    A StringList that is all of an element of a list becomes elements of it.
    """
    if isinstance(value, str):
        return _REFERENCE.sub(functools.partial(_said, ctx), value) if "{{" in value else value
    if isinstance(value, list):
        return [each for element in cast("list[Any]", value) for each in _elements(ctx, element)]
    if isinstance(value, dict):
        return {name: filled(ctx, each) for name, each in cast("dict[str, Any]", value).items()}
    return value


def _elements(ctx: Context, element: Any) -> list[Any]:
    whole = _REFERENCE.fullmatch(element.strip()) if isinstance(element, str) and "{{" in element else None
    if whole and (row := _looked_up(ctx, whole)).type == STRING_LIST:
        return row.value.split(",")
    return [filled(ctx, element)]


def _said(ctx: Context, reference: re.Match[str]) -> str:
    return _looked_up(ctx, reference).value


def _looked_up(ctx: Context, reference: re.Match[str]) -> Parameter:
    try:
        row = reading.read(ctx, reference[1]).row
    except UNKNOWN as error:
        raise InvalidParameters(f"{reference[0]}: {error.message}") from error
    if row.type == SECURE_STRING:
        raise InvalidParameters(f"{reference[0]}: a SecureString cannot be a parameter of a command.")
    return row


def for_agent(ctx: Context, name: str) -> tuple[str, str] | None:
    """Type and value, in the clear, of what an agent asks for by name, version or label; None if not there.

    May have to ask (KMS, Secrets Manager), and raises InvalidKeyId.
    """
    try:
        found = reading.read(ctx, name, decrypted=True)
    except UNKNOWN:
        return None
    return found.row.type, reading.value(ctx, found, decrypted=True)

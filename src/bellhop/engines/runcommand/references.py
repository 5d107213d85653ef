"""`{{ssm:name}}` in a command's parameters: the value that Parameter Store has when the command is sent."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from bellhop.engines.documents.errors import InvalidParameters
from bellhop.engines.parameters import reading
from bellhop.engines.parameters.drafts import SECURE_STRING
from bellhop.engines.parameters.errors import ParameterNotFound, ParameterVersionNotFound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context

_REFERENCE = re.compile(r"\{\{ *ssm:([^{}\s]+) *\}\}")


def resolved(ctx: Context, given: Mapping[str, list[str]]) -> Mapping[str, list[str]]:
    """The values with every reference replaced; raises InvalidParameters for one that cannot be."""
    if not any("{{" in text for texts in given.values() for text in texts):
        return given
    look_up = functools.partial(_looked_up, ctx)
    return {name: [_REFERENCE.sub(look_up, text) for text in texts] for name, texts in given.items()}


def _looked_up(ctx: Context, reference: re.Match[str]) -> str:
    try:
        row = reading.read(ctx, reference[1]).row
    except (ParameterNotFound, ParameterVersionNotFound) as error:
        raise InvalidParameters(f"{reference[0]}: {error.message}") from error
    if row.type == SECURE_STRING:
        raise InvalidParameters(f"{reference[0]}: a SecureString cannot be a parameter of a command.")
    return row.value

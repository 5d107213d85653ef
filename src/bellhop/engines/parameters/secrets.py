"""`/aws/reference/secretsmanager/NAME`: a secret of Secrets Manager, read as a parameter.

systems-manager/latest/userguide/integration-ps-secretsmanager.html
"""

from __future__ import annotations

import base64
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

import orjson

from bellhop.downstream.ports import Undeliverable, Unreachable
from bellhop.engines.parameters.data_types import TEXT
from bellhop.engines.parameters.drafts import SECURE_STRING, STANDARD
from bellhop.engines.parameters.errors import Invalid, ParameterNotFound
from bellhop.engines.parameters.tables import Parameter
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context

PREFIX = "/aws/reference/secretsmanager/"
NOT_THERE = "ResourceNotFoundException"

_VERSION_ID = re.compile(r"[0-9a-f-]{32,64}", re.IGNORECASE | re.ASCII)
_STAGE = re.compile(r"[\w.\-]{1,256}", re.ASCII)


def look_up(ctx: Context, name: str, selector: str) -> tuple[Parameter, str, str]:
    """The secret as a parameter, its ARN, and what Secrets Manager has answered, as JSON.

    `selector` is a version's id or stage. "Parameters that reference Secrets Manager secrets can't use the
    Parameter Store versioning": the version is 0. Raises ParameterNotFound.
    """
    if selector and not _STAGE.fullmatch(selector):
        raise Invalid(f"The version stage {selector} isn't valid.")
    identifier, stage = (selector, "") if _VERSION_ID.fullmatch(selector) else ("", selector)
    secret, scope, port = name.removeprefix(PREFIX), ctx.scope, ctx.neighbours.secrets
    try:
        answer = ctx.ask(("secret", secret, selector), lambda: port.value(scope, secret, identifier, stage))
    except Undeliverable as refusal:
        raise _refused(name, refusal) from refusal
    except Unreachable as error:
        raise Refusal("InternalServerError", f"Secrets Manager cannot be reached: {error}", 500) from error
    source = orjson.dumps(answer, default=_as_json, option=orjson.OPT_PASSTHROUGH_DATETIME)
    return _row(name, answer), answer["ARN"], source.decode()


def _refused(name: str, refusal: Undeliverable) -> Refusal:
    if refusal.code == "NeighboursMissing":
        return Refusal("NotImplemented", refusal.message, 501)
    sentence = f"An error occurred ({refusal.code}) when referencing Secrets Manager: "
    if refusal.code == NOT_THERE:
        return ParameterNotFound(name, f"{sentence}Secret {name} not found.")
    return Invalid(f"{sentence}{refusal.message}")


def _row(name: str, answer: Mapping[str, Any]) -> Parameter:
    value = answer["SecretString"] if "SecretString" in answer else _as_json(answer["SecretBinary"])
    modified = answer["CreatedDate"].timestamp()
    path, _, leaf = name.rpartition("/")
    return Parameter(
        name, path, leaf, SECURE_STRING, value, 0, modified, "", STANDARD, TEXT, None, None, None
    )


def _as_json(value: Any) -> Any:
    """Seconds of a time; base64 of a binary secret."""
    if isinstance(value, datetime):
        return value.timestamp()
    return base64.b64encode(value).decode()

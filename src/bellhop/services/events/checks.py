"""What EventBridge demands of a target when it is put."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import orjson

from bellhop.engines.rules.errors import Invalid
from bellhop.services.events import inputs
from bellhop.services.events.arns import kind_of
from bellhop.wire.refusal import NotBuilt

if TYPE_CHECKING:
    from bellhop.types import events

ARN = re.compile(r"arn:[a-z0-9-]+:[a-z0-9-]+:[a-z0-9-]*:[0-9]*:.+")


def check(target: events.Target) -> None:
    """Refuse a target that no event could ever be handed to."""
    arn, name = target["Arn"], target["Id"]
    if not ARN.fullmatch(arn):
        raise Invalid(f"Parameter {arn} is not valid. Reason: Provided Arn is not in correct format.")
    kind = kind_of(arn)
    if kind in ("", "archive"):
        raise NotBuilt(f"A target of events:PutTargets in {arn.split(':')[2]}")
    if kind == "document" and not target.get("RunCommandParameters"):
        raise Invalid(f"Parameter(s) RunCommandParameters must be specified for target: {name}.")
    if kind == "queue" and arn.endswith(".fifo") and not target.get("SqsParameters"):
        raise Invalid(f"Parameter(s) SqsParameters must be specified for target: {name}.")
    _check_input(target, name)


def _check_input(target: events.Target, name: str) -> None:
    if sum(member in target for member in ("Input", "InputPath", "InputTransformer")) > 1:
        raise Invalid(
            f"Only one of Input, InputPath, or InputTransformer must be provided for target {name}."
        )
    if (constant := target.get("Input")) is not None and not _is_json(constant):
        raise Invalid(f"JSON syntax error in input for target {name}.")
    if (path := target.get("InputPath")) and not inputs.is_path(path):
        raise Invalid(f"InputPath for target {name} is invalid.")
    if transformer := target.get("InputTransformer"):
        _check_transformer(transformer, name)


def _check_transformer(transformer: events.InputTransformer, name: str) -> None:
    for variable, path in transformer.get("InputPathsMap", {}).items():
        if variable.upper().startswith("AWS"):
            raise Invalid(f"InputPathsMap for target {name} has a reserved key: {variable}.")
        if not inputs.is_path(path):
            raise Invalid(f"InputPathsMap for target {name} has an invalid path: {path}.")
    template = transformer["InputTemplate"]
    if template.lstrip()[:1] in ("{", "[", '"') and not inputs.is_json(template):
        raise Invalid(f"Invalid InputTemplate for target {name} : it is no JSON.")


def _is_json(text: str) -> bool:
    try:
        orjson.loads(text)
    except orjson.JSONDecodeError:
        return False
    return True

"""A document with its values becomes steps, in the order in which they run."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, cast

import orjson

from bellhop.engines.documents.substitution import resolved

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.documents.library import Document

SHORTEST, LONGEST, DEFAULT = 5, 172_800, 3_600  # seconds a step may take
EXIT, SUCCESS_AND_EXIT = "exit", "successAndExit"
SCRIPTS = ("aws:runShellScript", "aws:runPowerShellScript")


@dataclass(frozen=True, slots=True)
class Step:
    """One plugin to run. `plugin` is what invocations call it: the action in schema 1.x, else the name.

    The flow is that of schema 2.2, and counts inside `inputs` alone: `on_failure` is "", exit or
    successAndExit; `on_success` is "" or exit; a `finally_step` is the last one, and runs even after
    those. What stands beside `inputs` is taken in, and not heeded by AWS's agent: `is_end`,
    `max_attempts`. `as_written` is the precondition before any parameter was replaced, where it was another.

    In schema 1.x a plugin may have several property sets: all are in `sets` then, each as `[id, inputs]`.
    """

    name: str
    action: str
    plugin: str
    inputs: dict[str, Any]
    precondition: dict[str, Any] = field(default_factory=dict[str, Any])
    on_failure: str = ""
    on_success: str = ""
    finally_step: bool = False
    is_end: bool = False
    max_attempts: int = 1
    as_written: dict[str, Any] = field(default_factory=dict[str, Any])
    sets: list[Any] = field(default_factory=list[Any])

    @property
    def timeout(self) -> float:
        return sum(timeout_of(inputs) for _, inputs in self.sets) or timeout_of(self.inputs)

    def facts(self) -> dict[str, Any]:
        """What makes an equal step again, as JSON takes it; what is as usual is left out."""
        return {name: value for name in _FIELDS if (value := getattr(self, name)) != _USUAL.get(name)}


_FIELDS = tuple(each.name for each in fields(Step))
_USUAL: Mapping[str, Any] = {
    "precondition": {},
    "on_failure": "",
    "on_success": "",
    "finally_step": False,
    "is_end": False,
    "max_attempts": 1,
    "as_written": {},
    "sets": [],
}


def steps(document: Document, values: Mapping[str, Any]) -> list[Step]:
    """The steps, every parameter replaced by its value."""
    if document.schema_version.startswith("1"):
        plugins: dict[str, Any] = document.content["runtimeConfig"]
        return [_plugin(name, config, values) for name, config in plugins.items()]
    written: list[dict[str, Any]] = document.content["mainSteps"]
    last = len(written) - 1
    variables = _variables(document, values)
    todo = [_step(step, values, last=place == last) for place, step in enumerate(written)]
    return [_with(variables, step) for step in todo] if variables else todo


def _variables(document: Document, values: Mapping[str, Any]) -> dict[str, str]:
    """ "When set to ENV_VAR, the system creates an environment variable named SSM_parameter-name containing
    the parameter value": beside what `{{ name }}` stands for."""
    return {
        f"SSM_{name}": value if isinstance(value, str) else orjson.dumps(value).decode()
        for name, declared in document.parameters.items()
        if declared.get("interpolationType") == "ENV_VAR" and (value := values.get(name)) is not None
    }


def _with(variables: dict[str, str], step: Step) -> Step:
    """Scripts are what has an environment; one that is no map is the agent's to refuse."""
    given: object = step.inputs.get("environment") or {}
    if step.action not in SCRIPTS or not isinstance(given, dict):
        return step
    together = {**variables, **cast("dict[str, Any]", given)}
    return replace(step, inputs={**step.inputs, "environment": together})


def _step(written: dict[str, Any], values: Mapping[str, Any], *, last: bool) -> Step:
    inputs: dict[str, Any] = resolved(written.get("inputs") or {}, values)
    precondition: dict[str, Any] = written.get("precondition") or {}
    judged: dict[str, Any] = resolved(precondition, values)
    return Step(
        written["name"],
        written["action"],
        written["name"],
        inputs,
        judged,
        _one_of(inputs.get("onFailure"), (EXIT, SUCCESS_AND_EXIT)),
        _one_of(inputs.get("onSuccess"), (EXIT,)),
        last and _true(inputs.get("finallyStep")),
        _true(written.get("isEnd")),
        _count(written.get("maxAttempts")),
        precondition if judged != precondition else {},
    )


def _one_of(value: object, known: tuple[str, ...]) -> str:
    return value if isinstance(value, str) and value in known else ""


def _true(value: object) -> bool:
    return str(value).lower() == "true"


def _count(value: object) -> int:
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() else 1


def _plugin(action: str, config: Mapping[str, Any], values: Mapping[str, Any]) -> Step:
    """Schema 1.x: properties are one object, or a list of objects that each have an id."""
    properties: Any = resolved(config.get("properties") or {}, values)
    written = cast("list[Any]", properties if isinstance(properties, list) else [properties])
    objects = [cast("dict[str, Any]", each) if isinstance(each, dict) else {} for each in written] or [{}]
    sets: list[tuple[str, dict[str, Any]]] = [
        (str(each.get("id") or f"{place}.{action}"), each) for place, each in enumerate(objects)
    ]
    name, inputs = sets[0]
    return Step(name, action, action, inputs, sets=[[*each] for each in sets] if len(sets) > 1 else [])


def timeout_of(inputs: Mapping[str, Any]) -> float:
    """`timeoutSeconds`, a number or a text that holds one: 5 to 172,800 seconds; anything else is an hour."""
    try:
        seconds = int(float(inputs.get("timeoutSeconds", DEFAULT)))
    except (TypeError, ValueError, OverflowError):
        return DEFAULT
    return seconds if SHORTEST <= seconds <= LONGEST else DEFAULT

"""A document with its values becomes steps, in the order in which they run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.documents.substitution import resolved

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.documents.library import Document

SHORTEST, LONGEST, DEFAULT = 5, 172_800, 3_600  # seconds a step may take


@dataclass(frozen=True, slots=True)
class Step:
    """One plugin to run. `plugin` is what invocations call it: the action in schema 1.x, else the name."""

    name: str
    action: str
    plugin: str
    inputs: dict[str, Any]
    precondition: dict[str, Any] = field(default_factory=dict[str, Any])

    @property
    def timeout(self) -> float:
        return timeout_of(self.inputs)

    def facts(self) -> dict[str, Any]:
        """What makes an equal step again."""
        return {
            "name": self.name,
            "action": self.action,
            "plugin": self.plugin,
            "inputs": self.inputs,
            "precondition": self.precondition,
        }


def steps(document: Document, values: Mapping[str, Any]) -> list[Step]:
    """The steps, every parameter replaced by its value."""
    if document.schema_version.startswith("1"):
        plugins: dict[str, Any] = document.content["runtimeConfig"]
        return [step for name, config in plugins.items() for step in _plugin(name, config, values)]
    return [
        Step(
            step["name"],
            step["action"],
            step["name"],
            resolved(step.get("inputs", {}), values),
            resolved(step.get("precondition", {}), values),
        )
        for step in document.content["mainSteps"]
    ]


def _plugin(action: str, config: Mapping[str, Any], values: Mapping[str, Any]) -> list[Step]:
    """Schema 1.x: properties are one object, or a list of objects that each have an id."""
    properties = config.get("properties", {})
    sets = cast("list[dict[str, Any]]", properties if isinstance(properties, list) else [properties])
    return [
        Step(str(each.get("id") or f"{place}.{action}"), action, action, resolved(each, values))
        for place, each in enumerate(sets)
    ]


def timeout_of(inputs: Mapping[str, Any]) -> float:
    """`timeoutSeconds`, a number or a text that holds one: 5 to 172,800 seconds; anything else is an hour."""
    try:
        seconds = int(float(inputs.get("timeoutSeconds", DEFAULT)))
    except (TypeError, ValueError, OverflowError):
        return DEFAULT
    return seconds if SHORTEST <= seconds <= LONGEST else DEFAULT

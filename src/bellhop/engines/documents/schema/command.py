"""Documents of type Command and Policy: schema 1.x with a runtimeConfig, 2.x with mainSteps."""

import re
from typing import Annotated, Any, Self, cast

from pydantic import ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel

from bellhop.engines.documents.schema.parameters import Parameter
from bellhop.engines.documents.schema.parts import Part
from bellhop.engines.documents.schema.plugins import Step

Parameters = dict[Annotated[str, Field(pattern=r"^[A-Za-z0-9_\-]+$")], Parameter]

# "You can't reference an Integer parameter within the runCommand input of the aws:runShellScript plugin
# because this input accepts a string or list of strings"; "you can't reference a StringList parameter
# within the documentParameters input of the aws:runDocument plugin".
_REFUSED = {
    "run_command": frozenset(("Integer", "Boolean", "StringMap", "MapList")),
    "document_parameters": frozenset(("StringList", "MapList")),
}
_PLACE = re.compile(r"\{\{ *([A-Za-z0-9]+) *\}\}", re.ASCII)


class Plugin(Part):
    """A plugin of schema 1.x: its properties are one object or a list of them."""

    model_config = ConfigDict(extra="allow")

    properties: dict[str, Any] | list[dict[str, Any]] | str = ""


class Runtime(Part):
    """Schema 1.0 and 1.2."""

    schema_version: str
    description: str | None = None
    parameters: Parameters = Field(default_factory=dict)
    runtime_config: Annotated[dict[str, Plugin], Field(min_length=1)]


class Properties(Part):
    """The properties of schema 1.x are the inputs of schema 2.x."""

    steps: list[Step]

    @model_validator(mode="before")
    @classmethod
    def _from_runtime(cls, value: Any) -> Any:
        runtime: Runtime = value
        return {
            "steps": [step for name, plugin in runtime.runtime_config.items() for step in _sets(name, plugin)]
        }


def _sets(name: str, plugin: Plugin) -> list[dict[str, Any]]:
    properties = plugin.properties
    if isinstance(properties, str):
        return [] if properties.strip().startswith("{{") else [{"action": name, "name": name, "inputs": {}}]
    sets = properties if isinstance(properties, list) else [properties]
    return [{"action": name, "name": name, "inputs": each} for each in sets]


class Sequence(Part):
    """Schema 2.0 and 2.2."""

    schema_version: str
    description: str | None = None
    parameters: Parameters = Field(default_factory=dict)
    main_steps: Annotated[list[Step], Field(min_length=1)]
    files: dict[str, Any] | None = None

    @model_validator(mode="after")
    def _steps(self) -> Self:
        names = [step.name for step in self.main_steps]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise ValueError(f"more than one step is called {twice}")
        if self.schema_version != "2.2" and any(step.precondition for step in self.main_steps):
            raise ValueError("a precondition needs schema version 2.2")
        _check_finally(self.main_steps)
        return self


def _check_finally(steps: list[Step]) -> None:
    """ "The step must be the last one defined in the mainSteps"."""
    for step in steps[:-1]:
        if str(step.inputs.finally_step).lower() == "true":
            raise ValueError(f"the step {step.name} has finallyStep and isn't the last one")


def check_references(parameters: Parameters, steps: list[Step]) -> None:
    """The type of a parameter must suit the input that it is put in; raises ValueError."""
    for step in steps:
        for field, refused in _REFUSED.items():
            for name in _names(getattr(step.inputs, field, None)):
                if (declared := parameters.get(name)) and declared.type in refused:
                    raise ValueError(
                        f"the parameter {name} of type {declared.type} can't be used in the input "
                        f"{to_camel(field)} of {step.action}"
                    )


def _names(value: Any) -> set[str]:
    """The parameters that a value names."""
    if isinstance(value, str):
        return set(_PLACE.findall(value))
    if isinstance(value, dict):
        return _names([*cast("dict[str, Any]", value).values()])
    if isinstance(value, list):
        return set[str]().union(*(_names(each) for each in cast("list[Any]", value)))
    return set()


def read_runtime(content: dict[str, Any]) -> None:
    """Check a document of schema 1.x; raises pydantic's ValidationError, or ValueError."""
    runtime = Runtime.model_validate(content)
    check_references(runtime.parameters, Properties.model_validate(runtime).steps)


def read_sequence(content: dict[str, Any]) -> None:
    """Check a document of schema 2.x; raises pydantic's ValidationError, or ValueError."""
    found = Sequence.model_validate(content)
    check_references(found.parameters, found.main_steps)

"""Runbooks: schema 0.3, with the inputs that each action must have.

systems-manager/latest/userguide/automation-actions.html
"""

from typing import Annotated, Any, Literal, Self, cast

from pydantic import Field, field_validator, model_validator

from bellhop.engines.documents.schema.command import Parameters
from bellhop.engines.documents.schema.parts import Part

# Action → inputs of which each must be there; a tuple: any of these.
REQUIRED: dict[str, tuple[str | tuple[str, ...], ...]] = {
    "aws:approve": ("Approvers",),
    "aws:assertAwsResourceProperty": ("Service", "Api", "PropertySelector", "DesiredValues"),
    "aws:branch": ("Choices",),
    "aws:changeInstanceState": ("InstanceIds", "DesiredState"),
    "aws:copyImage": ("SourceImageId", "SourceRegion", "ImageName"),
    "aws:createImage": ("InstanceId", "ImageName"),
    "aws:createStack": ("StackName", ("TemplateBody", "TemplateURL")),
    "aws:createTags": ("ResourceIds", "Tags"),
    "aws:deleteImage": ("ImageId",),
    "aws:deleteStack": ("StackName",),
    "aws:executeAutomation": ("DocumentName",),
    "aws:executeAwsApi": ("Service", "Api"),
    "aws:executeScript": ("Runtime", ("Script", "Attachment")),
    "aws:executeStateMachine": ("stateMachineArn",),
    "aws:invokeLambdaFunction": ("FunctionName",),
    "aws:invokeWebhook": ("IntegrationName",),
    "aws:loop": ("Steps",),
    "aws:pause": (),
    "aws:runCommand": ("DocumentName", ("InstanceIds", "Targets")),
    "aws:runInstances": ("ImageId",),
    "aws:sleep": (("Duration", "Timestamp"),),
    "aws:updateVariable": ("Name", "Value"),
    "aws:waitForAwsResourceProperty": ("Service", "Api", "PropertySelector", "DesiredValues"),
}
Truth = bool | str


class Output(Part):
    """What a step keeps of its answer for the steps behind it."""

    name: str = Field(alias="Name")
    selector: str = Field(alias="Selector")
    type: Annotated[
        Literal["String", "StringList", "Integer", "Boolean", "StringMap", "MapList"] | None,
        Field(alias="Type"),
    ] = None


class RunbookStep(Part):
    """One action of a runbook."""

    name: Annotated[str, Field(pattern=r"^[a-zA-Z0-9_]{1,128}$")]
    action: str
    description: str | None = None
    inputs: dict[str, Any] = Field(default_factory=dict)
    outputs: list[Output] | None = None
    max_attempts: int | str | None = None
    timeout_seconds: int | str | None = None
    on_failure: Annotated[str, Field(pattern=r"^(Abort|Continue|step:.+)$")] | None = None
    on_cancel: Annotated[str, Field(pattern=r"^(Abort|step:.+)$")] | None = None
    next_step: str | None = None
    is_end: Truth | None = None
    is_critical: Truth | None = None

    @field_validator("action")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in REQUIRED:
            raise ValueError(f"the action {value} isn't one of {', '.join(REQUIRED)}")
        return value

    @model_validator(mode="after")
    def _inputs(self) -> Self:
        for wanted in REQUIRED[self.action]:
            names = (wanted,) if isinstance(wanted, str) else wanted
            if not any(name in self.inputs for name in names):
                raise ValueError(f"the action {self.action} needs the input {' or '.join(names)}")
        return self

    def targets(self) -> list[str]:
        """The steps that this one goes on to."""
        found = [self.next_step] if self.next_step else []
        found += [
            value.removeprefix("step:").strip()
            for value in (self.on_failure, self.on_cancel)
            if value and value.startswith("step:")
        ]
        if self.action == "aws:branch":
            choices = self.inputs.get("Choices")
            found += [str(each.get("NextStep")) for each in _objects(choices) if "NextStep" in each]
            if default := self.inputs.get("Default"):
                found.append(str(default))
        return found


def _objects(value: Any) -> list[dict[str, Any]]:
    each = cast("list[Any]", value) if isinstance(value, list) else []
    return [one for one in each if isinstance(one, dict)]


class Runbook(Part):
    """Schema 0.3."""

    schema_version: Literal["0.3"]
    description: str | None = None
    assume_role: str | None = None
    parameters: Parameters = Field(default_factory=dict)
    variables: dict[str, Any] | None = None
    main_steps: Annotated[list[RunbookStep], Field(min_length=1)]
    outputs: list[str] | dict[str, Any] | None = None
    files: dict[str, Any] | None = None

    @model_validator(mode="after")
    def _steps(self) -> Self:
        names = [step.name for step in self.main_steps]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise ValueError(f"more than one step is called {twice}")
        for step in self.main_steps:
            for target in step.targets():
                if target not in names and "{{" not in target:
                    raise ValueError(f"the step {step.name} goes on to {target}, which isn't there")
        for output in self.outputs if isinstance(self.outputs, list) else ():
            if output.partition(".")[0].strip("{ ") not in names:
                raise ValueError(f"the output {output} is of no step")
        return self


class ChangeTemplate(Runbook):
    """A runbook that is run with somebody's approval (Automation.ChangeTemplate)."""

    emergency_change: bool | None = None
    auto_approvable: bool | None = None
    executable_run_books: list[dict[str, Any]] | None = None
    template_information: str | None = None


def read_runbook(content: dict[str, Any]) -> None:
    """Raises pydantic's ValidationError."""
    Runbook.model_validate(content)


def read_change_template(content: dict[str, Any]) -> None:
    ChangeTemplate.model_validate(content)

"""Runbooks: schema 0.3, with the inputs that each action must have.

systems-manager/latest/userguide/automation-actions.html
"""

from typing import Annotated, Any, Literal, Self, cast

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from bellhop.engines.documents.schema.command import Parameters

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


class Output(BaseModel):
    """What a step keeps of its answer for the steps behind it."""

    model_config = ConfigDict(extra="forbid")

    Name: str
    Selector: str
    Type: Literal["String", "StringList", "Integer", "Boolean", "StringMap", "MapList"] | None = None


class RunbookStep(BaseModel):
    """One action of a runbook."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(pattern=r"^[a-zA-Z0-9_]{1,128}$")]
    action: str
    description: str | None = None
    inputs: dict[str, Any] = Field(default_factory=dict)
    outputs: list[Output] | None = None
    maxAttempts: int | str | None = None  # noqa: N815 - the document's own names
    timeoutSeconds: int | str | None = None  # noqa: N815
    onFailure: Annotated[str, Field(pattern=r"^(Abort|Continue|step:.+)$")] | None = None  # noqa: N815
    onCancel: Annotated[str, Field(pattern=r"^(Abort|step:.+)$")] | None = None  # noqa: N815
    nextStep: str | None = None  # noqa: N815
    isEnd: Truth | None = None  # noqa: N815
    isCritical: Truth | None = None  # noqa: N815

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
        found = [self.nextStep] if self.nextStep else []
        found += [
            value.removeprefix("step:").strip()
            for value in (self.onFailure, self.onCancel)
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


class Runbook(BaseModel):
    """Schema 0.3."""

    model_config = ConfigDict(extra="forbid")

    schemaVersion: Literal["0.3"]  # noqa: N815
    description: str | None = None
    assumeRole: str | None = None  # noqa: N815
    parameters: Parameters = Field(default_factory=dict)
    variables: dict[str, Any] | None = None
    mainSteps: Annotated[list[RunbookStep], Field(min_length=1)]  # noqa: N815
    outputs: list[str] | None = None
    files: dict[str, Any] | None = None

    @model_validator(mode="after")
    def _steps(self) -> Self:
        names = [step.name for step in self.mainSteps]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise ValueError(f"more than one step is called {twice}")
        for step in self.mainSteps:
            for target in step.targets():
                if target not in names and "{{" not in target:
                    raise ValueError(f"the step {step.name} goes on to {target}, which isn't there")
        for output in self.outputs or ():
            if output.partition(".")[0].strip("{ ") not in names:
                raise ValueError(f"the output {output} is of no step")
        return self


class ChangeTemplate(Runbook):
    """A runbook that is run with somebody's approval (Automation.ChangeTemplate)."""

    emergencyChange: bool | None = None  # noqa: N815
    autoApprovable: bool | None = None  # noqa: N815
    executableRunBooks: list[dict[str, Any]] | None = None  # noqa: N815
    templateInformation: str | None = None  # noqa: N815


def read_runbook(content: dict[str, Any]) -> None:
    """Raises pydantic's ValidationError."""
    Runbook.model_validate(content)


def read_change_template(content: dict[str, Any]) -> None:
    ChangeTemplate.model_validate(content)

"""The plugins of Command documents: one model for each, told apart by the step's action.

systems-manager/latest/userguide/documents-command-ssm-plugin-reference.html
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _place(value: Any) -> Any:
    """`{{ name }}` may stand for anything; what it stands for is checked where the document is used."""
    return PLACE if isinstance(value, str) and value.strip().startswith("{{") else value


PLACE = "{{ }}"
Place = Literal["{{ }}"]

Text = str | int | float | bool  # YAML leaves "60" unquoted, and AWS takes it for a text
Flag = Annotated[bool | Literal["true", "false", "True", "False"] | Place, BeforeValidator(_place)]
Lines = str | list[Text | list[Text]]
Map = dict[str, Any] | str  # or the JSON of one


class Inputs(BaseModel):
    """What every plugin takes (schema 2.2), beside inputs of its own."""

    model_config = ConfigDict(extra="allow")

    onFailure: Annotated[Literal["exit", "successAndExit"] | Place, BeforeValidator(_place)] | None = None  # noqa: N815 - the document's own names
    onSuccess: Annotated[Literal["exit"] | Place, BeforeValidator(_place)] | None = None  # noqa: N815
    finallyStep: Flag | None = None  # noqa: N815
    timeoutSeconds: Text | None = None  # noqa: N815


class ScriptInputs(Inputs):
    runCommand: Lines  # noqa: N815
    workingDirectory: Text | None = None  # noqa: N815
    environment: Map | None = None


class ApplicationInputs(Inputs):
    action: Annotated[Literal["Install", "Repair", "Uninstall"] | Place, BeforeValidator(_place)]
    source: Text
    parameters: Text | None = None
    sourceHash: Text | None = None  # noqa: N815


class DockerInputs(Inputs):
    action: Annotated[Literal["Install", "Uninstall"] | Place, BeforeValidator(_place)]


class PackageInputs(Inputs):
    name: Text
    action: Annotated[Literal["Install", "Uninstall"] | Place, BeforeValidator(_place)]
    version: Text | None = None
    installationType: (  # noqa: N815
        Annotated[Literal["Uninstall and reinstall", "In-place update"] | Place, BeforeValidator(_place)]
        | None
    ) = None
    additionalArguments: Map | None = None  # noqa: N815


class DomainInputs(Inputs):
    directoryId: Text  # noqa: N815
    directoryName: Text  # noqa: N815
    directoryOU: Text | None = None  # noqa: N815
    dnsIpAddresses: Lines | None = None  # noqa: N815


class DownloadInputs(Inputs):
    sourceType: Annotated[  # noqa: N815
        Literal["GitHub", "Git", "HTTP", "S3", "SSMDocument"] | Place, BeforeValidator(_place)
    ]
    sourceInfo: Map  # noqa: N815
    destinationPath: Text | None = None  # noqa: N815


class ModuleInputs(Inputs):
    source: Text
    runCommand: Lines | None = None  # noqa: N815
    sourceHash: Text | None = None  # noqa: N815
    workingDirectory: Text | None = None  # noqa: N815


class AssociationInputs(Inputs):
    associationIds: Lines | None = None  # noqa: N815


class ContainerInputs(Inputs):
    action: Text
    container: Text | None = None
    image: Text | None = None
    cmd: Text | None = None
    memory: Text | None = None
    cpuShares: Text | None = None  # noqa: N815
    volume: Lines | None = None
    env: Text | None = None
    user: Text | None = None
    publish: Text | None = None


class DocumentInputs(Inputs):
    documentType: Annotated[  # noqa: N815
        Literal["SSMDocument", "LocalPath"] | Place, BeforeValidator(_place)
    ]
    documentPath: Text | None = None  # noqa: N815
    documentParameters: Map | None = None  # noqa: N815


class UpdateInputs(Inputs):
    agentName: Text | None = None  # noqa: N815
    source: Text | None = None
    allowDowngrade: Flag | None = None  # noqa: N815
    targetVersion: Text | None = None  # noqa: N815


class StepModel(BaseModel):
    """A step of schema 2.x; what the agent does not know beside its inputs, it leaves unread."""

    model_config = ConfigDict(extra="allow")

    name: Annotated[str, Field(pattern=r"^[a-zA-Z0-9_\-\.: ]{1,128}$")]
    precondition: dict[str, list[Text]] | None = None


class Script(StepModel):
    action: Literal["aws:runShellScript", "aws:runPowerShellScript"]
    inputs: ScriptInputs


class Applications(StepModel):
    action: Literal["aws:applications"]
    inputs: ApplicationInputs


class ConfigureDocker(StepModel):
    action: Literal["aws:configureDocker"]
    inputs: DockerInputs


class ConfigurePackage(StepModel):
    action: Literal["aws:configurePackage"]
    inputs: PackageInputs


class DomainJoin(StepModel):
    action: Literal["aws:domainJoin"]
    inputs: DomainInputs


class DownloadContent(StepModel):
    action: Literal["aws:downloadContent"]
    inputs: DownloadInputs


class PowerShellModule(StepModel):
    action: Literal["aws:psModule"]
    inputs: ModuleInputs


class RefreshAssociation(StepModel):
    action: Literal["aws:refreshAssociation"]
    inputs: AssociationInputs


class RunDockerAction(StepModel):
    action: Literal["aws:runDockerAction"]
    inputs: ContainerInputs


class RunDocument(StepModel):
    action: Literal["aws:runDocument"]
    inputs: DocumentInputs


class Update(StepModel):
    action: Literal["aws:updateAgent", "aws:updateSsmAgent"]
    inputs: UpdateInputs


class Other(StepModel):
    """Plugins whose inputs are all optional, or not documented."""

    action: Literal["aws:cloudWatch", "aws:configureDaemon", "aws:softwareInventory"]
    inputs: Inputs = Field(default_factory=Inputs)


Step = Annotated[
    Script
    | Applications
    | ConfigureDocker
    | ConfigurePackage
    | DomainJoin
    | DownloadContent
    | PowerShellModule
    | RefreshAssociation
    | RunDockerAction
    | RunDocument
    | Update
    | Other,
    Field(discriminator="action"),
]

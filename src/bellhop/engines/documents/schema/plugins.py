"""The plugins of Command documents: one model for each, told apart by the step's action.

systems-manager/latest/userguide/documents-command-ssm-plugin-reference.html
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field

from bellhop.engines.documents.schema.parts import Part


def _place(value: Any) -> Any:
    """`{{ name }}` may stand for anything; what it stands for is checked where the document is used."""
    return PLACE if isinstance(value, str) and value.strip().startswith("{{") else value


PLACE = "{{ }}"
Place = Literal["{{ }}"]

Text = str | int | float | bool  # YAML leaves "60" unquoted, and AWS takes it for a text
Flag = Annotated[bool | Literal["true", "false", "True", "False"] | Place, BeforeValidator(_place)]
Lines = str | list[Text | list[Text]]
Map = dict[str, Any] | str  # or the JSON of one


class Inputs(Part):
    """What every plugin takes (schema 2.2), beside inputs of its own."""

    model_config = ConfigDict(extra="allow")

    on_failure: Annotated[Literal["exit", "successAndExit"] | Place, BeforeValidator(_place)] | None = None
    on_success: Annotated[Literal["exit"] | Place, BeforeValidator(_place)] | None = None
    finally_step: Flag | None = None
    timeout_seconds: Text | None = None


class ScriptInputs(Inputs):
    run_command: Lines
    working_directory: Text | None = None
    environment: Map | None = None


class ApplicationInputs(Inputs):
    action: Annotated[Literal["Install", "Repair", "Uninstall"] | Place, BeforeValidator(_place)]
    source: Text
    parameters: Text | None = None
    source_hash: Text | None = None


class DockerInputs(Inputs):
    action: Annotated[Literal["Install", "Uninstall"] | Place, BeforeValidator(_place)]


class PackageInputs(Inputs):
    name: Text
    action: Annotated[Literal["Install", "Uninstall"] | Place, BeforeValidator(_place)]
    version: Text | None = None
    installation_type: (
        Annotated[Literal["Uninstall and reinstall", "In-place update"] | Place, BeforeValidator(_place)]
        | None
    ) = None
    additional_arguments: Map | None = None


class DomainInputs(Inputs):
    directory_id: Text
    directory_name: Text
    directory_ou: Annotated[Text | None, Field(alias="directoryOU")] = None
    dns_ip_addresses: Lines | None = None


class DownloadInputs(Inputs):
    source_type: Annotated[
        Literal["GitHub", "Git", "HTTP", "S3", "SSMDocument"] | Place, BeforeValidator(_place)
    ]
    source_info: Map
    destination_path: Text | None = None


class ModuleInputs(Inputs):
    source: Text
    run_command: Lines | None = None
    source_hash: Text | None = None
    working_directory: Text | None = None


class AssociationInputs(Inputs):
    association_ids: Lines | None = None


class ContainerInputs(Inputs):
    action: Text
    container: Text | None = None
    image: Text | None = None
    cmd: Text | None = None
    memory: Text | None = None
    cpu_shares: Text | None = None
    volume: Lines | None = None
    env: Text | None = None
    user: Text | None = None
    publish: Text | None = None


class DocumentInputs(Inputs):
    document_type: Annotated[Literal["SSMDocument", "LocalPath"] | Place, BeforeValidator(_place)]
    document_path: Text | None = None
    document_parameters: Map | None = None


class UpdateInputs(Inputs):
    agent_name: Text | None = None
    source: Text | None = None
    allow_downgrade: Flag | None = None
    target_version: Text | None = None


class StepModel(Part):
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

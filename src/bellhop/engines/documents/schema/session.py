"""Session documents: schema 1.0, told apart by the type of the session.

systems-manager/latest/userguide/session-manager-schema.html
"""

from typing import Annotated, Any, Literal, cast

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, field_validator

from bellhop.engines.documents.schema.command import Parameters

Truth = bool | Literal["true", "false", ""]


def _minutes(value: Any, most: int) -> Any:
    text = str(value)
    if text and "{{" not in text and not (text.isascii() and text.isdigit() and 1 <= int(text) <= most):
        raise ValueError(f"it must be 1 to {most} minutes")
    return value


class Preferences(BaseModel):
    """How sessions are logged, encrypted and ended."""

    model_config = ConfigDict(extra="allow")

    s3BucketName: str | None = None  # noqa: N815 - the document's own names
    s3KeyPrefix: str | None = None  # noqa: N815
    s3EncryptionEnabled: Truth | None = None  # noqa: N815
    cloudWatchLogGroupName: str | None = None  # noqa: N815
    cloudWatchEncryptionEnabled: Truth | None = None  # noqa: N815
    cloudWatchStreamingEnabled: Truth | None = None  # noqa: N815
    kmsKeyId: str | None = None  # noqa: N815
    runAsEnabled: Truth | None = None  # noqa: N815
    runAsDefaultUser: str | None = None  # noqa: N815
    idleSessionTimeout: str | int | None = None  # noqa: N815
    maxSessionDuration: str | int | None = None  # noqa: N815
    shellProfile: dict[str, str] | None = None  # noqa: N815

    @field_validator("idleSessionTimeout")
    @classmethod
    def _idle(cls, value: Any) -> Any:
        return _minutes(value, 60)

    @field_validator("maxSessionDuration")
    @classmethod
    def _duration(cls, value: Any) -> Any:
        return _minutes(value, 1440)


class _Session(BaseModel):
    model_config = ConfigDict(extra="forbid")

    schemaVersion: Literal["1.0"]  # noqa: N815
    description: str | None = None
    parameters: Parameters = Field(default_factory=dict)


class Stream(_Session):
    sessionType: Literal["Standard_Stream"]  # noqa: N815
    inputs: Preferences
    properties: dict[str, Any] | None = None


class Commands(BaseModel):
    """What an interactive session runs on one platform."""

    model_config = ConfigDict(extra="allow")

    commands: str | list[str]
    runAsElevated: Truth | None = None  # noqa: N815


class Platforms(BaseModel):
    model_config = ConfigDict(extra="forbid")

    linux: Commands | None = None
    windows: Commands | None = None
    macos: Commands | None = None


class Interactive(_Session):
    inputs: Preferences | None = None
    sessionType: Literal["InteractiveCommands", "NonInteractiveCommands"]  # noqa: N815
    properties: Platforms


class PortProperties(BaseModel):
    model_config = ConfigDict(extra="allow")

    portNumber: str | int  # noqa: N815
    type: Literal["LocalPortForwarding"] | None = None
    localPortNumber: str | int | None = None  # noqa: N815
    host: str | None = None


class Port(_Session):
    inputs: Preferences | None = None
    sessionType: Literal["Port"]  # noqa: N815
    properties: PortProperties


_SESSION: TypeAdapter[Any] = TypeAdapter(
    Annotated[Stream | Interactive | Port, Field(discriminator="sessionType")]
)


def read_session(content: dict[str, Any]) -> None:
    """Raises pydantic's ValidationError."""
    _SESSION.validate_python({**content, "parameters": _with_types(content.get("parameters") or {})})


def _with_types(parameters: Any) -> Any:
    """AWS's own example has a parameter of type "string"."""
    if not isinstance(parameters, dict):
        return parameters
    return {name: _with_type(each) for name, each in cast("dict[str, Any]", parameters).items()}


def _with_type(parameter: Any) -> Any:
    if not isinstance(parameter, dict):
        return parameter
    found = cast("dict[str, Any]", parameter)
    return {**found, "type": "String"} if found.get("type") == "string" else found

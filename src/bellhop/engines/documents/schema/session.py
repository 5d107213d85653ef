"""Session documents: schema 1.0, told apart by the type of the session.

systems-manager/latest/userguide/session-manager-schema.html
"""

from typing import Annotated, Any, Literal, cast

from pydantic import ConfigDict, Field, TypeAdapter, field_validator

from bellhop.engines.documents.schema.command import Parameters
from bellhop.engines.documents.schema.parts import Part

Truth = bool | Literal["true", "false", ""]


def _minutes(value: Any, most: int) -> Any:
    text = str(value)
    if text and "{{" not in text and not (text.isascii() and text.isdigit() and 1 <= int(text) <= most):
        raise ValueError(f"it must be 1 to {most} minutes")
    return value


class Preferences(Part):
    """How sessions are logged, encrypted and ended."""

    model_config = ConfigDict(extra="allow")

    s3_bucket_name: str | None = None
    s3_key_prefix: str | None = None
    s3_encryption_enabled: Truth | None = None
    cloud_watch_log_group_name: str | None = None
    cloud_watch_encryption_enabled: Truth | None = None
    cloud_watch_streaming_enabled: Truth | None = None
    kms_key_id: str | None = None
    run_as_enabled: Truth | None = None
    run_as_default_user: str | None = None
    idle_session_timeout: str | int | None = None
    max_session_duration: str | int | None = None
    shell_profile: dict[str, str] | None = None

    @field_validator("idle_session_timeout")
    @classmethod
    def _idle(cls, value: Any) -> Any:
        return _minutes(value, 60)

    @field_validator("max_session_duration")
    @classmethod
    def _duration(cls, value: Any) -> Any:
        return _minutes(value, 1440)


class _Session(Part):
    schema_version: Literal["1.0"]
    description: str | None = None
    parameters: Parameters = Field(default_factory=dict)


class Stream(_Session):
    session_type: Literal["Standard_Stream"]
    inputs: Preferences
    properties: dict[str, Any] | None = None


class Commands(Part):
    """What an interactive session runs on one platform."""

    model_config = ConfigDict(extra="allow")

    commands: str | list[str]
    run_as_elevated: Truth | None = None


class Platforms(Part):
    linux: Commands | None = None
    windows: Commands | None = None
    macos: Commands | None = None


class Interactive(_Session):
    inputs: Preferences | None = None
    session_type: Literal["InteractiveCommands", "NonInteractiveCommands"]
    properties: Platforms


class PortProperties(Part):
    model_config = ConfigDict(extra="allow")

    port_number: str | int
    type: Literal["LocalPortForwarding"] | None = None
    local_port_number: str | int | None = None
    host: str | None = None


class Port(_Session):
    inputs: Preferences | None = None
    session_type: Literal["Port"]
    properties: PortProperties


_SESSION: TypeAdapter[Any] = TypeAdapter(
    Annotated[Stream | Interactive | Port, Field(discriminator="session_type")]
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

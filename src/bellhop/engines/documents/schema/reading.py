"""Which model a document is read by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from bellhop.engines.documents.errors import InvalidDocumentContent
from bellhop.engines.documents.schema import automation, command, other, session

if TYPE_CHECKING:
    from collections.abc import Callable

READERS: dict[str, Callable[[dict[str, Any]], None]] = {
    "Automation": automation.read_runbook,
    "Automation.ChangeTemplate": automation.read_change_template,
    "CloudFormation": other.read_template,
    "ConformancePackTemplate": other.read_template,
    "Package": other.read_manifest,
    "Session": session.read_session,
}


def check(kind: str, schema_version: str, content: dict[str, Any]) -> None:
    """Whether a document of this type (DocumentType) is well made; raises InvalidDocumentContent."""
    reader = READERS.get(kind, other.read_object)
    if kind in ("Command", "Policy"):
        reader = command.read_runtime if schema_version.startswith("1") else command.read_sequence
    try:
        reader({name: value for name, value in content.items() if value is not None})
    except ValidationError as error:
        raise InvalidDocumentContent(_sentence(error)) from error
    except ValueError as error:
        raise InvalidDocumentContent(f"Document content isn't valid: {error}.") from error


def _sentence(error: ValidationError) -> str:
    """The first fault, and where it is."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    where = ".".join(part for part in map(str, first["loc"]) if "[" not in part)
    what = first["msg"].removeprefix("Value error, ").replace("'session_type' | ", "")
    return f"Document content isn't valid: {f'{where}: ' if where else ''}{what}."

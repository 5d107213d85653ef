"""What somebody hands in as a document's content: read, and checked as its type demands."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.documents import calendars, formats, platforms
from bellhop.engines.documents.errors import (
    InvalidDocumentContent,
    InvalidDocumentSchemaVersion,
    MaxDocumentSizeExceeded,
)
from bellhop.engines.documents.formats import JSON, TEXT, YAML

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST = 64 * 1024  # bytes

# "Documents of type Command can use schema version 1.2, 2.0, and 2.2; Policy must use 2.0 or later;
# Automation must use 0.3". Types that are not here have no schema version.
SCHEMAS: Mapping[str, tuple[str, ...]] = {
    "Automation": ("0.3",),
    "Automation.ChangeTemplate": ("0.3",),
    "Command": ("1.2", "2.0", "2.2"),
    "Package": ("2.0",),
    "Policy": ("2.0", "2.2"),
    "Session": ("1.0",),
}
_STRUCTURED, _ANY = (JSON, YAML), (JSON, YAML, TEXT)
FORMS: Mapping[str, tuple[str, ...]] = {
    "ApplicationConfiguration": _ANY,
    "ApplicationConfigurationSchema": (JSON,),
    "AutoApprovalPolicy": _ANY,
    "ChangeCalendar": (TEXT,),
    "ManualApprovalPolicy": _ANY,
    "Package": (JSON,),
}


@dataclass(frozen=True, slots=True)
class Content:
    """A content that has been checked; `parsed` is None of a TEXT."""

    text: str
    form: str
    parsed: Any
    schema_version: str
    description: str
    platform_types: tuple[str, ...]

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def read(kind: str, form: str, text: str) -> Content:
    """The content of a document of type `kind` (DocumentType), written as JSON, YAML or TEXT.

    Raises MaxDocumentSizeExceeded, InvalidDocumentContent, InvalidDocumentSchemaVersion.
    """
    if len(text.encode()) > LARGEST:
        raise MaxDocumentSizeExceeded
    allowed = FORMS.get(kind, _STRUCTURED)
    if form not in allowed:
        raise InvalidDocumentContent(f"A document of type {kind} must be {' or '.join(allowed)}, not {form}.")
    if form == TEXT:
        if kind == "ChangeCalendar":
            calendars.check(text)
        return Content(text, form, None, "", "", ())
    return _structured(kind, form, text, formats.parsed(text, form))


def _structured(kind: str, form: str, text: str, found: Any) -> Content:
    if not isinstance(found, dict):
        if kind == "ApplicationConfiguration":
            return Content(text, form, found, "", "", ())
        raise InvalidDocumentContent(f"{form} not well-formed. A document must be an object.")
    content = cast("dict[str, Any]", found)
    version = _schema_version(kind, content)
    if kind in SCHEMAS:
        content = {**content, "schemaVersion": version}
    _check(kind, version, content)
    description = content.get("description", "") if kind in SCHEMAS else ""
    return Content(text, form, content, version, description or "", platforms.of(kind, content))


def _check(kind: str, version: str, content: dict[str, Any]) -> None:
    # pydantic costs more to import than all else that a first call needs.
    from bellhop.engines.documents.schema import reading  # noqa: PLC0415

    reading.check(kind, version, content)


def _schema_version(kind: str, content: Mapping[str, Any]) -> str:
    """The schema version, as a text however it was written; "" where the type has none."""
    allowed = SCHEMAS.get(kind)
    if allowed is None:
        return ""
    if "schemaVersion" not in content:
        raise InvalidDocumentContent("The document has no schemaVersion.")
    version = str(content["schemaVersion"])
    if version not in allowed:
        raise InvalidDocumentSchemaVersion(
            f"The schema version {version} isn't supported by documents of type {kind}. "
            f"Supported are: {', '.join(allowed)}."
        )
    return version

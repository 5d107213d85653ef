"""A document as it is run: found by name or ARN, with what it asks for and what it holds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

from bellhop.engines.documents import amazon, lookup
from bellhop.engines.documents.tables import HEADS, VERSIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.documents.lookup import Found
    from bellhop.kernel.context import Context


@dataclass(frozen=True, slots=True)
class Document:
    """A document in one version; `content` is what its JSON or YAML holds, {} of a TEXT.

    `kind` is the DocumentType; `owner` an account or Amazon; `status` Active, or Failed where something
    attached could not be had; `digest` the SHA-256 of the text as it was handed in.
    """

    name: str
    platform_types: tuple[str, ...]
    content: Mapping[str, Any]
    kind: str = "Command"
    owner: str = amazon.OWNER
    version: str = "1"
    version_name: str = ""
    form: str = "JSON"
    body: str = ""
    digest: str = ""
    target_type: str = ""
    status: str = "Active"

    @property
    def schema_version(self) -> str:
        return str(self.content.get("schemaVersion", ""))

    @property
    def description(self) -> str:
        return self.content.get("description") or ""

    @property
    def parameters(self) -> Mapping[str, Mapping[str, Any]]:
        return self.content.get("parameters") or {}

    def text(self) -> str:
        return self.body or orjson.dumps(self.content, option=orjson.OPT_INDENT_2).decode()

    def sha256(self) -> str:
        return self.digest or hashlib.sha256(self.text().encode()).hexdigest()


def find(ctx: Context, name: str, version: str = "", version_name: str = "") -> Document:
    """The document of this name or ARN, whoever of the account, Amazon and those who share owns it.

    `version` is a number, $DEFAULT or $LATEST. Raises InvalidDocument and InvalidDocumentVersion.
    """
    return document_of(lookup.find(ctx, name, version, version_name))


def document_of(found: Found) -> Document:
    row = found.version
    return Document(
        found.label,
        tuple(row.platform_types),
        found.content,
        found.head.kind,
        found.owner,
        str(row.number),
        row.version_name,
        row.form,
        row.text,
        row.hash,
        row.target_type,
        row.status,
    )


def session_preferences(ctx: Context) -> Mapping[str, Any]:
    """The content of SSM-SessionManagerRunShell: the account's own, else what AWS starts with."""
    head = ctx.store.get(HEADS, amazon.PREFERENCES)
    row = head and ctx.store.get(VERSIONS, head.name, head.default)
    return lookup.parsed(row) if row else amazon.preferences()

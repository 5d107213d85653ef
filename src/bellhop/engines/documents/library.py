"""The documents that Amazon owns, written anew: what they take and run is AWS's, the words are ours."""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

from bellhop.engines.documents.errors import InvalidDocument, InvalidDocumentVersion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context

OWNER = "Amazon"
VERSION = "1"
CREATED = 1_503_942_000.0  # 2017-08-28T17:40:00Z, about when AWS published them

# 1 to 172,800 seconds: AWS's own pattern.
SECONDS = "([1-9][0-9]{0,4})|(1[0-6][0-9]{4})|(17[0-1][0-9]{3})|(172[0-7][0-9]{2})|(172800)"


@dataclass(frozen=True, slots=True)
class Document:
    """A document of type Command; `content` is its JSON."""

    name: str
    platform_types: tuple[str, ...]
    content: Mapping[str, Any]

    @property
    def schema_version(self) -> str:
        return self.content["schemaVersion"]

    @property
    def description(self) -> str:
        return self.content.get("description", "")

    @property
    def parameters(self) -> Mapping[str, Mapping[str, Any]]:
        return self.content.get("parameters", {})

    def text(self) -> str:
        return orjson.dumps(self.content, option=orjson.OPT_INDENT_2).decode()

    def sha256(self) -> str:
        return hashlib.sha256(self.text().encode()).hexdigest()


@functools.cache
def amazons() -> Mapping[str, Document]:
    """Name → document, in the order of names."""
    powershell = _script(
        "aws:runPowerShellScript", "Runs PowerShell commands, or a script, on managed nodes."
    )
    shell = _script("aws:runShellScript", "Runs shell commands, or a script, on managed nodes.")
    documents = [
        Document("AWS-RunPowerShellScript", ("Windows", "Linux", "MacOS"), powershell),
        Document("AWS-RunShellScript", ("Linux", "MacOS"), shell),
    ]
    return {document.name: document for document in documents}


def _script(plugin: str, description: str) -> dict[str, Any]:
    return {
        "schemaVersion": "1.2",
        "description": description,
        "parameters": {
            "commands": {
                "type": "StringList",
                "description": "(Required) The lines of the script.",
                "minItems": 1,
                "displayType": "textarea",
            },
            "workingDirectory": {
                "type": "String",
                "default": "",
                "description": "(Optional) The directory of the node in which the script runs.",
                "maxChars": 4096,
            },
            "executionTimeout": {
                "type": "String",
                "default": "3600",
                "description": "(Optional) The seconds after which the script is ended; 172800 at most.",
                "allowedPattern": SECONDS,
            },
        },
        "runtimeConfig": {
            plugin: {
                "properties": [
                    {
                        "id": f"0.{plugin}",
                        "runCommand": "{{ commands }}",
                        "workingDirectory": "{{ workingDirectory }}",
                        "timeoutSeconds": "{{ executionTimeout }}",
                    }
                ]
            }
        },
    }


def find(
    ctx: Context,  # noqa: ARG001 - the accounts' own documents come next
    name: str,
    version: str = "",
    version_name: str = "",  # noqa: ARG001
) -> Document:
    """The document of this name or ARN; raises InvalidDocument and InvalidDocumentVersion."""
    document = amazons().get(name.rpartition(":document/")[2])
    if document is None:
        raise InvalidDocument(name)
    if version not in ("", VERSION, "$LATEST", "$DEFAULT"):
        raise InvalidDocumentVersion(version)
    return document

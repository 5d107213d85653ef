"""The documents that Amazon owns, written anew: what they take and run is AWS's, the words are ours.

One file each in the folder `amazon_documents`, which is the content as GetDocument gives it.
"""

from __future__ import annotations

import functools
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from bellhop.engines.documents import platforms
from bellhop.engines.documents.tables import Head, Version

if TYPE_CHECKING:
    from collections.abc import Collection

OWNER = "Amazon"
CREATED = 1_503_942_000.0  # 2017-08-28T17:40:00Z, about when AWS published them
FOLDER = Path(__file__).parent / "amazon_documents"
PREFERENCES = "SSM-SessionManagerRunShell"
# "You can't use the following strings as document name prefixes" (CreateDocument); AWSEC2,
# AWSConfigRemediation and AWSSupport are named there too.
_RESERVED = re.compile(r"aws|amazon|amzn", re.IGNORECASE)
_KINDS = {"0.3": "Automation", "1.0": "Session"}
# What is for fewer platforms than its plugins.
_PLATFORMS = {
    "AWS-ApplyAnsiblePlaybooks": ("Linux",),
    "AWS-ConfigureWindowsUpdate": ("Windows",),
    "AWS-FindWindowsUpdates": ("Windows",),
    "AWS-InstallMissingWindowsUpdates": ("Windows",),
    "AWS-InstallSpecificWindowsUpdates": ("Windows",),
    "AWS-ListWindowsInventory": ("Windows",),
    "AWS-RunAnsiblePlaybook": ("Linux",),
}


def reserved(name: str) -> bool:
    """Whether AWS keeps names like this for itself."""
    return _RESERVED.match(name) is not None


@functools.cache
def names() -> Collection[str]:
    """All of them, in order."""
    return tuple(sorted(each.stem for each in FOLDER.iterdir() if reserved(each.stem)))


@functools.cache
def document(name: str) -> tuple[Head, Version] | None:
    """The document of this name, in its only version."""
    if not reserved(name):
        return None
    place = FOLDER / f"{name}.json"
    if not place.is_file():
        return None
    text = place.read_text("utf-8")
    content: dict[str, Any] = orjson.loads(text)
    schema = content["schemaVersion"]
    kind = _KINDS.get(schema, "Command")
    able = _PLATFORMS.get(name) or platforms.of(kind, content)
    digest = hashlib.sha256(text.encode()).hexdigest()
    version = Version(
        name, 1, text, content, "JSON", digest, CREATED, schema, content["description"], list(able)
    )
    return Head(name, kind, CREATED, OWNER, facts=version.facts()), version


def preferences() -> dict[str, Any]:
    """What holds for sessions where an account has no document SSM-SessionManagerRunShell."""
    return orjson.loads((FOLDER / f"{PREFERENCES}.json").read_bytes())

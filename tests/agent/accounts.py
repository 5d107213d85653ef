"""The account of a test's node: what its plugins may ask for, in dictionaries."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

from bellhop.agent.resources import Failure, Held, Page, Secret

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bellhop.store import Scope


class Account:
    """`pages` by URL answer a request's headers; `inventory` is what was put last."""

    def __init__(self) -> None:
        self.documents: dict[str, Held] = {}
        self.attachments: dict[str, bytes] = {}
        self.parameters: dict[str, Secret] = {}
        self.objects: dict[tuple[str, str], bytes] = {}
        self.pages: dict[str, Callable[[Mapping[str, str]], Page]] = {}
        self.inventory: list[Mapping[str, Any]] = []
        self.regions: set[str] = set()

    def document_of(self, name: str, *steps: Any, schema: str = "2.2", **parameters: Any) -> None:
        key = "mainSteps" if schema.startswith("2") else "runtimeConfig"
        body = list(steps) if key == "mainSteps" else steps[0]
        content = {"schemaVersion": schema, "parameters": parameters, key: body}
        self.documents[name] = Held(name, "1", json.dumps(content))

    async def document(self, scope: Scope, name: str, version: str = "", version_name: str = "") -> Held:
        key = ":".join(part for part in (name, version or version_name) if part)
        if key not in self.documents:
            raise Failure(f"InvalidDocument: Document with name {key} does not exist.", "InvalidDocument")
        return self.documents[key]

    async def attachment(self, scope: Scope, document: Held, name: str) -> bytes:
        return self.attachments[name]

    async def parameter(self, scope: Scope, name: str) -> Secret | None:
        return self.parameters.get(name)

    async def object(self, scope: Scope, bucket: str, key: str) -> bytes:
        self.regions.add(scope.region)
        if (bucket, key) not in self.objects:
            raise Failure("NoSuchKey: The specified key does not exist.", "NoSuchKey")
        return self.objects[bucket, key]

    async def keys(self, scope: Scope, bucket: str, prefix: str) -> list[str]:
        if all(known != bucket for known, _ in self.objects):
            raise Failure("NoSuchBucket: The specified bucket does not exist", "NoSuchBucket")
        return sorted(key for known, key in self.objects if known == bucket and key.startswith(prefix))

    async def page(self, scope: Scope, url: str, headers: Mapping[str, str]) -> Page:
        return self.pages[url](headers)

    async def put_inventory(self, scope: Scope, instance_id: str, items: Sequence[Mapping[str, Any]]) -> None:
        self.inventory = list(items)


def zipped(**files: str) -> bytes:
    """A zip file of scripts: `install` is install.sh."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{name}.sh", text)
    return made.getvalue()

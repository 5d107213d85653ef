"""What a node's agent fetches from its account and brings there: a port, joined in the server."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bellhop.store import Scope


class Failure(Exception):
    """What a plugin fails at: its text is what the step's stderr says, `code` is an API's, if one said so."""

    def __init__(self, text: str, code: str = "") -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True, slots=True)
class Held:
    """A document as GetDocument gives it; `version` is a number, `status` that of DescribeDocument.

    `attachments` are names.
    """

    name: str
    version: str
    content: str
    kind: str = "Command"
    status: str = "Active"
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Secret:
    """A parameter's value in the clear, and its type."""

    type: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Page:
    """What a web server answered; header names are in lower case."""

    status: int
    reason: str
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


class Resources(Protocol):
    """Acts as the account of the scope. All raise Failure, in the words of AWS's agent or API."""

    async def document(self, scope: Scope, name: str, version: str = "", version_name: str = "") -> Held: ...

    async def attachment(self, scope: Scope, document: Held, name: str) -> bytes: ...

    async def parameter(self, scope: Scope, name: str) -> Secret | None:
        """None if there is none."""
        ...

    async def object(self, scope: Scope, bucket: str, key: str) -> bytes: ...

    async def keys(self, scope: Scope, bucket: str, prefix: str) -> list[str]:
        """Those of all objects that begin so, in order."""
        ...

    async def page(self, scope: Scope, url: str, headers: Mapping[str, str]) -> Page: ...

    async def put_inventory(self, scope: Scope, instance_id: str, items: Sequence[Mapping[str, Any]]) -> None:
        """Items as PutInventory takes them."""
        ...

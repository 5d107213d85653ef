"""Whose document a name or ARN means, and which of its versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

from bellhop.engines.documents import amazon
from bellhop.engines.documents.errors import InvalidDocument, InvalidDocumentVersion
from bellhop.engines.documents.tables import HEADS, NAMED, SHARES, VERSIONS, VERSIONS_OF
from bellhop.store import Scope

if TYPE_CHECKING:
    from bellhop.engines.documents.tables import Head, Version
    from bellhop.kernel.context import Context
    from bellhop.store import Store

DEFAULT, LATEST, EVERY = "$DEFAULT", "$LATEST", "$ALL"
PUBLIC = "all"


@dataclass(frozen=True, slots=True)
class Found:
    """A document and one of its versions; `owner` is an account or Amazon.

    `label` is what its user calls it: the name, or the ARN where somebody else owns it.
    """

    label: str
    owner: str
    head: Head
    version: Version

    @property
    def content(self) -> dict[str, Any]:
        """What the text holds; {} of a TEXT."""
        return parsed(self.version)


def parsed(version: Version) -> dict[str, Any]:
    if version.form == "TEXT":
        return {}
    return orjson.loads(version.text) if version.parsed is None else version.parsed


def arn(scope: Scope, name: str) -> str:
    """The ARN of a document of this account and Region."""
    return f"arn:aws:ssm:{scope.region}:{scope.account}:document/{name}"


def find(ctx: Context, name: str, version: str = "", version_name: str = "") -> Found:
    """The document with this name or ARN that the caller owns, Amazon owns, or somebody shares with it.

    `version` is a number, $DEFAULT or $LATEST. Raises InvalidDocument, InvalidDocumentVersion.
    """
    region, account, plain = _parts(ctx, name)
    if region != ctx.region:
        raise InvalidDocument(name)
    if account in ("", ctx.account) and (of_amazon := amazon.document(plain)):
        if version not in ("", "1", DEFAULT, LATEST) or version_name:
            raise InvalidDocumentVersion(version_name or version)
        return Found(plain, amazon.OWNER, *of_amazon)
    if account != ctx.account:
        return _shared(ctx, Scope(account, region), name, (version, version_name))
    head = own(ctx, plain)
    return Found(head.name, ctx.account, head, version_of(ctx.store, head, version, version_name))


def own(ctx: Context, name: str) -> Head:
    """The account's own document; raises InvalidDocument."""
    head = ctx.store.get(HEADS, name)
    if head is None:
        raise InvalidDocument(name)
    return head


def version_of(store: Store, head: Head, version: str = "", version_name: str = "") -> Version:
    """A version of a document by its number or name, its default one where neither is given."""
    if version_name:
        found = next(iter(store.select(NAMED, name=head.name, version_name=version_name)), None)
        if found is None or (version and number_of(head, version) != found.number):
            raise InvalidDocumentVersion(version_name)
        return found
    found = store.get(VERSIONS, head.name, number_of(head, version))
    if found is None:
        raise InvalidDocumentVersion(version)
    return found


def number_of(head: Head, version: str) -> int:
    """The number that $DEFAULT, $LATEST or a number stands for. Raises InvalidDocumentVersion."""
    if version in ("", DEFAULT):
        return head.default
    if version == LATEST:
        return head.newest
    # Agents and references to attachments hand on what documents say: no model has seen it.
    if not (version.isascii() and version.isdecimal() and len(version) < 10):
        raise InvalidDocumentVersion(version)
    return int(version)


def _parts(ctx: Context, name: str) -> tuple[str, str, str]:
    """Region, account ("" for Amazon) and plain name."""
    if not name.startswith("arn:"):
        return ctx.region, ctx.account, name
    parts = name.split(":")
    if len(parts) != 6 or parts[2] != "ssm" or not parts[5].startswith("document/"):
        raise InvalidDocument(name)
    return parts[3], parts[4], parts[5].removeprefix("document/")


def _shared(ctx: Context, owner: Scope, label: str, wanted: tuple[str, str]) -> Found:
    """Somebody else's document, in a version that is shared with this account or with all."""
    store = ctx.store.of(owner)
    plain = label.rpartition("document/")[2]
    head, shared = store.get(HEADS, plain), shared_versions(ctx, owner, plain)
    if head is None or not shared:
        raise InvalidDocument(label)
    version = version_of(store, head, wanted[0] or _usual(shared, wanted[1]), wanted[1])
    if EVERY not in shared and version.number not in (number_of(head, each) for each in shared):
        raise InvalidDocumentVersion(str(version.number), "isn't shared with this account")
    return Found(label, owner.account, head, version)


def shared_versions(ctx: Context, owner: Scope, name: str) -> list[str]:
    """What this account may use of somebody else's document: $DEFAULT, $LATEST, $ALL."""
    store = ctx.store.of(owner)
    shares = [store.get(SHARES, name, grantee) for grantee in (ctx.account, PUBLIC)]
    return [share.version for share in shares if share]


def visible(ctx: Context, found: Found) -> dict[int, Version]:
    """The versions of somebody else's document that this account may see, the latest first."""
    if found.owner == amazon.OWNER:
        return {-1: found.version}
    owner, head = Scope(found.owner, ctx.region), found.head
    store, shared = ctx.store.of(owner), shared_versions(ctx, owner, head.name)
    every = store.select(VERSIONS_OF, name=head.name, limit=head.count)
    numbers = {number_of(head, each) for each in shared if each != EVERY}
    return {-each.number: each for each in every if EVERY in shared or each.number in numbers}


def _usual(shared: list[str], version_name: str) -> str:
    """The version that is meant where none is named."""
    return LATEST if shared == [LATEST] and not version_name else ""

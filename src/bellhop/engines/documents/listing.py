"""Which documents somebody sees: the account's own, Amazon's, those that others share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bellhop.engines.documents import amazon, lookup
from bellhop.engines.documents.lookup import PUBLIC
from bellhop.engines.documents.tables import ALL, HEADS, SHARED_WITH, TAGS_OF_ALL, VERSIONS

if TYPE_CHECKING:
    from bellhop.engines.documents.tables import Head
    from bellhop.kernel.context import Context
    from bellhop.store import Scope

SELF, AMAZON, PRIVATE, PUBLICLY, THIRD_PARTY, EVERYBODY = (
    "Self",
    "Amazon",
    "Private",
    "Public",
    "ThirdParty",
    "All",
)
OWNERS = (SELF, AMAZON, PRIVATE, PUBLICLY, THIRD_PARTY, EVERYBODY)


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of a list; `label` is its name, or its ARN where another account owns it."""

    label: str
    owner: str
    head: Head


def documents(ctx: Context, owner: str) -> dict[str, Listed]:
    """Label → document, of those that `owner` means ("" is all that may be used by their name or ARN).

    What others share with all accounts is listed as Public and All only; ThirdParty is nobody here.
    """
    found: dict[str, Listed] = {}
    if owner in ("", SELF, EVERYBODY):
        found |= {head.name: Listed(head.name, ctx.account, head) for head in ctx.store.select(ALL)}
    if owner in ("", AMAZON, PUBLICLY, EVERYBODY):
        found |= {name: each for name in amazon.names() if (each := _amazons(name))}
    if owner in ("", PRIVATE, EVERYBODY):
        found |= _shared(ctx, ctx.account)
    if owner in (PUBLICLY, EVERYBODY):
        found |= {label: each for label, each in _shared(ctx, PUBLIC).items() if label not in found}
    return found


def _amazons(name: str) -> Listed | None:
    found = amazon.document(name)
    return found and Listed(name, amazon.OWNER, found[0])


def _shared(ctx: Context, grantee: str) -> dict[str, Listed]:
    found: dict[str, Listed] = {}
    for scope, share in ctx.store.across().select(SHARED_WITH, grantee=grantee):
        if scope.region == ctx.region and (each := _theirs(ctx, scope, share.name, share.version)):
            if scope.account != ctx.account:
                found[each.label] = each
            elif grantee == PUBLIC:
                found[share.name] = Listed(share.name, ctx.account, each.head)
    return found


def _theirs(ctx: Context, owner: Scope, name: str, shared: str) -> Listed | None:
    store = ctx.store.of(owner)
    head = store.get(HEADS, name)
    if head is None:
        return None
    if shared == lookup.LATEST and head.newest != head.default:
        version = store.get(VERSIONS, name, head.newest)
        assert version
        head.default, head.facts = version.number, version.facts()
    return Listed(lookup.arn(owner, name), owner.account, head)


def tags(ctx: Context) -> dict[str, dict[str, str]]:
    """Name of each of the account's documents that has tags → its tags."""
    prefix = lookup.arn(ctx.scope, "")
    found: dict[str, dict[str, str]] = {}
    for tag in ctx.store.select(TAGS_OF_ALL, from_arn=prefix, to_arn=f"{prefix[:-1]}0"):
        found.setdefault(tag.arn.removeprefix(prefix), {})[tag.key] = tag.value
    return found

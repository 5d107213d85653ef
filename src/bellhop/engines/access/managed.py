"""Policies: managed ones with their versions, where they are attached, boundaries, and inline ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bellhop.engines.access import aws_policies, kinds
from bellhop.engines.access.aws_policies import AwsPolicy
from bellhop.engines.access.documents import check_document
from bellhop.engines.access.errors import (
    Invalid,
    LimitExceeded,
    NoSuchEntity,
    QuotaExceeded,
    StillInUse,
)
from bellhop.engines.access.kinds import POLICY
from bellhop.engines.access.tables import (
    ATTACHED_TO_OWNER,
    ATTACHMENTS,
    ATTACHMENTS_OF_POLICY,
    INLINE,
    INLINE_OF_OWNER,
    POLICIES,
    POLICY_WITH_ARN,
    REMOVE_VERSIONS,
    VERSIONS,
    VERSIONS_OF_POLICY,
    Attachment,
    InlinePolicy,
    ManagedPolicy,
    PolicyVersion,
)

if TYPE_CHECKING:
    from bellhop.engines.access.kinds import Entity, Kind
    from bellhop.engines.access.tables import Role, User
    from bellhop.kernel.context import Context

VERSION = re.compile(r"v([1-9][0-9]{0,8})(?:\..*)?", re.ASCII)
VERSIONS_EACH = 5
ATTACHED_EACH = 10
LARGEST = 6144
# Characters of all inline policies of one, without white space.
LARGEST_INLINE = {"user": 2048, "group": 5120, "role": 10240}
DEFAULT_KEPT = "Cannot delete the default version of a policy."


def size(document: str) -> int:
    """Characters that count: "IAM doesn't count white space" (IAM and STS quotas)."""
    return sum(not character.isspace() for character in document)


def _checked(document: str) -> str:
    check_document(document, "managed")
    if size(document) > LARGEST:
        raise QuotaExceeded("PolicySize", LARGEST)
    return document


def create(ctx: Context, policy: ManagedPolicy, document: str, tagged: dict[str, str]) -> ManagedPolicy:
    policy.arn = POLICY.arn(ctx.account, policy)
    kinds.add(ctx, POLICY, policy, tagged)
    ctx.store.add(VERSIONS, PolicyVersion(policy.id, 1, _checked(document), ctx.now))
    return policy


def find(ctx: Context, arn: str) -> ManagedPolicy | AwsPolicy:
    """A policy of this account or of AWS."""
    found = _look(ctx, arn)
    if found is None:
        raise NoSuchEntity(f"Policy {arn} was not found.")
    return found


def _look(ctx: Context, arn: str) -> ManagedPolicy | AwsPolicy | None:
    if not arn.startswith("arn:"):
        raise Invalid(f"Invalid ARN: Could not be parsed!: {arn}")
    if aws_policies.owns(arn):
        return aws_policies.find(arn)
    return next(iter(ctx.store.select(POLICY_WITH_ARN, arn=arn)), None)


def own(ctx: Context, arn: str) -> ManagedPolicy:
    """A policy of this account; AWS's are nobody else's to change."""
    found = find(ctx, arn)
    if isinstance(found, AwsPolicy):
        raise Invalid(f"The policy {arn} is managed by AWS and cannot be changed.")
    return found


def versions(ctx: Context, policy: ManagedPolicy) -> list[PolicyVersion]:
    """The newest first."""
    return ctx.store.select(VERSIONS_OF_POLICY, policy=policy.id)[::-1]


def version(ctx: Context, policy: ManagedPolicy, name: str) -> PolicyVersion:
    """The version called v1, v2, …"""
    there = VERSION.fullmatch(name)
    found = ctx.store.get(VERSIONS, policy.id, int(there[1])) if there else None
    if found is None:
        raise NoSuchEntity(f"Policy {policy.arn} version {name} does not exist or is not attachable.")
    return found


def add_version(ctx: Context, policy: ManagedPolicy, document: str, *, default: bool) -> PolicyVersion:
    if len(versions(ctx, policy)) >= VERSIONS_EACH:
        raise LimitExceeded(
            "A managed policy can have up to 5 versions. Before you create a new version, you must delete an "
            "existing version."
        )
    newest = policy.newest + 1
    added = ctx.store.add(VERSIONS, PolicyVersion(policy.id, newest, _checked(document), ctx.now))
    current = newest if default else policy.current
    ctx.store.update(POLICIES, policy.folded, newest=newest, current=current, updated=ctx.now)
    policy.current = current
    kinds.changed(ctx)
    return added


def set_default(ctx: Context, policy: ManagedPolicy, version: PolicyVersion) -> None:
    ctx.store.update(POLICIES, policy.folded, current=version.number, updated=ctx.now)
    kinds.changed(ctx)


def remove_version(ctx: Context, policy: ManagedPolicy, version: PolicyVersion) -> None:
    if version.number == policy.current:
        raise StillInUse(DEFAULT_KEPT)
    ctx.store.delete(VERSIONS, policy.id, version.number)


def remove(ctx: Context, policy: ManagedPolicy) -> None:
    """Raises StillInUse for one that is attached or bounds somebody, or has versions beside its default."""
    if ctx.store.select(ATTACHMENTS_OF_POLICY, arn=policy.arn) or bounded(ctx, policy.arn):
        raise StillInUse("Cannot delete a policy attached to entities.")
    if len(versions(ctx, policy)) > 1:
        raise StillInUse(
            "This policy has more than one version. Before you delete a policy, you must delete the policy's "
            "versions. The default version is deleted with the policy."
        )
    ctx.store.change(REMOVE_VERSIONS, policy=policy.id)
    kinds.remove(ctx, POLICY, policy)


def attach(ctx: Context, kind: Kind[Any], owner: Entity, arn: str) -> None:
    """A policy that is attached already stays so."""
    _attachable(ctx, arn)
    there = {row.arn for row in ctx.store.select(ATTACHED_TO_OWNER, owner=owner.id)}
    if arn not in there and len(there) >= ATTACHED_EACH:
        raise QuotaExceeded(f"PoliciesPer{kind.resource.capitalize()}", ATTACHED_EACH)
    ctx.store.put(ATTACHMENTS, Attachment(owner.id, arn))
    kinds.changed(ctx)


def _attachable(ctx: Context, arn: str) -> None:
    if _look(ctx, arn) is None:
        raise NoSuchEntity(f"Policy {arn} does not exist or is not attachable.")


def detach(ctx: Context, owner: Entity, arn: str) -> None:
    if not ctx.store.delete(ATTACHMENTS, owner.id, arn):
        raise NoSuchEntity(f"Policy {arn} was not found.")
    kinds.changed(ctx)


def attached(ctx: Context, owner: str) -> list[str]:
    """ARNs of the policies at the owner with this id."""
    return [row.arn for row in ctx.store.select(ATTACHED_TO_OWNER, owner=owner)]


def holders(ctx: Context, arn: str) -> set[str]:
    """Ids of those it is attached to."""
    return {row.owner for row in ctx.store.select(ATTACHMENTS_OF_POLICY, arn=arn)}


def bounded(ctx: Context, arn: str) -> set[str]:
    """Ids of the users and roles whose boundary it is."""
    owners = (*ctx.store.select(kinds.USER.all), *ctx.store.select(kinds.ROLE.all))
    return {owner.id for owner in owners if owner.boundary == arn}


def set_boundary(ctx: Context, kind: Kind[User] | Kind[Role], owner: User | Role, arn: str) -> None:
    _attachable(ctx, arn)
    ctx.store.update(kind.table, owner.folded, boundary=arn)
    kinds.changed(ctx)


def remove_boundary(ctx: Context, kind: Kind[User] | Kind[Role], owner: User | Role) -> None:
    if owner.boundary is None:
        raise NoSuchEntity(f"The permissions boundary of {owner.name} cannot be found.")
    ctx.store.update(kind.table, owner.folded, boundary=None)
    kinds.changed(ctx)


def put_inline(ctx: Context, kind: Kind[Any], owner: Entity, name: str, document: str) -> None:
    check_document(document, "identity")
    others = (row for row in ctx.store.select(INLINE_OF_OWNER, owner=owner.id) if row.name != name)
    limit = LARGEST_INLINE[kind.resource]
    if size(document) + sum(size(row.document) for row in others) > limit:
        raise LimitExceeded(f"Maximum policy size of {limit} bytes exceeded for {kind.resource} {owner.name}")
    ctx.store.put(INLINE, InlinePolicy(owner.id, name, document))
    kinds.changed(ctx)


def inline(ctx: Context, kind: Kind[Any], owner: Entity, name: str) -> InlinePolicy:
    found = ctx.store.get(INLINE, owner.id, name)
    if found is None:
        raise NoSuchEntity(f"The {kind.resource} policy with name {name} cannot be found.")
    return found


def remove_inline(ctx: Context, kind: Kind[Any], owner: Entity, name: str) -> None:
    inline(ctx, kind, owner, name)
    ctx.store.delete(INLINE, owner.id, name)
    kinds.changed(ctx)


def inline_of(ctx: Context, owner: str) -> list[InlinePolicy]:
    """Those of the owner with this id, in the order of their names."""
    return ctx.store.select(INLINE_OF_OWNER, owner=owner)

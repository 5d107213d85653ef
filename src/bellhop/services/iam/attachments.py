"""Operations that attach managed policies to users, groups and roles, and ask where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.access import kinds, managed, roles
from bellhop.engines.access.kinds import GROUP, ROLE, USER
from bellhop.services.iam.paging import page

if TYPE_CHECKING:
    from bellhop.engines.access.kinds import Entity, Kind
    from bellhop.kernel.context import Context
    from bellhop.types import iam


def attach_user_policy(ctx: Context, request: iam.AttachUserPolicyRequest) -> None:
    user = kinds.find(ctx, USER, request["UserName"])
    managed.attach(ctx, USER, user, request["PolicyArn"])


def detach_user_policy(ctx: Context, request: iam.DetachUserPolicyRequest) -> None:
    user = kinds.find(ctx, USER, request["UserName"])
    managed.detach(ctx, user, request["PolicyArn"])


def list_attached_user_policies(
    ctx: Context, request: iam.ListAttachedUserPoliciesRequest
) -> iam.ListAttachedUserPoliciesResponse:
    return _attached(ctx, kinds.find(ctx, USER, request["UserName"]), request)


def attach_group_policy(ctx: Context, request: iam.AttachGroupPolicyRequest) -> None:
    group = kinds.find(ctx, GROUP, request["GroupName"])
    managed.attach(ctx, GROUP, group, request["PolicyArn"])


def detach_group_policy(ctx: Context, request: iam.DetachGroupPolicyRequest) -> None:
    group = kinds.find(ctx, GROUP, request["GroupName"])
    managed.detach(ctx, group, request["PolicyArn"])


def list_attached_group_policies(
    ctx: Context, request: iam.ListAttachedGroupPoliciesRequest
) -> iam.ListAttachedGroupPoliciesResponse:
    return _attached(ctx, kinds.find(ctx, GROUP, request["GroupName"]), request)


def attach_role_policy(ctx: Context, request: iam.AttachRolePolicyRequest) -> None:
    role = roles.checked(kinds.find(ctx, ROLE, request["RoleName"]))
    managed.attach(ctx, ROLE, role, request["PolicyArn"])


def detach_role_policy(ctx: Context, request: iam.DetachRolePolicyRequest) -> None:
    role = roles.checked(kinds.find(ctx, ROLE, request["RoleName"]))
    managed.detach(ctx, role, request["PolicyArn"])


def list_attached_role_policies(
    ctx: Context, request: iam.ListAttachedRolePoliciesRequest
) -> iam.ListAttachedRolePoliciesResponse:
    return _attached(ctx, kinds.find(ctx, ROLE, request["RoleName"]), request)


def _attached(ctx: Context, owner: Entity, request: Any) -> Any:
    prefix = request.get("PathPrefix") or "/"
    found = [managed.find(ctx, arn) for arn in managed.attached(ctx, owner.id)]
    rows, more = page(ctx, [row for row in found if row.path.startswith(prefix)], request)
    attached = [{"PolicyName": row.name, "PolicyArn": row.arn} for row in rows]
    return {"AttachedPolicies": attached, **more}


def list_entities_for_policy(
    ctx: Context, request: iam.ListEntitiesForPolicyRequest
) -> iam.ListEntitiesForPolicyResponse:
    ids = _entities(ctx, managed.find(ctx, request["PolicyArn"]).arn, request.get("PolicyUsageFilter"))
    prefix, only = request.get("PathPrefix") or "/", request.get("EntityFilter")
    kinds_asked: list[tuple[str, Kind[Any]]] = [("Group", GROUP), ("User", USER), ("Role", ROLE)]
    found = [
        (name, row)
        for name, kind in kinds_asked
        if only in (None, name)
        for row in kinds.below(ctx, kind, prefix)
        if row.id in ids
    ]
    rows, more = page(ctx, found, request)
    return {
        "PolicyGroups": _named("Group", rows),
        "PolicyUsers": _named("User", rows),
        "PolicyRoles": _named("Role", rows),
        **more,
    }


def _entities(ctx: Context, arn: str, usage: str | None) -> set[str]:
    attached = managed.holders(ctx, arn) if usage != "PermissionsBoundary" else set[str]()
    return attached | (managed.bounded(ctx, arn) if usage != "PermissionsPolicy" else set[str]())


def _named(name: str, rows: list[tuple[str, Any]]) -> list[Any]:
    return [{f"{name}Name": row.name, f"{name}Id": row.id} for kind, row in rows if kind == name]

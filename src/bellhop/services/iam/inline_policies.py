"""Operations on the policies that live in a user, a group or a role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.access import kinds, managed, roles
from bellhop.engines.access.kinds import GROUP, ROLE, USER
from bellhop.services.iam import shapes
from bellhop.services.iam.paging import page

if TYPE_CHECKING:
    from bellhop.engines.access.kinds import Entity
    from bellhop.kernel.context import Context
    from bellhop.types import iam


def put_user_policy(ctx: Context, request: iam.PutUserPolicyRequest) -> None:
    user = kinds.find(ctx, USER, request["UserName"])
    managed.put_inline(ctx, USER, user, request["PolicyName"], request["PolicyDocument"])


def get_user_policy(ctx: Context, request: iam.GetUserPolicyRequest) -> iam.GetUserPolicyResponse:
    user = kinds.find(ctx, USER, request["UserName"])
    policy = managed.inline(ctx, USER, user, request["PolicyName"])
    return {
        "UserName": user.name,
        "PolicyName": policy.name,
        "PolicyDocument": shapes.encoded(policy.document),
    }


def delete_user_policy(ctx: Context, request: iam.DeleteUserPolicyRequest) -> None:
    user = kinds.find(ctx, USER, request["UserName"])
    managed.remove_inline(ctx, USER, user, request["PolicyName"])


def list_user_policies(ctx: Context, request: iam.ListUserPoliciesRequest) -> iam.ListUserPoliciesResponse:
    return _names(ctx, kinds.find(ctx, USER, request["UserName"]), request)


def put_group_policy(ctx: Context, request: iam.PutGroupPolicyRequest) -> None:
    group = kinds.find(ctx, GROUP, request["GroupName"])
    managed.put_inline(ctx, GROUP, group, request["PolicyName"], request["PolicyDocument"])


def get_group_policy(ctx: Context, request: iam.GetGroupPolicyRequest) -> iam.GetGroupPolicyResponse:
    group = kinds.find(ctx, GROUP, request["GroupName"])
    policy = managed.inline(ctx, GROUP, group, request["PolicyName"])
    return {
        "GroupName": group.name,
        "PolicyName": policy.name,
        "PolicyDocument": shapes.encoded(policy.document),
    }


def delete_group_policy(ctx: Context, request: iam.DeleteGroupPolicyRequest) -> None:
    group = kinds.find(ctx, GROUP, request["GroupName"])
    managed.remove_inline(ctx, GROUP, group, request["PolicyName"])


def list_group_policies(ctx: Context, request: iam.ListGroupPoliciesRequest) -> iam.ListGroupPoliciesResponse:
    return _names(ctx, kinds.find(ctx, GROUP, request["GroupName"]), request)


def put_role_policy(ctx: Context, request: iam.PutRolePolicyRequest) -> None:
    role = roles.checked(kinds.find(ctx, ROLE, request["RoleName"]))
    managed.put_inline(ctx, ROLE, role, request["PolicyName"], request["PolicyDocument"])


def get_role_policy(ctx: Context, request: iam.GetRolePolicyRequest) -> iam.GetRolePolicyResponse:
    role = kinds.find(ctx, ROLE, request["RoleName"])
    policy = managed.inline(ctx, ROLE, role, request["PolicyName"])
    return {
        "RoleName": role.name,
        "PolicyName": policy.name,
        "PolicyDocument": shapes.encoded(policy.document),
    }


def delete_role_policy(ctx: Context, request: iam.DeleteRolePolicyRequest) -> None:
    role = roles.checked(kinds.find(ctx, ROLE, request["RoleName"]))
    managed.remove_inline(ctx, ROLE, role, request["PolicyName"])


def list_role_policies(ctx: Context, request: iam.ListRolePoliciesRequest) -> iam.ListRolePoliciesResponse:
    return _names(ctx, kinds.find(ctx, ROLE, request["RoleName"]), request)


def _names(ctx: Context, owner: Entity, request: Any) -> Any:
    rows, more = page(ctx, managed.inline_of(ctx, owner.id), request)
    return {"PolicyNames": [row.name for row in rows], **more}

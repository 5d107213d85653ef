"""Operations on permissions boundaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.access import kinds, managed
from bellhop.engines.access.kinds import ROLE, USER

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import iam


def put_user_permissions_boundary(ctx: Context, request: iam.PutUserPermissionsBoundaryRequest) -> None:
    user = kinds.find(ctx, USER, request["UserName"])
    managed.set_boundary(ctx, USER, user, request["PermissionsBoundary"])


def put_role_permissions_boundary(ctx: Context, request: iam.PutRolePermissionsBoundaryRequest) -> None:
    role = kinds.find(ctx, ROLE, request["RoleName"])
    managed.set_boundary(ctx, ROLE, role, request["PermissionsBoundary"])


def delete_user_permissions_boundary(ctx: Context, request: iam.DeleteUserPermissionsBoundaryRequest) -> None:
    managed.remove_boundary(ctx, USER, kinds.find(ctx, USER, request["UserName"]))


def delete_role_permissions_boundary(ctx: Context, request: iam.DeleteRolePermissionsBoundaryRequest) -> None:
    managed.remove_boundary(ctx, ROLE, kinds.find(ctx, ROLE, request["RoleName"]))

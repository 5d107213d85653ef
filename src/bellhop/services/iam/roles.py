"""Operations on roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.access import kinds, managed, roles
from bellhop.engines.access.kinds import ROLE
from bellhop.engines.access.tables import ROLES, Role
from bellhop.services.iam import shapes
from bellhop.services.iam.paging import page

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import iam


def create_role(ctx: Context, request: iam.CreateRoleRequest) -> iam.CreateRoleResponse:
    name, bound = request["RoleName"], request.get("PermissionsBoundary")
    row = Role(
        name.lower(),
        name,
        request.get("Path") or "/",
        kinds.new_id(ctx, ROLE.prefix),
        ctx.now,
        roles.trusting(request["AssumeRolePolicyDocument"]),
        request.get("Description"),
        request.get("MaxSessionDuration") or roles.HOUR,
    )
    kinds.add(ctx, ROLE, row, shapes.tagged(request))
    if bound:
        managed.set_boundary(ctx, ROLE, row, bound)
    return {"Role": shapes.full_role(ctx, kinds.find(ctx, ROLE, name))}


def get_role(ctx: Context, request: iam.GetRoleRequest) -> iam.GetRoleResponse:
    row = kinds.find(ctx, ROLE, request["RoleName"])
    return {"Role": {**shapes.full_role(ctx, row), "RoleLastUsed": shapes.role_last_used(ctx, row)}}


def list_roles(ctx: Context, request: iam.ListRolesRequest) -> iam.ListRolesResponse:
    rows, more = page(ctx, kinds.below(ctx, ROLE, request.get("PathPrefix")), request)
    return {"Roles": [shapes.role(ctx, row) for row in rows], **more}


def update_role(ctx: Context, request: iam.UpdateRoleRequest) -> iam.UpdateRoleResponse:
    row = roles.checked(kinds.find(ctx, ROLE, request["RoleName"]))
    longest = request.get("MaxSessionDuration") or roles.HOUR
    description = request.get("Description", row.description)
    ctx.store.update(ROLES, row.folded, description=description, longest=longest)
    return {}


def update_role_description(
    ctx: Context, request: iam.UpdateRoleDescriptionRequest
) -> iam.UpdateRoleDescriptionResponse:
    row = roles.checked(kinds.find(ctx, ROLE, request["RoleName"]))
    ctx.store.update(ROLES, row.folded, description=request["Description"])
    return {"Role": shapes.full_role(ctx, kinds.find(ctx, ROLE, row.name))}


def update_assume_role_policy(ctx: Context, request: iam.UpdateAssumeRolePolicyRequest) -> None:
    row = roles.checked(kinds.find(ctx, ROLE, request["RoleName"]))
    ctx.store.update(ROLES, row.folded, trust=roles.trusting(request["PolicyDocument"]))
    kinds.changed(ctx)


def delete_role(ctx: Context, request: iam.DeleteRoleRequest) -> None:
    roles.remove(ctx, roles.checked(kinds.find(ctx, ROLE, request["RoleName"])))

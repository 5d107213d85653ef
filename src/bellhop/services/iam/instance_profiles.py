"""Operations on instance profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.access import kinds, roles
from bellhop.engines.access.kinds import PROFILE, ROLE
from bellhop.engines.access.tables import InstanceProfile
from bellhop.services.iam import shapes
from bellhop.services.iam.paging import page

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import iam


def create_instance_profile(
    ctx: Context, request: iam.CreateInstanceProfileRequest
) -> iam.CreateInstanceProfileResponse:
    name, identifier = request["InstanceProfileName"], kinds.new_id(ctx, PROFILE.prefix)
    row = InstanceProfile(name.lower(), name, request.get("Path") or "/", identifier, ctx.now)
    kinds.add(ctx, PROFILE, row, shapes.tagged(request))
    return {"InstanceProfile": shapes.profile(ctx, row)}


def get_instance_profile(
    ctx: Context, request: iam.GetInstanceProfileRequest
) -> iam.GetInstanceProfileResponse:
    row = kinds.find(ctx, PROFILE, request["InstanceProfileName"])
    return {"InstanceProfile": shapes.profile(ctx, row)}


def list_instance_profiles(
    ctx: Context, request: iam.ListInstanceProfilesRequest
) -> iam.ListInstanceProfilesResponse:
    rows, more = page(ctx, kinds.below(ctx, PROFILE, request.get("PathPrefix")), request)
    return {"InstanceProfiles": [shapes.profile(ctx, row) for row in rows], **more}


def list_instance_profiles_for_role(
    ctx: Context, request: iam.ListInstanceProfilesForRoleRequest
) -> iam.ListInstanceProfilesForRoleResponse:
    found = roles.profiles_of(ctx, kinds.find(ctx, ROLE, request["RoleName"]))
    rows, more = page(ctx, found, request)
    return {"InstanceProfiles": [shapes.profile(ctx, row) for row in rows], **more}


def add_role_to_instance_profile(ctx: Context, request: iam.AddRoleToInstanceProfileRequest) -> None:
    row = kinds.find(ctx, PROFILE, request["InstanceProfileName"])
    roles.put_in(ctx, row, kinds.find(ctx, ROLE, request["RoleName"]))


def remove_role_from_instance_profile(
    ctx: Context, request: iam.RemoveRoleFromInstanceProfileRequest
) -> None:
    row = kinds.find(ctx, PROFILE, request["InstanceProfileName"])
    roles.take_out(ctx, row, kinds.find(ctx, ROLE, request["RoleName"]))


def delete_instance_profile(ctx: Context, request: iam.DeleteInstanceProfileRequest) -> None:
    roles.remove_profile(ctx, kinds.find(ctx, PROFILE, request["InstanceProfileName"]))

"""Operations on groups and who is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.access import kinds, users
from bellhop.engines.access.kinds import GROUP, USER
from bellhop.engines.access.tables import Group
from bellhop.services.iam import shapes
from bellhop.services.iam.paging import page

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import iam


def create_group(ctx: Context, request: iam.CreateGroupRequest) -> iam.CreateGroupResponse:
    name = request["GroupName"]
    row = Group(name.lower(), name, request.get("Path") or "/", kinds.new_id(ctx, GROUP.prefix), ctx.now)
    return {"Group": shapes.group(ctx, kinds.add(ctx, GROUP, row))}


def get_group(ctx: Context, request: iam.GetGroupRequest) -> iam.GetGroupResponse:
    group = kinds.find(ctx, GROUP, request["GroupName"])
    rows, more = page(ctx, users.members(ctx, group), request)
    return {"Group": shapes.group(ctx, group), "Users": [shapes.user(ctx, row) for row in rows], **more}


def list_groups(ctx: Context, request: iam.ListGroupsRequest) -> iam.ListGroupsResponse:
    rows, more = page(ctx, kinds.below(ctx, GROUP, request.get("PathPrefix")), request)
    return {"Groups": [shapes.group(ctx, row) for row in rows], **more}


def update_group(ctx: Context, request: iam.UpdateGroupRequest) -> None:
    group = kinds.find(ctx, GROUP, request["GroupName"])
    kinds.move(ctx, GROUP, group, request.get("NewGroupName"), request.get("NewPath"))


def delete_group(ctx: Context, request: iam.DeleteGroupRequest) -> None:
    users.remove_group(ctx, kinds.find(ctx, GROUP, request["GroupName"]))


def add_user_to_group(ctx: Context, request: iam.AddUserToGroupRequest) -> None:
    group = kinds.find(ctx, GROUP, request["GroupName"])
    users.join(ctx, group, kinds.find(ctx, USER, request["UserName"]))


def remove_user_from_group(ctx: Context, request: iam.RemoveUserFromGroupRequest) -> None:
    group = kinds.find(ctx, GROUP, request["GroupName"])
    users.leave(ctx, group, kinds.find(ctx, USER, request["UserName"]))

"""Operations on users."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.access import kinds, managed, principals, users
from bellhop.engines.access.kinds import USER
from bellhop.engines.access.tables import User
from bellhop.services.iam import shapes
from bellhop.services.iam.callers import named_or_own
from bellhop.services.iam.paging import page

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import iam

# When an account was opened is not kept; its root is as old as this.
ROOT_SINCE = 1_293_840_000.0  # 2011-01-01


def create_user(ctx: Context, request: iam.CreateUserRequest) -> iam.CreateUserResponse:
    name, bound = request["UserName"], request.get("PermissionsBoundary")
    row = User(name.lower(), name, request.get("Path") or "/", kinds.new_id(ctx, USER.prefix), ctx.now)
    kinds.add(ctx, USER, row, shapes.tagged(request))
    if bound:
        managed.set_boundary(ctx, USER, row, bound)
    return {"User": shapes.full_user(ctx, kinds.find(ctx, USER, name))}


def get_user(ctx: Context, request: iam.GetUserRequest) -> iam.GetUserResponse:
    if "UserName" not in request:
        caller = principals.of_caller(ctx)
        if caller.kind == "root":
            return {"User": _root(ctx)}
    return {"User": shapes.full_user(ctx, named_or_own(ctx, request.get("UserName")))}


def _root(ctx: Context) -> iam.User:
    """Root has neither name nor path."""
    return {
        "UserId": ctx.account,
        "Arn": f"arn:aws:iam::{ctx.account}:root",
        "CreateDate": ROOT_SINCE,
    }


def list_users(ctx: Context, request: iam.ListUsersRequest) -> iam.ListUsersResponse:
    rows, more = page(ctx, kinds.below(ctx, USER, request.get("PathPrefix")), request)
    return {"Users": [shapes.user(ctx, row) for row in rows], **more}


def update_user(ctx: Context, request: iam.UpdateUserRequest) -> None:
    user = kinds.find(ctx, USER, request["UserName"])
    kinds.move(ctx, USER, user, request.get("NewUserName"), request.get("NewPath"))


def delete_user(ctx: Context, request: iam.DeleteUserRequest) -> None:
    users.remove(ctx, kinds.find(ctx, USER, request["UserName"]))


def list_groups_for_user(
    ctx: Context, request: iam.ListGroupsForUserRequest
) -> iam.ListGroupsForUserResponse:
    groups = users.groups_of(ctx, kinds.find(ctx, USER, request["UserName"]))
    rows, more = page(ctx, groups, request)
    return {"Groups": [shapes.group(ctx, row) for row in rows], **more}

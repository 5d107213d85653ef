"""Operations on the passwords of users."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.access import kinds, principals, users
from bellhop.engines.access.kinds import USER
from bellhop.services.iam.callers import named_or_own
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from bellhop.engines.access.tables import User
    from bellhop.kernel.context import Context
    from bellhop.types import iam


def create_login_profile(
    ctx: Context, request: iam.CreateLoginProfileRequest
) -> iam.CreateLoginProfileResponse:
    user = named_or_own(ctx, request.get("UserName"))
    to_be_changed = request.get("PasswordResetRequired", False)
    user.login = users.give_password(ctx, user, request.get("Password", ""), to_be_changed=to_be_changed)
    return {"LoginProfile": _shown(user)}


def get_login_profile(ctx: Context, request: iam.GetLoginProfileRequest) -> iam.GetLoginProfileResponse:
    return {"LoginProfile": _shown(named_or_own(ctx, request.get("UserName")))}


def _shown(user: User) -> iam.LoginProfile:
    login = users.login_of(user)
    return {
        "UserName": user.name,
        "CreateDate": login["created"],
        "PasswordResetRequired": login["to_be_changed"],
    }


def update_login_profile(ctx: Context, request: iam.UpdateLoginProfileRequest) -> None:
    user = kinds.find(ctx, USER, request["UserName"])
    users.change_password(ctx, user, request.get("Password"), request.get("PasswordResetRequired"))


def delete_login_profile(ctx: Context, request: iam.DeleteLoginProfileRequest) -> None:
    users.take_password(ctx, named_or_own(ctx, request.get("UserName")))


def change_password(ctx: Context, request: iam.ChangePasswordRequest) -> None:
    caller = principals.of_caller(ctx)
    if caller.kind != "user":
        raise Refusal("InvalidUserType", "Only IAM Users can change their own password")
    user = kinds.find(ctx, USER, caller.name)
    if users.login_of(user)["password"] != request["OldPassword"]:
        raise Refusal("AccessDenied", "The old password was incorrect.", 403)
    users.change_password(ctx, user, request["NewPassword"], to_be_changed=False)

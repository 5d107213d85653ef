"""Operations on the tags of users, roles, policies and instance profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.access import kinds, managed
from bellhop.engines.access.errors import InvalidInput, LimitExceeded
from bellhop.engines.access.kinds import PROFILE, ROLE, USER
from bellhop.kernel import tags
from bellhop.services.iam import shapes
from bellhop.services.iam.paging import page

if TYPE_CHECKING:
    from bellhop.engines.access.kinds import Kind
    from bellhop.kernel.context import Context
    from bellhop.types import iam

MOST = 50


def _arn(ctx: Context, kind: Kind[Any], name: str) -> str:
    return kind.arn(ctx.account, kinds.find(ctx, kind, name))


def _policy(ctx: Context, request: Any) -> str:
    return managed.own(ctx, request["PolicyArn"]).arn


def _add(ctx: Context, arn: str, request: Any) -> None:
    added = shapes.tagged(request)
    if len({key.lower() for key in added}) < len(request["Tags"]):
        raise InvalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.")
    held = {key for key in tags.of(ctx, arn) if key.lower() not in {each.lower() for each in added}}
    if len(held) + len(added) > MOST:
        raise LimitExceeded("The number of tags has reached the maximum limit.")
    replaced = {key for key in tags.of(ctx, arn) if key not in held}
    tags.remove(ctx, arn, replaced)
    tags.add(ctx, arn, added)
    kinds.changed(ctx)


def _remove(ctx: Context, arn: str, request: Any) -> None:
    gone = {key.lower() for key in request["TagKeys"]}
    tags.remove(ctx, arn, [key for key in tags.of(ctx, arn) if key.lower() in gone])
    kinds.changed(ctx)


def _list(ctx: Context, arn: str, request: Any) -> Any:
    rows, more = page(ctx, shapes.tags_of(ctx, arn), request)
    return {"Tags": rows, **more}


def tag_user(ctx: Context, request: iam.TagUserRequest) -> None:
    _add(ctx, _arn(ctx, USER, request["UserName"]), request)


def untag_user(ctx: Context, request: iam.UntagUserRequest) -> None:
    _remove(ctx, _arn(ctx, USER, request["UserName"]), request)


def list_user_tags(ctx: Context, request: iam.ListUserTagsRequest) -> iam.ListUserTagsResponse:
    return _list(ctx, _arn(ctx, USER, request["UserName"]), request)


def tag_role(ctx: Context, request: iam.TagRoleRequest) -> None:
    _add(ctx, _arn(ctx, ROLE, request["RoleName"]), request)


def untag_role(ctx: Context, request: iam.UntagRoleRequest) -> None:
    _remove(ctx, _arn(ctx, ROLE, request["RoleName"]), request)


def list_role_tags(ctx: Context, request: iam.ListRoleTagsRequest) -> iam.ListRoleTagsResponse:
    return _list(ctx, _arn(ctx, ROLE, request["RoleName"]), request)


def tag_policy(ctx: Context, request: iam.TagPolicyRequest) -> None:
    _add(ctx, _policy(ctx, request), request)


def untag_policy(ctx: Context, request: iam.UntagPolicyRequest) -> None:
    _remove(ctx, _policy(ctx, request), request)


def list_policy_tags(ctx: Context, request: iam.ListPolicyTagsRequest) -> iam.ListPolicyTagsResponse:
    return _list(ctx, _policy(ctx, request), request)


def tag_instance_profile(ctx: Context, request: iam.TagInstanceProfileRequest) -> None:
    _add(ctx, _arn(ctx, PROFILE, request["InstanceProfileName"]), request)


def untag_instance_profile(ctx: Context, request: iam.UntagInstanceProfileRequest) -> None:
    _remove(ctx, _arn(ctx, PROFILE, request["InstanceProfileName"]), request)


def list_instance_profile_tags(
    ctx: Context, request: iam.ListInstanceProfileTagsRequest
) -> iam.ListInstanceProfileTagsResponse:
    return _list(ctx, _arn(ctx, PROFILE, request["InstanceProfileName"]), request)

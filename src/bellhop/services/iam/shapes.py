"""What answers show of users, groups, roles, policies and instance profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import orjson

from bellhop.engines.access import last_use, managed, roles
from bellhop.engines.access.aws_policies import AwsPolicy
from bellhop.engines.access.kinds import GROUP, PROFILE, ROLE, USER
from bellhop.kernel import tags

if TYPE_CHECKING:
    from bellhop.engines.access.tables import Group, InstanceProfile, ManagedPolicy, PolicyVersion, Role, User
    from bellhop.kernel.context import Context
    from bellhop.types import iam

# When AWS's own policies were last changed is nothing that this house keeps.
AWS_POLICIES_SINCE = 1_423_180_800.0  # 2015-02-06


def encoded(document: str) -> str:
    """A document as answers have it: "URL-encoded compliant with RFC 3986"."""
    return quote(document, safe="")


def tags_of(ctx: Context, arn: str) -> list[iam.Tag]:
    return [{"Key": key, "Value": value} for key, value in tags.of(ctx, arn).items()]


def _complete(ctx: Context, shown: iam.User | iam.Role, arn: str, boundary: str | None) -> None:
    """With boundary and tags, where there are any."""
    if boundary is not None:
        bound: iam.AttachedPermissionsBoundary = {
            "PermissionsBoundaryType": "Policy",
            "PermissionsBoundaryArn": boundary,
        }
        shown["PermissionsBoundary"] = bound
    if tagged := tags_of(ctx, arn):
        shown["Tags"] = tagged


def user(ctx: Context, row: User) -> iam.User:
    """As lists show it; GetUser and CreateUser add boundary and tags."""
    return {
        "Path": row.path,
        "UserName": row.name,
        "UserId": row.id,
        "Arn": USER.arn(ctx.account, row),
        "CreateDate": row.created,
    }


def full_user(ctx: Context, row: User) -> iam.User:
    shown = user(ctx, row)
    _complete(ctx, shown, USER.arn(ctx.account, row), row.boundary)
    return shown


def group(ctx: Context, row: Group) -> iam.Group:
    return {
        "Path": row.path,
        "GroupName": row.name,
        "GroupId": row.id,
        "Arn": GROUP.arn(ctx.account, row),
        "CreateDate": row.created,
    }


def role(ctx: Context, row: Role) -> iam.Role:
    """As lists show it; GetRole and CreateRole add boundary, tags and the last use."""
    shown: iam.Role = {
        "Path": row.path,
        "RoleName": row.name,
        "RoleId": row.id,
        "Arn": ROLE.arn(ctx.account, row),
        "CreateDate": row.created,
        "AssumeRolePolicyDocument": encoded(row.trust),
        "MaxSessionDuration": row.longest,
    }
    if row.description is not None:
        shown["Description"] = row.description
    return shown


def full_role(ctx: Context, row: Role) -> iam.Role:
    shown = role(ctx, row)
    _complete(ctx, shown, ROLE.arn(ctx.account, row), row.boundary)
    return shown


def role_last_used(ctx: Context, row: Role) -> iam.RoleLastUsed:
    used = last_use.of_role(ctx, row.name)
    return {"LastUsedDate": used.time, "Region": used.region} if used else {}


def profile(ctx: Context, row: InstanceProfile) -> iam.InstanceProfile:
    held = roles.role_in(ctx, row)
    arn = PROFILE.arn(ctx.account, row)
    shown: iam.InstanceProfile = {
        "Path": row.path,
        "InstanceProfileName": row.name,
        "InstanceProfileId": row.id,
        "Arn": arn,
        "CreateDate": row.created,
        "Roles": [role(ctx, held)] if held else [],
    }
    if tagged := tags_of(ctx, arn):
        shown["Tags"] = tagged
    return shown


def policy(ctx: Context, row: ManagedPolicy | AwsPolicy) -> iam.Policy:
    """As lists show it; GetPolicy and CreatePolicy add description and tags."""
    if isinstance(row, AwsPolicy):
        facts: iam.Policy = {
            "PolicyName": row.name,
            "PolicyId": row.id,
            "Path": row.path,
            "DefaultVersionId": "v1",
            "CreateDate": AWS_POLICIES_SINCE,
            "UpdateDate": AWS_POLICIES_SINCE,
        }
    else:
        facts = {
            "PolicyName": row.name,
            "PolicyId": row.id,
            "Path": row.path,
            "DefaultVersionId": f"v{row.current}",
            "CreateDate": row.created,
            "UpdateDate": row.updated,
        }
    return {
        **facts,
        "Arn": row.arn,
        "AttachmentCount": len(managed.holders(ctx, row.arn)),
        "PermissionsBoundaryUsageCount": len(managed.bounded(ctx, row.arn)),
        "IsAttachable": True,
    }


def full_policy(ctx: Context, row: ManagedPolicy | AwsPolicy) -> iam.Policy:
    shown: iam.Policy = {**policy(ctx, row), "Tags": tags_of(ctx, row.arn)}
    if row.description is not None:
        shown["Description"] = row.description
    return shown


def version(policy: ManagedPolicy, row: PolicyVersion) -> iam.PolicyVersion:
    """Without its document, as CreatePolicyVersion answers."""
    return {
        "VersionId": f"v{row.number}",
        "IsDefaultVersion": row.number == policy.current,
        "CreateDate": row.created,
    }


def full_version(policy: ManagedPolicy, row: PolicyVersion) -> iam.PolicyVersion:
    return {**version(policy, row), "Document": encoded(row.document)}


def aws_version(policy: AwsPolicy, *, document: bool = False) -> iam.PolicyVersion:
    """The one version of a policy of AWS's."""
    shown: iam.PolicyVersion = {
        "VersionId": "v1",
        "IsDefaultVersion": True,
        "CreateDate": AWS_POLICIES_SINCE,
    }
    if document:
        shown["Document"] = encoded(orjson.dumps(policy.document, option=orjson.OPT_INDENT_2).decode())
    return shown


def attached(ctx: Context, arn: str) -> iam.AttachedPolicy:
    return {"PolicyName": managed.find(ctx, arn).name, "PolicyArn": arn}


def tagged(request: Any) -> dict[str, str]:
    """The tags that a request brings."""
    return tags.from_list(request.get("Tags") or ())

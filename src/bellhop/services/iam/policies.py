"""Operations on managed policies and their versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.access import aws_policies, kinds, managed
from bellhop.engines.access.aws_policies import AwsPolicy
from bellhop.engines.access.errors import NoSuchEntity
from bellhop.engines.access.kinds import POLICY
from bellhop.engines.access.tables import ALL_ATTACHMENTS, ManagedPolicy
from bellhop.services.iam import shapes
from bellhop.services.iam.paging import page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.kernel.context import Context
    from bellhop.types import iam


def create_policy(ctx: Context, request: iam.CreatePolicyRequest) -> iam.CreatePolicyResponse:
    name = request["PolicyName"]
    row = ManagedPolicy(
        name.lower(),
        name,
        request.get("Path") or "/",
        kinds.new_id(ctx, POLICY.prefix),
        ctx.now,
        "",
        request.get("Description"),
        ctx.now,
    )
    managed.create(ctx, row, request["PolicyDocument"], shapes.tagged(request))
    return {"Policy": shapes.full_policy(ctx, row)}


def get_policy(ctx: Context, request: iam.GetPolicyRequest) -> iam.GetPolicyResponse:
    return {"Policy": shapes.full_policy(ctx, managed.find(ctx, request["PolicyArn"]))}


def list_policies(ctx: Context, request: iam.ListPoliciesRequest) -> iam.ListPoliciesResponse:
    prefix = request.get("PathPrefix") or "/"
    found = [row for row in _in(ctx, request.get("Scope", "All")) if row.path.startswith(prefix)]
    if request.get("OnlyAttached") or request.get("PolicyUsageFilter"):
        used = _used(ctx, request)
        found = [row for row in found if row.arn in used]
    rows, more = page(ctx, sorted(found, key=lambda row: row.name.lower()), request)
    return {"Policies": [shapes.policy(ctx, row) for row in rows], **more}


def _in(ctx: Context, scope: str) -> Iterable[ManagedPolicy | AwsPolicy]:
    if scope != "AWS":
        yield from ctx.store.select(POLICY.all)
    if scope != "Local":
        yield from aws_policies.library().values()


def _used(ctx: Context, request: iam.ListPoliciesRequest) -> set[str]:
    """ARNs of policies that are attached, or are somebody's boundary."""
    attached = {row.arn for row in ctx.store.select(ALL_ATTACHMENTS)}
    owners = (*ctx.store.select(kinds.USER.all), *ctx.store.select(kinds.ROLE.all))
    bounding = {owner.boundary for owner in owners if owner.boundary}
    usage = request.get("PolicyUsageFilter")
    if usage == "PermissionsBoundary":
        return bounding
    return attached if usage else attached | bounding


def delete_policy(ctx: Context, request: iam.DeletePolicyRequest) -> None:
    managed.remove(ctx, managed.own(ctx, request["PolicyArn"]))


def create_policy_version(
    ctx: Context, request: iam.CreatePolicyVersionRequest
) -> iam.CreatePolicyVersionResponse:
    policy = managed.own(ctx, request["PolicyArn"])
    default = request.get("SetAsDefault", False)
    version = managed.add_version(ctx, policy, request["PolicyDocument"], default=default)
    return {"PolicyVersion": shapes.version(policy, version)}


def get_policy_version(ctx: Context, request: iam.GetPolicyVersionRequest) -> iam.GetPolicyVersionResponse:
    arn, name = request["PolicyArn"], request["VersionId"]
    policy = managed.find(ctx, arn)
    if isinstance(policy, AwsPolicy):
        if name != "v1":
            raise NoSuchEntity(f"Policy {arn} version {name} does not exist or is not attachable.")
        return {"PolicyVersion": shapes.aws_version(policy, document=True)}
    return {"PolicyVersion": shapes.full_version(policy, managed.version(ctx, policy, name))}


def list_policy_versions(
    ctx: Context, request: iam.ListPolicyVersionsRequest
) -> iam.ListPolicyVersionsResponse:
    policy = managed.find(ctx, request["PolicyArn"])
    if isinstance(policy, AwsPolicy):
        return {"Versions": [shapes.aws_version(policy)], "IsTruncated": False}
    rows, more = page(ctx, managed.versions(ctx, policy), request)
    return {"Versions": [shapes.version(policy, row) for row in rows], **more}


def set_default_policy_version(ctx: Context, request: iam.SetDefaultPolicyVersionRequest) -> None:
    policy = managed.own(ctx, request["PolicyArn"])
    managed.set_default(ctx, policy, managed.version(ctx, policy, request["VersionId"]))


def delete_policy_version(ctx: Context, request: iam.DeletePolicyVersionRequest) -> None:
    policy = managed.own(ctx, request["PolicyArn"])
    managed.remove_version(ctx, policy, managed.version(ctx, policy, request["VersionId"]))

"""GetAccountAuthorizationDetails: everybody and everything, with the policies in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.access import aws_policies, kinds, managed, roles, users
from bellhop.engines.access.aws_policies import AwsPolicy
from bellhop.engines.access.kinds import GROUP, POLICY, ROLE, USER
from bellhop.engines.access.tables import ALL_ATTACHMENTS
from bellhop.services.iam import shapes
from bellhop.services.iam.paging import page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bellhop.engines.access.kinds import Kind
    from bellhop.engines.access.tables import Group, ManagedPolicy, Role, User
    from bellhop.kernel.context import Context
    from bellhop.types import iam

LISTS = ("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies")


def get_account_authorization_details(
    ctx: Context, request: iam.GetAccountAuthorizationDetailsRequest
) -> iam.GetAccountAuthorizationDetailsResponse:
    asked = set(request.get("Filter") or ())
    rows, more = page(ctx, list(_everything(ctx, asked)), request)
    answer: Any = {name: [show(ctx, row) for into, show, row in rows if into == name] for name in LISTS}
    return answer | more


def _everything(ctx: Context, asked: set[str]) -> Iterable[tuple[str, Callable[[Context, Any], Any], Any]]:
    shown: tuple[tuple[str, str, Kind[Any], Callable[[Context, Any], Any]], ...] = (
        ("User", "UserDetailList", USER, _user),
        ("Group", "GroupDetailList", GROUP, _group),
        ("Role", "RoleDetailList", ROLE, _role),
        ("LocalManagedPolicy", "Policies", POLICY, _policy),
    )
    for name, into, kind, show in shown:
        if not asked or name in asked:
            rows: list[Any] = kinds.below(ctx, kind, "/")
            yield from ((into, show, row) for row in rows)
    if not asked or "AWSManagedPolicy" in asked:
        used = {row.arn for row in ctx.store.select(ALL_ATTACHMENTS)}
        library = aws_policies.library()
        yield from (("Policies", _policy, library[arn]) for arn in sorted(used & library.keys()))


def _inline(ctx: Context, owner: str) -> list[iam.PolicyDetail]:
    return [
        {"PolicyName": row.name, "PolicyDocument": shapes.encoded(row.document)}
        for row in managed.inline_of(ctx, owner)
    ]


def _attached(ctx: Context, owner: str) -> list[iam.AttachedPolicy]:
    return [shapes.attached(ctx, arn) for arn in managed.attached(ctx, owner)]


def _user(ctx: Context, row: User) -> iam.UserDetail:
    shown: Any = shapes.full_user(ctx, row)
    return shown | {
        "UserPolicyList": _inline(ctx, row.id),
        "GroupList": [group.name for group in users.groups_of(ctx, row)],
        "AttachedManagedPolicies": _attached(ctx, row.id),
    }


def _group(ctx: Context, row: Group) -> iam.GroupDetail:
    shown: Any = shapes.group(ctx, row)
    return shown | {
        "GroupPolicyList": _inline(ctx, row.id),
        "AttachedManagedPolicies": _attached(ctx, row.id),
    }


def _role(ctx: Context, row: Role) -> iam.RoleDetail:
    shown: Any = shapes.full_role(ctx, row)
    for member in ("Description", "MaxSessionDuration"):  # RoleDetail has neither
        shown.pop(member, None)
    return shown | {
        "InstanceProfileList": [shapes.profile(ctx, each) for each in roles.profiles_of(ctx, row)],
        "RolePolicyList": _inline(ctx, row.id),
        "AttachedManagedPolicies": _attached(ctx, row.id),
        "RoleLastUsed": shapes.role_last_used(ctx, row),
    }


def _policy(ctx: Context, row: ManagedPolicy | AwsPolicy) -> iam.ManagedPolicyDetail:
    shown: Any = shapes.full_policy(ctx, row)
    shown.pop("Tags")  # ManagedPolicyDetail has none
    if isinstance(row, AwsPolicy):
        versions = [shapes.aws_version(row, document=True)]
    else:
        versions = [shapes.full_version(row, version) for version in managed.versions(ctx, row)]
    return shown | {"PolicyVersionList": versions}

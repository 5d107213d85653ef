"""Operations that attach managed policies to users, groups and roles, and ask where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.access import kinds, managed
from bellhop.engines.access.kinds import GROUP, ROLE, USER
from bellhop.kernel.service import family
from bellhop.services.iam.owners import OWNERS, found, own
from bellhop.services.iam.paging import page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.access.kinds import Kind
    from bellhop.kernel.context import Context
    from bellhop.kernel.service import Function
    from bellhop.services.iam.owners import Request
    from bellhop.types import iam


def _operations(kind: Kind[Any]) -> Mapping[str, Function]:
    def attach(ctx: Context, request: Request) -> None:
        managed.attach(ctx, kind, own(ctx, kind, request), request["PolicyArn"])

    def detach(ctx: Context, request: Request) -> None:
        managed.detach(ctx, own(ctx, kind, request), request["PolicyArn"])

    def list_attached(ctx: Context, request: Request) -> dict[str, Any]:
        prefix = request.get("PathPrefix") or "/"
        policies = [managed.find(ctx, arn) for arn in managed.attached(ctx, found(ctx, kind, request).id)]
        rows, more = page(ctx, [row for row in policies if row.path.startswith(prefix)], request)
        attached = [{"PolicyName": row.name, "PolicyArn": row.arn} for row in rows]
        return {"AttachedPolicies": attached, **more}

    return {
        f"attach_{kind.resource}_policy": attach,
        f"detach_{kind.resource}_policy": detach,
        f"list_attached_{kind.resource}_policies": list_attached,
    }


for _kind in OWNERS:
    globals().update(family(_operations(_kind)))


def list_entities_for_policy(
    ctx: Context, request: iam.ListEntitiesForPolicyRequest
) -> iam.ListEntitiesForPolicyResponse:
    ids = _entities(ctx, managed.find(ctx, request["PolicyArn"]).arn, request.get("PolicyUsageFilter"))
    prefix, only = request.get("PathPrefix") or "/", request.get("EntityFilter")
    kinds_asked: list[tuple[str, Kind[Any]]] = [("Group", GROUP), ("User", USER), ("Role", ROLE)]
    entities = [
        (name, row)
        for name, kind in kinds_asked
        if only in (None, name)
        for row in kinds.below(ctx, kind, prefix)
        if row.id in ids
    ]
    rows, more = page(ctx, entities, request)
    return {
        "PolicyGroups": _named("Group", rows),
        "PolicyUsers": _named("User", rows),
        "PolicyRoles": _named("Role", rows),
        **more,
    }


def _entities(ctx: Context, arn: str, usage: str | None) -> set[str]:
    attached = managed.holders(ctx, arn) if usage != "PermissionsBoundary" else set[str]()
    return attached | (managed.bounded(ctx, arn) if usage != "PermissionsPolicy" else set[str]())


def _named(name: str, rows: list[tuple[str, Any]]) -> list[Any]:
    return [{f"{name}Name": row.name, f"{name}Id": row.id} for kind, row in rows if kind == name]

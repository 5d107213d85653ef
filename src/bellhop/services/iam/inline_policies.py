"""Operations on the policies that live in a user, a group or a role, made from one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.access import managed
from bellhop.kernel.service import family
from bellhop.services.iam import shapes
from bellhop.services.iam.owners import OWNERS, found, member, own
from bellhop.services.iam.paging import page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.access.kinds import Kind
    from bellhop.kernel.context import Context
    from bellhop.kernel.service import Function
    from bellhop.services.iam.owners import Request


def _operations(kind: Kind[Any]) -> Mapping[str, Function]:
    def put(ctx: Context, request: Request) -> None:
        owner = own(ctx, kind, request)
        managed.put_inline(ctx, kind, owner, request["PolicyName"], request["PolicyDocument"])

    def get(ctx: Context, request: Request) -> dict[str, Any]:
        owner = found(ctx, kind, request)
        policy = managed.inline(ctx, kind, owner, request["PolicyName"])
        document = shapes.encoded(policy.document)
        return {member(kind): owner.name, "PolicyName": policy.name, "PolicyDocument": document}

    def delete(ctx: Context, request: Request) -> None:
        managed.remove_inline(ctx, kind, own(ctx, kind, request), request["PolicyName"])

    def list_(ctx: Context, request: Request) -> dict[str, Any]:
        rows, more = page(ctx, managed.inline_of(ctx, found(ctx, kind, request).id), request)
        return {"PolicyNames": [row.name for row in rows], **more}

    return {
        f"put_{kind.resource}_policy": put,
        f"get_{kind.resource}_policy": get,
        f"delete_{kind.resource}_policy": delete,
        f"list_{kind.resource}_policies": list_,
    }


for _kind in OWNERS:
    globals().update(family(_operations(_kind)))

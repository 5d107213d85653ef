"""Operations on the tags of users, roles, policies and instance profiles, made from one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.access import kinds, managed
from bellhop.engines.access.errors import InvalidInput, LimitExceeded
from bellhop.engines.access.kinds import POLICY, PROFILE, ROLE, USER
from bellhop.kernel import tags
from bellhop.kernel.service import family
from bellhop.services.iam import shapes
from bellhop.services.iam.paging import page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.access.kinds import Kind
    from bellhop.kernel.context import Context
    from bellhop.kernel.service import Function

MOST = 50
# What has tags, and the member that names it.
TAGGED: tuple[tuple[Kind[Any], str], ...] = (
    (USER, "UserName"),
    (ROLE, "RoleName"),
    (POLICY, "PolicyArn"),
    (PROFILE, "InstanceProfileName"),
)


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


def _operations(kind: Kind[Any], member: str) -> Mapping[str, Function]:
    def arn(ctx: Context, request: Mapping[str, Any]) -> str:
        named = request[member]
        if kind is POLICY:
            return managed.own(ctx, named).arn
        return kind.arn(ctx.account, kinds.find(ctx, kind, named))

    def tag(ctx: Context, request: Mapping[str, Any]) -> None:
        _add(ctx, arn(ctx, request), request)

    def untag(ctx: Context, request: Mapping[str, Any]) -> None:
        _remove(ctx, arn(ctx, request), request)

    def list_(ctx: Context, request: Mapping[str, Any]) -> Any:
        return _list(ctx, arn(ctx, request), request)

    name = kind.resource.replace("-", "_")
    return {f"tag_{name}": tag, f"untag_{name}": untag, f"list_{name}_tags": list_}


for _kind, _member in TAGGED:
    globals().update(family(_operations(_kind, _member)))

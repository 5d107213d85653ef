"""Tags of groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.groups import groups
from bellhop.kernel import tags
from bellhop.services.resource_groups.errors import named
from bellhop.services.resource_groups.limits import check

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import resource_groups


def tag(ctx: Context, request: resource_groups.TagInput) -> resource_groups.TagOutput:
    arn = _known(ctx, request["Arn"])
    tags.add(ctx, arn, check(tags.of(ctx, arn), request["Tags"]))
    return {"Arn": arn, "Tags": request["Tags"]}


def untag(ctx: Context, request: resource_groups.UntagInput) -> resource_groups.UntagOutput:
    arn = _known(ctx, request["Arn"])
    tags.remove(ctx, arn, request["Keys"])
    return {"Arn": arn, "Keys": request["Keys"]}


def get_tags(ctx: Context, request: resource_groups.GetTagsInput) -> resource_groups.GetTagsOutput:
    arn = _known(ctx, request["Arn"])
    return {"Arn": arn, "Tags": tags.of(ctx, arn)}


def _known(ctx: Context, arn: str) -> str:
    with named():
        return groups.arn(ctx.scope, groups.find(ctx, arn).name)

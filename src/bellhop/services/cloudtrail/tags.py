"""Tags of trails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.trail import trails
from bellhop.kernel import tags
from bellhop.services.cloudtrail.errors import TagsLimitExceeded, named_in_tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bellhop.kernel.context import Context
    from bellhop.types import cloudtrail as types

MOST = 50


def add_tags(ctx: Context, request: types.AddTagsRequest) -> types.AddTagsResponse:
    arn = _arn(ctx, request["ResourceId"])
    new = tags.from_list(cast("Iterable[Mapping[str, Any]]", request["TagsList"]))
    if len(tags.of(ctx, arn) | new) > MOST:
        raise TagsLimitExceeded
    tags.add(ctx, arn, new)
    return {}


def remove_tags(ctx: Context, request: types.RemoveTagsRequest) -> types.RemoveTagsResponse:
    tags.remove(ctx, _arn(ctx, request["ResourceId"]), [tag["Key"] for tag in request["TagsList"]])
    return {}


def list_tags(ctx: Context, request: types.ListTagsRequest) -> types.ListTagsResponse:
    arns = [_arn(ctx, each) for each in request["ResourceIdList"]]
    return {"ResourceTagList": [{"ResourceId": arn, "TagsList": _list(tags.of(ctx, arn))} for arn in arns]}


def _arn(ctx: Context, arn: str) -> str:
    """The ARN of a trail of this Region."""
    with named_in_tags():
        return trails.arn(ctx, trails.own_by_arn(ctx, arn))


def _list(found: Mapping[str, str]) -> list[types.Tag]:
    return [{"Key": key, "Value": value} for key, value in found.items()]

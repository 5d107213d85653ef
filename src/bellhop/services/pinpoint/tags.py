"""Tags of applications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.engage import apps
from bellhop.kernel import tags
from bellhop.services.pinpoint.arns import app_of
from bellhop.services.pinpoint.errors import NotFound, named

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import pinpoint as types


def tag_resource(ctx: Context, request: types.TagResourceRequest) -> dict[str, object]:
    tags.add(ctx, _known(ctx, request["ResourceArn"]), request["TagsModel"]["tags"])
    return {}


def untag_resource(ctx: Context, request: types.UntagResourceRequest) -> dict[str, object]:
    tags.remove(ctx, _known(ctx, request["ResourceArn"]), request["TagKeys"])
    return {}


def list_tags_for_resource(
    ctx: Context, request: types.ListTagsForResourceRequest
) -> types.ListTagsForResourceResponse:
    return {"TagsModel": {"tags": tags.of(ctx, _known(ctx, request["ResourceArn"]))}}


def _known(ctx: Context, arn: str) -> str:
    app = app_of(ctx, arn)
    if app is None:
        raise NotFound
    with named():
        apps.get(ctx, app)
    return arn

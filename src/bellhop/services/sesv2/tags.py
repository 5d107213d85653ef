"""Tags of everything that has an ARN in SES."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail import resources
from bellhop.kernel import tags
from bellhop.services.sesv2.errors import named
from bellhop.services.sesv2.labels import checked, labels_shown

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types


def tag_resource(ctx: Context, request: types.TagResourceRequest) -> types.TagResourceResponse:
    arn = _existing(ctx, request["ResourceArn"])
    tags.add(ctx, arn, checked(tags.from_list(request["Tags"]), tags.of(ctx, arn)))
    return {}


def untag_resource(ctx: Context, request: types.UntagResourceRequest) -> types.UntagResourceResponse:
    tags.remove(ctx, _existing(ctx, request["ResourceArn"]), request["TagKeys"])
    return {}


def list_tags_for_resource(
    ctx: Context, request: types.ListTagsForResourceRequest
) -> types.ListTagsForResourceResponse:
    return {"Tags": labels_shown(ctx, _existing(ctx, request["ResourceArn"]))}


def _existing(ctx: Context, arn: str) -> str:
    """The ARN, if there is such a resource; tags hang on it as the resource has it."""
    with named():
        resources.find(ctx, arn)
    return arn

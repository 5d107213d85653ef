"""Operations on the keys and values of tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.groups.resources import tagged
from bellhop.services.tagging.paging import words

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import resourcegroupstaggingapi as types


def get_tag_keys(ctx: Context, request: types.GetTagKeysInput) -> types.GetTagKeysOutput:
    keys = {key for tags in tagged(ctx).values() for key in tags}
    shown, token = words(ctx, keys, request)
    return {"TagKeys": shown, "PaginationToken": token}


def get_tag_values(ctx: Context, request: types.GetTagValuesInput) -> types.GetTagValuesOutput:
    key = request["Key"]
    values = {tags[key] for tags in tagged(ctx).values() if key in tags}
    shown, token = words(ctx, values, request)
    return {"TagValues": shown, "PaginationToken": token}

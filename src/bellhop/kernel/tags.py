"""Tags: one table by ARN for every taggable resource of every service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bellhop.store import Change, Query, Table, bind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bellhop.kernel.context import Context


@dataclass(slots=True)
class Tag:
    """One tag of one resource."""

    arn: str
    key: str
    value: str


TAGS = Table("tag", Tag, ("arn", "key"))
OF_RESOURCE = Query(TAGS, TAGS.c.arn == bind("arn"), order=("key",))
REMOVE_OF_RESOURCE = Change(TAGS, TAGS.c.arn == bind("arn"))


def add(ctx: Context, arn: str, tags: Mapping[str, str]) -> None:
    """Set these tags; others of the resource stay."""
    for key, value in tags.items():
        ctx.store.put(TAGS, Tag(arn, key, value))


def remove(ctx: Context, arn: str, keys: Iterable[str]) -> None:
    for key in keys:
        ctx.store.delete(TAGS, arn, key)


def of(ctx: Context, arn: str) -> dict[str, str]:
    """The resource's tags in the order of their keys."""
    return {tag.key: tag.value for tag in ctx.store.select(OF_RESOURCE, arn=arn)}


def forget(ctx: Context, arn: str) -> None:
    """The resource is gone, and its tags with it."""
    ctx.store.change(REMOVE_OF_RESOURCE, arn=arn)


def from_list(tags: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """From AWS's list of Key and Value."""
    return {tag["Key"]: tag.get("Value", "") for tag in tags}

"""Which nodes a command is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bellhop.engines.documents.errors import InvalidParameters
from bellhop.engines.fleet import nodes
from bellhop.engines.runcommand.errors import (
    DuplicateInstanceId,
    InvalidInstanceId,
    UnsupportedPlatformType,
)
from bellhop.wire.refusal import NotBuilt

if TYPE_CHECKING:
    from bellhop.engines.documents.library import Document
    from bellhop.engines.fleet.tables import Node
    from bellhop.kernel.context import Context


@dataclass(frozen=True, slots=True)
class Target:
    """`InstanceIds`, `tag:Key` or `tag-key`, and the values of which one must be met."""

    key: str
    values: tuple[str, ...]


def named(ctx: Context, instance_ids: list[str], document: Document) -> list[Node]:
    """The nodes with these ids; all of them must be there, and of a platform of the document."""
    if len(set(instance_ids)) < len(instance_ids):
        raise DuplicateInstanceId
    found = {each: nodes.find(ctx, each) for each in instance_ids}
    there = [node for node in found.values() if node]
    if len(there) < len(found):
        raise InvalidInstanceId(ctx.account, (each for each, node in found.items() if node is None))
    for node in there:
        if node.platform_type not in document.platform_types:
            raise UnsupportedPlatformType(document.name, node.platform_type)
    return there


def matching(ctx: Context, targets: list[Target]) -> list[Node]:
    """The nodes that meet every target, in the order of their ids."""
    met = [_met(ctx, target) for target in targets]
    ids = set[str].intersection(*met)
    return [node for instance_id, node in nodes.all_of(ctx).items() if instance_id in ids]


def _met(ctx: Context, target: Target) -> set[str]:
    if target.key == "InstanceIds":
        return set(nodes.all_of(ctx)) if target.values == ("*",) else set(target.values)
    if target.key.startswith("tag:"):
        return nodes.tagged(ctx, target.key.removeprefix("tag:"), target.values)
    if target.key == "tag-key":
        return set[str]().union(*(nodes.tagged(ctx, key) for key in target.values))
    if target.key.startswith("resource-groups:"):
        raise NotBuilt("Targeting of resource groups")
    raise InvalidParameters(f"{target.key} is no key of a target.")

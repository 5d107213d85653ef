"""Which nodes a command is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bellhop.engines.documents.errors import InvalidParameters
from bellhop.engines.fleet import nodes
from bellhop.engines.groups import groups
from bellhop.engines.groups.errors import GroupMissing
from bellhop.engines.groups.kinds import type_of
from bellhop.engines.runcommand.errors import (
    DuplicateInstanceId,
    InvalidInstanceId,
    UnsupportedPlatformType,
)

if TYPE_CHECKING:
    from bellhop.engines.documents.library import Document
    from bellhop.engines.fleet.tables import Node
    from bellhop.kernel.context import Context

NODE_TYPES = ("AWS::EC2::Instance", "AWS::SSM::ManagedInstance")
MOST_TYPES = 5


@dataclass(frozen=True, slots=True)
class Target:
    """A key, and the values of which one must be met.

    Keys are `InstanceIds` in any case, `tag:Key`, `tag-key`, `resource-groups:Name` and
    `resource-groups:ResourceTypeFilters`.
    """

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
    if (
        target.key.lower() == "instanceids"
    ):  # "you can use the `instanceids` key": send-commands-multiple.html
        return set(nodes.all_of(ctx)) if target.values == ("*",) else _there(ctx, target.values)
    if target.key.startswith("tag:"):
        return nodes.tagged(ctx, target.key.removeprefix("tag:"), target.values)
    if target.key == "tag-key":
        return set[str]().union(*(nodes.tagged(ctx, key) for key in target.values))
    if target.key == "resource-groups:Name":
        return _grouped(ctx, target.values)
    if target.key == "resource-groups:ResourceTypeFilters":
        return _of_types(ctx, target.values)
    raise InvalidParameters(f"{target.key} is no key of a target.")


def _there(ctx: Context, instance_ids: tuple[str, ...]) -> set[str]:
    """These ids; all of the nodes must be there, as where a command names them without a target."""
    if strangers := [each for each in instance_ids if nodes.find(ctx, each) is None]:
        raise InvalidInstanceId(ctx.account, strangers)
    return set(instance_ids)


def _grouped(ctx: Context, names: tuple[str, ...]) -> set[str]:
    """Ids of the nodes in a group; of none where there is no such group: NoInstancesInTag says both.

    "You can specify a maximum of one resource group name per command": send-commands-multiple.html
    """
    if len(names) != 1:
        raise InvalidParameters("A command can be for one resource group only.")
    try:
        members = groups.resources(ctx, groups.find(ctx, names[0]))
    except GroupMissing:
        return set()
    return {arn.rpartition("/")[2] for arn in members if type_of(arn) in NODE_TYPES}


def _of_types(ctx: Context, types: tuple[str, ...]) -> set[str]:
    """Ids of the nodes that are resources of these types."""
    if len(types) > MOST_TYPES:
        raise InvalidParameters(f"A command can be for {MOST_TYPES} resource types at most.")
    return {each for each in nodes.all_of(ctx) if type_of(nodes.arn(ctx.scope, each)) in types}

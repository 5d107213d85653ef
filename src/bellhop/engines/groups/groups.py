"""Resource groups: made, changed, found and removed; what belongs to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.groups import queries
from bellhop.engines.groups.errors import BadGroup, GroupMissing
from bellhop.engines.groups.tables import EVERY, GROUPS, MEMBERS, OF_GROUP, REMOVE_OF_GROUP, Group, Member
from bellhop.kernel import tags
from bellhop.store import Duplicate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bellhop.engines.groups.queries import ResourceQuery
    from bellhop.kernel.context import Context
    from bellhop.store import Scope


def arn(scope: Scope, name: str) -> str:
    return f"arn:aws:resource-groups:{scope.region}:{scope.account}:group/{name}"


def create(ctx: Context, group: Group, labels: Mapping[str, str]) -> Group:
    """Keep a new group, with its tags. Raises BadGroup, BadQuery."""
    if group.name.lower().startswith("aws"):
        raise BadGroup("The name of a group must not begin with AWS.")
    if group.query_type and group.configuration:
        raise BadGroup("A group has either a ResourceQuery or a Configuration, not both.")
    _check(group)
    try:
        ctx.store.add(GROUPS, group)
    except Duplicate:
        raise BadGroup("Cannot create group: group already exists") from None
    tags.add(ctx, arn(ctx.scope, group.name), labels)
    return group


def find(ctx: Context, name_or_arn: str) -> Group:
    """The group of this account and Region with that name or ARN; raises GroupMissing."""
    name = name_or_arn.removeprefix(arn(ctx.scope, ""))
    found = ctx.store.get(GROUPS, name)
    if found is None:
        raise GroupMissing(name_or_arn)
    return found


def all_of(ctx: Context) -> dict[str, Group]:
    """The groups of this account and Region by their names."""
    return {group.name: group for group in ctx.store.select(EVERY)}


def keep(ctx: Context, group: Group) -> Group:
    """Keep what was changed of a group. Raises BadGroup, BadQuery."""
    _check(group)
    return ctx.store.put(GROUPS, group)


def remove(ctx: Context, group: Group) -> None:
    """The group is gone, its members stay what they are."""
    tags.forget(ctx, arn(ctx.scope, group.name))
    ctx.store.change(REMOVE_OF_GROUP, name=group.name)
    ctx.store.delete(GROUPS, group.name)


def _check(group: Group) -> None:
    query(group)
    kinds: list[Any] = [item["Type"] for item in group.configuration]
    if len(kinds) > len(set(kinds)):
        raise BadGroup("Each item of a Configuration must have a Type of its own.")


def query(group: Group) -> ResourceQuery | None:
    """The group's query; None where it has none. Raises BadQuery."""
    return queries.parse(group.query_type, group.query) if group.query_type else None


def resources(ctx: Context, group: Group) -> list[str]:
    """The ARNs of what belongs to the group now."""
    wanted = query(group)
    if wanted:
        return queries.matched(ctx, wanted)
    return [member.arn for member in ctx.store.select(OF_GROUP, name=group.name)]


def include(ctx: Context, group: Group, arns: Iterable[str]) -> None:
    """Put resources into a group that has a configuration. Raises BadGroup for any other."""
    _require_members(group)
    for each in arns:
        ctx.store.put(MEMBERS, Member(group.name, each))


def exclude(ctx: Context, group: Group, arns: Iterable[str]) -> None:
    """Take resources out of such a group. Raises BadGroup for any other."""
    _require_members(group)
    for each in arns:
        ctx.store.delete(MEMBERS, group.name, each)


def _require_members(group: Group) -> None:
    if not group.configuration:
        raise BadGroup("Members of a group that has no Configuration are determined by its ResourceQuery.")

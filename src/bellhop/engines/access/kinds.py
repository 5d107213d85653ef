"""Users, groups, roles, policies and instance profiles, as far as they are alike: names, paths, ids, ARNs."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from bellhop.engines.access.errors import EntityAlreadyExists, NoSuchEntity
from bellhop.engines.access.notices import AccessChanged
from bellhop.engines.access.tables import (
    ALL_GROUPS,
    ALL_POLICIES,
    ALL_PROFILES,
    ALL_ROLES,
    ALL_USERS,
    GROUPS,
    POLICIES,
    PROFILES,
    ROLES,
    USERS,
)
from bellhop.kernel import tags
from bellhop.store import Duplicate

if TYPE_CHECKING:
    from bellhop.engines.access.tables import Group, InstanceProfile, ManagedPolicy, Role, User
    from bellhop.kernel.context import Context
    from bellhop.store import Query, Table


class Entity(Protocol):
    """What all of them have."""

    folded: str
    name: str
    path: str
    id: str
    created: float


E = TypeVar("E", bound=Entity)


@dataclass(frozen=True)
class Kind(Generic[E]):
    """`resource` is what ARNs call it, `prefix` begins its ids; sentences say what is wrong with a name."""

    resource: str
    prefix: str
    table: Table[E]
    all: Query[E]
    missing: str
    taken: str

    def arn(self, account: str, entity: Entity) -> str:
        return f"arn:aws:iam::{account}:{self.resource}{entity.path}{entity.name}"


USER: Kind[User] = Kind(
    "user",
    "AIDA",
    USERS,
    ALL_USERS,
    "The user with name {} cannot be found.",
    "User with name {} already exists.",
)
GROUP: Kind[Group] = Kind(
    "group",
    "AGPA",
    GROUPS,
    ALL_GROUPS,
    "The group with name {} cannot be found.",
    "Group with name {} already exists.",
)
ROLE: Kind[Role] = Kind(
    "role",
    "AROA",
    ROLES,
    ALL_ROLES,
    "The role with name {} cannot be found.",
    "Role with name {} already exists.",
)
PROFILE: Kind[InstanceProfile] = Kind(
    "instance-profile",
    "AIPA",
    PROFILES,
    ALL_PROFILES,
    "Instance Profile {} cannot be found.",
    "Instance Profile {} already exists.",
)
POLICY: Kind[ManagedPolicy] = Kind(
    "policy",
    "ANPA",
    POLICIES,
    ALL_POLICIES,
    "Policy {} was not found.",
    "A policy called {} already exists. Duplicate names are not allowed.",
)


def find(ctx: Context, kind: Kind[E], name: str) -> E:
    """The one with this name, in whatever case."""
    found = ctx.store.get(kind.table, name.lower())
    if found is None:
        raise NoSuchEntity(kind.missing.format(name))
    return found


def below(ctx: Context, kind: Kind[E], prefix: str | None) -> list[E]:
    """Those whose paths begin so, in the order of their names."""
    return [each for each in ctx.store.select(kind.all) if each.path.startswith(prefix or "/")]


def by_id(ctx: Context, kind: Kind[E]) -> dict[str, E]:
    return {each.id: each for each in ctx.store.select(kind.all)}


def add(ctx: Context, kind: Kind[E], entity: E, tagged: dict[str, str] | None = None) -> E:
    """Raises EntityAlreadyExists for a name that differs from another's in case alone."""
    try:
        ctx.store.add(kind.table, entity)
    except Duplicate:
        raise EntityAlreadyExists(kind.taken.format(entity.name)) from None
    tags.add(ctx, kind.arn(ctx.account, entity), tagged or {})
    changed(ctx)
    return entity


def move(ctx: Context, kind: Kind[Any], entity: Any, name: str | None, path: str | None) -> None:
    """Give it another name or path; its tags go with it."""
    before = kind.arn(ctx.account, entity)
    tagged = tags.of(ctx, before)
    changes = {"name": name or entity.name, "path": path or entity.path}
    changes["folded"] = changes["name"].lower()
    if changes["folded"] != entity.folded and ctx.store.get(kind.table, changes["folded"]):
        raise EntityAlreadyExists(kind.taken.format(name))
    ctx.store.update(kind.table, entity.folded, **changes)
    tags.forget(ctx, before)
    for column, value in changes.items():
        setattr(entity, column, value)
    tags.add(ctx, kind.arn(ctx.account, entity), tagged)
    changed(ctx)


def remove(ctx: Context, kind: Kind[Any], entity: Entity) -> None:
    ctx.store.delete(kind.table, entity.folded)
    tags.forget(ctx, kind.arn(ctx.account, entity))
    changed(ctx)


def changed(ctx: Context) -> None:
    """Whoever remembers what IAM says is to ask again."""
    ctx.notify(AccessChanged())


def new_id(ctx: Context, prefix: str) -> str:
    """A prefix and 17 letters and digits: AIDAJQABLZS4A3QDU576Q."""
    return prefix + base64.b32encode(ctx.ids.bits(11)).decode()[:17]

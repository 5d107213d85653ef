"""Users and groups: who is in which, their access keys and passwords."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bellhop.engines.access import account, credentials, kinds
from bellhop.engines.access.errors import (
    DeleteConflict,
    EntityAlreadyExists,
    NoSuchEntity,
    PasswordPolicyViolation,
    QuotaExceeded,
)
from bellhop.engines.access.kinds import GROUP, USER
from bellhop.engines.access.tables import (
    ATTACHED_TO_OWNER,
    GROUP_WITH_ID,
    GROUPS_OF_USER,
    INLINE_OF_OWNER,
    KEY_WITH_ID,
    KEYS,
    KEYS_OF_USER,
    MEMBERS,
    MEMBERS_OF_GROUP,
    USER_WITH_ID,
    USERS,
    AccessKey,
    Membership,
)

if TYPE_CHECKING:
    from bellhop.engines.access.tables import Group, User
    from bellhop.kernel.context import Context

KEYS_EACH = 2
GROUPS_EACH = 10
CLASSES = {
    "RequireUppercaseCharacters": (re.compile("[A-Z]"), "uppercase character"),
    "RequireLowercaseCharacters": (re.compile("[a-z]"), "lowercase character"),
    "RequireNumbers": (re.compile("[0-9]"), "number"),
    "RequireSymbols": (re.compile(r"[!@#$%^&*()_+\-=\[\]{}|']"), "symbol"),
}


def remove(ctx: Context, user: User) -> None:
    """Raises DeleteConflict while anything belongs to it."""
    if user.login:
        raise DeleteConflict("delete login profile")
    if ctx.store.select(KEYS_OF_USER, user=user.id):
        raise DeleteConflict("delete access keys")
    if ctx.store.select(GROUPS_OF_USER, user=user.id):
        raise DeleteConflict("remove users from group")
    check_bare(ctx, user.id)
    kinds.remove(ctx, USER, user)


def check_bare(ctx: Context, owner: str) -> None:
    """Raises DeleteConflict while the owner with this id has policies."""
    if ctx.store.select(ATTACHED_TO_OWNER, owner=owner):
        raise DeleteConflict("detach all policies")
    if ctx.store.select(INLINE_OF_OWNER, owner=owner):
        raise DeleteConflict("delete policies")


def remove_group(ctx: Context, group: Group) -> None:
    if ctx.store.select(MEMBERS_OF_GROUP, group=group.id):
        raise DeleteConflict("remove users from group")
    check_bare(ctx, group.id)
    kinds.remove(ctx, GROUP, group)


def join(ctx: Context, group: Group, user: User) -> None:
    """Who is in the group already stays in it."""
    joined = {row.group for row in ctx.store.select(GROUPS_OF_USER, user=user.id)}
    if group.id not in joined and len(joined) >= GROUPS_EACH:
        raise QuotaExceeded("GroupsPerUser", GROUPS_EACH)
    ctx.store.put(MEMBERS, Membership(group.id, user.id))
    kinds.changed(ctx)


def leave(ctx: Context, group: Group, user: User) -> None:
    if not ctx.store.delete(MEMBERS, group.id, user.id):
        raise NoSuchEntity(f"User {user.name} not in group {group.name}")
    kinds.changed(ctx)


def members(ctx: Context, group: Group) -> list[User]:
    rows = ctx.store.select(MEMBERS_OF_GROUP, group=group.id)
    found = [user for row in rows for user in ctx.store.select(USER_WITH_ID, id=row.user)]
    return sorted(found, key=lambda user: user.folded)


def groups_of(ctx: Context, user: User) -> list[Group]:
    rows = ctx.store.select(GROUPS_OF_USER, user=user.id)
    found = [group for row in rows for group in ctx.store.select(GROUP_WITH_ID, id=row.group)]
    return sorted(found, key=lambda group: group.folded)


def add_key(ctx: Context, user: User) -> AccessKey:
    if len(ctx.store.select(KEYS_OF_USER, user=user.id)) >= KEYS_EACH:
        raise QuotaExceeded("AccessKeysPerUser", KEYS_EACH)
    identifier = credentials.access_key_id(ctx, credentials.LASTING)
    kinds.changed(ctx)
    row = AccessKey(identifier, user.id, credentials.secret(ctx), "Active", ctx.now)
    return ctx.store.add(KEYS, row)


def key(ctx: Context, identifier: str, user: User | None = None) -> AccessKey:
    """A key of this account, of this user if one is named."""
    for row in ctx.store.select(KEY_WITH_ID, id=identifier):
        if user is None or row.user == user.id:
            return row
    raise NoSuchEntity(f"The Access Key with id {identifier} cannot be found.")


def keys_of(ctx: Context, user: User) -> list[AccessKey]:
    """The oldest first."""
    return ctx.store.select(KEYS_OF_USER, user=user.id)


def set_key_status(ctx: Context, row: AccessKey, status: str) -> None:
    ctx.store.update(KEYS, row.id, status=status)
    kinds.changed(ctx)


def remove_key(ctx: Context, row: AccessKey) -> None:
    ctx.store.delete(KEYS, row.id)
    kinds.changed(ctx)


def give_password(ctx: Context, user: User, password: str, *, to_be_changed: bool) -> dict[str, Any]:
    if user.login:
        raise EntityAlreadyExists(f"Login Profile for user {user.name} already exists.")
    check_password(ctx, password)
    login = {"password": password, "created": ctx.now, "to_be_changed": to_be_changed}
    ctx.store.update(USERS, user.folded, login=login)
    return login


def login_of(user: User) -> dict[str, Any]:
    """When the password was given, and whether it is to be changed."""
    if user.login is None:
        raise NoSuchEntity(f"Login Profile for User {user.name} cannot be found.")
    return user.login


def change_password(
    ctx: Context, user: User, password: str | None, to_be_changed: bool | None = None
) -> None:
    """What is None stays."""
    login = dict(login_of(user))
    if password is not None:
        check_password(ctx, password)
        login["password"] = password
    if to_be_changed is not None:
        login["to_be_changed"] = to_be_changed
    ctx.store.update(USERS, user.folded, login=login)


def take_password(ctx: Context, user: User) -> None:
    login_of(user)
    ctx.store.update(USERS, user.folded, login=None)


def check_password(ctx: Context, password: str) -> None:
    """Raises PasswordPolicyViolation for one that the account's policy, or without one AWS's, refuses."""
    policy = account.password_policy(ctx) or account.UNLESS_SAID
    least = policy["MinimumPasswordLength"]
    if len(password) < least:
        raise PasswordPolicyViolation(f"Password should have a minimum length of {least}")
    for name, (pattern, what) in CLASSES.items():
        if policy.get(name) and not pattern.search(password):
            raise PasswordPolicyViolation(f"Password should have at least one {what}")

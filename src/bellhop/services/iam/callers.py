"""Whose user a request means that names none: the caller's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.access import kinds, principals
from bellhop.engines.access.errors import Invalid
from bellhop.engines.access.kinds import USER

if TYPE_CHECKING:
    from bellhop.engines.access.principals import Principal
    from bellhop.engines.access.tables import User
    from bellhop.kernel.context import Context


def named_or_own(ctx: Context, name: str | None) -> User:
    """The user with this name, else the user who calls; Invalid where no user does."""
    return kinds.find(ctx, USER, name if name is not None else own(ctx).name)


def own(ctx: Context) -> Principal:
    caller = principals.of_caller(ctx)
    if caller.kind != "user":
        raise Invalid("Must specify userName when calling with non-User credentials")
    return caller

"""Users, groups and roles, which own policies: operations on the three differ by name alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.access import kinds, roles
from bellhop.engines.access.kinds import GROUP, ROLE, USER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.access.kinds import Kind
    from bellhop.kernel.context import Context

    Request = Mapping[str, Any]

OWNERS: tuple[Kind[Any], ...] = (USER, GROUP, ROLE)


def member(kind: Kind[Any]) -> str:
    """What requests and answers call its name."""
    return f"{kind.resource.title()}Name"


def found(ctx: Context, kind: Kind[Any], request: Request) -> Any:
    """The one that a request names."""
    return kinds.find(ctx, kind, request[member(kind)])


def own(ctx: Context, kind: Kind[Any], request: Request) -> Any:
    """The one that a request is to change: a service's role is refused."""
    owner = found(ctx, kind, request)
    return roles.checked(owner) if kind is ROLE else owner

"""Which resources there are that tags can be hung on, whatever service of ours they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.documents.tables import HEADS
from bellhop.engines.engage import apps
from bellhop.engines.fleet import nodes
from bellhop.engines.groups import groups
from bellhop.engines.groups.errors import GroupMissing
from bellhop.engines.groups.kinds import kind_of
from bellhop.engines.mail import identities
from bellhop.engines.parameters import parameters
from bellhop.engines.rules import buses, rules
from bellhop.engines.rules.errors import ResourceNotFound
from bellhop.engines.trail import trails
from bellhop.engines.trail.errors import BadArn, OtherHome, UnknownTrail

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.kernel.context import Context

DEFAULT_BUS = "default"
MISSING = (ResourceNotFound, apps.UnknownApp, GroupMissing, BadArn, OtherHome, UnknownTrail)


def can_be_tagged(arn: str) -> bool:
    """Whether resources of this kind take tags from the tagging API."""
    return kind_of(arn) in FINDERS


def is_there(ctx: Context, arn: str) -> bool:
    """Whether there is such a resource in this account and Region."""
    try:
        return bool(FINDERS[kind_of(arn)](ctx, arn))
    except MISSING:
        return False


def _path(arn: str) -> str:
    """What stands behind the type in an ARN."""
    return arn.split(":", 5)[5].partition("/")[2]


def _node(ctx: Context, arn: str) -> object:
    return nodes.find(ctx, _path(arn))


def _rule(ctx: Context, arn: str) -> object:
    """`rule/NAME` on the default bus, `rule/BUS/NAME` on any other."""
    bus, _, name = _path(arn).rpartition("/")
    return rules.find(ctx, bus or DEFAULT_BUS, name)


FINDERS: dict[str, Callable[[Context, str], object]] = {
    "cloudtrail:trail": trails.own_by_arn,
    "ec2:instance": _node,
    "events:event-bus": lambda ctx, arn: buses.find(ctx, _path(arn)),
    "events:rule": _rule,
    "mobiletargeting:apps": lambda ctx, arn: apps.get(ctx, _path(arn)),
    "resource-groups:group": groups.find,
    "ses:identity": lambda ctx, arn: identities.look_up(ctx, _path(arn)),
    "ssm:document": lambda ctx, arn: ctx.store.get(HEADS, _path(arn)),
    "ssm:managed-instance": _node,
    "ssm:parameter": lambda ctx, arn: parameters.find(ctx, f"/{_path(arn)}"),
}

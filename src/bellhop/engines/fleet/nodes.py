"""Add, find, list, lose and remove managed nodes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bellhop.engines.fleet import platforms
from bellhop.engines.fleet.errors import NoSuchNode
from bellhop.engines.fleet.events import NodeOnline, NodeRemoved
from bellhop.engines.fleet.states import ONLINE, PING
from bellhop.engines.fleet.tables import EVERY, NODES, TAGGED, TAGS_BETWEEN, Node
from bellhop.engines.service_settings import settings
from bellhop.kernel import tags

if TYPE_CHECKING:
    from collections.abc import Collection

    from bellhop.kernel.context import Context
    from bellhop.store import Scope, Store

AGENT_VERSION = "3.3.3050.0"  # the agent whose behaviour the nodes show
_INSTANCE_ID = re.compile(r"i-(?:\w{8}|\w{17})|mi-\w{17}", re.ASCII)


class NodeError(Exception):
    """A node cannot be added: the sentence says why."""


@dataclass(slots=True)
class NewNode:
    """A node to be; what is empty is chosen for it."""

    instance_id: str = ""
    name: str = ""
    platform_type: str = "Linux"
    platform_name: str = ""
    platform_version: str = ""
    tags: dict[str, str] = field(default_factory=dict[str, str])
    iam_role: str = ""
    activation_id: str = ""


def is_hybrid(instance_id: str) -> bool:
    """Whether it is a machine outside EC2."""
    return instance_id.startswith("mi-")


def arn(scope: Scope, instance_id: str) -> str:
    """The ARN that a node's tags hang on."""
    if is_hybrid(instance_id):
        return f"arn:aws:ssm:{scope.region}:{scope.account}:managed-instance/{instance_id}"
    return f"arn:aws:ec2:{scope.region}:{scope.account}:instance/{instance_id}"


def add(ctx: Context, new: NewNode) -> Node:
    """Register a node, Online at once. Raises NodeError for an id or platform that cannot be."""
    instance_id = new.instance_id or f"i-{ctx.ids.hex(17)}"
    if not _INSTANCE_ID.fullmatch(instance_id):
        raise NodeError(f"{instance_id}: a node's id is i- and 8 or 17 characters, or mi- and 17")
    if new.platform_type not in platforms.KNOWN:
        raise NodeError(f"{new.platform_type}: a platform is one of {', '.join(platforms.KNOWN)}")
    if find(ctx, instance_id):
        raise NodeError(f"{instance_id} is there already")
    address = _address(ctx)
    name, version = platforms.usual(new.platform_type)
    node = Node(
        instance_id,
        new.name,
        new.platform_type,
        new.platform_name or name,
        new.platform_version or version,
        AGENT_VERSION,
        address,
        _host_name(ctx.region, address),
        ctx.now,
        ONLINE,
        None,
        new.iam_role,
        new.activation_id,
    )
    ctx.store.add(NODES, node)
    tags.add(ctx, arn(ctx.scope, instance_id), new.tags)
    return node


def ensure(ctx: Context, count: int) -> None:
    """Add nodes until this account and Region has `count` of them."""
    for _ in range(count - len(all_of(ctx))):
        add(ctx, NewNode())


def ensure_one(ctx: Context, new: NewNode) -> None:
    """Add a node of a known id where it is not there. Raises NodeError."""
    if find(ctx, new.instance_id) is None:
        add(ctx, new)


def _address(ctx: Context) -> str:
    """An address of the private network 10.0.0.0/8."""
    high, middle, low = ctx.ids.bits(3)
    return f"10.{high}.{middle}.{max(low, 1)}"


def _host_name(region: str, address: str) -> str:
    """AWSEC2/latest/UserGuide/hostname-types.html: the IP name of a private address."""
    domain = "ec2.internal" if region == "us-east-1" else f"{region}.compute.internal"
    return f"ip-{address.replace('.', '-')}.{domain}"


def find(ctx: Context, instance_id: str) -> Node | None:
    return ctx.store.get(NODES, instance_id)


def all_of(ctx: Context) -> dict[str, Node]:
    """The nodes of this account and Region by their ids."""
    return {node.instance_id: node for node in ctx.store.select(EVERY)}


def everywhere(store: Store) -> list[tuple[Scope, Node]]:
    """The nodes of every account and Region, for the operator."""
    return store.across().select(EVERY)


def tagged(ctx: Context, key: str, values: Collection[str] = ()) -> set[str]:
    """Ids of the nodes with a tag of this key and one of these values; without values any will do."""
    found: set[str] = set()
    for of_any in (arn(ctx.scope, "i-"), arn(ctx.scope, "mi-")):
        prefix = of_any.rpartition("/")[0]
        for tag in ctx.store.select(TAGGED, from_arn=f"{prefix}/", to_arn=f"{prefix}0", key=key):
            if not values or tag.value in values:
                found.add(tag.arn.rpartition("/")[2])
    return found


def tags_of_all(ctx: Context, prefix: str) -> dict[str, dict[str, str]]:
    """The tags of all nodes whose ids begin with `i-` or `mi-`; those without any are not in it."""
    found: dict[str, dict[str, str]] = {}
    below = arn(ctx.scope, prefix).rpartition("/")[0]
    for tag in ctx.store.select(TAGS_BETWEEN, from_arn=f"{below}/", to_arn=f"{below}0"):
        found.setdefault(tag.arn.rpartition("/")[2], {})[tag.key] = tag.value
    return found


def role(ctx: Context, node: Node) -> str:
    """The role that Systems Manager manages a node by, "" where it is an instance profile's.

    managed-instances-default-host-management.html: instances without a profile get the account's default.
    """
    if is_hybrid(node.instance_id):
        return node.iam_role
    default = settings.value(ctx, settings.DEFAULT_ROLE)
    return "" if node.iam_role or default == settings.NO_ROLE else default


def hybrid(ctx: Context, instance_id: str) -> Node:
    """The hybrid node of this id. Raises InvalidInstanceId."""
    node = find(ctx, instance_id)
    if node is None or not is_hybrid(instance_id):
        raise NoSuchNode(instance_id, ctx.account)
    return node


def change_role(ctx: Context, instance_id: str, role: str) -> None:
    """Give a hybrid node another role. Raises InvalidInstanceId."""
    node = hybrid(ctx, instance_id)
    node.iam_role = role
    ctx.store.put(NODES, node)


def remove(ctx: Context, instance_id: str) -> bool:
    """Take a node out, with its tags; False if there is none."""
    if not ctx.store.delete(NODES, instance_id):
        return False
    tags.forget(ctx, arn(ctx.scope, instance_id))
    ctx.emit(NodeRemoved(instance_id))
    return True


def set_status(ctx: Context, instance_id: str, status: str) -> Node | None:
    """Let a node answer or be lost, until this is called again; None if there is none."""
    node = find(ctx, instance_id)
    if node is None:
        return None
    before, node.ping_status = node.ping_status, PING.step(node.ping_status, status)
    node.last_ping = None if status == ONLINE else last_ping(ctx, node)
    ctx.store.put(NODES, node)
    if status == ONLINE != before:
        ctx.emit(NodeOnline(instance_id))
    return node


def last_ping(ctx: Context, node: Node) -> float:
    """When the node was last heard of: now, as long as it is online."""
    return ctx.now if node.last_ping is None else node.last_ping


def online(node: Node) -> bool:
    return node.ping_status == ONLINE

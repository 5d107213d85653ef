"""Managed nodes, and the activations that hybrid ones register with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bellhop.kernel.tags import TAGS
from bellhop.store import Query, Table, bind


@dataclass(slots=True)
class Node:
    """A managed node. `last_ping` is when it was lost; None while it pings with the clock.

    `iam_role` is the name of the role that it was given, with its path.
    """

    instance_id: str
    name: str
    platform_type: str
    platform_name: str
    platform_version: str
    agent_version: str
    ip_address: str
    computer_name: str
    registered: float
    ping_status: str
    last_ping: float | None
    iam_role: str = ""
    activation_id: str = ""


@dataclass(slots=True)
class Activation:
    """What hybrid nodes register with: as many as its `limit`, until it expires.

    `secret` is the SHA-256 of the code, which is shown once. Tags, role and name become the nodes'.
    """

    activation_id: str
    secret: str
    description: str
    default_name: str
    iam_role: str
    limit: int
    registrations: int
    created: float
    expires: float
    tags: dict[str, str] = field(default_factory=dict[str, str])
    metadata: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])


NODES = Table("node", Node, ("instance_id",))
ACTIVATIONS = Table("activation", Activation, ("activation_id",))
TABLES = (NODES, ACTIVATIONS)

ALL = Query(NODES, order=("instance_id",), limit=True)
EVERY = Query(NODES, order=("instance_id",))
ALL_ACTIVATIONS = Query(ACTIVATIONS, order=("activation_id",))

# Tags of nodes: of those whose ARN lies in a range.
TAGGED = Query(
    TAGS,
    (TAGS.c.arn > bind("from_arn")) & (TAGS.c.arn < bind("to_arn")) & (TAGS.c.key == bind("key")),
    order=("arn",),
)
TAGS_BETWEEN = Query(
    TAGS, (TAGS.c.arn > bind("from_arn")) & (TAGS.c.arn < bind("to_arn")), order=("arn", "key")
)

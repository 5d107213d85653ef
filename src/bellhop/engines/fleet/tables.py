"""Managed nodes."""

from __future__ import annotations

from dataclasses import dataclass

from bellhop.kernel.tags import TAGS
from bellhop.store import Query, Table, bind


@dataclass(slots=True)
class Node:
    """A managed node. `last_ping` is when it was lost; None while it pings with the clock."""

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


NODES = Table("node", Node, ("instance_id",))

ALL = Query(NODES, order=("instance_id",), limit=True)
EVERY = Query(NODES, order=("instance_id",))

# Tags of nodes: of those whose ARN lies in a range.
TAGGED = Query(
    TAGS,
    (TAGS.c.arn > bind("from_arn")) & (TAGS.c.arn < bind("to_arn")) & (TAGS.c.key == bind("key")),
    order=("arn",),
)

"""Items of inventory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bellhop.store import Change, Query, Table, bind


@dataclass(slots=True)
class InventoryItem:
    """All that a node has last told of one type: `content` are its entries, texts by name.

    `capture_time` is `2016-07-30T18:15:37Z`, `content_hash` what the agent makes of the content.
    """

    instance_id: str
    type_name: str
    schema_version: str
    capture_time: str
    content_hash: str
    content: list[Any] = field(default_factory=list[Any])


ITEMS = Table("inventory_item", InventoryItem, ("instance_id", "type_name"))

OF_NODE = Query(ITEMS, ITEMS.c.instance_id == bind("instance_id"), order=("type_name",))
REMOVE_OF_NODE = Change(ITEMS, ITEMS.c.instance_id == bind("instance_id"), None)

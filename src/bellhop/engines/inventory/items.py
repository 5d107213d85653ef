"""Keep what nodes tell of themselves, and forget it with them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from bellhop.engines.inventory.tables import ITEMS, OF_NODE, REMOVE_OF_NODE, InventoryItem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bellhop.engines.fleet.events import NodeRemoved
    from bellhop.kernel.context import Context


def put(ctx: Context, instance_id: str, items: Sequence[Mapping[str, Any]]) -> None:
    """Each takes the place of what the node told of its type before; members as PutInventory has them.

    An item without a CaptureTime was captured now.
    """
    now = datetime.datetime.fromtimestamp(ctx.now, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for item in items:
        row = InventoryItem(
            instance_id,
            item["TypeName"],
            item["SchemaVersion"],
            item.get("CaptureTime", now),
            item.get("ContentHash", ""),
            list(item.get("Content", ())),
        )
        ctx.store.put(ITEMS, row)


def of(ctx: Context, instance_id: str) -> list[InventoryItem]:
    """By their types."""
    return ctx.store.select(OF_NODE, instance_id=instance_id)


def node_removed(ctx: Context, event: NodeRemoved) -> None:
    """A subscriber."""
    ctx.store.change(REMOVE_OF_NODE, instance_id=event.instance_id)

"""Whether a node answers."""

from __future__ import annotations

from bellhop.kernel.states import Table

ONLINE = "Online"
CONNECTION_LOST = "ConnectionLost"
INACTIVE = "Inactive"

PING = Table(
    "node",
    {
        ONLINE: {ONLINE, CONNECTION_LOST, INACTIVE},
        CONNECTION_LOST: {ONLINE, CONNECTION_LOST, INACTIVE},
        INACTIVE: {ONLINE, CONNECTION_LOST, INACTIVE},
    },
)

"""The states of a replay."""

from __future__ import annotations

from bellhop.kernel.states import Table

STARTING, RUNNING, COMPLETED = "STARTING", "RUNNING", "COMPLETED"
CANCELLING, CANCELLED = "CANCELLING", "CANCELLED"
REPLAY = Table(
    "replay",
    {
        STARTING: {RUNNING, CANCELLING},
        RUNNING: {COMPLETED, CANCELLING},
        CANCELLING: {CANCELLED},
        COMPLETED: set(),
        CANCELLED: set(),
    },
)

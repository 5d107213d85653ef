"""Every table of the house, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.kernel.events import EVENTS
from bellhop.kernel.memory import MEMORIES
from bellhop.kernel.tags import TAGS
from bellhop.kernel.timers import TIMERS
from bellhop.kernel.wrappers.audit import CALLS
from bellhop.kernel.wrappers.faults import FAULTS

if TYPE_CHECKING:
    from bellhop.store import Table

TABLES: tuple[Table[Any], ...] = (
    CALLS,
    EVENTS,
    FAULTS,
    MEMORIES,
    TAGS,
    TIMERS,
)

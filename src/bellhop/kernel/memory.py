"""What a Bellhop remembers of itself from one start to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bellhop.kernel.clock import Clock
from bellhop.store import NOBODY, Table

if TYPE_CHECKING:
    from bellhop.store import Database


@dataclass(slots=True)
class Memory:
    """One thing worth keeping."""

    name: str
    facts: dict[str, Any]


MEMORIES = Table("memory", Memory, ("name",))


def clock_of(database: Database) -> Clock:
    """The clock as it was left."""
    kept = database.session(NOBODY).get(MEMORIES, "clock")
    return Clock(**kept.facts) if kept else Clock()


def keep_clock(database: Database, clock: Clock) -> None:
    facts = {"offset": clock.offset, "frozen": clock.frozen}
    with database.transaction():
        database.session(NOBODY).put(MEMORIES, Memory("clock", facts))

"""What happens later is a row: a function's name, its facts, and when it is due on the one clock."""

from __future__ import annotations

import functools
import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bellhop.store import Query, Sparse, Table, bind

if TYPE_CHECKING:
    from collections.abc import Callable


class TryAgain(Exception):
    """Raised by a function of a row: what it needs is not to be had now."""


class GiveUp(Exception):
    """Raised by a function of a row: trying again would change nothing."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message


DELIVERY, TIMER = 0, 1  # ranks: of what is due at one moment, events are delivered first


@dataclass(slots=True)
class TimerRow:
    """A timer, or the delivery of an event to one subscriber (`event` is then the event's number).

    A timer's row goes when it has run, a delivery's stays beside its event. `due` is None once
    nothing is left to do: it was delivered, or given up, and then `error` says why.
    """

    id: int
    due: float | None
    rank: int
    function: str
    facts: dict[str, Any]
    event: int | None = None
    attempts: int = 0
    error: str | None = None


TIMERS = Table(
    "timer", TimerRow, ("id",), unique=True, indexes=(Sparse(("due", "rank", "id")), Sparse(("event",)))
)
DUE = Query(TIMERS, TIMERS.c.due <= bind("now"), order=("due", "rank", "id"), limit=True)
NEXT = Query(TIMERS, TIMERS.c.due.is_not(None), order=("due", "rank", "id"), limit=True)
UNDELIVERED = Query(
    TIMERS, TIMERS.c.event.is_not(None) & TIMERS.c.due.is_not(None), order=("event",), limit=True
)
DELIVERIES = Query(TIMERS, TIMERS.c.event == bind("event"), order=("id",))


def name_of(function: Callable[..., Any]) -> str:
    """How a row names a function: `bellhop.engines.mail.fate:decide`."""
    return f"{function.__module__}:{function.__qualname__}"


@functools.cache
def function_named(name: str) -> Callable[..., Any]:
    """The function a row names; its module is imported when it is first needed."""
    module, _, attribute = name.partition(":")
    return getattr(importlib.import_module(module), attribute)

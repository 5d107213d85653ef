"""The outbox: an event is a row of the transaction it happened in, delivered after the commit."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from bellhop.kernel.timers import TIMERS
from bellhop.store import Change, Query, Table, bind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context
    from bellhop.store import Scope


@dataclasses.dataclass(slots=True)
class EventRow:
    """What happened, in the facts of its class; who hears of it stands in the timer table."""

    id: int
    time: float
    type: str
    facts: dict[str, Any]


@dataclasses.dataclass(slots=True)
class GivenUp:
    """Telling a subscriber of event number `event` was given up; `code` and `message` say why."""

    event: int
    subscriber: str
    code: str
    message: str

    def of(self, ctx: Context) -> Any:
        """The event nobody took, None if it is too old to be kept."""
        row = ctx.store.get(EVENTS, self.event)
        return row and ctx.surroundings.subscriptions.event(row)


EVENTS = Table("event", EventRow, ("id",), unique=True)
ALL_EVENTS = Query(EVENTS, order=("id",), limit=True)
REMOVE_OLD_DELIVERIES = Change(TIMERS, (TIMERS.c.event <= bind("last")) & TIMERS.c.due.is_(None))
KEPT = 10_000
STEP = 1_000


class Subscriptions:
    """Who hears of which event: event class → names of functions `(ctx, event)`, in their order.

    Those of `where_watched` hear only of what happens in a scope that is in `watched`: there are
    rules that events may match. Where there are none, nothing is written for them. Of calls that only
    read they hear in the scopes of `read_watched`.
    """

    def __init__(
        self,
        table: Mapping[type, tuple[str, ...]],
        where_watched: Mapping[type, tuple[str, ...]] | None = None,
    ) -> None:
        self._subscribers = dict(table)
        self._where_watched = dict(where_watched or {})
        self._classes = {type_name(event): event for event in (*self._subscribers, *self._where_watched)}
        self.watched: set[Scope] = set()
        self.read_watched: set[Scope] = set()

    def of(self, event: Any, scope: Scope) -> tuple[str, ...]:
        happened: type[Any] = event.__class__
        subscribers = self._subscribers.get(happened, ())
        if scope in self.watched:
            return subscribers + self._where_watched.get(happened, ())
        return subscribers

    def event(self, row: EventRow) -> Any:
        """The event a row holds."""
        return self._classes[row.type](**row.facts)


def type_name(event: type[Any]) -> str:
    """`mail.Accepted` for the class Accepted of the engine mail."""
    return f"{event.__module__.split('.')[-2]}.{event.__name__}"


def row_of(event: Any, identifier: int, now: float) -> EventRow:
    facts = {field.name: getattr(event, field.name) for field in dataclasses.fields(event)}
    happened: type[Any] = event.__class__
    return EventRow(identifier, now, type_name(happened), facts)

"""How much an account may send and has sent: counters by the quarter of an hour, never a count of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail.tables import COUNTERS_SINCE, SEND_COUNTERS, SendCounter

if TYPE_CHECKING:
    from bellhop.kernel.context import Context

MAX_24_HOURS = 10_000_000.0  # messages, one a recipient
MAX_RATE = 10_000.0  # messages a second

SLOT = 15 * 60  # "Each data point in the list contains statistics for a 15-minute period of time."
_DAY = 24 * 3600
_KEPT = 14 * _DAY  # "the last two weeks of sending activity"


def count(ctx: Context, counter: SendCounter) -> None:
    """Add to the counters of this moment; the slot of `counter` is set here."""
    counter.slot = int(ctx.now // SLOT)
    ctx.store.count_up(SEND_COUNTERS, counter)


def sent_in_24_hours(ctx: Context) -> int:
    """Messages sent in the last 24 hours, to the quarter of an hour."""
    return sum(counter.attempts for counter in _since(ctx, _DAY))


def statistics(ctx: Context) -> list[SendCounter]:
    """The quarters of an hour of the last two weeks in which something happened, the oldest first."""
    return _since(ctx, _KEPT)


def _since(ctx: Context, seconds: int) -> list[SendCounter]:
    return ctx.store.select(COUNTERS_SINCE, slot=int((ctx.now - seconds) // SLOT))

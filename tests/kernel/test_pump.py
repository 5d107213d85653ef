"""Events and timers: after the commit, in order, on the one clock, and never lost."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.kernel.events import EVENTS
from bellhop.kernel.pump import ATTEMPTS, backoff
from bellhop.kernel.tags import TAGS, Tag
from bellhop.kernel.timers import DELIVERIES, NEXT, TIMERS
from bellhop.store import Query, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bellhop.kernel.context import Context
    from tests.conftest import Kernel

HERE = Scope("000000000000", "us-east-1")
WRITTEN = Query(TAGS, order=("arn", "key"))


@dataclass(slots=True)
class Rang:
    """An event of these tests."""

    bell: str


def note(ctx: Context, what: str) -> None:
    """Leave a trace in the store that says when it was."""
    number = len(ctx.store.select(WRITTEN))
    ctx.store.add(TAGS, Tag(f"{number:03}", what, f"{ctx.now:.0f}"))


def heard(ctx: Context, event: Rang) -> None:
    note(ctx, f"heard {event.bell}")


def heard_too(ctx: Context, event: Rang) -> None:
    note(ctx, f"heard {event.bell} too")


def broken(ctx: Context, event: Rang) -> None:
    note(ctx, "never seen")
    raise RuntimeError("deaf")


def ring(ctx: Context, bell: str) -> None:
    note(ctx, f"ring {bell}")
    ctx.emit(Rang(bell))


def ring_and_again(ctx: Context, times: int) -> None:
    note(ctx, f"{times} left")
    if times:
        ctx.later(ctx.now + 10, ring_and_again, times=times - 1)


def fail(ctx: Context) -> None:
    note(ctx, "undone")
    raise RuntimeError("no")


def subscriber(function: Any) -> str:
    return f"{__name__}:{function.__name__}"


@pytest.fixture
def loud(tmp_path: Path, make_kernel: Any) -> Iterator[Kernel]:
    """A kernel in which three subscribers hear of a Rang, the second of them broken."""
    assert __name__ in sys.modules
    subscribers = {Rang: (subscriber(heard), subscriber(broken), subscriber(heard_too))}
    return make_kernel(subscribers)


def traces(kernel: Kernel) -> list[tuple[str, float]]:
    """What was noted, in order, and how many seconds after the beginning."""
    rows = kernel.database.session(HERE).select(WRITTEN)
    return [(row.key, float(row.value) - 1_795_521_600) for row in rows]


def test_timers_run_in_order_each_at_its_own_time(kernel: Kernel) -> None:
    kernel.run(lambda ctx: [ctx.later(ctx.now + wait, note, what=f"at {wait}") for wait in (30, 10, 20)])
    kernel.advance(25)
    assert traces(kernel) == [("at 10", 10), ("at 20", 20)]
    kernel.advance(25)
    assert traces(kernel)[-1] == ("at 30", 30)


def test_timers_that_timers_set_run_in_the_same_advance(kernel: Kernel) -> None:
    kernel.run(lambda ctx: ctx.later(ctx.now, ring_and_again, times=3))
    kernel.advance(25)
    assert traces(kernel) == [("3 left", 0), ("2 left", 10), ("1 left", 20)]


def test_nothing_is_left_of_a_call_that_failed(kernel: Kernel) -> None:
    def call(ctx: Context) -> None:
        ctx.later(ctx.now, note, what="from a failed call")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        kernel.run(call)
    kernel.advance(10)
    assert traces(kernel) == []


def test_events_go_to_every_subscriber_and_none_fails_another(loud: Kernel) -> None:
    loud.run(ring, "noon")
    loud.settle()
    assert [what for what, _ in traces(loud)] == ["ring noon", "heard noon", "heard noon too"]
    (event,) = loud.database.session(HERE).select(Query(EVENTS))
    deliveries = loud.database.session(HERE).select(DELIVERIES, event=event.id)
    assert [(row.attempts, row.error, row.due is None) for row in deliveries] == [
        (1, None, True), (1, "RuntimeError: deaf", False), (1, None, True)
    ]  # fmt: skip


def test_an_event_is_delivered_before_the_timers_of_its_moment(make_kernel: Any) -> None:
    kernel = make_kernel({Rang: (subscriber(heard),)})

    def two_timers(ctx: Context) -> None:
        ctx.later(ctx.now + 5, ring, bell="first")
        ctx.later(ctx.now + 5, note, what="second timer")

    kernel.run(two_timers)
    kernel.advance(5)
    assert [what for what, _ in traces(kernel)] == ["ring first", "heard first", "second timer"]


def test_no_row_where_nobody_subscribes(kernel: Kernel) -> None:
    kernel.run(ring, "unheard")
    assert kernel.database.session(HERE).select(Query(EVENTS)) == []
    assert kernel.pump.next_due() is None


def test_what_fails_is_undone_kept_and_tried_again_later(kernel: Kernel) -> None:
    kernel.run(lambda ctx: ctx.later(ctx.now, fail))
    kernel.settle()
    (row,) = kernel.database.session(HERE).select(NEXT, limit=9)
    assert (row.attempts, row.error, row.due) == (1, "RuntimeError: no", kernel.clock.now() + backoff(1))
    kernel.advance(sum(backoff(attempt) for attempt in range(1, ATTEMPTS)))
    (row,) = kernel.database.session(HERE).select(Query(TIMERS))
    assert (row.attempts, row.due) == (ATTEMPTS, None)
    assert traces(kernel) == []


def test_one_that_fails_does_not_hold_up_its_batch(kernel: Kernel) -> None:
    def call(ctx: Context) -> None:
        ctx.later(ctx.now, note, what="before")
        ctx.later(ctx.now, fail)
        ctx.later(ctx.now, note, what="after")

    kernel.run(call)
    kernel.settle()
    assert [what for what, _ in traces(kernel)] == ["before", "after"]


def test_only_the_newest_events_are_kept_with_their_deliveries(
    make_kernel: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bellhop.kernel.pump.KEPT", 4)
    monkeypatch.setattr("bellhop.kernel.pump.STEP", 2)
    kernel = make_kernel({Rang: (subscriber(heard),)})
    for number in range(9):
        kernel.run(ring, str(number))
        kernel.settle()
    store = kernel.database.session(HERE)
    events = store.select(Query(EVENTS, order=("id",)))
    assert [event.facts["bell"] for event in events] == ["4", "5", "6", "7", "8"]
    assert [row.event for row in store.select(Query(TIMERS, order=("id",)))] == [event.id for event in events]


def test_a_delivery_whose_event_is_gone_is_no_more(make_kernel: Any) -> None:
    kernel = make_kernel({Rang: (subscriber(heard),)})
    kernel.run(ring, "noon")
    kernel.run(lambda ctx: [ctx.store.delete(EVENTS, row.id) for row in ctx.store.select(Query(EVENTS))])
    kernel.settle()
    assert kernel.database.session(HERE).select(Query(TIMERS)) == []


def test_a_pump_that_is_awoken_as_it_stops_stops(kernel: Kernel) -> None:
    async def life() -> bool:
        kernel.pump.start()
        loop = asyncio.get_running_loop()
        waiting = loop.time() + 0.05  # by then it waits for the timer
        while loop.time() < waiting:
            await asyncio.sleep(0)
        kernel.pump.wake()
        stopped, _ = await asyncio.wait({loop.create_task(kernel.pump.stop())}, timeout=5)
        return bool(stopped)

    kernel.run(lambda ctx: ctx.later(ctx.now + 3600, note, what="later"))
    kernel.clock.thaw()
    assert asyncio.run(life())

"""Deliveries to neighbours: beside everything else, in order for each address, and never lost in silence."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.downstream.deliveries import Delivery, data
from bellhop.downstream.ports import Undeliverable, Unreachable
from bellhop.kernel import errands
from bellhop.kernel.events import ALL_EVENTS
from bellhop.kernel.pump import Pump
from bellhop.kernel.timers import DELIVERIES
from bellhop.store import Scope
from tests.conftest import DELIVER, NOON

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.kernel.context import Context
    from tests.conftest import Kernel

HERE = Scope("000000000000", "us-east-1")
QUEUE, OTHER, LETTERS = (f"arn:aws:sqs:us-east-1:000000000000:{name}" for name in ("q", "other", "dlq"))


class Queues:
    """A neighbour of these tests: what it was given, and what it does first."""

    def __init__(self) -> None:
        self.given: list[tuple[str, Any]] = []
        self.first: Callable[[str, Any], None] = lambda queue, body: None

    def send(self, scope: Scope, queue: str, body: Any, **more: Any) -> str:
        self.first(queue, body)
        self.given.append((queue, (body, more) if more else body))
        return "id"


class Around:
    def __init__(self) -> None:
        self.queues = Queues()


@pytest.fixture
def queues(kernel: Kernel) -> Queues:
    around: Any = Around()
    kernel.transactions.surroundings.neighbours = around
    return around.queues


def send(ctx: Context, *bodies: Any, to: str = QUEUE, **options: Any) -> None:
    for body in bodies:
        ctx.emit(Delivery("queues", "send", to, {"queue": to, "body": body}, **options))


def deliveries(kernel: Kernel) -> list[tuple[str, int, str | None, bool]]:
    """Of every event: its type, attempts, error, and whether it is tried again."""
    store = kernel.database.session(HERE)
    return [
        (event.type, row.attempts, row.error, row.due is not None)
        for event in store.select(ALL_EVENTS, limit=100)
        for row in store.select(DELIVERIES, event=event.id)
    ]


def test_what_is_sent_arrives_in_order_and_bytes_stay_bytes(kernel: Kernel, queues: Queues) -> None:
    kernel.run(send, "one", "two", data(b"\x00three"))
    kernel.settle()

    assert queues.given == [(QUEUE, "one"), (QUEUE, "two"), (QUEUE, b"\x00three")]
    assert deliveries(kernel) == [("downstream.Delivery", 1, None, False)] * 3


def test_a_neighbour_that_hangs_delays_nobody_else(kernel: Kernel, queues: Queues) -> None:
    slow = threading.Event()

    def hang(queue: str, body: Any) -> None:
        if queue == QUEUE:
            assert slow.wait(10)

    queues.first = hang
    kernel.run(send, "stuck", "behind it")
    kernel.run(send, "free", to=OTHER)
    seen_while_stuck: list[Any] = []

    async def work() -> None:
        await kernel.pump.drain()
        while not queues.given:
            await asyncio.sleep(0)
        assert kernel.pump.busy
        assert kernel.pump.next_due() is None, "what is under way is not due again"
        seen_while_stuck.extend(queues.given)
        slow.set()
        await kernel.pump.quiet()

    asyncio.run(work())
    assert seen_while_stuck == [(OTHER, "free")]
    assert queues.given[1:] == [(QUEUE, "stuck"), (QUEUE, "behind it")]
    assert not kernel.pump.busy


def test_an_unreachable_neighbour_is_tried_again_with_growing_pauses(kernel: Kernel, queues: Queues) -> None:
    times: list[float] = []

    def down(queue: str, body: Any) -> None:
        times.append(kernel.clock.now())
        if len(times) < 4:
            raise Unreachable("nobody is there")

    queues.first = down
    kernel.run(send, "late")
    kernel.settle()
    assert deliveries(kernel) == [("downstream.Delivery", 1, "Unreachable: nobody is there", True)]

    kernel.advance(60)
    assert [later - times[0] for later in times] == [0, 1, 3, 7]
    assert queues.given == [(QUEUE, "late")]
    assert deliveries(kernel) == [("downstream.Delivery", 4, None, False)]


@pytest.mark.parametrize(
    ("error", "options", "tries", "code"),
    [
        (Undeliverable("QueueDoesNotExist", "no such queue"), {}, 1, "QueueDoesNotExist"),
        (Unreachable("down"), {"attempts": 3}, 3, "RetriesExhausted"),
        (Unreachable("down"), {}, 8, "RetriesExhausted"),
    ],
)
def test_what_cannot_be_delivered_becomes_a_dead_letter(
    kernel: Kernel, queues: Queues, error: Exception, options: dict[str, Any], tries: int, code: str
) -> None:
    tried: list[Any] = []

    def refuse(queue: str, body: Any) -> None:
        if queue == QUEUE:
            tried.append(body)
            raise error

    queues.first = refuse
    letter = {
        "body": "the event",
        "MessageAttributes": {"RULE_ARN": {"DataType": "String", "StringValue": "r"}},
    }
    kernel.run(send, "lost", dead_letter_queue=LETTERS, dead_letter=letter, **options)
    kernel.advance(3600)

    assert len(tried) == tries
    [(queue, (body, more))] = queues.given
    assert (queue, body) == (LETTERS, "the event")
    attributes = {name: value["StringValue"] for name, value in more["MessageAttributes"].items()}
    assert attributes == {"RULE_ARN": "r", "ERROR_CODE": code, "ERROR_MESSAGE": attributes["ERROR_MESSAGE"]}
    kept = deliveries(kernel)
    assert kept[0] == ("downstream.Delivery", tries, kept[0][2], False)
    assert kept[0][2] and kept[0][2].startswith("GiveUp: ")


def test_what_is_too_old_is_not_tried_again(kernel: Kernel, queues: Queues) -> None:
    tried: list[Any] = []

    def down(queue: str, body: Any) -> None:
        tried.append(body)
        raise Unreachable("down")

    queues.first = down
    kernel.run(send, "old", until=kernel.clock.now() + 5)
    kernel.advance(3600)

    assert len(tried) == 3  # at 0, 1 and 3 seconds; at 7 it is too old
    assert "EventAgeExceeded" in (deliveries(kernel)[0][2] or "")


def test_a_reset_hears_no_late_answer(kernel: Kernel, queues: Queues) -> None:
    release = threading.Event()
    queues.first = lambda queue, body: release.wait(10) and None
    kernel.run(send, "gone")

    async def work() -> None:
        await kernel.pump.drain()
        async with kernel.pump.paused():
            kernel.pump.wake()
            await asyncio.sleep(0)
            kernel.database.empty()
        release.set()
        await kernel.pump.quiet()

    asyncio.run(work())
    assert not kernel.pump.busy
    assert not kernel.database.session(HERE).select(ALL_EVENTS, limit=1)


def test_what_waits_is_kept_however_much_is_delivered_meanwhile(
    kernel: Kernel, queues: Queues, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bellhop.kernel.pump.KEPT", 4)
    monkeypatch.setattr("bellhop.kernel.pump.STEP", 2)
    subscriptions = kernel.transactions.surroundings.subscriptions
    kernel.pump = Pump(kernel.transactions, subscriptions, errands=frozenset((DELIVER,)))

    def refuse(queue: str, body: Any) -> None:
        if queue == QUEUE and kernel.clock.now() < NOON + 1:
            raise Unreachable("later")

    queues.first = refuse
    kernel.run(send, "late")
    for number in range(20):
        kernel.run(send, number, to=OTHER)
        kernel.settle()
    kernel.advance(2)

    assert queues.given[-1] == (QUEUE, "late")
    kernel.run(send, *range(20, 24), to=OTHER)
    kernel.settle()
    assert len(deliveries(kernel)) <= 6


def test_the_end_waits_for_answers_that_are_on_their_way_and_begins_nothing(
    kernel: Kernel, queues: Queues
) -> None:
    asked, answer = threading.Event(), threading.Event()

    def slowly(queue: str, body: Any) -> None:
        asked.set()
        assert answer.wait(10)

    queues.first = slowly
    kernel.run(send, "begun", "not begun")

    async def work() -> None:
        await kernel.pump.drain()
        while not asked.is_set():
            await asyncio.sleep(0)
        asyncio.get_running_loop().call_later(0.05, answer.set)
        await kernel.pump.stop()

    asyncio.run(work())
    assert queues.given == [(QUEUE, "begun")]
    assert [again for *_, again in deliveries(kernel)] == [False, True]


def test_an_errand_that_cannot_be_kept_holds_up_no_other(
    kernel: Kernel, queues: Queues, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def no_pause(seconds: float) -> None:
        assert seconds

    monkeypatch.setattr(errands, "pause", no_pause)
    kernel.run(send, "first", "second")
    carried = iter((OSError("disk full"),))
    keep = kernel.pump._errands._carry

    async def carry(scope: Scope, row: Any) -> None:
        for error in carried:
            raise error
        await keep(scope, row)

    monkeypatch.setattr(kernel.pump._errands, "_carry", carry)
    kernel.settle()
    assert [body for _, body in queues.given] == ["second", "first"]

"""Retention: the newest rows stay, and nothing is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.kernel.events import EVENTS, EventRow
from bellhop.kernel.retention import Newest
from bellhop.store import Query

if TYPE_CHECKING:
    from tests.conftest import Kernel

IN_ORDER = Query(EVENTS, order=("id",))


def add(kernel: Kernel, newest: Newest, *numbers: int) -> None:
    """Add rows with these numbers at once."""
    with kernel.database.transaction():
        across = kernel.database.across()
        across.add_all(EVENTS, [(kernel.context().scope, EventRow(n, 0.0, "x", {})) for n in numbers])
        newest.added(across, numbers[-1], len(numbers))


def left(kernel: Kernel) -> list[int]:
    return [row.id for row in kernel.context().store.select(IN_ORDER)]


def test_rows_stay_until_as_many_newer_ones_have_come(kernel: Kernel) -> None:
    newest = Newest(EVENTS, kept=6, step=2)
    for number in range(1, 9):
        add(kernel, newest, number)
    assert left(kernel) == [3, 4, 5, 6, 7, 8]
    add(kernel, newest, 9)
    assert left(kernel) == [3, 4, 5, 6, 7, 8, 9]
    add(kernel, newest, 10)
    assert left(kernel) == [5, 6, 7, 8, 9, 10]


def test_many_rows_at_once_are_one_mark(kernel: Kernel) -> None:
    newest = Newest(EVENTS, kept=4, step=2)
    add(kernel, newest, *range(1, 11))
    add(kernel, newest, 11, 12)
    assert left(kernel) == list(range(1, 13))
    add(kernel, newest, 13, 14)
    assert left(kernel) == [11, 12, 13, 14]


def test_rows_of_an_earlier_process_go_in_their_turn(kernel: Kernel) -> None:
    add(kernel, Newest(EVENTS, kept=4, step=2), 1, 2, 3)
    newest = Newest(EVENTS, kept=4, step=2)
    for pair in ((4, 5), (6, 7), (8, 9)):
        add(kernel, newest, *pair)
    assert left(kernel) == [6, 7, 8, 9]

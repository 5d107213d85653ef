"""Tables that keep their newest rows only, without ever counting them."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from bellhop.store import Change, Table, bind

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.store import Across


class Newest:
    """Of a table whose `id` grows: about `kept` rows stay, up to a `step` more.

    It remembers the number of every `step`th row of this process; what lies before the oldest of those that
    make up `kept` rows is deleted. Rows of earlier processes go when that many new ones have come.
    `needed` finds the oldest row that somebody still needs, None where there is none: it stays, with all
    that came after it.
    """

    def __init__(
        self,
        table: Table[Any],
        kept: int,
        step: int,
        needed: Callable[[Across], int | None] = lambda _: None,
    ) -> None:
        self._needed = needed
        self._step = step
        self._since = 0
        self._marks: deque[int] = deque()
        self._most = kept // step
        self._drop = Change(table, table.c.id <= bind("last"))

    def added(self, across: Across, number: int, rows: int = 1) -> int | None:
        """`rows` were added, the last of them this number: drops what is too old, and says up to where."""
        self._since += rows
        if self._since < self._step:
            return None
        self._since = 0
        self._marks.append(number)
        if len(self._marks) <= self._most:
            return None
        last, needed = self._marks.popleft(), self._needed(across)
        last = last if needed is None else min(last, needed - 1)
        across.change(self._drop, last=last)
        return last

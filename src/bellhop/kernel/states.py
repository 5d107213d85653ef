"""Status as a table: which step may follow which, as data; any other step raises."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class IllegalStep(Exception):
    """A status was to change in a way that its table does not know: a fault of ours, never the caller's."""

    def __init__(self, table: str, old: str, new: str) -> None:
        super().__init__(f"{table}: no step from {old} to {new}")
        self.table, self.old, self.new = table, old, new


class Table:
    """The statuses of one kind of thing and the steps between them.

    `steps` maps every status to those that may follow it; a final status maps to an empty set.
    """

    def __init__(self, name: str, steps: Mapping[str, Collection[str]]) -> None:
        self.name = name
        self._steps = {old: frozenset(new) for old, new in steps.items()}
        strays = frozenset[str]().union(*self._steps.values()) - self._steps.keys()
        if strays:
            raise ValueError(f"{name}: no row for {', '.join(sorted(strays))}")

    def step(self, old: str, new: str) -> str:
        """`new`, if it may follow `old`; raises IllegalStep."""
        if new not in self._steps.get(old, ()):
            raise IllegalStep(self.name, old, new)
        return new

    def final(self, status: str) -> bool:
        """Whether nothing follows `status`; raises KeyError for a status that the table lacks."""
        return not self._steps[status]

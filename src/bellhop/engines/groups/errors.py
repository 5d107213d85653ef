"""The facts for which resource groups refuse."""

from __future__ import annotations


class BadGroup(Exception):
    """A group cannot be so, or cannot be dealt with so: the sentence says why."""


class BadQuery(Exception):
    """A resource query cannot be understood: the sentence says why."""


class GroupMissing(Exception):
    """There is no such group."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Cannot find group: {name}")

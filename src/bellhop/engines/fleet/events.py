"""What happens to nodes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NodeOnline:
    """A node that was lost answers again."""

    instance_id: str


@dataclass(frozen=True, slots=True)
class NodeRemoved:
    """A node is gone, with its files and processes."""

    instance_id: str

"""What happens to commands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class CommandStatusChanged:
    """A command has taken this status."""

    command_id: str
    status: str


@dataclass(slots=True)
class InvocationStatusChanged:
    """An invocation of a command has taken this status on its node."""

    command_id: str
    instance_id: str
    status: str

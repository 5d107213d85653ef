"""What the dispatcher hears of after a commit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bellhop.store import Scope


@dataclass(frozen=True, slots=True)
class Ready:
    """Invocations of this command may be handed out."""

    scope: Scope
    command_id: str


@dataclass(frozen=True, slots=True)
class Stop:
    """The running step of this invocation is to end: its time is over, or it was cancelled."""

    command_id: str
    instance_id: str
    timed_out: bool


@dataclass(frozen=True, slots=True)
class Follow:
    """What the running step of this invocation has written by now is to be handed on."""

    scope: Scope
    command_id: str
    instance_id: str


@dataclass(frozen=True, slots=True)
class Gone:
    """This node was removed."""

    scope: Scope
    instance_id: str

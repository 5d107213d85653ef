"""What plugins are that need more than one script: coroutines that a node's hands are lent to."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from bellhop.agent.shell import Verdict

if TYPE_CHECKING:
    from bellhop.agent.shell import Script


class Hands(Protocol):
    """One node at the disposal of one plugin."""

    async def run(self, script: Script) -> Verdict:
        """How a script ended; none begins any more once the command is cancelled."""
        ...


Work: TypeAlias = Callable[[Hands], Coroutine[Any, Any, Verdict]]

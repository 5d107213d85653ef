"""A script at work on a node, with its time-out; and the hands of plugins that need more than one script."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bellhop.agent.shell import KILLED, Verdict, verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.agent.conversation import Outcome
    from bellhop.agent.node import Node
    from bellhop.agent.shell import Interrupt, Script


class Timer(Protocol):
    """Something that can be called off."""

    def cancel(self) -> object: ...


@dataclass(frozen=True, slots=True)
class Time:
    """`now`: seconds since the epoch, for results. `call_later`: real seconds, for time-outs."""

    now: Callable[[], float]
    call_later: Callable[[float, Callable[[], None]], Timer]


class Attempt:
    """One script, from its order to its end, which `on_end` hears on the loop."""

    def __init__(self, node: Node, script: Script, time: Time, on_end: Callable[[Verdict], None]) -> None:
        self._script = script
        self._on_end = on_end
        self._interrupt: Interrupt = ""
        self._conversation = node.run(script.order, self._ended)
        self._timer = time.call_later(script.timeout, lambda: self.stop("TimedOut"))

    def stop(self, interrupt: Interrupt) -> None:
        """The script and all it started are killed; its end tells why."""
        if not self._interrupt:
            self._interrupt = interrupt
            self._conversation.kill()

    def forget(self) -> None:
        """Nobody wants to hear any more."""
        self._timer.cancel()

    def _ended(self, outcome: Outcome) -> None:
        self._timer.cancel()
        self._on_end(verdict(self._script, outcome, self._interrupt))


class Hands:
    """What a plugin that is more than a script runs on its node, one script after another."""

    def __init__(self, node: Node, time: Time) -> None:
        self._node = node
        self._time = time
        self._attempt: Attempt | None = None
        self._cancelled = False
        self.idle = True

    async def run(self, script: Script) -> Verdict:
        """How it ended; once the command is cancelled no other begins."""
        if self._cancelled:
            return Verdict("Cancelled", KILLED)
        ended: asyncio.Future[Verdict] = asyncio.get_running_loop().create_future()
        self._attempt = Attempt(self._node, script, self._time, lambda told: settle(ended, told))
        self.idle = False
        try:
            return await ended
        finally:
            self.idle = True

    def stop(self, interrupt: Interrupt) -> None:
        self._cancelled = self._cancelled or interrupt == "Cancelled"
        if self._attempt is not None and not self.idle:
            self._attempt.stop(interrupt)

    def forget(self) -> None:
        if self._attempt is not None and not self.idle:
            self._attempt.forget()


def settle(ended: asyncio.Future[Verdict], told: Verdict) -> None:
    """Whoever waited may have gone."""
    if not ended.done():
        ended.set_result(told)

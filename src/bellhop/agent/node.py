"""One lasting machine: its folder, and a sandbox that is opened for the first command and kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bellhop.agent.boot import Boot, Machine
from bellhop.agent.conversation import LINE_LIMIT, REPORT_LIMIT, Conversation
from bellhop.agent.orders import framed
from bellhop.agent.shell import spool_of

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable
    from pathlib import Path

    from bellhop.agent.boot import Host
    from bellhop.agent.conversation import Outcome
    from bellhop.agent.jobs import NodeSpec
    from bellhop.agent.orders import Order

LOST = "the node went down"


class Node:
    """Its files outlive its boots: the first command boots it, and the next one after it went down."""

    def __init__(self, spec: NodeSpec, folder: Path, host: Host) -> None:
        self.spec = spec
        self.folder = folder
        self.host = host
        self._conversations: set[Conversation] = set()
        self._boot: Boot | None = None

    @property
    def root(self) -> Path:
        """The node's disk, as the host sees it."""
        return self.folder / "root"

    @property
    def prefix(self) -> str:
        """What goes before an absolute path of the node for its commands to find it."""
        return "" if self.host.rung.sees_own_root else str(self.root)

    def on_disk(self, path: Path) -> Path:
        """Where the host finds what the node's commands know as `path`."""
        return path if self.prefix else self.root / path.relative_to("/")

    def run(self, order: Order, on_end: Callable[[Outcome], None]) -> Conversation:
        """Starts a command. `on_end` is called on the loop, once, unless the node is closed before."""
        if self._boot is None or self._boot.down:
            self._boot = Boot(self._machine(), self.host, self._boot)
        boot = self._boot

        def ended(outcome: Outcome) -> None:
            self._conversations.discard(conversation)
            boot.inhabited = boot.inhabited or outcome.left
            on_end(replace(outcome, failure=boot.complaint() or LOST) if outcome.lost else outcome)
            if not self._conversations:
                self.host.berths.vacated()

        limit = max(REPORT_LIMIT, sum(order["head"]) + LINE_LIMIT)
        conversation = Conversation(self.host.loop, framed(order), ended, limit)
        self._conversations.add(conversation)
        boot.hand(conversation)
        return conversation

    @property
    def awake(self) -> bool:
        return self._boot is not None and not self._boot.down

    @property
    def idle(self) -> bool:
        """Awake without need."""
        return not self._conversations and self._boot is not None and self._boot.settled

    def rest(self) -> None:
        """Powered off until something is to be run."""
        self.power_off()
        if self._boot is not None:
            self.host.threads.submit(self._boot.finish)

    def power_off(self) -> None:
        """All processes end; the disk stays; running commands end as lost."""
        if self._boot is not None:
            self._boot.hang_up()

    def close(self) -> asyncio.Future[None]:
        """For good: nothing more is told of what ran here. Done when no process of the node is left."""
        for conversation in self._conversations:
            conversation.drop()
        self._conversations.clear()
        self.power_off()
        return self.host.loop.run_in_executor(self.host.threads, self._finish)

    def _machine(self) -> Machine:
        instance_id = self.spec.instance_id
        return Machine(self.folder, self.spec.hostname or instance_id, spool_of(instance_id, self.prefix))

    def _finish(self) -> None:
        if self._boot is not None:
            self._boot.finish()

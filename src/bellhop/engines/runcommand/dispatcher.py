"""Hands invocations to the nodes' agents after the commit, and writes down what the agents report."""

from __future__ import annotations

import asyncio
import functools
from typing import TYPE_CHECKING, Any

from bellhop.engines.runcommand import outputs, progress, retention
from bellhop.engines.runcommand.notices import Follow, Gone, Ready, Stop
from bellhop.engines.runcommand.ports import Ears
from bellhop.engines.runcommand.states import OPEN_COMMAND
from bellhop.engines.runcommand.tables import WITH_STATUS

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.engines.runcommand.ports import Agent, Result, StepResult, Task
    from bellhop.kernel.transactions import Transactions
    from bellhop.store import Scope

Key = tuple[str, str]  # command id, instance id


class Dispatcher:
    """Lives on the loop, in its thread. The store holds all it must know; it remembers what runs just now."""

    def __init__(self, transactions: Transactions, agent: Agent) -> None:
        self._transactions = transactions
        self._agent = agent
        self._ready: set[Ready] = set()
        self._running: dict[Key, int] = {}
        self._sweep_due = 0.0

    @property
    def busy(self) -> bool:
        """Is anything handed out, or about to be?"""
        return bool(self._ready or self._running)

    def start(self) -> None:
        """Go on where the last process stopped: what ran then has failed, what waited is handed out."""
        across = self._transactions.database.across()
        open_commands = [
            found for status in OPEN_COMMAND for found in across.select(WITH_STATUS, status=status)
        ]
        for scope, command in open_commands:
            self._now(scope, progress.lose, command.command_id)

    def forget(self) -> None:
        """A reset: what runs belongs to what is gone."""
        self._ready.clear()
        self._running.clear()
        self._sweep_due = 0.0

    def _now(self, scope: Scope, function: Callable[..., Any], *arguments: Any) -> Any:
        return self._transactions.now(self._transactions.context(scope), function, *arguments)

    def hear(self, notice: Ready | Stop | Follow | Gone) -> None:
        """A notice, right after its commit."""
        if isinstance(notice, Ready):
            self._hear_ready(notice)
        elif isinstance(notice, Stop):
            self._hear_stop(notice)
        elif isinstance(notice, Follow):
            self._hear_follow(notice)
        else:
            self._hear_gone(notice)

    def _hear_ready(self, notice: Ready) -> None:
        if notice not in self._ready:
            self._ready.add(notice)
            loop = asyncio.get_running_loop()
            loop.call_soon(loop.call_soon, self._hand_out, notice)  # the answer is sent in the next turn

    def _hear_stop(self, notice: Stop) -> None:
        stop = self._agent.time_out if notice.timed_out else self._agent.cancel
        stop(notice.command_id, notice.instance_id)

    def _hear_follow(self, notice: Follow) -> None:
        key = notice.command_id, notice.instance_id
        files = self._agent.output(*key)
        if files and key in self._running:
            self._now(notice.scope, outputs.follow, *key, self._running[key], files)

    def _hear_gone(self, notice: Gone) -> None:
        for key in [key for key in self._running if key[1] == notice.instance_id]:
            del self._running[key]
        self._agent.forget(notice.scope, notice.instance_id)

    def _hand_out(self, notice: Ready) -> None:
        if notice not in self._ready:
            return
        self._ready.discard(notice)
        self._sweep()
        for task in self._now(notice.scope, progress.take, notice.command_id):
            self._running[task.command_id, task.node.instance_id] = 0
            ears = Ears(functools.partial(self._step, task), functools.partial(self._end, task))
            self._agent.start(task, ears)

    def _sweep(self) -> None:
        """Once a day commands of long ago go, some with each command that comes."""
        now = self._transactions.clock.now()
        if now >= self._sweep_due:
            database = self._transactions.database
            with database.transaction():
                more = retention.drop_old(database.across(), now)
            self._sweep_due = now if more else now + retention.DAY

    def _step(self, task: Task, result: StepResult) -> None:
        key = (task.command_id, task.node.instance_id)
        place = self._running.get(key)
        # The last one comes with the end, in one transaction.
        if place is not None and place + 1 < len(task.steps):
            self._now(task.scope, progress.step_ended, task, place, result)
            self._running[key] = place + 1

    def _end(self, task: Task, result: Result) -> None:
        known = self._running.pop((task.command_id, task.node.instance_id), None)
        if known is not None:  # None: it was forgotten
            self._now(task.scope, progress.ended, task, known, result)

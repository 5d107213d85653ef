"""The machines of one Bellhop: the nodes' agents and the dispatcher, loaded with the first command."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bellhop.engines.runcommand.notices import Follow, Gone, Ready, Stop
from bellhop.engines.runcommand.states import OPEN_COMMAND
from bellhop.engines.runcommand.tables import WITH_STATUS
from bellhop.settings import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

    from bellhop.agent.fleet import Fleet
    from bellhop.engines.runcommand.dispatcher import Dispatcher
    from bellhop.kernel.transactions import Transactions
    from bellhop.settings import Settings


@dataclass(slots=True)
class Running:
    """What runs once there was a command."""

    fleet: Fleet
    dispatcher: Dispatcher


class Machines:
    """`folder` keeps the nodes' disks; None: they end with the process."""

    def __init__(self, transactions: Transactions, folder: Path | None, settings: Settings) -> None:
        self._transactions = transactions
        self._folder = folder
        self._settings = settings
        self._running: Running | None = None
        for notice in (Ready, Stop, Follow, Gone):
            transactions.surroundings.listen(notice, self._hear)

    def start(self) -> None:
        """Go on with commands that the last process left open."""
        across = self._transactions.database.across()
        if any(across.select(WITH_STATUS, status=status) for status in OPEN_COMMAND):
            self._load().dispatcher.start()

    @property
    def busy(self) -> bool:
        """Is a command under way?"""
        return self._running is not None and self._running.dispatcher.busy

    async def rung(self) -> str:
        """What holds commands in, and what it lacks: a line to print. Raises SettingsError."""
        from bellhop.agent.sandbox import SandboxError  # noqa: PLC0415 - loaded with the first command

        try:
            return str(await self._load().fleet.rung())
        except SandboxError as error:
            raise SettingsError(f"--sandbox {self._settings.sandbox}: {error}") from error

    async def reset(self) -> None:
        """No process of any node is left, and none of their files."""
        if self._running or (self._folder and self._folder.exists()):
            running = self._load()
            running.dispatcher.forget()
            await running.fleet.reset()

    async def close(self) -> None:
        if self._running:
            self._running.dispatcher.forget()
            await self._running.fleet.close()

    def _hear(self, notice: Any) -> None:
        if isinstance(notice, Gone) and self._running is None and self._folder is None:
            return  # the node never ran anything
        self._load().dispatcher.hear(notice)

    def _load(self) -> Running:
        if self._running is None:
            from bellhop.agent.adapter import Agents  # noqa: PLC0415 - loaded with the first command
            from bellhop.agent.fleet import Fleet, Quarters  # noqa: PLC0415 - as above
            from bellhop.agent.limits import chosen  # noqa: PLC0415 - as above
            from bellhop.engines.runcommand.dispatcher import Dispatcher  # noqa: PLC0415 - as above
            from bellhop.supplies import Supplies  # noqa: PLC0415 - as above

            network = self._settings.sandbox_network == "on"
            quarters = Quarters(self._folder, self._settings.sandbox, network, chosen(self._settings))
            supplies = Supplies(self._transactions)
            fleet = Fleet(quarters, self._transactions.clock.now, resources=supplies)
            self._running = Running(fleet, Dispatcher(self._transactions, Agents(fleet)))
        return self._running

"""A fleet, and agents that do as the test says."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bellhop.engines.fleet import nodes
from bellhop.engines.fleet.events import NodeOnline, NodeRemoved
from bellhop.engines.fleet.nodes import NewNode
from bellhop.engines.runcommand import commands, views
from bellhop.engines.runcommand.commands import Order
from bellhop.engines.runcommand.dispatcher import Dispatcher
from bellhop.engines.runcommand.notices import Gone, Ready, Stop
from bellhop.engines.runcommand.tables import COMMANDS, OF_COMMAND
from tests.engines.runcommand.agents import Agents

PROGRESS = "bellhop.engines.runcommand.progress"
SUBSCRIBERS = {NodeOnline: (f"{PROGRESS}:node_online",), NodeRemoved: (f"{PROGRESS}:node_removed",)}


class House:
    """A kernel with a fleet, agents and a dispatcher; all of it runs on the test's own loop."""

    def __init__(self, kernel) -> None:
        self.kernel = kernel
        self.agents = Agents()
        self.dispatcher = Dispatcher(kernel.transactions, self.agents)
        for notice in (Ready, Stop, Gone):
            kernel.transactions.surroundings.listen(notice, self.dispatcher.hear)

    def node(self, letter: str, **more) -> str:
        instance_id = f"i-{letter * 17}"
        self.kernel.run(nodes.add, NewNode(instance_id, **more))
        return instance_id

    def status(self, instance_id: str, status: str) -> None:
        self.kernel.run(nodes.set_status, instance_id, status)

    async def order(self, *instance_ids: str, **more: Any) -> str:
        wanted = {"parameters": {"commands": ["echo hi"]}, "instance_ids": list(instance_ids), **more}
        command = self.kernel.run(commands.order, Order("AWS-RunShellScript", **wanted))
        assert self.dispatcher.busy or command.status == "Failed"
        await self.settle()
        return command.command_id

    async def settle(self) -> None:
        await self.kernel.pump.drain()
        for _ in range(2):  # what is ready is handed out after the answer, which takes a turn
            await asyncio.sleep(0)

    async def advance(self, seconds: float) -> None:
        target = self.kernel.clock.now() + seconds
        await self.kernel.pump.advance(target)
        self.kernel.clock.move(target)
        await self.settle()

    async def end(self, instance_id: str, status: str = "Success", **step: Any) -> None:
        self.agents.end(instance_id, status, **step)
        await self.settle()

    async def cancel(self, command_id: str, *instance_ids: str) -> None:
        self.kernel.run(commands.cancel, command_id, list(instance_ids))
        await self.settle()

    def command(self, command_id: str):
        return self.kernel.context().store.get(COMMANDS, command_id)

    def of_command(self, command_id: str) -> tuple[str, str]:
        command = self.command(command_id)
        return command.status, command.details

    def invocations(self, command_id: str) -> dict[str, tuple[str, str]]:
        rows = self.kernel.context().store.select(OF_COMMAND, command_id=command_id)
        return {row.instance_id[2]: (row.status, row.details) for row in rows}

    def plugins(self, command_id: str, instance_id: str):
        ctx = self.kernel.context()
        return views.plugins(ctx, *views.find(ctx, command_id, instance_id))


@pytest.fixture
def house(make_kernel) -> House:
    return House(make_kernel(SUBSCRIBERS))

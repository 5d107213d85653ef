"""A yard of real nodes: every test runs real processes, held by each rung of the sandbox that this host has."""

from __future__ import annotations

import asyncio
import os
import select
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.agent import sandbox
from bellhop.agent.fleet import Fleet, Quarters
from bellhop.agent.invocation import Time
from bellhop.agent.jobs import Job, JobResult, NodeSpec, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RUNGS = ("bwrap", "landlock", "rlimits", "off")
NODE = NodeSpec("000000000000", "us-east-1", "i-0123456789abcdef0")
OTHER = NodeSpec("000000000000", "us-east-1", "i-0fedcba9876543210")
# Far more than anything here takes; only a failing test sees it.
PATIENCE = 20


@cache
def unavailable(rung: str) -> str:
    try:
        sandbox.choose(rung, network=True)
    except sandbox.SandboxError as error:
        return str(error)
    return ""


class AlarmClock:
    """Time-outs that go off when the test says so."""

    def __init__(self) -> None:
        self.set: list[tuple[float, Callable[[], None]]] = []

    def call_later(self, seconds: float, call: Callable[[], None]) -> AlarmClock:
        self.set.append((seconds, call))
        return self

    def cancel(self) -> None:
        self.set.pop()

    def ring(self) -> None:
        self.set[-1][1]()


class Line:
    """A FIFO in a node's home: what holds it open lives; its end of file means that all of that is dead."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(path)
        path.chmod(0o666)
        self.fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK)

    def read(self) -> bytes:
        """What was written, when it is; b"" once nobody is left to write."""
        poller = select.poll()
        poller.register(self.fd, select.POLLIN)
        assert poller.poll(PATIENCE * 1000), "nothing heard on the line"
        return os.read(self.fd, 100)

    @property
    def held(self) -> bool:
        try:
            return os.read(self.fd, 100) != b""
        except BlockingIOError:
            return True


class Yard:
    """A fleet and the loop it runs on."""

    def __init__(self, folder: Path, rung: str, **quarters: Any) -> None:
        self.folder = folder
        self.rung = rung
        self.runner = asyncio.Runner()
        self.alarms = AlarmClock()
        self.results: dict[str, asyncio.Future[JobResult]] = {}
        self._numbers = count()
        self.fleet = Fleet(
            Quarters(folder, rung, **quarters), lambda: 1.7e9, Time(lambda: 1.7e9, self.alarms.call_later)
        )

    def wait(self, work: Any) -> Any:
        async def patient() -> Any:
            return await asyncio.wait_for(work, PATIENCE)

        return self.runner.run(patient())

    def step(self, *commands: str, **inputs: Any) -> Step:
        return Step("run", "aws:runShellScript", {"runCommand": list(commands), **inputs})

    def start(self, *steps: Step, node: NodeSpec = NODE, schema: str = "2.2") -> str:
        """Starts a job and lets its process begin; answers the command id."""
        command_id = f"c-{next(self._numbers)}"
        job = Job(command_id, node.instance_id, steps, schema)

        async def started() -> None:
            result = self.results[command_id] = asyncio.get_running_loop().create_future()
            self.fleet.start(node, job, lambda _: None, result.set_result)
            await self.fleet.rung()

        self.runner.run(started())
        return command_id

    def result(self, command_id: str) -> JobResult:
        return self.wait(self.results[command_id])

    def run(self, *commands: str, node: NodeSpec = NODE, **inputs: Any) -> JobResult:
        return self.result(self.start(self.step(*commands, **inputs), node=node))

    def disk(self, node: NodeSpec = NODE) -> Path:
        return self.folder.joinpath(*node.key) / "root"

    def line(self) -> Line:
        """Open `exec 9>~/line` in a command to be watched. The node must have run something before."""
        return Line(self.disk() / "root" / "line")

    def call(self, method: Callable[..., None], *args: Any) -> None:
        async def called() -> None:
            method(*args)

        self.runner.run(called())

    def close(self) -> None:
        self.wait(self.fleet.close())
        self.runner.close()


@pytest.fixture(params=RUNGS)
def rung(request: pytest.FixtureRequest) -> str:
    if reason := unavailable(request.param):
        pytest.skip(reason)
    return request.param


@pytest.fixture
def yard(rung: str, tmp_path: Path) -> Iterator[Yard]:
    yard = Yard(tmp_path / "nodes", rung)
    yield yard
    yard.close()

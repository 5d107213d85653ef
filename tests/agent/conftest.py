"""A yard of real nodes: every test runs real processes, in each rung of the sandbox that this host has."""

from __future__ import annotations

import asyncio
import os
import select
import shutil
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.agent import sandbox
from bellhop.agent.attempts import Time
from bellhop.agent.fleet import Fleet, Quarters
from bellhop.agent.jobs import Job, NodeSpec, Step

from .accounts import Account
from .works import Works

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bellhop.engines.runcommand.ports import Result, StepResult

RUNGS = ("bwrap", "landlock", "rlimits", "off")
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
    """A fleet and the loop it runs on; `node` is the machine of the test, new to it."""

    def __init__(self, folder: Path | None, rung: str, **quarters: Any) -> None:
        self.folder = folder
        self.rung = rung
        self.runner = asyncio.Runner()
        self.alarms = AlarmClock()
        self.results: dict[str, asyncio.Future[Result]] = {}
        self._numbers = count()
        self.node = self.another()
        self.account = Account()
        self.fleet = Fleet(
            Quarters(folder, rung, **quarters),
            lambda: 1.7e9,
            Time(lambda: 1.7e9, self.alarms.call_later),
            self.account,
        )

    def another(self) -> NodeSpec:
        return NodeSpec("000000000000", "us-east-1", f"i-{next(self._numbers):017x}")

    def wait(self, work: Any) -> Any:
        async def patient() -> Any:
            return await asyncio.wait_for(work, PATIENCE)

        return self.runner.run(patient())

    def step(self, *commands: str, **inputs: Any) -> Step:
        return Step("run", "aws:runShellScript", {"runCommand": list(commands), **inputs})

    def start(self, *steps: Step, node: NodeSpec | None = None, schema: str = "2.2") -> str:
        """Starts a job and lets its process begin; answers the command id."""
        node = node or self.node
        command_id = f"c-{next(self._numbers)}"
        job = Job(command_id, node.instance_id, steps, schema)

        async def started() -> None:
            result = self.results[command_id] = asyncio.get_running_loop().create_future()
            self.fleet.start(node, job, lambda _: None, result.set_result)
            await self.fleet.rung()

        self.runner.run(started())
        return command_id

    def result(self, command_id: str) -> Result:
        return self.wait(self.results[command_id])

    def plugin(self, action: str, /, *, schema: str = "2.2", **inputs: Any) -> StepResult:
        """How one step ends."""
        name = "s" if schema.startswith("2") else f"0.{action}"
        (step,) = self.result(self.start(Step(name, action, inputs), schema=schema)).steps
        return step

    def run(self, *commands: str, node: NodeSpec | None = None, **inputs: Any) -> Result:
        return self.result(self.start(self.step(*commands, **inputs), node=node))

    def disk(self, node: NodeSpec | None = None) -> Path:
        return self.folder.joinpath(*(node or self.node).key) / "root"

    def wait_for_line(self, line: Line) -> bytes:
        """What is written there, while the loop runs: plugins that are more than a script need it."""

        async def heard() -> bytes:
            return await asyncio.to_thread(line.read)

        return self.runner.run(heard())

    def line(self) -> Line:
        """Open `exec 9>~/line` in a command to be watched. The node must have run something before."""
        return Line(self.disk() / "root" / "line")

    def end(self, command_id: str, how: str) -> Result:
        """`cancel` or `time_out`, and what came of it."""
        self.call(getattr(self.fleet, how), command_id, self.node.instance_id)
        return self.result(command_id)

    def call(self, method: Callable[..., None], *args: Any) -> None:
        async def called() -> None:
            method(*args)

        self.runner.run(called())

    def close(self) -> None:
        self.wait(self.fleet.close())
        self.runner.close()


@pytest.fixture(params=RUNGS, scope="session")
def rung(request: pytest.FixtureRequest) -> str:
    if reason := unavailable(request.param):
        pytest.skip(reason)
    return request.param


@pytest.fixture(scope="session")
def shared_yard(rung: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Yard]:
    yard = Yard(tmp_path_factory.mktemp(rung) / "nodes", rung)
    yield yard
    yard.close()


@pytest.fixture
def yard(shared_yard: Yard) -> Iterator[Yard]:
    """A machine of the test's own."""
    shared_yard.node = shared_yard.another()
    shared_yard.account.__init__()
    yield shared_yard
    shared_yard.call(shared_yard.fleet.forget, shared_yard.node)


@pytest.fixture(scope="session")
def firm_yard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Yard]:
    if reason := unavailable(RUNGS[0]):
        pytest.skip(reason)
    yard = Yard(tmp_path_factory.mktemp("firm") / "nodes", RUNGS[0])
    yield yard
    yard.close()


@pytest.fixture
def machine(firm_yard: Yard) -> Iterator[Yard]:
    """A machine whose disk is its own from `/` on, for what is the same in all sandboxes."""
    firm_yard.node = firm_yard.another()
    firm_yard.account.__init__()
    yield firm_yard
    firm_yard.call(firm_yard.fleet.forget, firm_yard.node)


@pytest.fixture
def make_yard(rung: str, tmp_path: Path) -> Iterator[Callable[..., Yard]]:
    """Fleets of the test's own, below its `tmp_path`."""
    made: list[Yard] = []

    def make(**quarters: Any) -> Yard:
        made.append(Yard(tmp_path / "nodes", rung, **quarters))
        return made[-1]

    yield make
    for yard in made:
        yard.close()


@pytest.fixture(scope="session")
def works_of_rung(rung: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Works]:
    made = Works(tmp_path_factory.mktemp(rung) / "functions", rung)
    yield made
    made.functions.close()


@pytest.fixture
def works(works_of_rung: Works) -> Iterator[Works]:
    yield works_of_rung
    works_of_rung.functions.reset()


@pytest.fixture(scope="session")
def works_off(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Works]:
    made = Works(tmp_path_factory.mktemp("off") / "functions", "off")
    yield made
    made.functions.close()


@pytest.fixture
def plain(works_off: Works) -> Iterator[Works]:
    """For what is the same in every sandbox."""
    yield works_off
    works_off.functions.reset()


@pytest.fixture
def held(works: Works) -> Works:
    if works.rung not in ("bwrap", "landlock"):
        pytest.skip(f"{works.rung} holds no files back")
    return works


@pytest.fixture
def node_works(works: Works) -> Works:
    if shutil.which("node") is None:
        pytest.skip("no node on PATH")
    return works

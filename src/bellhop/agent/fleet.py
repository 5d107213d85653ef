"""All managed nodes of an emulator: jobs go in, results come out, and nothing is left running behind."""

from __future__ import annotations

import asyncio
import itertools
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bellhop.agent import orphans, sandbox
from bellhop.agent.attempts import Time
from bellhop.agent.berths import MOST, Berths
from bellhop.agent.boot import Host
from bellhop.agent.disk import remove
from bellhop.agent.invocation import Invocation
from bellhop.agent.limits import USUAL, Limits
from bellhop.agent.node import Node
from bellhop.agent.sandbox import TEMPORARY, Rung, SandboxError
from bellhop.engines.runcommand.ports import Ears

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.agent.jobs import Job, NodeSpec
    from bellhop.agent.resources import Resources
    from bellhop.engines.runcommand.ports import Result, StepResult

THREADS = 8
GONE = ".gone-"


@dataclass(frozen=True, slots=True)
class Quarters:
    """Where nodes live and what holds them in. Without a folder they live until `close`, in a new one.

    `awake`: how many there are at once that could sleep.
    """

    folder: Path | None = None
    sandbox: str = "auto"
    network: bool = True
    limits: Limits = field(default_factory=USUAL.copy)
    awake: int = MOST


class Fleet:
    """Used from the loop's thread only, and made without a loop.

    Nothing happens before the first job or `rung`.
    """

    def __init__(
        self,
        quarters: Quarters,
        now: Callable[[], float],
        time: Time | None = None,
        resources: Resources | None = None,
    ) -> None:
        self._resources = resources
        self._quarters = quarters
        self._now = now
        self._time = time
        self._host: asyncio.Task[Host] | None = None
        self._folder = quarters.folder
        self._nodes: dict[tuple[str, str, str], Node] = {}
        self._jobs: dict[tuple[str, str], tuple[NodeSpec, Invocation]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._numbers = itertools.count()

    @property
    def running(self) -> int:
        """How many jobs have not ended."""
        return len(self._jobs)

    async def rung(self) -> Rung:
        """The confinement in force, tried out on first use; its text is the line to print.

        Raises SandboxError.
        """
        return (await self._ready()).rung

    def start(
        self,
        node: NodeSpec,
        job: Job,
        on_step: Callable[[StepResult], None],
        on_end: Callable[[Result], None],
    ) -> None:
        """Runs a job; returns at once.

        Both are called on the loop, and not at all once the node is forgotten; a job that has nothing to run
        may end at once.
        """
        key = (job.command_id, job.instance_id)

        def ended(result: Result) -> None:
            self._jobs.pop(key, None)
            on_end(result)

        time = self._time or Time(self._now, asyncio.get_running_loop().call_later)
        self._jobs[key] = (node, Invocation(job, time, Ears(on_step, ended), self._resources))
        ready = self._ready()
        if ready.done():  # one turn of the loop, and what it reads first, is a good part of a command's time
            self._begin(key, ready)
        else:
            ready.add_done_callback(partial(self._begin, key))

    def cancel(self, command_id: str, instance_id: str) -> None:
        """Kills the job's running step, setsid'd children too; results tell Cancelled.

        Unknown jobs are over already.
        """
        if found := self._jobs.get((command_id, instance_id)):
            found[1].cancel()

    def time_out(self, command_id: str, instance_id: str) -> None:
        """As `cancel`, for the running step only, and the result tells TimedOut."""
        if found := self._jobs.get((command_id, instance_id)):
            found[1].time_out()

    def output(self, command_id: str, instance_id: str) -> tuple[Path, Path] | None:
        """The files into which the job's running step writes; None where there is none."""
        found = self._jobs.get((command_id, instance_id))
        return found[1].output if found else None

    def forget(self, node: NodeSpec) -> None:
        """The node is removed: its processes are killed, its disk goes, its jobs are never heard of again."""
        for key in [key for key, (spec, _) in self._jobs.items() if spec.key == node.key]:
            self._jobs.pop(key)[1].forget()
        gone = self._nodes.pop(node.key, None)
        if gone is not None:
            gone.host.berths.forget(gone)
        closing = gone and gone.close()
        if self._folder is not None:
            self._discard(self._folder.joinpath(*node.key), closing)

    async def reset(self) -> None:
        """All nodes as `forget`; returns when no process is left, within 2 s, their disks out of sight."""
        closed = asyncio.gather(*self._close_nodes())
        for account in list(self._folder.glob("*")) if self._folder is not None else ():
            if not account.name.startswith(GONE):
                self._discard(account, closed)
        await closed

    async def close(self) -> None:
        """No process and no thread is left; disks stay if they were given a folder."""
        await asyncio.gather(*self._close_nodes())
        await asyncio.gather(*self._tasks)
        if self._host is None:
            return
        try:
            host = await self._host
        except SandboxError:
            return
        host.threads.shutdown(wait=True)
        if self._quarters.folder is None and self._folder is not None:
            remove(self._folder)

    def _ready(self) -> asyncio.Task[Host]:
        if self._host is None:
            self._host = asyncio.get_running_loop().create_task(self._prepare())
        return self._host

    async def _prepare(self) -> Host:
        threads = ThreadPoolExecutor(THREADS, thread_name_prefix="bellhop-agent")
        loop = asyncio.get_running_loop()
        try:
            rung, self._folder = await loop.run_in_executor(threads, move_in, self._quarters)
        except SandboxError:
            threads.shutdown(wait=False)
            raise
        return Host(loop, threads, rung, Berths(self._quarters.awake))

    def _begin(self, key: tuple[str, str], ready: asyncio.Task[Host]) -> None:
        if key not in self._jobs:
            return
        spec, invocation = self._jobs[key]
        if error := ready.exception():
            invocation.refuse(str(error))
            return
        assert self._folder is not None
        if spec.key not in self._nodes:
            self._nodes[spec.key] = Node(spec, self._folder.joinpath(*spec.key), ready.result())
        node = self._nodes[spec.key]
        node.host.berths.admit(node, partial(self._enter, key, node))

    def _enter(self, key: tuple[str, str], node: Node) -> None:
        """Unless the job was forgotten while it waited."""
        if key in self._jobs:
            self._jobs[key][1].begin(node)

    def _close_nodes(self) -> list[asyncio.Future[None]]:
        for _, invocation in self._jobs.values():
            invocation.forget()
        self._jobs.clear()
        for node in self._nodes.values():
            node.host.berths.clear()
        closings = [node.close() for node in self._nodes.values()]
        self._nodes.clear()
        return closings

    def _discard(self, folder: Path, closing: asyncio.Future[Any] | None) -> None:
        """Out of the way at once, as a new node of that name may come; removed when nothing runs in it."""
        assert self._folder is not None
        away = self._folder / f"{GONE}{next(self._numbers)}"
        try:
            folder.rename(away)
        except FileNotFoundError:  # no command ever ran there
            return
        task = asyncio.get_running_loop().create_task(removed(away, closing))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def removed(folder: Path, closing: asyncio.Future[Any] | None) -> None:
    if closing is not None:
        await closing
    await asyncio.to_thread(remove, folder)


def move_in(quarters: Quarters) -> tuple[Rung, Path]:
    """In a thread: the sandbox tried out, the folder made, the leftovers of a killed server ended.

    Raises SandboxError.
    """
    rung = sandbox.choose(quarters.sandbox, network=quarters.network, limits=quarters.limits)
    try:
        # Landlock opens /tmp to every node, so their disks are elsewhere
        place = TEMPORARY[1] if rung.name == "landlock" else None
        folder = quarters.folder or Path(tempfile.mkdtemp(prefix="bellhop-nodes-", dir=place))
        folder.mkdir(parents=True, exist_ok=True)
        if quarters.folder is None:
            folder.chmod(0o711)
        orphans.end_recorded(folder)
        for leftover in folder.glob(f"{GONE}*"):
            remove(leftover)
    except OSError as error:
        raise SandboxError(f"nodes have no place to live: {error}") from error
    return sandbox.settled(rung, folder), folder

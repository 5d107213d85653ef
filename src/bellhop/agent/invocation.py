"""A job at work on a node: its steps one after another, each with its time-out."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bellhop.agent.attempts import Attempt, Hands
from bellhop.agent.document import Course, rolled_up, texts
from bellhop.agent.shell import KILLED, Interrupt, Script, Site, Verdict, step_directory
from bellhop.agent.work import crashed, done
from bellhop.agent.workplace import Workplace
from bellhop.engines.documents.steps import timeout_of
from bellhop.engines.runcommand.ports import Result, StepResult

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.agent.attempts import Time, Timer
    from bellhop.agent.jobs import Job
    from bellhop.agent.node import Node
    from bellhop.agent.resources import Resources
    from bellhop.agent.work import Work
    from bellhop.engines.runcommand.ports import Ears

# Mds.CommandRetryLimit of the agent: how often a step may ask for a reboot (exit code 194).
REBOOTS = 15


class Labour:
    """A plugin at work that is more than a script: it asks the account, and has scripts run one by one."""

    def __init__(self, hands: Hands, work: Work, on_end: Callable[[Verdict], None]) -> None:
        self._hands = hands
        self._on_end: Callable[[Verdict], None] | None = on_end
        self._interrupt: Interrupt = ""
        self._timer: Timer | None = None
        self._task = asyncio.get_running_loop().create_task(work(hands))
        self._task.add_done_callback(self._ended)

    def within(self, time: Time, seconds: float) -> Labour:
        """Nobody waits longer for the account; scripts have time-outs of their own."""
        self._timer = time.call_later(seconds, lambda: self.stop("TimedOut") if self._hands.idle else None)
        return self

    def stop(self, interrupt: Interrupt) -> None:
        """The running script ends, or nobody waits for an answer any more."""
        self._interrupt = self._interrupt or interrupt
        idle = self._hands.idle
        self._hands.stop(interrupt)
        if idle:
            self._task.cancel()

    def forget(self) -> None:
        self._on_end = None
        self._hands.forget()
        self._task.cancel()
        if self._timer is not None:
            self._timer.cancel()

    def _ended(self, task: asyncio.Task[Verdict]) -> None:
        if self._on_end is None:
            return
        if self._timer is not None:
            self._timer.cancel()
        if task.cancelled():
            self._on_end(Verdict(self._interrupt or "Cancelled", KILLED))
        elif (error := task.exception()) is None:
            self._on_end(task.result())
        else:
            self._on_end(crashed(error))


def written_down(work: Work, place: Workplace) -> Work:
    """What it says, and what it fails at, is in the files of the step too."""

    async def kept(hands: Hands) -> Verdict:
        told = await done(work, hands)
        if told.directory or not (told.stdout or told.stderr):
            return told
        kept = await hands.run(place.saying(told))
        return replace(told, directory=kept.directory)

    return kept


class Invocation:
    """`begin` once the node is known; `cancel` and `time_out` at any time."""

    def __init__(self, job: Job, time: Time, ears: Ears, resources: Resources | None = None) -> None:
        self.job = job
        self._time = time
        self._ears = ears
        self._resources = resources
        self._results: list[StepResult] = []
        self._cancelled = False
        # per node and step
        self._node: Node | None = None
        self._course: Course | None = None
        self._doing: Attempt | Labour | None = None
        self._overdue = False  # the time was over before there was a process
        self._started = 0.0
        self._reboots = 0

    def begin(self, node: Node) -> None:
        self._node = node
        site = Site(node.spec, node.prefix, self._resources, network=node.host.rung.network)
        self._course = Course(self.job, site)
        self._proceed(self._course)

    def cancel(self) -> None:
        """The running step and all it started are killed; the steps after it do not run."""
        self._cancelled = True
        self._stop("Cancelled")

    def time_out(self) -> None:
        """The running step and all it started are killed; the document goes on, as AWS's does."""
        self._stop("TimedOut")

    def forget(self) -> None:
        """Nobody wants to hear any more."""
        if self._doing is not None:
            self._doing.forget()

    @property
    def output(self) -> tuple[Path, Path] | None:
        """Where the running step's stdout and stderr are; None while no step runs."""
        if self._node is None or self._course is None or self._doing is None:
            return None
        step = self.job.steps[len(self._results)]
        folder = self._node.on_disk(Path(step_directory(step, self.job, self._course.site)))
        return folder / "stdout", folder / "stderr"

    def refuse(self, reason: str) -> None:
        """No node can be had: every step fails with the reason."""
        self._started = self._time.now()
        for _ in self.job.steps:
            failed = Verdict("Failed", 1, stderr=f"failed to run commands: {reason}")
            self._note(failed, failed)
        self._end()

    def _stop(self, interrupt: Interrupt) -> None:
        if self._doing is None:
            self._overdue = interrupt == "TimedOut"
        else:
            self._doing.stop(interrupt)

    def _proceed(self, course: Course) -> None:
        """On to the next step that has something to do."""
        while len(self._results) < len(self.job.steps):
            self._started = self._time.now()
            todo = course.next(len(self._results), cancelled=self._cancelled)
            if not isinstance(todo, Verdict):
                self._begin(todo)
                return
            self._note(todo, todo)
        self._end()

    def _begin(self, todo: Script | Work) -> None:
        assert self._node is not None
        assert self._course is not None
        if isinstance(todo, Script):
            try:
                self._doing = Attempt(self._node, todo, self._time, self._ended)
            except OSError as error:  # this process has as many files open as it may
                self._ended(Verdict("Failed", 1, stderr=f"failed to run commands: {error.strerror}"))
                return
        else:
            step = self.job.steps[len(self._results)]
            place = Workplace(step, self.job, self._course.site)
            labour = Labour(Hands(self._node, self._time), written_down(todo, place), self._ended)
            self._doing = labour.within(self._time, timeout_of(step.inputs))
        if self._overdue:
            self._overdue = False
            self.time_out()

    def _ended(self, ran: Verdict) -> None:
        """A step has run."""
        assert self._node is not None
        assert self._course is not None
        self._doing = None
        if ran.status == "SuccessAndReboot" and self._reboots < REBOOTS:
            self._reboots += 1
            self._node.power_off()
        else:
            told = self._course.take(self.job.steps[len(self._results)], ran)
            self._note(ran, told)
        self._proceed(self._course)

    def _note(self, ran: Verdict, told: Verdict) -> None:
        """A step is over; `told` is `ran` with what AWS adds."""
        step = self.job.steps[len(self._results)]
        stdout, stderr, output = texts(ran, told)
        files = self._node.on_disk(Path(ran.directory)) if self._node and ran.directory else None
        result = StepResult(
            name=step.name,
            action=step.action,
            status=told.status,
            code=told.code,
            stdout=stdout,
            stderr=stderr,
            output=output,
            started=self._started,
            finished=self._time.now(),
            stdout_file=files and files / "stdout",
            stderr_file=files and files / "stderr",
        )
        self._results.append(result)
        self._reboots = 0
        self._ears.on_step(result)

    def _end(self) -> None:
        status = rolled_up(result.status for result in self._results)
        self._ears.on_end(Result(status, tuple(self._results)))

"""A job at work on a node: its steps one after another, each an order to the node, with its time-out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from bellhop.agent.document import Course, rolled_up, texts
from bellhop.agent.jobs import JobResult, StepResult
from bellhop.agent.shell import Interrupt, Script, Site, Verdict, verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.agent.conversation import Conversation, Outcome
    from bellhop.agent.jobs import Job
    from bellhop.agent.node import Node

# Mds.CommandRetryLimit of the agent: how often a step may ask for a reboot (exit code 194).
REBOOTS = 15


class Timer(Protocol):
    """Something that can be called off."""

    def cancel(self) -> object: ...


@dataclass(frozen=True, slots=True)
class Ears:
    """Who hears of a job, all on the loop: each step as it ends, then the whole."""

    on_step: Callable[[StepResult], None]
    on_end: Callable[[JobResult], None]


@dataclass(frozen=True, slots=True)
class Time:
    """`now`: seconds since the epoch, for results. `call_later`: real seconds, for time-outs."""

    now: Callable[[], float]
    call_later: Callable[[float, Callable[[], None]], Timer]


class Invocation:
    """`begin` once the node is known; `cancel` and `time_out` at any time."""

    def __init__(self, job: Job, time: Time, ears: Ears) -> None:
        self.job = job
        self._time = time
        self._ears = ears
        self._results: list[StepResult] = []
        self._cancelled = False
        # per node and step
        self._node: Node | None = None
        self._course: Course | None = None
        self._conversation: Conversation | None = None
        self._interrupt: Interrupt = ""
        self._overdue = False  # the time was over before there was a process
        self._timer: Timer | None = None
        self._started = 0.0
        self._reboots = 0

    def begin(self, node: Node) -> None:
        self._node = node
        self._course = Course(self.job, Site(node.spec, node.prefix))
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
        if self._timer is not None:
            self._timer.cancel()

    def refuse(self, reason: str) -> None:
        """No node can be had: every step fails with the reason."""
        self._started = self._time.now()
        for _ in self.job.steps:
            failed = Verdict("Failed", 1, stderr=f"failed to run commands: {reason}")
            self._note(failed, failed, "")
        self._end()

    def _stop(self, interrupt: Interrupt) -> None:
        if self._conversation is None:
            self._overdue = interrupt == "TimedOut"
        elif not self._interrupt:
            self._interrupt = interrupt
            self._conversation.kill()

    def _proceed(self, course: Course) -> None:
        """On to the next step that has something to run."""
        while len(self._results) < len(self.job.steps):
            self._started = self._time.now()
            todo = course.next(len(self._results), cancelled=self._cancelled)
            if isinstance(todo, Script):
                self._run(todo)
                return
            self._note(todo, todo, "")
        self._end()

    def _run(self, script: Script) -> None:
        assert self._node is not None
        self._interrupt = ""
        self._conversation = self._node.run(script.order, lambda outcome: self._ended(script, outcome))
        self._timer = self._time.call_later(script.timeout, self.time_out)
        if self._overdue:
            self._overdue = False
            self.time_out()

    def _ended(self, script: Script, outcome: Outcome) -> None:
        assert self._node is not None
        assert self._course is not None
        assert self._timer is not None
        self._timer.cancel()
        self._conversation = None
        ran = verdict(script, outcome, self._interrupt)
        if ran.status == "SuccessAndReboot" and self._reboots < REBOOTS:
            self._reboots += 1
            self._node.power_off()
        else:
            told = self._course.take(self.job.steps[len(self._results)], ran)
            self._note(ran, told, script.order["directory"])
        self._proceed(self._course)

    def _note(self, ran: Verdict, told: Verdict, directory: str) -> None:
        """A step is over; `told` is `ran` with what AWS adds."""
        step = self.job.steps[len(self._results)]
        stdout, stderr, output = texts(ran, told)
        files = None if self._node is None or not directory else self._node.on_disk(Path(directory))
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
        self._ears.on_end(JobResult(self.job.command_id, self.job.instance_id, status, tuple(self._results)))

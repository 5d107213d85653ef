"""What Run Command needs of the agents on the nodes; who they are is joined in the emulator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bellhop.engines.documents.steps import Step
    from bellhop.engines.fleet.tables import Node
    from bellhop.store import Scope

# SuccessAndReboot: after too many boots.
StepStatus = Literal["Success", "SuccessAndReboot", "Failed", "TimedOut", "Cancelled", "Skipped"]
DocumentStatus = Literal["Success", "Failed", "TimedOut", "Cancelled"]


@dataclass(frozen=True, slots=True)
class Task:
    """One invocation to be carried out on a node."""

    scope: Scope
    node: Node
    command_id: str
    schema_version: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class StepResult:
    """How a step ended. Times are seconds since the epoch.

    `stdout` and `stderr` are cut as GetCommandInvocation shows them, `output` as ListCommandInvocations does.
    The files hold all that the step wrote, None: it has none; they go with the node.
    """

    name: str
    action: str
    status: StepStatus
    code: int
    stdout: str
    stderr: str
    output: str
    started: float
    finished: float
    stdout_file: Path | None = None
    stderr_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """How all of it ended: the roll-up of its steps, and every step."""

    status: DocumentStatus
    steps: tuple[StepResult, ...]


@dataclass(frozen=True, slots=True)
class Ears:
    """Who hears of a task, on the loop: each step as it ends, then the whole.

    Within `start` if nothing is to be run.
    """

    on_step: Callable[[StepResult], None]
    on_end: Callable[[Result], None]


class Agent(Protocol):
    """The agents of all nodes. Every call returns at once; unknown commands are over already."""

    def start(self, task: Task, ears: Ears) -> None:
        """Carry a task out."""
        ...

    def cancel(self, command_id: str, instance_id: str) -> None:
        """End the running step with all it started; the steps after it do not run."""
        ...

    def time_out(self, command_id: str, instance_id: str) -> None:
        """End the running step with all it started, as one whose time is over."""
        ...

    def output(self, command_id: str, instance_id: str) -> tuple[Path, Path] | None:
        """The files into which the running step writes its stdout and stderr; None while no step runs."""
        ...

    def forget(self, scope: Scope, instance_id: str) -> None:
        """The node is gone: its processes end, its files go, its tasks are never heard of again."""
        ...

"""Agents on the port of Run Command that do as a test says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Step:
    """A step's result."""

    status: str = "Success"
    code: int = 0
    stdout: str = "hi\n"
    stderr: str = ""
    output: str = "hi\n"
    started: float = 1.0
    finished: float = 2.0
    stdout_file: Path | None = None
    stderr_file: Path | None = None


@dataclass
class Result:
    """A task's result."""

    status: str
    steps: list[Step]


@dataclass
class Agents:
    """Agents on the port: they keep their tasks until the test ends them."""

    tasks: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    stopped: list[tuple[str, str]] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)

    def start(self, task, ears) -> None:
        self.tasks[task.node.instance_id] = (task, ears)

    def cancel(self, command_id, instance_id) -> None:
        self.stopped.append(("cancel", instance_id))

    def time_out(self, command_id, instance_id) -> None:
        self.stopped.append(("time out", instance_id))

    def output(self, command_id, instance_id) -> None:
        return None

    def forget(self, scope, instance_id) -> None:
        self.forgotten.append(instance_id)

    def end(self, instance_id: str, status: str = "Success", **step: Any) -> None:
        task, ears = self.tasks.pop(instance_id)
        done = [Step(status, code=0 if status == "Success" else 1, **step) for _ in task.steps]
        for each in done:
            ears.on_step(each)
        ears.on_end(Result(status, done))

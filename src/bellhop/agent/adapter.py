"""The agents on the nodes, as Run Command asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.agent.jobs import Job, NodeSpec, Step

if TYPE_CHECKING:
    from pathlib import Path

    from bellhop.agent.fleet import Fleet
    from bellhop.engines.documents.steps import Step as DocumentStep
    from bellhop.engines.runcommand.ports import Ears, Task
    from bellhop.store import Scope


def as_agent(step: DocumentStep) -> Step:
    """A document's step as the agent takes it."""
    return Step(step.name, step.action, step.inputs, step.precondition, step.as_written, step.sets)


class Agents:
    """Run Command's port over a fleet of nodes."""

    def __init__(self, fleet: Fleet) -> None:
        self._fleet = fleet

    def start(self, task: Task, ears: Ears) -> None:
        node, instance_id = task.node, task.node.instance_id
        spec = NodeSpec(
            *task.scope,
            instance_id,
            node.platform_type,
            node.platform_name,
            node.platform_version,
            node.computer_name,
            ip_address=node.ip_address,
            agent_version=node.agent_version,
        )
        steps = tuple(as_agent(step) for step in task.steps)
        job = Job(task.command_id, instance_id, steps, task.schema_version)
        self._fleet.start(spec, job, ears.on_step, ears.on_end)

    def cancel(self, command_id: str, instance_id: str) -> None:
        self._fleet.cancel(command_id, instance_id)

    def time_out(self, command_id: str, instance_id: str) -> None:
        self._fleet.time_out(command_id, instance_id)

    def output(self, command_id: str, instance_id: str) -> tuple[Path, Path] | None:
        return self._fleet.output(command_id, instance_id)

    def forget(self, scope: Scope, instance_id: str) -> None:
        self._fleet.forget(NodeSpec(*scope, instance_id))

"""An invocation as it is shown: every step of its plan, those that have not run too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.runcommand import retention
from bellhop.engines.runcommand.errors import InvalidPluginName, InvocationDoesNotExist
from bellhop.engines.runcommand.states import CANCELLING, IN_PROGRESS, PENDING, RUNNING, WAITING
from bellhop.engines.runcommand.tables import COMMANDS, INVOCATIONS, RUNS_OF, PluginRun, plan_of

if TYPE_CHECKING:
    from bellhop.engines.documents.steps import Step
    from bellhop.engines.runcommand.tables import Command, Invocation
    from bellhop.kernel.context import Context

NOT_RUN = -1  # the response code of what has not run


def find(ctx: Context, command_id: str, instance_id: str) -> tuple[Command, Invocation]:
    """A command and its invocation on this node; raises InvocationDoesNotExist."""
    command = ctx.store.get(COMMANDS, command_id)
    invocation = ctx.store.get(INVOCATIONS, command_id, instance_id)
    if command is None or invocation is None or not retention.is_kept(ctx, command):
        raise InvocationDoesNotExist
    return command, invocation


def plugins(ctx: Context, command: Command, row: Invocation) -> list[PluginRun]:
    """What each step did; those to come are shown as they stand."""
    runs = ctx.store.select(RUNS_OF, command_id=row.command_id, instance_id=row.instance_id)
    plan = plan_of(command)
    began = runs[-1].ended if runs else row.started
    to_come = [_to_come(row, place, plan[place]) for place in range(len(runs), len(plan))]
    if to_come and row.status in RUNNING:
        status = IN_PROGRESS if row.status == CANCELLING else row.status
        to_come[0].status, to_come[0].details, to_come[0].started = status, row.details, began
    return runs + to_come


def _to_come(row: Invocation, place: int, step: Step) -> PluginRun:
    status, details = row.status, row.details
    if status in WAITING or status in RUNNING:
        status = details = PENDING
    return PluginRun(row.command_id, row.instance_id, place, step.plugin, status, details, NOT_RUN)


def chosen(runs: list[PluginRun], name: str) -> PluginRun:
    """The step of this name; it may be left out where there is only one. Raises InvalidPluginName."""
    named = [run for run in runs if not name or run.name == name]
    if len(named) != 1:
        raise InvalidPluginName
    return named[0]

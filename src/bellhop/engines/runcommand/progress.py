"""Invocations on their way: handed out, step by step, over; lost, expired, delayed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.fleet import nodes
from bellhop.engines.runcommand import endings, outputs, wishes
from bellhop.engines.runcommand.notices import Follow, Gone, Ready, Stop
from bellhop.engines.runcommand.ports import Task
from bellhop.engines.runcommand.states import (
    CANCELLED,
    CANCELLING,
    COMMAND,
    DELAYED,
    DELIVERY_TIMED_OUT,
    FAILED,
    IN_PROGRESS,
    INVALID_PLATFORM,
    INVOCATION,
    PENDING,
    RUNNING,
    SUCCESS,
    TIMED_OUT,
    UNDELIVERABLE,
)
from bellhop.engines.runcommand.tables import (
    COMMANDS,
    INVOCATIONS,
    NEXT_PENDING,
    OF_COMMAND_IN,
    OPEN_OF_NODE,
    PLUGIN_RUNS,
    RUNS_OF,
    Command,
    Invocation,
    PluginRun,
    plan_of,
)

if TYPE_CHECKING:
    from bellhop.engines.fleet.events import NodeOnline, NodeRemoved
    from bellhop.engines.runcommand.ports import Result, StepResult
    from bellhop.kernel.context import Context

LOST = "The server stopped while this step ran; its processes ended with it."
REMOVED = "The managed node was removed."


def take(ctx: Context, command_id: str) -> list[Task]:
    """Hand out what waits, as far as MaxConcurrency allows: the tasks to be started."""
    command = ctx.store.get(COMMANDS, command_id)
    tasks: list[Task] = []
    if command is None or command.status not in (PENDING, IN_PROGRESS):
        return tasks
    while (room := _room(command)) > 0:
        rows = ctx.store.select(NEXT_PENDING, command_id=command_id, limit=room)
        if not rows:
            break
        tasks += [task for row in rows if (task := _hand_out(ctx, command, row))]
    _watch_delivery(ctx, command)
    endings.conclude(ctx, command)
    return tasks


def _room(command: Command) -> int:
    """How many more may be handed out at once, if so many are left."""
    left = command.target_count - command.completed_count
    return min(command.concurrency, left) - command.running_count


def _hand_out(ctx: Context, command: Command, row: Invocation) -> Task | None:
    """The task for the node; None if the invocation was called off meanwhile or cannot be delivered (yet)."""
    if COMMAND.final(command.status):
        return None
    node = nodes.find(ctx, row.instance_id)
    if node is None:
        endings.end(ctx, command, row, (FAILED, UNDELIVERABLE))
    elif node.platform_type not in command.plan["platforms"]:
        endings.end(ctx, command, row, (FAILED, INVALID_PLATFORM))
    elif not nodes.online(node):
        row.status = row.details = INVOCATION.step(row.status, DELAYED)
        endings.keep(ctx, row)
        endings.tell(ctx, command, row)
    else:
        plan = plan_of(command)
        _start(ctx, command, row, plan[0].timeout)
        if command.extras and wishes.of(command).logs:
            _follow_later(ctx, row)
        return Task(ctx.scope, node, command.command_id, command.plan["schema"], plan)
    return None


def _start(ctx: Context, command: Command, row: Invocation, timeout: float) -> None:
    row.status = row.details = INVOCATION.step(row.status, IN_PROGRESS)
    row.started = ctx.now
    _watch_step(ctx, row, timeout)
    endings.keep(ctx, row)
    endings.tell(ctx, command, row)
    command.running_count += 1
    if command.status == PENDING:
        command.status = command.details = COMMAND.step(PENDING, IN_PROGRESS)
        endings.tell_of_command(ctx, command)


def _watch_step(ctx: Context, row: Invocation, timeout: float) -> None:
    """The clock may be moved on: then the step's time is over before it really is."""
    row.watch = ctx.later(
        ctx.now + timeout, expire_step, command_id=row.command_id, instance_id=row.instance_id
    )


def _follow_later(ctx: Context, row: Invocation) -> None:
    facts = {"command_id": row.command_id, "instance_id": row.instance_id}
    ctx.later(ctx.now + outputs.EVERY, follow, **facts)


def follow(ctx: Context, command_id: str, instance_id: str) -> None:
    """A timer: what was written by now goes to CloudWatch Logs, and so on until the invocation is over."""
    row = ctx.store.get(INVOCATIONS, command_id, instance_id)
    if row and row.status in RUNNING:
        ctx.notify(Follow(ctx.scope, command_id, instance_id))
        _follow_later(ctx, row)


def _watch_delivery(ctx: Context, command: Command) -> None:
    """What still waits does so until TimeoutSeconds are over."""
    waits = command.completed_count + command.running_count < command.target_count
    if waits and not command.watch and not COMMAND.final(command.status):
        due = command.requested + command.timeout_seconds
        command.watch = ctx.later(due, expire_delivery, command_id=command.command_id)


def expire_delivery(ctx: Context, command_id: str) -> None:
    """A timer: whatever was not handed out by now never is."""
    command = ctx.store.get(COMMANDS, command_id)
    if command is None:
        return
    command.watch = 0
    for row in list(endings.waiting_of(ctx, command)):
        endings.end(ctx, command, row, (TIMED_OUT, DELIVERY_TIMED_OUT))
    endings.conclude(ctx, command)


def expire_step(ctx: Context, command_id: str, instance_id: str) -> None:
    """A timer: the step that runs has had its time."""
    ctx.notify(Stop(command_id, instance_id, timed_out=True))


def step_ended(ctx: Context, task: Task, place: int, result: StepResult) -> None:
    """A step is over and another follows."""
    row = ctx.store.get(INVOCATIONS, task.command_id, task.node.instance_id)
    command = ctx.store.get(COMMANDS, task.command_id)
    if command is None or row is None or row.status not in RUNNING:
        return
    _add_run(ctx, command, task, place, result)
    ctx.never(row.watch)
    _watch_step(ctx, row, task.steps[place + 1].timeout)
    endings.keep(ctx, row)


def ended(ctx: Context, task: Task, known: int, result: Result) -> None:
    """All steps are over; the first `known` of them were told before."""
    command = ctx.store.get(COMMANDS, task.command_id)
    row = ctx.store.get(INVOCATIONS, task.command_id, task.node.instance_id)
    if command is None or row is None or row.status not in RUNNING:
        return
    for place, step in enumerate(result.steps[known:], known):
        _add_run(ctx, command, task, place, step)
    endings.end(ctx, command, row, endings.of_result(result.status))
    endings.conclude(ctx, command)
    if command.completed_count + command.running_count < command.target_count:
        ctx.notify(Ready(ctx.scope, command.command_id))


def _add_run(ctx: Context, command: Command, task: Task, place: int, result: StepResult) -> None:
    status, details = (
        (SUCCESS, SUCCESS) if result.status == "Skipped" else endings.of_result(_known(result.status))
    )
    run = PluginRun(
        task.command_id,
        task.node.instance_id,
        place,
        task.steps[place].plugin,
        status,
        details,
        result.code,
        result.started,
        result.finished,
        result.stdout,
        result.stderr,
        result.output,
    )
    ctx.store.add(PLUGIN_RUNS, run)
    if command.extras:
        outputs.send(ctx, command, task, place, result)


def _known(status: str) -> str:
    """A step that asked for a boot once too often has failed."""
    return FAILED if status == "SuccessAndReboot" else status


def lose(ctx: Context, command_id: str) -> None:
    """After a restart: whatever was running is no more."""
    command = ctx.store.get(COMMANDS, command_id)
    assert command
    for status in RUNNING:
        for row in ctx.store.select(OF_COMMAND_IN, command_id=command_id, status=status):
            _fail(ctx, command, row, LOST)
            ending = CANCELLED if status == CANCELLING else FAILED
            endings.end(ctx, command, row, (ending, ending))
    endings.conclude(ctx, command)
    if not wishes.of(command).alarm:  # else its alarm is asked about first: that is due, and kept
        ctx.notify(Ready(ctx.scope, command_id))


def _fail(ctx: Context, command: Command, row: Invocation, why: str) -> None:
    """The step that ran has failed without the agent's word."""
    runs = ctx.store.select(RUNS_OF, command_id=row.command_id, instance_id=row.instance_id)
    plan = plan_of(command)
    if len(runs) < len(plan):
        began = runs[-1].ended if runs else row.started
        run = PluginRun(row.command_id, row.instance_id, len(runs), plan[len(runs)].plugin, FAILED, FAILED, 1)
        run.started, run.ended, run.stderr, run.output = began, ctx.now, why, why
        ctx.store.add(PLUGIN_RUNS, run)


def node_online(ctx: Context, event: NodeOnline) -> None:
    """A subscriber: what was delayed for this node is tried again."""
    for row in ctx.store.select(OPEN_OF_NODE, instance_id=event.instance_id):
        if row.status == DELAYED:
            row.status = row.details = INVOCATION.step(row.status, PENDING)
            endings.keep(ctx, row)
            ctx.notify(Ready(ctx.scope, row.command_id))


def node_removed(ctx: Context, event: NodeRemoved) -> None:
    """A subscriber: nothing can be delivered to this node any more, and what ran there is gone."""
    for row in ctx.store.select(OPEN_OF_NODE, instance_id=event.instance_id):
        command = ctx.store.get(COMMANDS, row.command_id)
        assert command
        if row.status in RUNNING:
            _fail(ctx, command, row, REMOVED)
        endings.end(ctx, command, row, (FAILED, UNDELIVERABLE))
        endings.conclude(ctx, command)
        ctx.notify(Ready(ctx.scope, row.command_id))
    ctx.notify(Gone(ctx.scope, event.instance_id))

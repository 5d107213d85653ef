"""The CloudWatch alarm of a command: asked about before the first node has it, and then by the clock.

"Note that if your alarm activates, any pending command invocations do not run."
https://docs.aws.amazon.com/systems-manager/latest/userguide/running-commands-console.html
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from bellhop.downstream.ports import Undeliverable, Unreachable
from bellhop.engines.runcommand import endings, wishes
from bellhop.engines.runcommand.events import AlarmDue
from bellhop.engines.runcommand.notices import Ready
from bellhop.engines.runcommand.states import CANCELLED, CANCELLING, COMMAND
from bellhop.engines.runcommand.tables import COMMANDS

if TYPE_CHECKING:
    from bellhop.engines.runcommand.tables import Command
    from bellhop.kernel.context import Context

EVERY, AT_MOST = 10.0, 300.0  # seconds between two questions: the longer it waits the rarer
ALARM, UNKNOWN = "ALARM", "UNKNOWN"


def look(ctx: Context, command: Command) -> None:
    """Ask how the alarm stands; what waits is handed out if it may be."""
    ctx.emit(AlarmDue(wishes.of(command).alarm, command.command_id))


def due(ctx: Context, command_id: str) -> None:
    """A timer: as long as anything waits."""
    command = ctx.store.get(COMMANDS, command_id)
    if command and command.status not in (CANCELLED, CANCELLING) and _waits(command):
        look(ctx, command)


def ask(ctx: Context, event: AlarmDue) -> None:
    """A subscriber: the alarm has fired, and what waits is called off; or it has not."""
    command = ctx.store.get(COMMANDS, event.command_id)
    if command is None or not _waits(command):
        return
    state = _state(ctx, command)
    if state == ALARM or (state == UNKNOWN and wishes.of(command).unknown_alarm_stops):
        _stop(ctx, command, state)
    else:
        pause = min(AT_MOST, max(EVERY, (ctx.now - command.requested) / 20))
        ctx.later(ctx.now + pause, due, command_id=command.command_id)
        ctx.notify(Ready(ctx.scope, command.command_id))


def _waits(command: Command) -> bool:
    under_way = command.completed_count + command.running_count
    return under_way < command.target_count and not COMMAND.final(command.status)


def _state(ctx: Context, command: Command) -> str:
    """UNKNOWN where there is no such alarm, or nobody answers."""
    metrics, scope, name = ctx.neighbours.metrics, ctx.scope, wishes.of(command).alarm
    try:
        return ctx.ask("alarm", lambda: metrics.alarm(scope, name)) or UNKNOWN
    except (Undeliverable, Unreachable):
        return UNKNOWN


def _stop(ctx: Context, command: Command, state: str) -> None:
    triggered = dataclasses.replace(wishes.of(command), triggered=state)
    command.extras = triggered.facts()
    ctx.store.update(COMMANDS, command.command_id, extras=command.extras)
    endings.call_off(ctx, command)
    for row in list(endings.waiting_of(ctx, command)):
        endings.end(ctx, command, row, (CANCELLED, CANCELLED))
    endings.conclude(ctx, command)

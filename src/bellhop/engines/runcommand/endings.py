"""How invocations end, and what that makes of their command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.runcommand import figures, notifications
from bellhop.engines.runcommand.events import CommandStatusChanged, InvocationStatusChanged
from bellhop.engines.runcommand.states import (
    ACCESS_DENIED,
    CANCELLED,
    CANCELLING,
    COMMAND,
    COUNTED,
    DELIVERY_TIMED_OUT,
    EXECUTION_TIMED_OUT,
    FAILED,
    IN_PROGRESS,
    INCOMPLETE,
    INVOCATION,
    PENDING,
    RUNNING,
    SUCCESS,
    TERMINATED,
    TIMED_OUT,
    UNTRIED,
    WAITING,
)
from bellhop.engines.runcommand.tables import COMMANDS, INVOCATIONS, OF_COMMAND, OF_COMMAND_IN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.engines.runcommand.tables import Command, Invocation
    from bellhop.kernel.context import Context

Ending = tuple[str, str]  # a status and its details


def end(ctx: Context, command: Command, row: Invocation, ending: Ending) -> None:
    """An invocation is over: it is counted; `conclude` says what follows for the command."""
    if row.status in RUNNING:
        command.running_count -= 1
    if row.watch:
        ctx.never(row.watch)
        row.watch = 0
    status, row.details = ending
    row.status = INVOCATION.step(row.status, status)
    keep(ctx, row)
    tell(ctx, command, row)
    command.completed_count += 1
    command.error_count += row.details in COUNTED
    command.delivery_timed_out_count += row.details == DELIVERY_TIMED_OUT
    if command.error_count > command.errors_allowed and not COMMAND.final(command.status):
        _break_off(ctx, command, row)


def keep(ctx: Context, row: Invocation) -> None:
    """What changes of an invocation; the rest stands in more indexes, and they stay as they are."""
    ctx.store.update(
        INVOCATIONS,
        row.command_id,
        row.instance_id,
        status=row.status,
        details=row.details,
        started=row.started,
        watch=row.watch,
    )


def tell(ctx: Context, command: Command, row: Invocation) -> None:
    """The invocation has come to another status."""
    ctx.emit(InvocationStatusChanged(row.command_id, row.instance_id, row.status))
    notifications.of_invocation(ctx, command, row)


def tell_of_command(ctx: Context, command: Command) -> None:
    """The command has come to another status."""
    ctx.emit(CommandStatusChanged(command.command_id, command.status))
    notifications.of_command(ctx, command)


def call_off(ctx: Context, command: Command) -> None:
    """The command is to end as cancelled, once what runs of it has ended."""
    if command.status in (PENDING, IN_PROGRESS):
        command.status = command.details = COMMAND.step(command.status, CANCELLING)
        if command.running_count:
            tell_of_command(ctx, command)


def _break_off(ctx: Context, command: Command, row: Invocation) -> None:
    """One error more than MaxErrors: the command has failed, and goes to no further node."""
    end_command(ctx, command, row.status, row.details)
    for waiting in waiting_of(ctx, command):
        end(ctx, command, waiting, (FAILED, TERMINATED))


def waiting_of(ctx: Context, command: Command) -> Iterable[Invocation]:
    """Invocations that were not handed out."""
    for status in WAITING:
        yield from ctx.store.select(OF_COMMAND_IN, command_id=command.command_id, status=status)


def conclude(ctx: Context, command: Command) -> None:
    """End the command if its last invocation is over; keep what changed of it."""
    if command.completed_count >= command.target_count and not COMMAND.final(command.status):
        end_command(ctx, command, *_verdict(ctx, command))
    save(ctx, command)


def end_command(ctx: Context, command: Command, status: str, details: str) -> None:
    command.status, command.details = COMMAND.step(command.status, status), details
    tell_of_command(ctx, command)
    figures.count(ctx, command)
    if command.watch:
        ctx.never(command.watch)
        command.watch = 0


def save(ctx: Context, command: Command) -> None:
    ctx.store.update(
        COMMANDS,
        command.command_id,
        status=command.status,
        details=command.details,
        completed_count=command.completed_count,
        error_count=command.error_count,
        delivery_timed_out_count=command.delivery_timed_out_count,
        running_count=command.running_count,
        watch=command.watch,
    )


def _verdict(ctx: Context, command: Command) -> Ending:
    """What all endings together make of a command that MaxErrors did not break off.

    Nodes that it could not be tried on count neither for Success nor for Incomplete.
    """
    details = {row.details for row in ctx.store.select(OF_COMMAND, command_id=command.command_id)}
    tried = details.difference(UNTRIED)
    if tried == {SUCCESS}:
        return SUCCESS, SUCCESS
    if tried == {CANCELLED} or (command.status == CANCELLING and CANCELLED in tried):
        return CANCELLED, CANCELLED
    if command.delivery_timed_out_count > command.errors_allowed:
        return TIMED_OUT, DELIVERY_TIMED_OUT
    if not tried:
        return FAILED, ACCESS_DENIED if details == {ACCESS_DENIED} else FAILED
    return FAILED, INCOMPLETE


def of_result(status: str) -> Ending:
    """The ending that an agent's word for it means."""
    return (TIMED_OUT, EXECUTION_TIMED_OUT) if status == TIMED_OUT else (status, status)

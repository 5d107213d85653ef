"""Commands are kept for 30 days: then nobody is told of them any more, and by and by they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.runcommand.tables import (
    COMMANDS,
    OLDER,
    REMOVE_INVOCATIONS,
    REMOVE_RUNS,
    REMOVE_SENT,
    Command,
)

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.store import Across

DAY = 86_400.0
KEPT = 30 * DAY  # seconds
AT_ONCE = 100  # commands that go in one transaction


def since(ctx: Context) -> float:
    """Whoever asks is told of commands that were requested then or later."""
    return ctx.now - KEPT


def is_kept(ctx: Context, command: Command) -> bool:
    return command.requested >= since(ctx)


def drop_old(across: Across, now: float) -> bool:
    """Some commands of long ago are gone; whether there may be more."""
    found = list(across.each(OLDER, before=now - KEPT, limit=AT_ONCE))
    for scope, command in found:
        store = across.scope(scope)
        store.change(REMOVE_SENT, command_id=command.command_id)
        store.change(REMOVE_RUNS, command_id=command.command_id)
        store.change(REMOVE_INVOCATIONS, command_id=command.command_id)
        store.delete(COMMANDS, command.command_id)
    return len(found) == AT_ONCE

"""A Bellhop in the foreground: starts, says where it listens, and ends cleanly on a signal."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import sys
from typing import TYPE_CHECKING

import uvloop

from bellhop.emulator import Emulator
from bellhop.listening import Listening, Sockets
from bellhop.server.listeners import CannotBind
from bellhop.settings import SettingsError, load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bellhop.settings import Settings


def serve(arguments: Sequence[str]) -> int:
    """`bellhop serve`: the exit code; 2 after one clear line about what cannot be used."""
    try:
        return uvloop.run(_serve(load(arguments)))
    except (SettingsError, CannotBind) as error:
        sys.stderr.write(f"bellhop: {error}\n")
        return 2


async def _serve(settings: Settings) -> int:
    over = _signalled()
    with contextlib.ExitStack() as undo:
        sockets = Sockets(settings)
        undo.callback(sockets.close)
        emulator = Emulator(settings)
        undo.callback(emulator.close)
        await emulator.start()
        undo.pop_all()
    listening = Listening(emulator, sockets)
    listening.start()
    _say("Bellhop is ready.", *listening.addresses.lines())
    gc.freeze()
    gc.enable()
    _say(f"commands          {await emulator.machines.rung()}")
    await over.wait()
    await listening.stop()
    await emulator.stop()
    return 0


def _say(*lines: str) -> None:
    """Print; a reader who has gone away is no reason to end."""
    try:
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _signalled() -> asyncio.Event:
    """Set when somebody asks the process to end."""
    over = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, over.set)
    return over

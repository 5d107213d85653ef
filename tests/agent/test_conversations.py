"""The server's end of a command hears every end, on the loop that Bellhop runs on."""

from __future__ import annotations

import asyncio
import socket

import pytest
import uvloop

from bellhop.agent.conversation import Conversation, Outcome

REPORT = b"ended 137 1 4 3 0\nout\nerr"
KILLED = Outcome("", 137, True, b"out\n", b"err")


async def heard(*report: bytes, killed: bool, read: int) -> Outcome:
    """What is made of a report whose teller read so many bytes of what it was told, and then was gone."""
    loop = asyncio.get_running_loop()
    told: asyncio.Future[Outcome] = loop.create_future()
    conversation = Conversation(loop, b"order", told.set_result)
    theirs = socket.socket(fileno=conversation.theirs.detach())
    if killed:
        conversation.kill()
    theirs.recv(read)
    for piece in report:
        theirs.sendall(piece)
    theirs.close()
    return await asyncio.wait_for(told, 5)


@pytest.mark.parametrize("run", [asyncio.run, uvloop.run])
@pytest.mark.parametrize("read", [2, 5, 6])
@pytest.mark.parametrize("killed", [False, True])
def test_a_report_is_heard_though_something_was_left_unread(run, read: int, killed: bool) -> None:
    assert run(heard(REPORT, killed=killed, read=read)) == KILLED
    assert run(heard(REPORT[:9], REPORT[9:], killed=killed, read=read)) == KILLED


@pytest.mark.parametrize("run", [asyncio.run, uvloop.run])
@pytest.mark.parametrize("read", [2, 5])
def test_a_teller_that_says_nothing_was_lost(run, read: int) -> None:
    assert run(heard(killed=True, read=read)).lost


@pytest.mark.parametrize("run", [asyncio.run, uvloop.run])
def test_a_teller_that_never_stops_is_not_listened_to(run) -> None:
    async def flooded() -> Outcome:
        loop = asyncio.get_running_loop()
        told: asyncio.Future[Outcome] = loop.create_future()
        conversation = Conversation(loop, b"order", told.set_result)
        theirs = socket.socket(fileno=conversation.theirs.detach())
        theirs.setblocking(False)
        with theirs:
            while not told.done():
                try:
                    theirs.send(b"x" * 65536)
                except (BlockingIOError, BrokenPipeError):
                    await asyncio.sleep(0)
        return told.result()

    assert run(flooded()).lost

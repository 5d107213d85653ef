"""Commands as a whole: called off, for another platform, for a fleet, of long ago."""

from __future__ import annotations

import pytest

from bellhop.engines.fleet import nodes
from bellhop.engines.fleet.nodes import NewNode
from bellhop.engines.runcommand import commands, limits
from bellhop.engines.runcommand.errors import (
    DuplicateInstanceId,
    InvalidCommandId,
    InvocationDoesNotExist,
)
from bellhop.engines.runcommand.targets import Target

SUCCESS, FAILED, CANCELLED, CANCELLING = (
    ("Success",) * 2,
    ("Failed",) * 2,
    ("Cancelled",) * 2,
    ("Cancelling",) * 2,
)


async def test_cancel_twice(house):
    a, b = house.node("a"), house.node("b")
    house.status(b, "ConnectionLost")
    command = await house.order(a, b)
    await house.cancel(command)
    await house.cancel(command)
    assert house.agents.stopped == [("cancel", a)]
    assert house.of_command(command) == CANCELLING
    await house.end(a, "Cancelled")
    assert house.of_command(command) == CANCELLED


async def test_what_is_cancelled_after_some_have_succeeded_is_cancelled(house):
    a, b = house.node("a"), house.node("b")
    house.status(b, "ConnectionLost")
    command = await house.order(a, b)
    await house.end(a)
    await house.cancel(command)
    assert house.invocations(command) == {"a": SUCCESS, "b": CANCELLED}
    assert house.of_command(command) == CANCELLED


async def test_cancel_names_a_node_twice(house):
    a = house.node("a")
    command = await house.order(a)
    with pytest.raises(DuplicateInstanceId):
        await house.cancel(command, a, a)


async def test_nodes_of_another_platform_are_no_failure(house):
    a = house.node("a", tags={"all": ""})
    house.node("w", platform_type="Windows", tags={"all": ""})
    command = await house.order(targets=[Target("tag-key", ("all",))])
    await house.end(a)
    assert house.of_command(command) == SUCCESS
    assert house.command(command).error_count == 0


async def test_nodes_of_another_platform_alone_are_one(house):
    house.node("w", platform_type="Windows", tags={"all": ""})
    command = await house.order(targets=[Target("tag-key", ("all",))])
    assert house.invocations(command) == {"w": ("Failed", "InvalidPlatform")}
    assert house.of_command(command) == FAILED


async def test_more_nodes_than_may_wait(house, monkeypatch):
    monkeypatch.setattr(limits, "PENDING_INVOCATIONS", 1)
    for letter in "ab":
        house.node(letter, tags={"all": ""})
    command = await house.order(targets=[Target("tag-key", ("all",))])
    assert house.of_command(command) == ("Failed", "RateExceeded")
    assert house.invocations(command) == {}
    assert house.command(command).target_count == 2


async def test_a_command_is_kept_for_thirty_days(house):
    a = house.node("a")
    old = await house.order(a)
    await house.end(a)
    await house.advance(30 * 86_400)
    assert house.command(old)
    assert house.kernel.run(commands.find, old)
    await house.advance(1)
    with pytest.raises(InvalidCommandId):
        house.kernel.run(commands.find, old)
    with pytest.raises(InvocationDoesNotExist):
        house.plugins(old, a)
    new = await house.order(a)
    await house.end(a)
    assert (house.command(old), house.invocations(old)) == (None, {})
    assert house.invocations(new) == {"a": SUCCESS}


async def test_a_fleet(house):
    """A tenth of it at a time, and a hundredth of it may fail."""
    for number in range(1000):
        house.kernel.run(nodes.add, NewNode(f"i-{number:017x}", tags={"fleet": ""}))
    wanted = [Target("tag-key", ("fleet",))]
    command = await house.order(targets=wanted, max_concurrency="10%", max_errors="1%")
    running = []
    for number in range(1000):
        running.append(len(house.agents.tasks))
        await house.end(f"i-{number:017x}", "Failed" if number < 10 else "Success")
    assert set(running[:900]) == {100}
    assert house.of_command(command) == ("Failed", "Incomplete")
    found = house.command(command)
    assert (found.target_count, found.completed_count, found.error_count) == (1000, 1000, 10)

"""Commands from order to end, with agents that do as they are told."""

from __future__ import annotations

import pytest

from bellhop.engines.documents import library
from bellhop.engines.documents.errors import InvalidParameters
from bellhop.engines.fleet import nodes
from bellhop.engines.fleet.tables import NODES
from bellhop.engines.parameters.drafts import Draft
from bellhop.engines.parameters.parameters import put
from bellhop.engines.runcommand.dispatcher import Dispatcher
from bellhop.engines.runcommand.errors import (
    DuplicateInstanceId,
    InvalidCommandId,
    InvalidInstanceId,
    UnsupportedPlatformType,
)
from bellhop.engines.runcommand.notices import Gone, Ready, Stop
from bellhop.engines.runcommand.progress import LOST, REMOVED
from bellhop.engines.runcommand.targets import Target
from bellhop.kernel.timers import TIMERS
from bellhop.store import Query
from tests.engines.runcommand.agents import Result, Step

PENDING, RUNNING, DELAYED = ("Pending",) * 2, ("InProgress",) * 2, ("Delayed",) * 2
SUCCESS, FAILED, CANCELLED, CANCELLING = (
    ("Success",) * 2,
    ("Failed",) * 2,
    ("Cancelled",) * 2,
    ("Cancelling",) * 2,
)
OVERDUE = ("TimedOut", "ExecutionTimedOut")
UNDELIVERED = ("TimedOut", "DeliveryTimedOut")
TERMINATED = ("Failed", "Terminated")
UNDELIVERABLE = ("Failed", "Undeliverable")


def timers(house) -> int:
    return len(house.kernel.database.across().select(Query(TIMERS, TIMERS.c.event.is_(None), order=("id",))))


async def test_a_command_runs(house):
    a = house.node("a")
    command = await house.order(a)
    assert house.of_command(command) == RUNNING
    task, _ = house.agents.tasks[a]
    assert task.steps[0].inputs["runCommand"] == ["echo hi"]
    assert [(run.name, run.status, run.code, run.started) for run in house.plugins(command, a)] == [
        ("aws:runShellScript", "InProgress", -1, house.kernel.clock.now())
    ]
    await house.end(a)
    assert (house.of_command(command), house.invocations(command)) == (SUCCESS, {"a": SUCCESS})
    (run,) = house.plugins(command, a)
    assert (run.status, run.code, run.stdout, run.started, run.ended) == ("Success", 0, "hi\n", 1.0, 2.0)
    assert not house.dispatcher.busy
    assert timers(house) == 0


@pytest.mark.parametrize(
    ("status", "invocation", "errors"),
    [("Failed", FAILED, 1), ("TimedOut", OVERDUE, 1), ("Cancelled", CANCELLED, 0)],
)
async def test_how_an_agent_ends_it(house, status, invocation, errors):
    command = await house.order(house.node("a"))
    await house.end("i-" + "a" * 17, status)
    assert house.invocations(command) == {"a": invocation}
    assert house.of_command(command) == invocation
    assert house.command(command).error_count == errors


async def test_max_concurrency(house):
    nodes = [house.node(letter) for letter in "abcde"]
    command = await house.order(*nodes, max_concurrency="2")
    assert sorted(house.agents.tasks) == nodes[:2]
    await house.end(nodes[0])
    assert sorted(house.agents.tasks) == nodes[1:3]
    for node in nodes[1:]:
        await house.end(node)
    assert house.of_command(command) == SUCCESS
    assert house.command(command).completed_count == 5


async def test_max_errors_calls_the_rest_off(house):
    nodes = [house.node(letter) for letter in "abcd"]
    command = await house.order(*nodes, max_concurrency="1", max_errors="1")
    await house.end(nodes[0], "Failed")
    assert house.of_command(command) == RUNNING
    await house.end(nodes[1], "Failed")
    assert house.of_command(command) == FAILED
    assert house.invocations(command) == {"a": FAILED, "b": FAILED, "c": TERMINATED, "d": TERMINATED}
    found = house.command(command)
    assert (found.completed_count, found.error_count) == (4, 2)
    assert timers(house) == 0


async def test_running_ones_go_on_after_the_command_failed(house):
    a, b = house.node("a"), house.node("b")
    command = await house.order(a, b)
    await house.end(a, "Failed")
    assert (house.of_command(command), house.invocations(command)["b"]) == (FAILED, RUNNING)
    await house.end(b)
    assert house.invocations(command)["b"] == SUCCESS
    assert house.command(command).completed_count == 2


async def test_fewer_errors_than_allowed_leave_it_incomplete(house):
    a, b = house.node("a"), house.node("b")
    command = await house.order(a, b, max_errors="50%")
    await house.end(a, "Failed")
    await house.end(b)
    assert house.of_command(command) == ("Failed", "Incomplete")


async def test_cancel_what_waits_and_what_runs(house):
    a, b = house.node("a"), house.node("b")
    command = await house.order(a, b, max_concurrency="1")
    await house.cancel(command)
    assert house.invocations(command) == {"a": CANCELLING, "b": CANCELLED}
    assert house.of_command(command) == CANCELLING
    assert house.agents.stopped == [("cancel", a)]
    await house.end(a, "Cancelled")
    assert (house.of_command(command), house.invocations(command)["a"]) == (CANCELLED, CANCELLED)
    await house.cancel(command)
    assert house.agents.stopped == [("cancel", a)]


async def test_cancel_on_one_node(house):
    a, b = house.node("a"), house.node("b")
    command = await house.order(a, b)
    await house.cancel(command, b)
    await house.end(b, "Cancelled")
    await house.end(a)
    assert house.invocations(command) == {"a": SUCCESS, "b": CANCELLED}
    assert house.of_command(command) == ("Failed", "Incomplete")


async def test_cancel_what_is_not_there(house):
    command = await house.order(house.node("a"))
    with pytest.raises(InvalidCommandId):
        await house.cancel("nobody")
    with pytest.raises(InvalidInstanceId):
        await house.cancel(command, "i-" + "b" * 17)


async def test_a_lost_node_is_waited_for(house):
    a = house.node("a")
    house.status(a, "ConnectionLost")
    command = await house.order(a)
    assert (house.of_command(command), house.invocations(command)) == (PENDING, {"a": DELAYED})
    assert not house.dispatcher.busy
    house.status(a, "Online")
    await house.settle()
    assert house.invocations(command) == {"a": RUNNING}
    await house.end(a)
    assert house.of_command(command) == SUCCESS
    assert timers(house) == 0


async def test_delivery_times_out(house):
    a, b = house.node("a"), house.node("b")
    house.status(a, "ConnectionLost")
    command = await house.order(a, timeout_seconds=60)
    both = await house.order(a, b, timeout_seconds=90, max_errors="1")
    await house.end(b)
    await house.advance(59)
    assert house.invocations(command) == {"a": DELAYED}
    await house.advance(1)
    assert (house.of_command(command), house.invocations(command)) == (UNDELIVERED, {"a": UNDELIVERED})
    assert house.command(command).delivery_timed_out_count == 1
    assert house.command(command).error_count == 0
    await house.advance(30)
    assert house.of_command(both) == ("Failed", "Incomplete")
    assert timers(house) == 0


async def test_the_clock_ends_a_step(house):
    a = house.node("a")
    command = await house.order(a, parameters={"commands": ["sleep 999"], "executionTimeout": ["90"]})
    assert house.command(command).expires_after == house.kernel.clock.now() + 3600 + 90
    await house.advance(89)
    assert house.agents.stopped == []
    await house.advance(1)
    assert house.agents.stopped == [("time out", a)]
    await house.end(a, "TimedOut")
    assert (house.of_command(command), house.invocations(command)) == (OVERDUE, {"a": OVERDUE})


async def test_a_removed_node(house):
    a, b = house.node("a"), house.node("b")
    house.status(b, "ConnectionLost")
    command = await house.order(a, b, max_concurrency="1")
    for node in (a, b):
        house.kernel.run(nodes.remove, node)
    await house.settle()
    assert house.agents.forgotten == [a, b]
    assert house.invocations(command) == {"a": UNDELIVERABLE, "b": UNDELIVERABLE}
    assert house.of_command(command) == FAILED
    assert house.plugins(command, a)[0].stderr == REMOVED
    assert not house.dispatcher.busy


async def test_a_node_removed_before_the_command_reached_it(house):
    a, b = house.node("a"), house.node("b")
    command = await house.order(a, b, max_concurrency="1")
    house.kernel.run(lambda ctx: ctx.store.delete(NODES, b))
    await house.end(a)
    assert house.invocations(command) == {"a": SUCCESS, "b": UNDELIVERABLE}
    assert house.of_command(command) == SUCCESS


async def test_a_restart(house):
    a, b, c = (house.node(letter) for letter in "abc")
    house.status(c, "ConnectionLost")
    command = await house.order(a, b, max_concurrency="1", max_errors="1")
    delayed = await house.order(c)
    again = Dispatcher(house.kernel.transactions, house.agents)
    for notice in (Ready, Stop, Gone):
        house.kernel.transactions.surroundings.listen(notice, again.hear)
    house.agents.tasks.clear()
    again.start()
    await house.settle()
    assert house.invocations(command) == {"a": FAILED, "b": RUNNING}
    assert house.plugins(command, a)[0].stderr == LOST
    assert list(house.agents.tasks) == [b]
    assert house.invocations(delayed) == {"c": DELAYED}
    await house.end(b)
    assert house.of_command(command) == ("Failed", "Incomplete")


@pytest.mark.parametrize(
    ("wanted", "met"),
    [
        ([("tag:stage", ("test",))], "ab"),
        ([("tag:stage", ("test", "prod"))], "abc"),
        ([("tag-key", ("stage",))], "abc"),
        ([("tag:stage", ("test",)), ("tag:role", ("web",))], "a"),
        ([("InstanceIds", ("i-" + "d" * 17, "i-" + "c" * 17))], "cd"),
        ([("InstanceIds", ("*",))], "abcd"),
        ([("instanceids", ("i-" + "a" * 17, "i-" + "c" * 17)), ("tag:stage", ("test",))], "a"),
        ([("tag:stage", ("nobody",))], ""),
    ],
)
async def test_targets(house, wanted, met):
    house.node("a", tags={"stage": "test", "role": "web"})
    house.node("b", tags={"stage": "test"})
    house.node("c", tags={"stage": "prod"})
    house.node("d")
    command = await house.order(targets=[Target(*each) for each in wanted], max_concurrency="50%")
    assert "".join(house.invocations(command)) == met
    assert house.command(command).target_count == len(met)
    assert (house.of_command(command) == ("Failed", "NoInstancesInTag")) is not bool(met)


async def test_a_platform_that_the_document_is_not_for(house):
    house.node("a", tags={"all": ""})
    windows = house.node("w", platform_type="Windows", tags={"all": ""})
    with pytest.raises(UnsupportedPlatformType):
        await house.order(windows)
    command = await house.order(targets=[Target("tag-key", ("all",))])
    assert house.invocations(command) == {"a": RUNNING, "w": ("Failed", "InvalidPlatform")}


@pytest.mark.parametrize(
    ("ids", "more", "error"),
    [
        (["x"], {}, InvalidInstanceId),
        (["a", "a"], {}, DuplicateInstanceId),
        ([], {}, InvalidParameters),
        (["a"], {"targets": [Target("InstanceIds", ("*",))]}, InvalidParameters),
        ([], {"targets": [Target("InstanceIds", ("i-" + "a" * 17, "i-" + "x" * 17))]}, InvalidInstanceId),
        ([], {"targets": [Target("tags:stage", ("test",))]}, InvalidParameters),
        ([], {"targets": [Target("resource-groups:Name", ("one", "two"))]}, InvalidParameters),
        (["a"], {"parameters": {}}, InvalidParameters),
        (["a"], {"parameters": {"commands": ["{{ssm:nobody}}"]}}, InvalidParameters),
        (["a"], {"parameters": {"commands": ["{{ssm:secret}}"]}}, InvalidParameters),
    ],
)
async def test_orders_that_are_refused(house, ids, more, error):
    house.node("a")
    house.kernel.run(put, Draft("secret", "v", "SecureString"))
    with pytest.raises(error):
        await house.order(*(f"i-{letter * 17}" for letter in ids), **more)
    assert not house.dispatcher.busy


async def test_references_to_parameters(house):
    a = house.node("a")
    house.kernel.run(put, Draft("/app/name", "bell", "String"))
    house.kernel.run(put, Draft("/app/name", "hop", overwrite=True))
    said = {"commands": ["echo {{ssm:/app/name:1}}{{ ssm:/app/name }}"]}
    command = await house.order(a, parameters=said)
    task, _ = house.agents.tasks[a]
    assert task.steps[0].inputs["runCommand"] == ["echo bellhop"]
    assert house.command(command).parameters == said


async def test_several_steps(house, monkeypatch):
    steps = [
        {"action": "aws:runShellScript", "name": name, "inputs": {"timeoutSeconds": 9}} for name in "xyz"
    ]
    document = library.Document("Three", ("Linux",), {"schemaVersion": "2.2", "mainSteps": steps})
    monkeypatch.setattr(library, "find", lambda ctx, name, version="", version_name="": document)
    a = house.node("a")
    command = await house.order(a, parameters={})

    def shown():
        return [(run.name, run.status, run.code) for run in house.plugins(command, a)]

    assert shown() == [("x", "InProgress", -1), ("y", "Pending", -1), ("z", "Pending", -1)]
    _, ears = house.agents.tasks[a]
    ears.on_step(Step())
    assert shown() == [("x", "Success", 0), ("y", "InProgress", -1), ("z", "Pending", -1)]
    assert timers(house) == 1
    results = [Step(), Step("Failed", 3), Step("Skipped")]
    ears.on_step(results[1])
    ears.on_step(results[2])
    ears.on_end(Result("Failed", results))
    assert shown() == [("x", "Success", 0), ("y", "Failed", 3), ("z", "Success", 0)]
    assert house.of_command(command) == FAILED


async def test_a_reset_forgets(house):
    a = house.node("a")
    command = await house.order(a)
    assert house.dispatcher.busy
    house.dispatcher.forget()
    assert not house.dispatcher.busy
    await house.end(a)
    assert house.invocations(command) == {"a": RUNNING}

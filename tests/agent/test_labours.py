"""Plugins that ask their account: what ends them while they wait, and what is left of them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bellhop.agent.jobs import Step

if TYPE_CHECKING:
    from bellhop.agent.resources import Held
    from bellhop.store import Scope

    from .conftest import Yard

ASKING = Step("s", "aws:runDocument", {"documentType": "SSMDocument", "documentPath": "Inner"})
AFTER = Step("after", "aws:runShellScript", {"runCommand": "echo after"})


@pytest.fixture
def asked(machine: Yard, monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Set when the account is asked for a document, which it never gives."""
    event = asyncio.Event()

    async def never(scope: Scope, name: str, version: str = "", version_name: str = "") -> Held:
        event.set()
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr(machine.account, "document", never)
    return event


@pytest.mark.parametrize(
    ("how", "statuses"),
    [("cancel", ["Cancelled", "Cancelled"]), ("time_out", ["TimedOut", "Success"])],
)
def test_nobody_waits_for_the_account_any_more(
    machine: Yard, asked: asyncio.Event, how: str, statuses: list[str]
) -> None:
    command = machine.start(ASKING, AFTER)
    machine.wait(asked.wait())
    result = machine.end(command, how)
    assert [step.status for step in result.steps] == statuses
    assert result.steps[0].code == 137


def test_an_account_has_no_more_time_than_a_step(machine: Yard, asked: asyncio.Event) -> None:
    command = machine.start(ASKING)
    machine.wait(asked.wait())
    assert [seconds for seconds, _ in machine.alarms.set] == [3600]
    machine.call(machine.alarms.ring)
    assert machine.result(command).status == "TimedOut"


def test_a_node_that_goes_is_never_heard_of(machine: Yard, asked: asyncio.Event) -> None:
    command = machine.start(ASKING)
    machine.wait(asked.wait())
    assert len(machine.wait(others())) == 1
    machine.call(machine.fleet.forget, machine.node)
    machine.wait(turns())
    assert not machine.results[command].done()
    assert machine.fleet.running == 0
    assert machine.wait(others()) == set()


async def turns() -> None:
    """Time for whoever has something to say."""
    for _ in range(5):
        await asyncio.get_running_loop().run_in_executor(None, int)


async def others() -> set[str]:
    """Tasks of plugins that still run."""
    return {task.get_name() for task in asyncio.all_tasks() if "written_down" in repr(task.get_coro())}


def test_a_plugin_that_breaks_fails_its_step(
    machine: Yard, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object, **__: object) -> Held:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(machine.account, "document", broken)
    result = machine.result(machine.start(ASKING, AFTER))
    first, second = result.steps
    assert (first.status, first.code, first.output) == ("Failed", 1, "Plugin crashed with message by zero!")
    assert second.stdout == "after\n"
    assert "ZeroDivisionError" in caplog.text


def test_scripts_of_a_plugin_are_no_others_command(machine: Yard) -> None:
    """Two jobs of one node at once, each with hands of its own."""
    inner = {"name": "a", "action": "aws:runShellScript", "inputs": {"runCommand": "echo one"}}
    machine.account.document_of("Inner", inner)
    commands = [machine.start(ASKING) for _ in range(10)]
    assert {machine.result(command).steps[0].stdout for command in commands} == {"one\n"}


@pytest.mark.parametrize(
    ("platform", "action", "status", "said"),
    [
        ("Windows", "aws:runShellScript", "Skipped", "Step execution skipped due to unsupported plugin"),
        ("Windows", "aws:psModule", "Failed", "aws:psModule needs Windows"),
        ("Linux", "aws:psModule", "Skipped", "Step execution skipped due to unsupported plugin"),
        ("MacOS", "aws:runShellScript", "Success", ""),
    ],
)
def test_platforms_have_their_plugins(
    machine: Yard, platform: str, action: str, status: str, said: str
) -> None:
    machine.node = replace(machine.node, platform_type=platform)
    step = machine.plugin(action, runCommand="true")
    assert step.status == status
    assert said in step.output

"""A fleet larger than its host would like: nodes sleep while nothing runs in them, and lose nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bellhop.agent import orphans

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.agent.jobs import NodeSpec

    from .conftest import Yard


@pytest.fixture
def narrow(make_yard: Callable[..., Yard]) -> Yard:
    """Two nodes may be awake."""
    return make_yard(awake=2)


def launchers(yard: Yard) -> int:
    """How many nodes are awake or about to fall asleep."""
    assert yard.folder is not None
    return len(list(yard.folder.glob(f"*/*/*/{orphans.RECORD}")))


def pid_of(yard: Yard, node: NodeSpec) -> str:
    return (yard.disk(node).parent / orphans.RECORD).read_text()


def test_files_outlast_sleep(narrow: Yard) -> None:
    first, *others = (narrow.another() for _ in range(4))
    narrow.run("echo kept >~/file", node=first)
    before = pid_of(narrow, first)
    for node in others:
        narrow.run("true", node=node)
    assert narrow.run("cat ~/file", node=first).steps[0].stdout == "kept\n"
    assert pid_of(narrow, first) != before


def test_what_a_command_has_left_is_not_put_to_sleep(narrow: Yard) -> None:
    narrow.run("true")
    line = narrow.line()
    narrow.run("exec 9>~/line; setsid sleep 600 >/dev/null 2>&1 & true")
    for _ in range(4):
        narrow.run("true", node=narrow.another())
    assert line.held


def test_a_whole_fleet_runs_a_command_few_at_a_time(narrow: Yard) -> None:
    nodes = [narrow.another() for _ in range(12)]
    commands = [narrow.start(narrow.step("echo hi"), node=node) for node in nodes]
    assert {narrow.result(command).steps[0].stdout for command in commands} == {"hi\n"}
    narrow.wait(narrow.fleet.close())
    assert launchers(narrow) == 0


def test_long_commands_hold_nobody_up(narrow: Yard) -> None:
    long = [narrow.start(narrow.step("sleep 600"), node=narrow.another()) for _ in range(4)]
    assert narrow.run("echo hi", node=narrow.another()).steps[0].stdout == "hi\n"
    assert not any(narrow.results[command].done() for command in long)


def test_one_that_waits_can_be_cancelled_and_forgotten(narrow: Yard) -> None:
    for _ in range(2):
        narrow.start(narrow.step("sleep 600"), node=narrow.another())
    waits = narrow.start(narrow.step("touch ~/ran"))
    assert narrow.end(waits, "cancel").status == "Cancelled"
    gone = narrow.another()
    narrow.start(narrow.step("true"), node=gone)
    narrow.call(narrow.fleet.forget, gone)
    assert narrow.run("ls ~").steps[0].stdout == ""
    assert not Path(narrow.disk(gone)).exists()

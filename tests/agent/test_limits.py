"""What a node may use of its host: bombs, hogs and floods meet the limits that the operator chose."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from bellhop.agent.limits import MEBIBYTE, NICE, Limits
from bellhop.agent.sandbox import SHARE_OF_OUTPUT

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Yard

SMALL = Limits(processes=100, memory=256 * MEBIBYTE, disk=48 * MEBIBYTE, cpu=1)
BOMB = "bomb() { bomb | bomb & }; bomb; while :; do :; done"


@pytest.fixture
def small(make_yard: Callable[..., Yard], rung: str) -> Yard:
    if rung == "off":
        pytest.skip("nothing is bound there")
    yard = make_yard(limits=SMALL)
    yard.run("true")
    return yard


@pytest.fixture
def counted(small: Yard) -> Yard:
    if small.rung != "bwrap" and os.geteuid() == 0:
        pytest.skip("root's processes are bound by namespaces alone")
    return small


def in_bash(script: str) -> str:
    return f"#!/bin/bash\n{script}"


@pytest.mark.parametrize("how", ["cancel", "time_out"])
def test_a_fork_bomb_is_bound_and_ended(counted: Yard, how: str) -> None:
    line = counted.line()
    command = counted.start(counted.step(in_bash(f"exec 2>/dev/null 9>~/line; echo up >&9; {BOMB}")))
    assert line.read() == b"up\n"
    assert counted.run("echo elsewhere", node=counted.another()).steps[0].stdout == "elsewhere\n"
    assert counted.end(command, how).status != "Success"
    assert not line.held
    assert counted.run("echo back").steps[0].stdout == "back\n"


def test_processes_of_a_node_are_counted(small: Yard) -> None:
    """By the kernel, or else soon after there are too many."""
    (step,) = small.run("for i in $(seq 150); do sleep 600 >/dev/null 2>&1 & done; sleep 600").steps
    if small.rung != "bwrap":
        assert step.code == 137
        assert small.run("echo back").steps[0].stdout == "back\n"
        return
    assert "Cannot fork" in step.stderr
    (step,) = small.run("for i in $(seq 9); do sleep 600 >/dev/null 2>&1 & done; echo back").steps
    assert (step.status, step.stdout) == ("Failed", "")


def test_one_process_cannot_take_all_memory(small: Yard) -> None:
    (step,) = small.run("head -c 400000000 /dev/zero | tail | wc -c").steps
    assert step.stdout != "400000000\n"


def test_many_processes_cannot_take_all_memory_together(small: Yard) -> None:
    """The largest of them goes, until the others have room; two, if both were large when somebody counted."""
    line = small.line()
    one = "(head -c 150000000 /dev/zero; sleep 600) | (tail; echo $? >&9)"
    command = small.start(small.step(f"exec 9>~/line; for i in 1 2 3; do {one} & done; wait"))
    assert line.read() in (b"137\n", b"137\n137\n")
    assert small.end(command, "cancel").status == "Cancelled"


def test_no_file_is_larger_than_the_disk(small: Yard) -> None:
    (step,) = small.run("head -c 100000000 /dev/zero >~/large; ls -l ~/large").steps
    assert step.stdout.split()[4] == str(SMALL["disk"])


def test_many_files_do_not_fill_the_host(small: Yard) -> None:
    fill = "while head -c 2000000 /dev/zero >~/$i; do i=$((i+1)); [ $i -lt 2000 ] || exit 0; done"
    (step,) = small.run(f"i=0; {fill}").steps
    assert (step.status, step.code) == ("Failed", 153)
    assert "File size limit exceeded" in step.stderr
    assert small.run("rm -rf ~/*", "echo room").steps[0].stdout == "room\n"


def test_nobody_computes_for_ever(small: Yard) -> None:
    (step,) = small.run("while :; do :; done").steps
    assert (step.status, "CPU time limit exceeded" in step.stderr) == ("Failed", True)
    assert small.run("ulimit -t unlimited").status == "Failed"


def test_the_server_goes_first(small: Yard) -> None:
    assert int(small.run("nice").steps[0].stdout) == min(os.nice(0) + NICE, 19)


def test_a_flood_of_output_is_kept_in_part_and_its_head_is_shown(small: Yard) -> None:
    (step,) = small.run("yes | head -c 50000000; echo done >&2").steps
    assert (step.status, step.stderr, len(step.stdout)) == ("Success", "done\n", 24_000)
    assert step.stdout_file is not None
    assert step.stdout_file.stat().st_size == SMALL["disk"] // SHARE_OF_OUTPUT

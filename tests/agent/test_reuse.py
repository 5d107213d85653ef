"""A supervisor serves one command after another, and none of them finds anything of those before."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from bellhop.agent.jobs import Step
from bellhop.agent.roster import LEAST, MOST

if TYPE_CHECKING:
    from .conftest import Yard

# Between a script and its supervisor may be the `sh -c` that found it.
SUPERVISOR = (
    "p=$PPID; grep -q ssm-document-worker /proc/$p/cmdline || p=$(cut -d' ' -f4 /proc/$p/stat)",
    "echo $p",
)


def supervisor_of(yard: Yard, *commands: str) -> str:
    return yard.run(*SUPERVISOR, *commands).steps[0].stdout.split()[0]


def test_commands_in_a_row_share_few_supervisors(yard: Yard) -> None:
    assert len({supervisor_of(yard) for _ in range(20)}) <= LEAST + MOST


def test_a_burst_leaves_no_crowd_behind(yard: Yard) -> None:
    burst = [
        yard.start(yard.step(*SUPERVISOR, "until [ -e ~/go ]; do sleep 0.1; done")) for _ in range(3 * MOST)
    ]
    yard.run("touch ~/go")
    crowd = {yard.result(command).steps[0].stdout for command in burst}
    assert len(crowd) == len(burst)
    again = [yard.start(yard.step(*SUPERVISOR)) for _ in range(3 * MOST)]
    assert len(crowd & {yard.result(command).steps[0].stdout for command in again}) <= 2 * MOST


def test_what_leaves_a_daemon_is_not_used_again(yard: Yard) -> None:
    yard.run("true")
    line = yard.line()
    left = supervisor_of(yard, "exec 9>~/line", "setsid sleep 600 >/dev/null 2>&1 &")
    assert left not in {supervisor_of(yard) for _ in range(10)}
    assert line.held


@pytest.mark.parametrize("how", ["cancel", "time_out"])
def test_what_was_ended_is_not_used_again(yard: Yard, how: str) -> None:
    yard.run("true")
    line = yard.line()
    command = yard.start(yard.step("exec 9>~/line", *SUPERVISOR, "echo up >&9", "sleep 600"))
    assert line.read() == b"up\n"
    ended = yard.end(command, how).steps[0].stdout.split()[0]
    assert ended not in {supervisor_of(yard) for _ in range(10)}


def test_a_script_that_cannot_begin_spoils_nothing(yard: Yard) -> None:
    for _ in range(10):
        assert yard.run("true", workingDirectory="/no/such").status == "Failed"
        assert yard.run("echo back").steps[0].stdout == "back\n"


def test_directories_hold_what_belongs_to_their_command(yard: Yard) -> None:
    """Whatever the shape of the one before was."""
    for schema in ("1.2", "2.2", "2.2", "1.2", "1.2"):
        two = (
            yard.step("ls -A $(dirname $0)/.."),
            Step("b:c", "aws:runShellScript", {"runCommand": ["ls -A $(dirname $0)/.."]}),
        )
        first, second = yard.result(yard.start(*two, schema=schema)).steps
        assert (first.stdout, second.stdout) == ("run\n", "bc\nrun\n")
        assert first.stdout_file is not None
        assert sorted(os.listdir(first.stdout_file.parent)) == ["_script.sh", "stderr", "stdout"]
        assert len(os.listdir(first.stdout_file.parents[1 if schema == "2.2" else 2])) == 2 - (
            schema == "1.2"
        )


def test_a_node_may_take_away_what_was_laid_out(yard: Yard) -> None:
    spool = "cd $(dirname $0)/../.."
    assert any(yard.run(spool, "ls -d .[0-9]*").status == "Success" for _ in range(50))
    for _ in range(2 * LEAST):
        assert yard.run(spool, "rm -rf .[0-9]* c-*").status == "Success"
    assert yard.run("echo back").steps[0].stdout == "back\n"


def test_no_descriptor_is_left_over(yard: Yard) -> None:
    look = "ls /proc/self/fd | xargs; ls /proc/$p/fd 2>/dev/null | wc -l"
    seen = [yard.run(*SUPERVISOR, look).steps[0].stdout.splitlines() for _ in range(12)]
    assert {own for _, own, _ in seen} == {"0 1 2 3"}
    counts: dict[str, set[str]] = {}
    for pid, _, count in seen:
        counts.setdefault(pid, set()).add(count)
    assert all(len(each) == 1 for each in counts.values())


def test_where_and_how_one_ran_is_nothing_to_the_next(yard: Yard) -> None:
    usual = yard.run("pwd; umask; env | sort | grep -v COMMAND_ID; ulimit -a").steps[0].stdout
    for _ in range(LEAST + 1):
        yard.run("umask 0; ulimit -n 20; trap '' TERM", workingDirectory="/usr", environment={"ONE": "1"})
        assert yard.run("pwd; umask; env | sort | grep -v COMMAND_ID; ulimit -a").steps[0].stdout == usual

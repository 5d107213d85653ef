"""What a command on a node does and says, in every sandbox."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.agent import plugins
from bellhop.agent.disk import open_inside
from bellhop.agent.jobs import Step

if TYPE_CHECKING:
    from .conftest import Yard

# The whole command lives on the line: a shell, a child in its session, and one that left it twice.
TREE = (
    "exec 9>~/line",
    "setsid sh -c 'setsid sleep 600 & sleep 600' >/dev/null 2>&1 &",
    "sleep 600 >/dev/null 2>&1 &",
    "echo before",
    "echo up >&9",
    "sleep 600",
)


def test_streams_and_exit_code_are_the_scripts_own(yard: Yard) -> None:
    result = yard.run("echo out", "echo err >&2", "exit 3")
    (step,) = result.steps
    assert (result.status, step.status, step.code) == ("Failed", "Failed", 3)
    assert step.stdout == "out\n"
    assert step.stderr == "err\nfailed to run commands: exit status 3"
    assert step.output == "out\n\n----------ERROR-------\nerr\nfailed to run commands: exit status 3"


@pytest.mark.parametrize(
    ("script", "status", "code", "stderr"),
    [
        ("true", "Success", 0, ""),
        ("exit 137", "TimedOut", 137, ""),
        ("kill -KILL $$", "TimedOut", 137, "Killed\n"),
        ("kill -TERM $$", "Failed", 143, "Terminated\nfailed to run commands: exit status 143"),
        ("kill -PIPE $$", "Failed", 141, "failed to run commands: exit status 141"),
        ("#!/bin/sh\nkill -TERM $$", "Failed", 143, "Terminated\nfailed to run commands: exit status 143"),
        (
            "#!/bin/bash\necho ${BASH_VERSION:+bash} >&2; exit 4",
            "Failed",
            4,
            "bash\nfailed to run commands: exit status 4",
        ),
        ("no-such-program", "Failed", 127, None),
    ],
)
def test_an_end_has_its_status(yard: Yard, script: str, status: str, code: int, stderr: str | None) -> None:
    (step,) = yard.run(script).steps
    assert (step.status, step.code) == (status, code)
    assert stderr is None or step.stderr == stderr


def test_environment_is_the_agents(yard: Yard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "not-for-nodes")
    given = {"COLOUR": "blue", "SSM_COMMAND_ID": "mine"}
    (step,) = yard.run(
        "env", "cat /proc/*/environ 2>/dev/null | tr '\\0' '\\n' >~/all", environment=given
    ).steps
    facts = dict(line.split("=", 1) for line in step.stdout.splitlines())
    assert facts["AWS_SSM_INSTANCE_ID"] == yard.node.instance_id
    assert facts["AWS_SSM_REGION_NAME"] == "us-east-1"
    assert facts["AWS_SSM_PLATFORM_NAME"] == "Debian GNU/Linux"
    assert facts["COLOUR"] == "blue"
    assert facts["SSM_COMMAND_ID"].startswith("c-")
    assert "AWS_SECRET_ACCESS_KEY" not in facts
    if yard.rung in ("bwrap", "landlock"):
        assert "not-for-nodes" not in (yard.disk() / "root/all").read_text()


@pytest.mark.parametrize(
    "inputs",
    [
        {"environment": {"A": "b\0"}},
        {"environment": {"A=": "b"}},
        {"environment": "A=b"},
        {"workingDirectory": "/a\0"},
    ],
)
def test_what_no_process_can_begin_with_ends_its_step_alone(yard: Yard, inputs: dict[str, Any]) -> None:
    first, second = yard.result(yard.start(yard.step("true", **inputs), yard.step("echo on"))).steps
    assert (first.status, first.code) == ("Failed", 1)
    assert "invalid argument" in first.stderr or "environment A=b is no map" in first.stderr
    assert second.stdout == "on\n"


def test_a_plugin_that_cannot_be_prepared_fails_its_step(
    machine: Yard, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(plugins.SCRIPTS, "aws:runPowerShellScript", lambda *_: 1 / 0)
    broken = Step("broken", "aws:runPowerShellScript", {})
    first, second = machine.result(machine.start(broken, machine.step("echo on"))).steps
    assert (first.status, first.output) == ("Failed", "Plugin crashed with message division by zero!")
    assert second.stdout == "on\n"
    assert "ZeroDivisionError" in caplog.text


def test_a_server_without_a_free_descriptor_fails_the_step(
    machine: Yard, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert machine.run("true").status == "Success"

    def none() -> None:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    monkeypatch.setattr("bellhop.agent.conversation.socket.socketpair", none)
    (step,) = machine.run("true").steps
    assert (step.status, step.stderr) == ("Failed", "failed to run commands: Too many open files")
    monkeypatch.undo()
    assert machine.run("true").status == "Success"


def test_files_and_tmp_are_shared_by_commands(yard: Yard) -> None:
    assert yard.run("echo kept >~/file", "echo kept >${TMPDIR:-/tmp}/file").status == "Success"
    assert yard.run("cat ~/file ${TMPDIR:-/tmp}/file").steps[0].stdout == "kept\nkept\n"


def test_a_daemon_outlives_its_command(yard: Yard) -> None:
    yard.run("true")
    line = yard.line()
    assert yard.run("exec 9>~/line", "setsid sleep 600 >/dev/null 2>&1 &").status == "Success"
    assert line.held
    yard.call(yard.fleet.forget, yard.node)
    assert line.read() == b""


def test_a_child_that_holds_the_output_holds_the_step(yard: Yard) -> None:
    command = yard.start(yard.step("sleep 600 & echo started"))
    (step,) = yard.end(command, "time_out").steps
    assert (step.status, step.code) == ("TimedOut", 137)


@pytest.mark.parametrize(("how", "status"), [("cancel", "Cancelled"), ("time_out", "TimedOut")])
def test_all_that_a_command_started_dies_with_it(yard: Yard, how: str, status: str) -> None:
    yard.run("true")
    line = yard.line()
    command = yard.start(yard.step(*TREE))
    assert line.read() == b"up\n"
    result = yard.end(command, how)
    assert not line.held
    assert (result.status, result.steps[0].code, result.steps[0].stdout) == (status, 137, "before\n")


def test_the_steps_own_timeout_ends_it(yard: Yard) -> None:
    command = yard.start(yard.step("sleep 600", timeoutSeconds="7"))
    assert [seconds for seconds, _ in yard.alarms.set] == [7]
    yard.call(yard.alarms.ring)
    assert yard.result(command).status == "TimedOut"


def test_a_flood_of_output_is_kept_on_disk_and_shown_in_part(yard: Yard) -> None:
    (step,) = yard.run("yes | head -c 10000000", "grep VmHWM /proc/$PPID/status >&2").steps
    assert len(step.stdout) == 24_000
    assert step.stdout.endswith("y\n--output truncated--")
    assert step.stdout_file is not None
    assert step.stdout_file.stat().st_size == 10_000_000
    assert int(step.stderr.split()[1]) < 40_000  # kB of the process that pumped it


def test_stderr_is_shown_up_to_8000(yard: Yard) -> None:
    (step,) = yard.run("yes é | head -c 30000 >&2").steps
    assert len(step.stderr) == 8_000
    assert step.stderr.endswith("é\n--output truncated--")


def test_sleepers_do_not_delay_the_next(yard: Yard) -> None:
    for _ in range(50):
        yard.start(yard.step("sleep 600"))
    assert yard.run("echo awake").steps[0].stdout == "awake\n"
    assert yard.fleet.running == 50
    yard.call(yard.fleet.forget, yard.node)
    assert yard.fleet.running == 0


def test_working_directory(yard: Yard) -> None:
    assert yard.run("pwd", workingDirectory="/usr").steps[0].stdout == "/usr\n"
    (step,) = yard.run("pwd", workingDirectory="/no/such").steps
    assert (step.status, step.code) == ("Failed", 1)
    assert step.stderr == "failed to run commands: fork/exec /usr/bin/sh: no such file or directory"
    root = "/" if yard.rung == "bwrap" else str(yard.disk())
    assert yard.run("pwd", workingDirectory="not-downloaded").steps[0].stdout == f"{root}\n"


def test_the_script_is_a_file_that_chooses_its_reader(yard: Yard) -> None:
    (step,) = yard.run("#!/bin/bash", "x=(a b); echo ${x[1]}; echo $0; cat; umask").steps
    value, path, mask = step.stdout.splitlines()
    assert (value, mask) == ("b", "0022")
    assert f"/var/lib/amazon/ssm/{yard.node.instance_id}/document/orchestration/c-" in path
    assert path.endswith("/run/_script.sh")


def test_a_script_larger_than_a_socket_buffer(yard: Yard) -> None:
    (step,) = yard.run(*["# a long comment"] * 40_000, "echo end").steps
    assert step.stdout == "end\n"


def test_powershell_is_missing_as_on_aws(yard: Yard) -> None:
    if os.path.exists("/usr/bin/pwsh"):
        pytest.skip("PowerShell is here")
    command = yard.start(Step("ps", "aws:runPowerShellScript", {"runCommand": ["Get-Date"]}))
    (step,) = yard.result(command).steps
    expected = "failed to run commands: fork/exec /usr/bin/pwsh: no such file or directory"
    assert (step.status, step.code, step.stderr) == ("Failed", 1, expected)


def test_steps_run_in_order_and_share_the_command(yard: Yard) -> None:
    steps = [Step(name, "aws:runShellScript", {"runCommand": f"echo {name}; exit {code}"}) for name, code in
             (("one", 0), ("two", 5), ("three", 168), ("four", 0))]  # fmt: skip
    result = yard.result(yard.start(*steps))
    assert [(step.name, step.status, step.code) for step in result.steps] == [
        ("one", "Success", 0),
        ("two", "Failed", 5),
        ("three", "Success", 168),
        ("four", "Skipped", 0),
    ]
    assert result.status == "Failed"


def test_a_reboot_ends_the_processes_and_runs_the_step_again(yard: Yard) -> None:
    yard.run("true")
    line = yard.line()
    reboot = "touch ~/booted; exec 9>~/line; setsid sleep 600 >&9 2>&9 & exit 194"
    assert yard.run(f"test -e ~/booted && exec echo up; {reboot}").steps[0].stdout == "up\n"
    assert line.read() == b""


def test_a_link_laid_by_the_node_is_not_followed(yard: Yard) -> None:
    (step,) = yard.run("rm $(dirname $0)/stdout", "ln -s /etc/passwd $(dirname $0)/stdout").steps
    assert step.stdout_file is not None
    with pytest.raises(OSError, match="symbolic links"):
        open_inside(yard.disk(), step.stdout_file)


def test_the_node_going_down_is_told(yard: Yard) -> None:
    if yard.rung != "bwrap":
        pytest.skip("without a pid namespace this would reach the host")
    (step,) = yard.run("kill -9 -1").steps
    assert (step.status, step.stderr) == ("Failed", "failed to run commands: the node went down")
    assert yard.run("echo back").steps[0].stdout == "back\n"

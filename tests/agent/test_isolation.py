"""What a node cannot reach: the host's secrets, Bellhop, other nodes; a sandbox that is not there says so."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest

from bellhop.agent import sandbox

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Yard

HOLDING = ("bwrap", "landlock")


@pytest.fixture
def held(yard: Yard) -> Yard:
    if yard.rung not in HOLDING:
        pytest.skip(f"{yard.rung} holds no files back")
    return yard


def test_nothing_of_the_host_can_be_read(held: Yard, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    secret.chmod(0o644)
    for path in (secret, tmp_path, held.folder, __file__, os.path.expanduser("~/.bashrc"), "/etc/shadow"):
        (step,) = held.run(f"ls -d {path}/* || cat {path}").steps
        assert (step.status, step.stdout) == ("Failed", ""), path


def test_nothing_of_another_node_can_be_read_or_written(held: Yard) -> None:
    other = held.another()
    held.run("echo mine >~/file", "sleep 600 >/dev/null 2>&1 &", node=other)
    theirs = held.disk(other) / "root/file"
    (step,) = held.run(f"cat {theirs}; echo >{theirs}; cat ~/file; ls /tmp/file").steps
    assert (step.status, step.stdout) == ("Failed", "")
    assert theirs.read_text() == "mine\n"
    held.call(held.fleet.forget, other)


def test_programs_can_be_run_and_not_changed(held: Yard) -> None:
    (step,) = held.run("echo >/usr/bin/planted; echo >>/usr/bin/env; ls /usr/bin/env").steps
    assert step.stdout == "/usr/bin/env\n"
    assert "planted" not in os.listdir("/usr/bin")


def test_certificates_of_the_host_are_found(held: Yard) -> None:
    folder = "/etc/ssl/certs"
    if not os.path.isdir(folder):
        pytest.skip("this host has none there")
    assert held.run(f"ls {folder} | wc -l").steps[0].stdout.strip() == str(len(os.listdir(folder)))


def test_no_privilege_is_left(held: Yard) -> None:
    status = held.run("grep -E 'Cap(Eff|Prm|Bnd)|NoNewPrivs' /proc/self/status").steps[0].stdout
    facts = dict(line.split(":\t") for line in status.splitlines())
    assert facts.pop("NoNewPrivs") == "1"
    if (
        os.geteuid() != 0 and held.rung != "bwrap"
    ):  # nobody but root can drop it, and without it is nothing to gain
        facts.pop("CapBnd")
    assert {int(mask, 16) for mask in facts.values()} == {0}


def test_kernel_settings_are_out_of_reach(held: Yard) -> None:
    """Written with the value they have, so a failure of this test changes nothing."""
    (step,) = held.run('f=/proc/sys/kernel/core_pattern; v=$(cat $f); echo tried; echo "$v" >$f').steps
    assert (step.status, step.stdout) == ("Failed", "tried\n")


def test_supervisors_cannot_be_used_as_a_way_out(held: Yard) -> None:
    """/proc/PID/exe and /proc/PID/fd of a process from outside would lead to the host's files."""
    read = "readlink $p/exe $p/root $p/cwd $p/fd/*"
    find = f"for p in /proc/[0-9]*; do grep -qs ssm-document-worker $p/cmdline && echo found && {read}; done"
    assert set(held.run(find, "true").steps[0].stdout.split()) == {"found"}


def test_a_bwrap_node_sees_its_own_machine_only(yard: Yard) -> None:
    if yard.rung != "bwrap":
        pytest.skip("needs namespaces")
    facts = (
        yard.run("id -u; hostname; echo ~; ls /proc | grep -c '^[0-9]'; cat /etc/hostname").steps[0].stdout
    )
    uid, hostname, home, processes, written = facts.splitlines()
    assert (uid, hostname, home, written) == ("0", yard.node.instance_id, "/root", yard.node.instance_id)
    assert int(processes) < 12
    assert "bellhop" not in yard.run("cat /proc/[0-9]*/cmdline").steps[0].stdout


def test_without_network_nothing_connects(make_yard: Callable[..., Yard], rung: str) -> None:
    if rung not in HOLDING:
        with pytest.raises(sandbox.SandboxError, match="cannot hold back the network"):
            sandbox.choose(rung, network=False)
        return
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        dial = f"bash -c 'exec 3<>/dev/tcp/127.0.0.1/{port}'"
        (step,) = make_yard(network=False).run(dial).steps
        assert step.status == "Failed"
        assert make_yard(network=True).run(dial).status == "Success"


def test_a_sandbox_that_is_not_there_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "bubblewrap", lambda: "/bin/false")
    with pytest.raises(
        sandbox.SandboxError, match=r"^--sandbox bwrap is not possible here: bwrap: "
    ) as failed:
        sandbox.choose("bwrap", network=True)
    assert "\n" not in str(failed.value)
    lower = sandbox.choose("auto", network=True)
    assert lower.name in ("landlock", "rlimits")
    assert "bwrap: bubblewrap:" in str(lower)


def test_a_node_without_a_network_sees_no_page(make_yard: Callable[..., Yard], rung: str) -> None:
    if rung != "bwrap":
        pytest.skip("for one that has no network")
    info = {"url": "https://h/x"}
    step = make_yard(network=False).plugin("aws:downloadContent", sourceType="HTTP", sourceInfo=info)
    expected = 'Failed to download file: Cannot execute request: Get "https://h/x": the node has no network'
    assert (step.status, step.stderr) == ("Failed", expected)

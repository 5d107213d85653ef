"""How nodes last and how they end: disks, resets, a server that is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bellhop.agent import orphans
from bellhop.agent.disk import remove, unlock
from bellhop.agent.sandbox import NODE_UID

from .conftest import Line, Yard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SERVER = """
import asyncio, sys
from pathlib import Path
from bellhop.agent.fleet import Fleet, Quarters
from bellhop.agent.jobs import Job, NodeSpec, Step

async def main(folder, rung, script):
    fleet = Fleet(Quarters(Path(folder), rung), lambda: 0.0)
    step = Step("s", "aws:runShellScript", {"runCommand": script})
    job = Job("c", "i-0123456789abcdef0", (step,))
    fleet.start(NodeSpec("000000000000", "us-east-1", job.instance_id), job, print, print)
    await asyncio.Event().wait()

asyncio.run(main(*sys.argv[1:]))
"""


def serve(folder: Path, rung: str, script: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-uc", SERVER, str(folder), rung, script]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def kill(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGKILL)
    server.communicate()


def launcher_of(disk: Path) -> int:
    return int((disk.parent / orphans.RECORD).read_text().split()[0])


def test_a_disk_outlives_its_fleet_and_is_gone_with_the_node(make_yard: Callable[..., Yard]) -> None:
    first = make_yard()
    first.run("echo kept >~/file")
    first.wait(first.fleet.close())
    second = make_yard()
    assert second.run("cat ~/file").steps[0].stdout == "kept\n"
    second.call(second.fleet.forget, second.node)
    assert second.run("cat ~/file").status == "Failed"


def test_reset_leaves_no_process_and_no_file(make_yard: Callable[..., Yard]) -> None:
    yard = make_yard()
    other = yard.another()
    yard.run("true")
    line = yard.line()
    yard.start(yard.step("exec 9>~/line; echo up >&9; setsid sleep 600 & sleep 600; chmod 0 ~"))
    assert line.read() == b"up\n"
    command = yard.start(yard.step("sleep 600"), node=other)
    yard.wait(yard.fleet.reset())
    assert not line.held
    assert (yard.fleet.running, yard.results[command].done()) == (0, False)
    assert not yard.disk().exists()
    assert yard.run("ls ~").steps[0].stdout == ""


def test_a_node_that_locked_its_files_can_be_removed(make_yard: Callable[..., Yard]) -> None:
    yard = make_yard()
    yard.run("mkdir -p ~/a/b; touch ~/a/b/c; ln -s /etc ~/a/etc; chmod 0 ~/a/b ~/a")
    yard.call(yard.fleet.forget, yard.node)
    yard.wait(yard.fleet.close())
    assert [path for path in yard.folder.iterdir() if path.name.startswith(".")] == []


def test_removal_opens_what_is_locked_and_follows_no_link(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir(mode=0o500)
    locked = tmp_path / "disk/a/b"
    locked.mkdir(parents=True)
    (tmp_path / "disk/link").symlink_to(outside)
    locked.chmod(0)
    locked.parent.chmod(0)
    unlock(tmp_path / "disk")
    assert locked.stat().st_mode & 0o777 == 0o700
    remove(tmp_path / "disk")
    remove(tmp_path / "disk")
    assert outside.stat().st_mode & 0o777 == 0o500


@pytest.mark.parametrize("script", ["exec 9>~/line; echo up >&9; setsid sleep 600 & sleep 600"])
def test_a_killed_server_leaves_no_orphan(rung: str, tmp_path: Path, script: str) -> None:
    home = tmp_path / "nodes/000000000000/us-east-1/i-0123456789abcdef0/root" / "root"
    with_home(home)
    line = Line(home / "line")
    server = serve(tmp_path / "nodes", rung, script)
    try:
        assert line.read() == b"up\n"
    finally:
        kill(server)
    assert line.read() == b""


def test_what_hangs_is_ended_by_the_next_server(
    make_yard: Callable[..., Yard], rung: str, tmp_path: Path
) -> None:
    home = tmp_path / "nodes/000000000000/us-east-1/i-0123456789abcdef0/root" / "root"
    with_home(home)
    line = Line(home / "line")
    server = serve(
        tmp_path / "nodes", rung, "exec 9>~/line; (setsid sleep 600 &) >/dev/null 2>&1; echo up >&9"
    )
    try:
        assert line.read() == b"up\n"
        assert server.stdout is not None
        assert server.stdout.readline().startswith(b"StepResult")
        os.kill(launcher_of(home.parent), signal.SIGSTOP)
    finally:
        kill(server)
    assert line.held
    yard = make_yard()
    yard.run("true")
    assert line.read() == b""


def with_home(home: Path) -> None:
    """A disk that is there already; every rung may write to it."""
    for directory in (home, home.parent / "tmp", home.parent / "var/lib/amazon/ssm", home.parent / "etc"):
        directory.mkdir(parents=True)
    for path in (home.parent, *home.parent.rglob("*")):
        path.chmod(0o777)


def test_a_fleet_without_a_folder_keeps_nodes_apart_and_leaves_none(rung: str) -> None:
    yard = Yard(None, rung)
    (step,) = yard.run("id -u; echo mine >~/file").steps
    if rung == "landlock" and os.geteuid() == 0:
        assert step.stdout == f"{NODE_UID}\n"
    assert step.stdout_file is not None
    root, folder = step.stdout_file.parents[9], step.stdout_file.parents[13]
    theirs = root / "root" / "file"
    assert theirs.read_text() == "mine\n"
    (step,) = yard.run(f"cat {theirs}; ls {folder}", node=yard.another()).steps
    assert rung in ("rlimits", "off") or (step.status, step.stdout) == ("Failed", "")
    yard.close()
    assert folder.name.startswith("bellhop-nodes-")
    assert not folder.exists()

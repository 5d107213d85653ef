"""Ways out that commands may try: each is shut in every sandbox that says it holds them."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bellhop.agent import orphans, seccomp
from bellhop.agent.sandbox import node_owner
from bellhop.agent.syscalls import landlock_abi

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .conftest import Yard

HOLDING = ("bwrap", "landlock")
PYTHON = "/usr/bin/python3"
REFUSED = 1


@pytest.fixture
def held(yard: Yard) -> Yard:
    if yard.rung not in HOLDING:
        pytest.skip(f"{yard.rung} holds nothing back")
    if not Path(PYTHON).exists():
        pytest.skip("the host's programs have no Python")
    return yard


def python(code: str) -> str:
    return f"{PYTHON} -c '{code}'"


def system_call(number: int, *arguments: int) -> str:
    """Prints the error number that comes of it."""
    given = ", ".join(f"ctypes.c_long({value})" for value in (number, *arguments))
    made = f"libc = ctypes.CDLL(None, use_errno=True); libc.syscall({given})"
    return python(f"import ctypes; {made}; print(ctypes.get_errno())")


@pytest.fixture
def abstract() -> Iterator[str]:
    name = f"bellhop-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"\0{name}")
        server.listen()
        yield name


@pytest.mark.skipif(landlock_abi() < 6, reason="this kernel cannot hold them back")
def test_abstract_sockets_of_the_host_are_out_of_reach(held: Yard, abstract: str) -> None:
    dial = f'import socket; s = socket.socket(socket.AF_UNIX); print("made"); s.connect("\\0{abstract}")'
    (step,) = held.run(python(dial)).steps
    assert step.status == "Failed"
    assert "Operation not permitted" in step.stderr or "not supported" in step.stderr


def test_sockets_in_files_of_the_host_are_out_of_reach(held: Yard, tmp_path: Path) -> None:
    """A Docker daemon or a session's D-Bus would run anything for anybody who may connect."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "daemon"))
        server.listen()
        dial = f'import socket; socket.socket(socket.AF_UNIX).connect("{tmp_path}/daemon")'
        assert held.run(python(dial)).status == "Failed"


@pytest.mark.parametrize("entry", ["environ", "mem", "maps", "cwd/", "root/", "fd/"])
def test_the_server_tells_nothing_of_itself(held: Yard, entry: str) -> None:
    (step,) = held.run(f"ls /proc/{os.getpid()}/{entry}* && cat /proc/{os.getpid()}/{entry}").steps
    assert (step.status, step.stdout.replace(f"/proc/{os.getpid()}/{entry}\n", "")) == ("Failed", "")


def test_the_server_cannot_be_traced(held: Yard) -> None:
    attach = f"libc.ptrace(16, {os.getpid()}, None, None); print(ctypes.get_errno())"
    (step,) = held.run(python(f"import ctypes; libc = ctypes.CDLL(None, use_errno=True); {attach}")).steps
    assert step.stdout in ("1\n", "3\n")  # EPERM; ESRCH where it is not even seen


@pytest.mark.skipif(landlock_abi() < 6, reason="this kernel cannot hold them back")
def test_signals_reach_nobody_outside(held: Yard) -> None:
    held.run("true")
    launcher = (held.disk().parent / orphans.RECORD).read_text().split()[0]
    for pid in (os.getpid(), launcher):
        assert held.run(f"kill -0 {pid}").status == "Failed"
    held.run("p=$PPID; while kill -9 $p; do p=$(cut -d' ' -f4 /proc/$p/stat); done")
    assert Path(f"/proc/{launcher}").exists()


@pytest.mark.skipif(not seccomp.available(), reason="no filter for this machine")
@pytest.mark.parametrize("name", ["keyctl", "io_uring_setup", "clone", "unshare"])
def test_calls_that_lead_around_a_sandbox_are_refused(held: Yard, name: str) -> None:
    machine = seccomp.MACHINES[os.uname().machine]
    number = {"keyctl": machine.refused[2], "io_uring_setup": 425, "clone": machine.clone}
    flags = 0 if name in ("keyctl", "io_uring_setup") else seccomp.CLONE_NEWUSER
    told = held.run(system_call(number.get(name, machine.unshare), flags, 0)).steps[0].stdout
    assert told == f"{REFUSED}\n"


def test_files_are_nobodys_outside(held: Yard) -> None:
    held.run("touch ~/file")
    owner = (held.disk() / "root/file").stat().st_uid
    assert owner == os.geteuid() or (os.geteuid() == 0 and owner == node_owner())
    assert os.geteuid() != 0 or held.rung != "bwrap" or owner != 0


def test_without_network_not_even_datagrams_leave(make_yard: Callable[..., Yard], rung: str) -> None:
    if rung not in HOLDING:
        pytest.skip(f"{rung} holds nothing back")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        server.settimeout(0)
        send = f'import socket; socket.socket(2, 2).sendto(b"x", ("127.0.0.1", {server.getsockname()[1]}))'
        (step,) = make_yard(network=False).run(python(send)).steps
        with pytest.raises(BlockingIOError):
            server.recv(1)
        assert step.status == "Failed" or rung == "bwrap"
        assert make_yard(network=True).run(python(send)).status == "Success"
        assert server.recv(1) == b"x"

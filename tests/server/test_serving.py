"""The process: starts, says where it listens, ends in time, and refuses bad settings in one line."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bellhop.listening import Addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ANY_PORT = [f"--{name}=0" for name in ("port", "smtp-port", "smtps-port", "mx-port", "dns-port")]
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("BELLHOP_", "COV_"))}


@contextlib.contextmanager
def serving(*flags: str, cwd: Path | None = None) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`python -m bellhop serve` on free ports: the process and its URL."""
    command = [sys.executable, "-m", "bellhop", "serve", *ANY_PORT, *flags]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=CLEAN, cwd=cwd)
    try:
        assert process.stdout
        assert process.stdout.readline() == "Bellhop is ready.\n"
        found = re.search(r"http://[0-9.]+:[0-9]+", process.stdout.readline())
        assert found
        yield process, found[0]
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def refused(*arguments: str, env: dict[str, str] | None = None) -> str:
    """The one line of a start that fails with exit code 2."""
    command = [sys.executable, "-m", "bellhop", "serve", *arguments]
    ended = subprocess.run(
        command, capture_output=True, text=True, timeout=30, env=CLEAN | (env or {}), check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1), ended.stderr
    return ended.stderr


def answers(url: str) -> bool:
    with urllib.request.urlopen(f"{url}/_bellhop/health", timeout=10) as answer:
        return answer.status == 200


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_within_two_seconds(number: signal.Signals, tmp_path: Path) -> None:
    with serving(cwd=tmp_path) as (process, url):
        assert answers(url)
        asked = time.monotonic()
        process.send_signal(number)
        assert process.wait(timeout=10) == 0
        assert time.monotonic() - asked < 2


def test_it_goes_on_though_nobody_reads_what_it_prints(tmp_path: Path) -> None:
    with serving("--sandbox=off", cwd=tmp_path) as (process, url):
        assert process.stdout
        process.stdout.close()
        assert answers(url)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0


def test_it_ends_in_time_and_in_silence_though_a_client_stays(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with serving(cwd=tmp_path) as (process, url):
        host, port = url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as idle:
            idle.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf")
            asked = time.monotonic()
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=10) == 0
            assert time.monotonic() - asked < 2
    assert capfd.readouterr().err == ""


def test_it_ends_in_time_and_in_silence_though_somebody_waits_for_a_message(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("moto", reason="the extra 'neighbours' is not installed")
    version = "Version=2012-11-05&Action="
    with serving(cwd=tmp_path) as (process, url):
        urllib.request.urlopen(url, f"{version}CreateQueue&QueueName=q".encode(), timeout=30).close()
        poll = http.client.HTTPConnection(url.removeprefix("http://"), timeout=30)
        poll.request("POST", "/000000000000/q", f"{version}ReceiveMessage&WaitTimeSeconds=20")
        assert answers(url)  # what was sent before has been read by then
        asked = time.monotonic()
        process.send_signal(signal.SIGTERM)
        with contextlib.closing(poll):
            assert b"<ReceiveMessageResponse" in poll.getresponse().read()
        assert process.wait(timeout=10) == 0
        assert time.monotonic() - asked < 2
    assert capfd.readouterr().err == ""


def test_ports_of_ipv6_addresses_can_be_told_from_them() -> None:
    lines = "\n".join(Addresses("::1", http=1, smtp=2, smtps=3, mx=4, dns=5).lines())
    assert re.findall(r"\S+:[1-5]\b", lines) == [
        "http://[::1]:1",
        "http://[::1]:1",
        "[::1]:2",
        "[::1]:3",
        "[::1]:4",
        "[::1]:5",
    ]


def test_every_listener_stays_on_loopback(tmp_path: Path) -> None:
    with serving(cwd=tmp_path) as (process, _):
        inodes = {link.name for link in Path(f"/proc/{process.pid}/fd").iterdir()}
        assert inodes
        for table in ("tcp", "udp", "tcp6", "udp6"):
            assert not foreign_addresses(process.pid, table)


def foreign_addresses(pid: int, table: str) -> list[str]:
    """Local addresses of the process's own sockets in this table that are not 127.0.0.1."""
    links = (os.readlink(link) for link in Path(f"/proc/{pid}/fd").iterdir() if link.is_symlink())
    own = {link[8:-1] for link in links if link.startswith("socket:[")}
    rows = [line.split() for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]]
    return [row[1] for row in rows if row[9] in own and not row[1].startswith("0100007F:")]


def test_a_data_folder_may_hold_other_files(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("untouched")
    with serving("--data-dir", str(tmp_path)) as (process, url):
        assert answers(url)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0
    assert (tmp_path / "mine.txt").read_text() == "untouched"
    assert (tmp_path / "bellhop.sqlite3").exists()


def test_an_ephemeral_folder_is_gone_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CLEAN, "TMPDIR", str(tmp_path))
    with serving() as (process, url):
        assert answers(url)
        assert list(tmp_path.glob("bellhop-*"))
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0
    assert not list(tmp_path.glob("bellhop-*"))


def test_a_data_folder_serves_one_at_a_time(tmp_path: Path) -> None:
    with serving("--data-dir", str(tmp_path)):
        assert "in use by another Bellhop" in refused(*ANY_PORT, "--data-dir", str(tmp_path))


def test_a_taken_port_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        flags = [flag for flag in ANY_PORT if not flag.startswith("--port")]
        assert refused(*flags, f"--port={port}") == f"bellhop: port {port} on 127.0.0.1 is in use\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--no-such-flag"], "--no-such-flag"),
        (["--port", "70000"], "is no port"),
        (["--port"], "expected one argument"),
        (["--account", "12"], "12 digits"),
        (["--region", "Mars"], "is no Region name"),
        (["--iam", "maybe"], "off, audit, enforce"),
        (["--sandbox", "strict"], "auto, bwrap, landlock, rlimits, off"),
        (["--relay", "http://x"], "smtp://"),
        (["--database", "mysql://x"], "is no database"),
        (["--config", "/nonexistent.toml"], "/nonexistent.toml"),
        (["--data-dir", "/proc/nothing/here"], "data folder"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(arguments: list[str], sentence: str) -> None:
    assert sentence in refused(*arguments)


def test_unknown_keys_of_the_file_and_bad_variables_are_named(tmp_path: Path) -> None:
    config = tmp_path / "bellhop.toml"
    config.write_text("prot = 1\n")
    assert refused("--config", str(config)) == f"bellhop: {config}: unknown key 'prot'\n"
    assert "BELLHOP_PORT" in refused(env={"BELLHOP_PORT": "no"})


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("colour = 1", "nodes: unknown key 'colour'"),
        ("tags = 1", "nodes: tags is a table"),
        ("name = {}", "nodes: name is a text"),
        ("account = 12", "nodes: account: 12 is no account id (12 digits)"),
        ("platform-type = 'Plan9'", "nodes: Plan9: a platform is one of Linux, Windows, MacOS"),
    ],
)
def test_nodes_of_the_file_that_cannot_be_are_named(tmp_path: Path, table: str, sentence: str) -> None:
    config = tmp_path / "bellhop.toml"
    config.write_text(f"[[nodes]]\n{table}\n")
    assert sentence in refused("--config", str(config), *ANY_PORT)


def test_a_file_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    import sqlite3

    database = sqlite3.connect(tmp_path / "bellhop.sqlite3")
    database.execute("PRAGMA user_version=1000")
    database.close()
    assert "schema 1000 is of a newer Bellhop" in refused(*ANY_PORT, "--data-dir", str(tmp_path))


@pytest.mark.parametrize("spoil", [lambda file: file.write_text("no database"), lambda file: file.mkdir()])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    file = tmp_path / "bellhop.sqlite3"
    spoil(file)
    assert refused(*ANY_PORT, "--data-dir", str(tmp_path)).startswith(f"bellhop: {file}: ")

"""A server in a process of its own: started, timed, its CPU and memory read from /proc, ended."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from benchmarks.api import Api

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parents[1]
TICK = os.sysconf("SC_CLK_TCK")
READY_WITHIN = 90.0  # seconds


class NotStarted(Exception):
    """A server that does not come up, with its last words."""


@dataclass(frozen=True, slots=True)
class Program:
    """How a server is started: words in which {port}, {smtp_port}, {mx_port} … and {folder} are filled in."""

    name: str
    command: tuple[str, ...]
    peer: bool = False


@dataclass(frozen=True, slots=True)
class Cpu:
    """Time used: `ticks` of processes and their ended children, nanoseconds of every living thread."""

    ticks: int
    threads: Mapping[int, int]

    def since(self, before: Cpu) -> float:
        """Seconds; in steps of a tick where threads came or went."""
        if self.threads and self.threads.keys() == before.threads.keys():
            return (sum(self.threads.values()) - sum(before.threads.values())) / 1e9
        return (self.ticks - before.ticks) / TICK


class Ports(dict[str, int]):
    """A free port for every name that is asked for, below those that the system gives to clients."""

    def __missing__(self, name: str) -> int:
        while True:
            port = 20_000 + secrets.randbelow(12_000)
            if free(port):
                return self.setdefault(name, port)


def free(port: int) -> bool:
    """Can it be bound for both TCP and UDP?"""
    with socket.socket() as stream, socket.socket(type=socket.SOCK_DGRAM) as datagram:
        try:
            stream.bind(("127.0.0.1", port))
            datagram.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


class Server:
    """A running program, its output kept in a file; `with` ends it."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.name = program.name
        self.ports = Ports()
        self._folder = Path(tempfile.mkdtemp(prefix="bellhop-bench-"))
        self._log = self._folder / "log"
        self.began = time.perf_counter()
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 - what the user wants measured
                [self._filled(word) for word in program.command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=_environment(),
                cwd=ROOT,
                start_new_session=True,
            )

    def _filled(self, word: str) -> str:
        for name in ("port", "smtp_port", "smtps_port", "mx_port", "dns_port"):
            if f"{{{name}}}" in word:
                word = word.replace(f"{{{name}}}", str(self.ports[name]))
        return word.replace("{folder}", str(self._folder))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.api.close()
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(10)
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    @cached_property
    def api(self) -> Api:
        return Api(self.ports["port"])

    def listening(self, port: str = "port") -> None:
        """Wait until it takes connections; raises NotStarted if it ends or takes too long."""
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.ports[port]), timeout=1).close()
            except OSError as error:
                if self._process.poll() is not None or self.age() > READY_WITHIN:
                    raise NotStarted(f"{self.name} did not start: {self._last_words()}") from error
                time.sleep(0.002)
            else:
                return

    def age(self) -> float:
        """Seconds since it was started."""
        return time.perf_counter() - self.began

    def _last_words(self) -> str:
        return " | ".join(self._log.read_text(errors="replace").splitlines()[-3:])

    def cpu(self) -> Cpu:
        """What it has used so far, all its processes together."""
        ticks, threads = 0, dict[int, int]()
        for process in family(self._process.pid):
            with contextlib.suppress(OSError):
                fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
                ticks += sum(map(int, fields[11:15]))
                for task in Path(f"/proc/{process}/task").iterdir():
                    threads[int(task.name)] = int((task / "schedstat").read_text().split()[0])
        return Cpu(ticks, threads)

    def processes(self) -> list[int]:
        """Itself first, then all its descendants."""
        return list(family(self._process.pid))

    def descriptors(self) -> int:
        """Open ones of the server itself."""
        return len(os.listdir(f"/proc/{self._process.pid}/fd"))

    def own_memory(self) -> float:
        """Resident MiB of the server itself."""
        return _kilobytes(self._process.pid, "Rss:") / 1024

    def memory(self) -> float:
        """Resident MiB; pages that several of its processes share count once."""
        found = list(family(self._process.pid))
        key = "Pss:" if len(found) > 1 else "Rss:"
        return sum(_kilobytes(process, key) for process in found) / 1024


def family(process: int) -> Iterator[int]:
    """A process and all its descendants."""
    yield process
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from family(int(child))


def _kilobytes(process: int, key: str) -> int:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith(key):
                return int(line.split()[1])
    return 0


def _environment() -> dict[str, str]:
    """Ours without Bellhop's settings; compiled byte code is kept, as users have it."""
    dropped = ("BELLHOP_", "COV_", "COVERAGE_", "PYTHONDONTWRITEBYTECODE")
    return {name: value for name, value in os.environ.items() if not name.startswith(dropped)}


BELLHOP = Program(
    "Bellhop",
    (
        *(sys.executable, "-m", "bellhop", "serve", "--data-dir", "{folder}/state", "--port", "{port}"),
        *("--smtp-port", "{smtp_port}", "--smtps-port", "{smtps_port}"),
        *("--mx-port", "{mx_port}", "--dns-port", "{dns_port}"),
    ),
)
ECHO = Program("echo", (sys.executable, "-m", "benchmarks.echo", "{port}"))
SINKS = tuple(
    Program(f"{loop} sink", (sys.executable, "-m", "benchmarks.sink", "{smtps_port}", "{folder}", loop))
    for loop in ("asyncio", "uvloop")
)

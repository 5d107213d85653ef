"""From the start of a process to its first answer, and the memory it takes until all services answered."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.api import Refused
from benchmarks.measuring import say
from benchmarks.processes import ECHO, NotStarted, Server
from benchmarks.workloads import first_calls

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.processes import Program


@dataclass(frozen=True, slots=True)
class Start:
    """One start: milliseconds to the first answer, MiB then and after a call of each service."""

    server: str
    number: int
    first_answer: float
    idle: float
    all_services: float


def begin(server: Server, number: int) -> Start:
    """Wait for a server that was just started to answer; then call each of its services once."""
    server.listening()
    answered: list[float] = []
    idle = 0.0
    for request in first_calls(server.api).values():
        try:
            server.api.ask(request)
        except Refused:
            continue
        answered.append(server.age() * 1e3)
        idle = idle or server.memory()
    if not answered:
        raise NotStarted(f"{server.name} refuses a call of every service")
    return Start(server.name, number, answered[0], idle, server.memory())


def starts(programs: Iterable[Program], times: int) -> list[Start]:
    """Every program started in turn; the first start of each, which compiles byte code, is not counted."""
    found: list[Start] = []
    for number in range(-1, times):
        for program in programs:
            with Server(program) as server:
                found.append(begin(server, number))
    say(f"{times} starts of each server")
    return [start for start in found if start.number >= 0]


def middle(found: list[Start], server: str, value: str) -> float:
    return median(getattr(start, value) for start in found if start.server == server)


def against_echo(found: list[Start], server: str) -> float:
    """Median of the server's time to the first answer over the echo's, start by start."""
    echo = {start.number: start.first_answer for start in found if start.server == ECHO.name}
    return median(start.first_answer / echo[start.number] for start in found if start.server == server)

"""Rounds: every workload on every server in turn, so that a ratio within a round is free of drift."""

from __future__ import annotations

import functools
import itertools
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from bellhop.smtp.passwords import password_of
from benchmarks.api import Api, Refused
from benchmarks.load import Load, Tally, calls
from benchmarks.mail import deliveries, door, session
from benchmarks.workloads import prepared, verify

if TYPE_CHECKING:
    from benchmarks.load import Door, Script
    from benchmarks.processes import Server
    from benchmarks.workloads import Workload

CONNECTIONS = 10
# What calls leave for later (deliveries, the audit trail) is done by then, and counted.
AFTERMATH = 0.15
PER_SESSION = {"smtp, 100 a session": 100, "smtp, 1 a session": 1}

Converse = Callable[[Tally], "Script"]


@dataclass(frozen=True, slots=True)
class Job:
    """A workload on a server, ready to be measured again and again."""

    workload: str
    server: Server
    door: Door
    converse: Converse
    ops: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One measurement: a job in a round. `cpu` is the server's own, in microseconds an operation."""

    workload: str
    server: str
    round: int
    ops: int
    rate: float
    p50: float
    p99: float
    cpu: float
    errors: int
    first_error: str


def measure(job: Job, number: int, scale: float) -> Cell:
    tally = Tally(max(int(job.ops * scale), 2))
    count, before, began = tally.left, job.server.cpu(), time.perf_counter()
    Load(job.door, [job.converse(tally) for _ in range(CONNECTIONS)]).run()
    seconds = time.perf_counter() - began
    time.sleep(AFTERMATH)
    cpu = job.server.cpu().since(before) / count * 1e6
    taken = sorted(tally.latencies)
    p50, p99 = (taken[int(len(taken) * share)] * 1e3 for share in (0.5, 0.99))
    head = (job.workload, job.server.name, number, count)
    return Cell(*head, count / seconds, p50, p99, cpu, tally.errors, tally.first_error)


def run(jobs: Iterable[Sequence[Job]], rounds: int, scale: float) -> list[Cell]:
    """`jobs` are the workloads, each on its servers. The round before the first warms up."""
    each, cells = list(jobs), list[Cell]()
    for number in range(-1, rounds):
        for together in each:
            turn = number % len(together)
            for job in (*together[turn:], *together[:turn]):
                cells.append(measure(job, number, scale))
        say(f"round {number + 1} of {rounds}")
    return [cell for cell in cells if cell.round >= 0]


def http_jobs(workload: Workload, servers: Sequence[Server], echo: Server) -> tuple[list[Job], list[str]]:
    """The first server's requests go to the echo too. Beside the jobs: who refused, and how."""
    jobs, refusals = list[Job](), list[str]()
    for server in servers:
        try:
            requests = prepared(workload, server.api)
        except (Refused, KeyError, TypeError) as error:
            refusals.append(f"{workload.name}: {server.name}: {error!r}")
            continue
        jobs.append(http_job(workload, server, requests))
        if server is servers[0]:
            jobs.append(http_job(workload, echo, requests))
    return jobs, refusals


def http_job(workload: Workload, server: Server, requests: list[bytes]) -> Job:
    converse = functools.partial(calls, itertools.cycle(requests))
    return Job(workload.name, server, Api(server.ports["port"]).door, converse, workload.ops)


def smtp_jobs(name: str, bellhop: Server, sinks: Sequence[Server]) -> list[Job]:
    """Messages of a sender that Bellhop knows; a sink knows nobody."""
    verify(bellhop.api)
    opening = session("test", password_of("test", "us-east-1"))
    converse = functools.partial(deliveries, opening, PER_SESSION[name])
    ops = {100: 400, 1: 150}[PER_SESSION[name]]
    return [
        Job(name, server, door(server.ports["smtps_port"]), converse, ops) for server in (bellhop, *sinks)
    ]


class Cells:
    """What was measured, asked for by workload and server."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        self.all = list(cells)

    def of(self, workload: str, server: str) -> list[Cell]:
        return [cell for cell in self.all if (cell.workload, cell.server) == (workload, server)]

    def median(self, workload: str, server: str, value: str) -> float | None:
        values = [getattr(cell, value) for cell in self.of(workload, server)]
        return median(values) if values else None

    def ratio(self, workload: str, server: str, base: str, value: str) -> float | None:
        """Median over the rounds of `server` / `base` within a round."""
        bases = {cell.round: getattr(cell, value) for cell in self.of(workload, base)}
        mine = self.of(workload, server)
        found = [getattr(cell, value) / bases[cell.round] for cell in mine if bases.get(cell.round)]
        return median(found) if found else None


def say(text: str) -> None:
    """Progress, for who watches."""
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {text}\n")

"""Cost as state grows: one server for each number of stored rows, measured side by side."""

from __future__ import annotations

import itertools
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from benchmarks.measuring import Cell, http_job, run, say
from benchmarks.processes import BELLHOP, Server
from benchmarks.starting import begin
from benchmarks.workloads import (
    fill_path,
    make_app,
    prepared,
    put_endpoint,
    ses_send_email,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.api import Api
    from benchmarks.workloads import Workload


@dataclass(frozen=True, slots=True)
class Level:
    """A server with so many messages, parameters and endpoints, and its memory with them."""

    name: str
    rows: int
    memory: float


def grown(workloads: Iterable[Workload], rows: list[int], rounds: int, scale: float) -> Growth:
    """Each workload on a server of every number of rows, in turn."""
    with ExitStack() as stack:
        servers = [stack.enter_context(filled(count)) for count in rows]
        levels = [
            Level(server.name, count, server.memory()) for server, count in zip(servers, rows, strict=True)
        ]
        jobs = [
            [http_job(workload, server, prepared(workload, server.api)) for server in servers]
            for workload in workloads
        ]
        return Growth(levels, run(jobs, rounds, scale))


@dataclass(frozen=True, slots=True)
class Growth:
    """What was measured at each level."""

    levels: list[Level]
    cells: list[Cell]


def filled(rows: int) -> Server:
    """A server that was given `rows` of each kind through its API."""
    server = Server(replace(BELLHOP, name=f"{rows:,} rows"))
    try:
        begin(server, 0)
        fill(server.api, rows)
    except BaseException:
        server.__exit__()
        raise
    say(f"{rows:,} messages, parameters and endpoints are stored")
    return server


def fill(api: Api, rows: int) -> None:
    fill_path(api, 0, rows)
    api.send_all(itertools.cycle(ses_send_email(api)), rows)
    app = make_app(api)
    api.send_all((put_endpoint(api, app, number) for number in range(rows)), rows)

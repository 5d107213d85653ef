"""`python -m benchmarks`: measure this checkout on this machine, and print the tables."""

from __future__ import annotations

import argparse
import dataclasses
import fnmatch
import json
import shlex
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import tables
from benchmarks.commands import laps
from benchmarks.crowds import WORKLOADS as CROWDS
from benchmarks.crowds import crowds
from benchmarks.growth import grown
from benchmarks.measuring import PER_SESSION, Cells, http_jobs, run, say, smtp_jobs
from benchmarks.processes import BELLHOP, ECHO, SINKS, NotStarted, Program, Server
from benchmarks.starting import begin, starts
from benchmarks.workloads import WORKLOADS

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = "ssm.SendCommand"
NAMES = [*(workload.name for workload in WORKLOADS), *PER_SESSION, COMMANDS, *CROWDS]


def arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("workloads", nargs="*", default=["*"], help="names or patterns: " + ", ".join(NAMES))
    parser.add_argument("--quick", action="store_true", help="coarse, in less than a minute")
    parser.add_argument("--rounds", type=int, help="7; 2 if quick")
    parser.add_argument("--starts", type=int, help="starts of each server: 7; 2 if quick")
    parser.add_argument("--scale", type=float, help="of the operations a measurement takes: 1; 0.2 if quick")
    parser.add_argument(
        "--peer", action="append", default=[], metavar="NAME=COMMAND", help="another emulator"
    )
    parser.add_argument(
        "--growth", type=_counts, metavar="ROWS,ROWS", help="cost as state grows, nothing else"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="everything measured")
    options = parser.parse_args(given)
    for name, usual, quick in (("rounds", 7, 2), ("starts", 7, 2), ("scale", 1.0, 0.2)):
        if getattr(options, name) is None:
            setattr(options, name, quick if options.quick else usual)
    return options


def _counts(text: str) -> list[int]:
    return [int(count) for count in text.split(",")]


def main(given: Sequence[str] | None = None) -> int:
    options = arguments(given)
    if sys.platform != "linux":
        say("benchmarks read /proc and wait in epoll: they need Linux")
        return 2
    wanted = [name for name in NAMES if any(fnmatch.fnmatchcase(name, one) for one in options.workloads)]
    if not wanted:
        say(f"no workload is called so; there are {', '.join(NAMES)}")
        return 2
    try:
        found = growth(wanted, options) if options.growth else comparison(wanted, options)
    except NotStarted as error:
        say(str(error))
        return 1
    if options.json:
        options.json.write_text(json.dumps(found, indent=1, default=dataclasses.asdict) + "\n")
    return 0


def growth(wanted: list[str], options: argparse.Namespace) -> dict[str, Any]:
    workloads = [workload for workload in WORKLOADS if workload.name in wanted]
    found = grown(workloads, options.growth, options.rounds, options.scale)
    say_result(tables.growth_table(found), *tables.errors(found.cells))
    return {"growth": found}


def comparison(wanted: list[str], options: argparse.Namespace) -> dict[str, Any]:
    peers = [peer_of(text) for text in options.peer]
    started = starts([BELLHOP, ECHO, *peers], options.starts)
    with ExitStack() as stack:
        servers = [stack.enter_context(Server(program)) for program in (BELLHOP, *peers, ECHO)]
        for server in servers:
            begin(server, 0)
        cells, refusals = loaded(stack, servers, wanted, options)
        after = {server.name: server.memory() for server in servers}
        alive = [server for server in servers if server.program.peer]
        runs = laps(alive, options.rounds, max(int(20 * options.scale), 3)) if COMMANDS in wanted else []
    many = crowds(wanted, min(options.rounds, 3), options.scale) if {*CROWDS} & {*wanted} else []
    say_result(tables.start_table(started, after))
    report = Cells(cells)
    if any(cell.server == ECHO.name for cell in cells):
        say_result(tables.http_table(report, [peer.name for peer in peers]))
    if any(cell.workload in PER_SESSION for cell in cells):
        say_result(tables.smtp_table(report))
    if runs:
        say_result(tables.command_table(runs))
    if many:
        say_result(tables.crowd_table(many))
    say_result(*(f"- not measured: {refusal}" for refusal in refusals), *tables.errors(cells))
    return {
        "starts": started,
        "cells": cells,
        "after": after,
        "commands": runs,
        "crowds": many,
        "refusals": refusals,
    }


def loaded(
    stack: ExitStack, servers: list[Server], wanted: list[str], options: argparse.Namespace
) -> tuple[list[Any], list[str]]:
    """All rounds of HTTP and SMTP workloads; and what servers do not do."""
    *ours, echo = servers
    made = [http_jobs(workload, ours, echo) for workload in WORKLOADS if workload.name in wanted]
    jobs, refusals = [each for each, _ in made], [one for _, refused in made for one in refused]
    if names := [name for name in PER_SESSION if name in wanted]:
        sinks = [stack.enter_context(Server(sink)) for sink in SINKS]
        for sink in sinks:
            sink.listening("smtps_port")
        jobs += [smtp_jobs(name, servers[0], sinks) for name in names]
    return run((each for each in jobs if each), options.rounds, options.scale), refusals


def peer_of(text: str) -> Program:
    name, _, command = text.partition("=")
    return Program(name, tuple(shlex.split(command)), peer=True)


def say_result(*lines: str) -> None:
    if lines:
        sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())

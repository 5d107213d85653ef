"""The results as Markdown."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks import commands
from benchmarks.measuring import PER_SESSION, Cells
from benchmarks.processes import BELLHOP, ECHO, SINKS
from benchmarks.starting import Start, against_echo, middle
from benchmarks.workloads import WORKLOADS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.commands import Lap
    from benchmarks.crowds import Crowd
    from benchmarks.growth import Growth

NOTHING = "-"


def table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def shown(value: float | None, digits: int = 0, unit: str = "") -> str:
    return NOTHING if value is None else f"{value:,.{digits}f}{unit}"


def start_table(found: list[Start], after: dict[str, float]) -> str:
    head = ["server", "first answer, ms", "x echo", "MiB idle", "MiB all services", "MiB after the load"]
    rows = [
        [
            name,
            shown(middle(found, name, "first_answer")),
            shown(against_echo(found, name), 2),
            shown(middle(found, name, "idle")),
            shown(middle(found, name, "all_services")),
            shown(after.get(name)),
        ]
        for name in dict.fromkeys(start.server for start in found)
    ]
    return table(head, rows)


def http_table(cells: Cells, peers: list[str]) -> str:
    head = ["call", "CPU, µs", "echoes", "goal", "calls/s", "p50, ms", "p99, ms"]
    head += [f"calls/s x {peer}" for peer in peers] + [f"CPU of {peer}, echoes" for peer in peers]
    names = {cell.workload for cell in cells.all}
    return table(head, [http_row(cells, each, peers) for each in WORKLOADS if each.name in names])


def http_row(cells: Cells, workload: Any, peers: list[str]) -> list[str]:
    name, ours, echo = workload.name, BELLHOP.name, ECHO.name
    return [
        name,
        shown(cells.median(name, ours, "cpu")),
        shown(cells.ratio(name, ours, echo, "cpu"), 2),
        "" if workload.goal is None else f"≤ {workload.goal:g}",
        shown(cells.median(name, ours, "rate")),
        shown(cells.median(name, ours, "p50"), 1),
        shown(cells.median(name, ours, "p99"), 1),
        *(shown(cells.ratio(name, ours, peer, "rate"), 1) for peer in peers),
        *(shown(cells.ratio(name, peer, echo, "cpu"), 1) for peer in peers),
    ]


def smtp_table(cells: Cells) -> str:
    sinks = [sink.name for sink in SINKS]
    head = ["messages of 5 KB inside TLS", "CPU, µs", "messages/s"]
    head += [f"messages/s x {sink}" for sink in sinks] + [f"CPU x {sink}" for sink in sinks]
    rows = [
        [
            name,
            shown(cells.median(name, BELLHOP.name, "cpu")),
            shown(cells.median(name, BELLHOP.name, "rate")),
            *(shown(cells.ratio(name, BELLHOP.name, sink, "rate"), 2) for sink in sinks),
            *(shown(cells.ratio(name, BELLHOP.name, sink, "cpu"), 2) for sink in sinks),
        ]
        for name in PER_SESSION
        if cells.of(name, BELLHOP.name)
    ]
    return table(head, rows)


def command_table(laps: list[Lap]) -> str:
    """Every way against the bare start of its kind: of a shell, or of a shell in a sandbox."""
    rows = [
        [
            way,
            shown(median(lap.p50 for lap in laps if lap.way == way), 2),
            shown(lap_ratio(laps, way, commands.SPAWN), 2),
            shown(lap_ratio(laps, way, commands.BARE), 2),
            "yes" if all(lap.ran for lap in laps if lap.way == way) else "no",
        ]
        for way in dict.fromkeys(lap.way for lap in laps)
    ]
    return table(["echo hi", "p50, ms", f"x {commands.SPAWN}", f"x {commands.BARE}", "ran"], rows)


def crowd_table(found: list[Crowd]) -> str:
    """The rate of many commands over that of shells which are started in a sandbox each."""
    rows: list[list[str]] = []
    for workload in dict.fromkeys(crowd.workload for crowd in found):
        rounds = [crowd for crowd in found if crowd.workload == workload]
        rows.append(
            [
                workload,
                str(rounds[0].count),
                shown(median(crowd.seconds for crowd in rounds), 2),
                shown(median(crowd.count / crowd.seconds for crowd in rounds)),
                shown(median(crowd.share for crowd in rounds), 2),
                "yes" if all(crowd.ran for crowd in rounds) else "no",
            ]
        )
    return table(["many", "commands", "seconds", "commands/s", "x bare sandboxes/s", "ran"], rows)


def lap_ratio(laps: list[Lap], way: str, base: str) -> float | None:
    bases = {lap.round: lap.p50 for lap in laps if lap.way == base}
    found = [lap.p50 / bases[lap.round] for lap in laps if lap.way == way and lap.round in bases]
    return median(found) if found else None


def growth_table(growth: Growth) -> str:
    cells, (least, *more) = Cells(growth.cells), growth.levels
    head = ["call", *(f"CPU, µs, {level.name}" for level in growth.levels)]
    head += [f"{level.name} / {least.name}" for level in more]
    names = dict.fromkeys(cell.workload for cell in growth.cells)
    rows = [
        [
            name,
            *(shown(cells.median(name, level.name, "cpu")) for level in growth.levels),
            *(shown(cells.ratio(name, level.name, least.name, "cpu"), 2) for level in more),
        ]
        for name in names
    ]
    return table(
        head, [*rows, ["MiB", *(shown(level.memory) for level in growth.levels), *("" for _ in more)]]
    )


def errors(cells: Iterable[Any]) -> list[str]:
    """A line for each measurement in which something failed."""
    return [
        f"- {cell.workload}, {cell.server}: {cell.errors} of {cell.ops} failed: {cell.first_error}"
        for cell in cells
        if cell.errors
    ]

"""The benchmarks run: every workload against a live server, and the command from end to end."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.__main__ import NAMES, main
from benchmarks.processes import BELLHOP, Server
from benchmarks.starting import begin
from benchmarks.workloads import WORKLOADS, prepared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.workloads import Workload


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server(BELLHOP) as started:
        begin(started, 0)
        yield started


@pytest.mark.parametrize("workload", WORKLOADS, ids=lambda workload: workload.name)
def test_a_workload_is_answered(workload: Workload, server: Server) -> None:
    requests = prepared(workload, server.api)

    server.api.send_all(itertools.cycle(requests), 20)  # raises if one of them fails


def test_the_command_measures_what_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named = ["ssm.GetParameter", "smtp, 1 a session", "ssm.SendCommand"]

    code = main(["--rounds=1", "--starts=1", "--scale=0.02", f"--json={tmp_path / 'all.json'}", *named])

    printed = capsys.readouterr().out
    found = json.loads((tmp_path / "all.json").read_text())
    assert code == 0
    assert {(cell["workload"], cell["server"], cell["errors"]) for cell in found["cells"]} == {
        ("ssm.GetParameter", "Bellhop", 0),
        ("ssm.GetParameter", "echo", 0),
        ("smtp, 1 a session", "Bellhop", 0),
        ("smtp, 1 a session", "asyncio sink", 0),
        ("smtp, 1 a session", "uvloop sink", 0),
    }
    assert all(cell["cpu"] > 0 for cell in found["cells"])
    assert {lap["way"] for lap in found["commands"] if lap["ran"]} >= {"bare spawn", "sandbox off"}
    assert found["refusals"] == []
    assert "| ssm.GetParameter | " in printed


def test_growth_has_a_server_for_each_number_of_rows(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--growth=20,60", "--rounds=1", "--scale=0.01", "pinpoint.GetEndpoint"])

    head, _, row, *_ = capsys.readouterr().out.splitlines()
    assert code == 0
    assert "| CPU, µs, 20 rows | CPU, µs, 60 rows | 60 rows / 20 rows |" in head
    assert row.startswith("| pinpoint.GetEndpoint | ")


def test_a_name_that_is_no_workload_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ssm.Fly"]) == 2
    assert NAMES[0] in capsys.readouterr().err

"""An event whose delivery was cut off by SIGKILL is delivered by the next process, once."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def begin(database: Path, how: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.kernel.deaf_process", str(database), how]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_deliveries_go_on_where_the_killed_process_was(tmp_path: Path) -> None:
    killed = begin(tmp_path / "kernel.sqlite3", "die")
    resumed = begin(tmp_path / "kernel.sqlite3", "live")

    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert resumed.returncode == 0, resumed.stderr
    assert json.loads(resumed.stdout) == ["one", "two", "three"]
    again = begin(tmp_path / "kernel.sqlite3", "live")
    assert json.loads(again.stdout) == ["one", "two", "three"]

"""Nodes of a killed server: a launcher ends by itself when its server is gone; what hangs is ended here."""

from __future__ import annotations

import os
import select
import signal
from pathlib import Path

RECORD = "launcher.pid"
WAIT_MS = 500


def record(folder: Path, pid: int) -> None:
    """Who runs this node: the pid alone could be anybody's later, with its start time it is one process."""
    (folder / RECORD).write_text(f"{pid} {start_time(pid)}")


def end_recorded(nodes: Path) -> None:
    """Ends the launchers that earlier servers left below `nodes`, and all that runs in their nodes."""
    for file in nodes.glob(f"*/*/*/{RECORD}"):
        pid, _, started = file.read_text().partition(" ")
        if pid.isdigit() and started and start_time(int(pid)) == started:
            end(int(pid))
        sweep(file.parent)
        file.unlink(missing_ok=True)


def end(pid: int) -> None:
    try:
        fd = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    try:
        signal.pidfd_send_signal(fd, signal.SIGTERM)
        poller = select.poll()
        poller.register(fd, select.POLLIN)
        if not poller.poll(WAIT_MS):
            signal.pidfd_send_signal(fd, signal.SIGKILL)
            poller.poll(WAIT_MS)
    except ProcessLookupError:
        return
    finally:
        os.close(fd)


def sweep(folder: Path) -> None:
    """Kills what still has this node's home: without a pid namespace a daemon outlives a killed launcher."""
    mark = b"HOME=" + os.fsencode(folder / "root" / "root") + b"\0"
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (process / "environ").read_bytes():
                os.kill(int(process.name), signal.SIGKILL)
        except OSError:  # gone, or not ours to look at
            continue


def start_time(pid: int) -> str:
    """In clock ticks since the boot; empty when there is no such process, or no /proc."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except OSError:
        return ""

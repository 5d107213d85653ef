"""What the kernel does not bound for a node, its launcher does: it looks now and then, while anything runs.

The kernel knows limits of a process; of a node it knows the processes alone, and those not everywhere. So
memory and disk are added up here, twice a second at most, and the disk less often the more files it has.
Standard library only.
"""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from bellhop.agent.supervisor import LINUX, descendants

if TYPE_CHECKING:
    from bellhop.agent.limits import Limits

EVERY, SELDOM = 0.5, 2.0  # seconds: while commands run, and while only daemons do
# So many files are looked at in a fraction of that time; with more of them, looks are passed over.
FILES_A_LOOK = 5_000
BLOCK = 512
HELD_IN = (b"RssAnon:", b"RssShmem:")


class Watch:
    """`own_processes`: /proc shows the node's processes alone. `disk`: its files, as seen from here."""

    def __init__(self, limits: Limits, disk: str, *, own_processes: bool) -> None:
        self._limits, self._disk = limits, disk
        self._own = own_processes
        self._spared = set(self._processes())  # bubblewrap's own
        self._elsewhere = mounts(min(self._spared)) - {disk} if own_processes else set[str]()
        self._passed_over, self._files, self._used = 0, 0, 0
        self._warned = False

    def look(self, supervisors: set[int]) -> bool:
        """Whether anything runs there beside them. What is too much is ended."""
        found = self._others(supervisors)
        if found and self._limits["processes"] and len(found) > self._limits["processes"]:
            self._end_all(supervisors)
        elif found:
            self._bound_memory(found)
            self._bound_disk(found)
        return bool(found)

    def _processes(self) -> list[int]:
        if not self._own:
            return descendants()
        return [int(name) for name in os.listdir("/proc") if name.isdigit()]

    def _others(self, supervisors: set[int]) -> set[int]:
        return set(self._processes()) - self._spared - supervisors

    def _end_all(self, supervisors: set[int]) -> None:
        """Held first, until none is new: what a bomb loses it would have back in no time."""
        held = set[int]()
        while new := self._others(supervisors) - held:
            for pid in new:
                tell(pid, signal.SIGSTOP)
            held |= new
        self._end(held, f"{len(held)} processes")

    def _bound_memory(self, found: set[int]) -> None:
        if not self._limits["memory"]:
            return
        held = sorted((memory_of(pid), pid) for pid in found)
        total = sum(size for size, _ in held)
        while total > self._limits["memory"]:
            size, pid = held.pop()
            self._end({pid}, f"{total} bytes of memory")
            total -= size

    def _bound_disk(self, found: set[int]) -> None:
        """What makes room is let be; others are told first as the kernel tells, then ended."""
        if not (self._disk and self._limits["disk"]):
            return
        if self._passed_over < self._files // FILES_A_LOOK:
            self._passed_over += 1
            return
        before = self._used
        self._passed_over = 0
        self._files, self._used = usage(self._disk, self._elsewhere)
        if self._used <= self._limits["disk"]:
            self._warned = False
        elif self._used >= before:
            told = signal.SIGKILL if self._warned else signal.SIGXFSZ
            self._warned = True
            self._end(found, f"{self._used} bytes on disk", told)

    def _end(self, pids: set[int], reason: str, told: signal.Signals = signal.SIGKILL) -> None:
        for pid in pids:
            tell(pid, told)
        os.write(2, f"over the limit: {reason}\n".encode())  # the launcher's log


def tell(pid: int, number: signal.Signals) -> None:
    """By its entry in /proc: the node's process ids are not ours, if we are outside of its namespace."""
    if not LINUX:
        return
    try:
        entry = os.open(f"/proc/{pid}", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return
    try:
        signal.pidfd_send_signal(entry, number)
    except OSError:  # gone, or bubblewrap's
        return
    finally:
        os.close(entry)


def memory_of(pid: int) -> int:
    """In bytes, programs and other files not counted."""
    try:
        with open(f"/proc/{pid}/status", "rb") as file:
            return sum(int(line.split()[1]) * 1024 for line in file if line.startswith(HELD_IN))
    except OSError:
        return 0


def usage(disk: str, elsewhere: set[str]) -> tuple[int, int]:
    """Files, and bytes in all, but for what is mounted there."""
    files = size = 0
    for parent, directories, names, at in os.fwalk(disk):
        directories[:] = [name for name in directories if os.path.join(parent, name) not in elsewhere]
        files += len(names)
        size += sum(size_of(name, at) for name in names)
    return files, size


def size_of(name: str, at: int) -> int:
    try:
        return os.stat(name, dir_fd=at, follow_symlinks=False).st_blocks * BLOCK
    except OSError:
        return 0


def mounts(pid: int) -> set[str]:
    """What that process sees mounted. Raises OSError."""
    with open(f"/proc/{pid}/mountinfo", encoding="utf-8", errors="surrogateescape") as file:
        return {line.split()[4] for line in file}

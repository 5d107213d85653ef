"""What a node may use of this machine: said by the operator, bound by the kernel or by the launcher's watch.

Read on both sides, so standard library only.
"""

from __future__ import annotations

import os
import resource
from typing import Protocol, TypedDict

MEBIBYTE = 1 << 20
# The server and the operator's own programs go first where the processor is short.
NICE = 5
# Supervisors that can still be forked when a bomb has taken all processes: they say why nothing begins.
SPARE = 256
# Seconds of CPU between the signal that ends a process and the one that it cannot ignore.
UNHEEDED = 10
# What other nodes and programs of the user may start meanwhile, where the kernel counts them all together.
OTHERS = 1024


class Limits(TypedDict):
    """0 is no limit.

    `processes` of a node; `memory` in bytes, of each process and of a node; `disk` in bytes, of each file and
    of a node; `cpu` in seconds, of each process.
    """

    processes: int
    memory: int
    disk: int
    cpu: int


class Choice(Protocol):
    """The operator's, in MiB and seconds."""

    @property
    def sandbox_processes(self) -> int: ...

    @property
    def sandbox_memory(self) -> int: ...

    @property
    def sandbox_disk(self) -> int: ...

    @property
    def sandbox_cpu(self) -> int: ...


USUAL = Limits(processes=1024, memory=4096 * MEBIBYTE, disk=4096 * MEBIBYTE, cpu=3600)
NONE = Limits(processes=0, memory=0, disk=0, cpu=0)


def chosen(settings: Choice) -> Limits:
    return Limits(
        processes=settings.sandbox_processes,
        memory=settings.sandbox_memory * MEBIBYTE,
        disk=settings.sandbox_disk * MEBIBYTE,
        cpu=settings.sandbox_cpu,
    )


def bind_launcher(limits: Limits, *, counted: bool) -> None:
    """For this process and all that it forks. `counted`: the kernel counts processes for each node."""
    lower(resource.RLIMIT_CORE, 0)
    lower(resource.RLIMIT_NOFILE, 65536)
    if limits["processes"]:
        others = 0 if counted else tasks_of_user() + OTHERS
        lower(resource.RLIMIT_NPROC, others + limits["processes"] + SPARE)
    if limits["disk"]:
        lower(resource.RLIMIT_FSIZE, limits["disk"])
    if limits["memory"]:
        lower(resource.RLIMIT_DATA, limits["memory"])
    os.nice(NICE)


def bind_supervisor(limits: Limits, *, counted: bool) -> None:
    """For this process and the commands that it starts."""
    if counted and limits["processes"]:
        lower(resource.RLIMIT_NPROC, limits["processes"])
    if limits["cpu"]:
        hard = least(limits["cpu"] + UNHEEDED, resource.getrlimit(resource.RLIMIT_CPU)[1])
        resource.setrlimit(resource.RLIMIT_CPU, (least(limits["cpu"], hard), hard))


def is_tired(limits: Limits) -> bool:
    """Whether this process, which its own limit of CPU ends too, had better let another go on."""
    times = os.times()
    return bool(limits["cpu"]) and 2 * (times.user + times.system) > limits["cpu"]


def tasks_of_user() -> int:
    """How many tasks of this user there are, whatever they belong to: the kernel counts no others here."""
    found = 0
    for name in os.listdir("/proc") if os.path.isdir("/proc") else ():
        try:
            if name.isdigit() and os.stat(f"/proc/{name}").st_uid == os.getuid():
                found += len(os.listdir(f"/proc/{name}/task"))
        except OSError:  # gone
            continue
    return found


def lower(kind: int, ceiling: int) -> None:
    value = least(ceiling, resource.getrlimit(kind)[1])
    resource.setrlimit(kind, (value, value))


def least(ceiling: int, hard: int) -> int:
    return ceiling if hard == resource.RLIM_INFINITY else min(ceiling, hard)

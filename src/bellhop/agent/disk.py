"""The folder of a node as the server may touch it: never through a link that the node itself has laid."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

# A machine's own directories; the host's are mounted over or beside them.
DIRECTORIES = tuple(
    "root tmp var/tmp var/lib/amazon/ssm var/log etc etc/ssl home/ssm-user opt srv run run/shm".split()  # noqa: SIM905 - a list
)
SHARED_MEMORY = "run/shm"
ACCOUNTS = {
    "etc/passwd": "root:x:0:0:root:/root:/bin/sh\nssm-user:x:1001:1001::/home/ssm-user:/bin/sh\n"
    "nobody:x:65534:65534:nobody:/nonexistent:/bin/false\n",
    "etc/group": "root:x:0:\nssm-user:x:1001:\nnogroup:x:65534:\n",
}


def furnish(folder: Path, hostname: str, owner: int | None) -> None:
    """Makes the machine's disk on first sight; leaves an existing one as it is. `owner` is a uid and gid."""
    root = folder / "root"
    if root.exists():
        return
    unfinished = folder / "unfinished"
    for directory in DIRECTORIES:
        (unfinished / directory).mkdir(parents=True, exist_ok=True)
    hosts = f"127.0.0.1\tlocalhost\n127.0.1.1\t{hostname}\n"
    for name, text in {**ACCOUNTS, "etc/hosts": hosts, "etc/hostname": f"{hostname}\n"}.items():
        (unfinished / name).write_text(text)
    for directory in ("tmp", "var/tmp", SHARED_MEMORY):
        (unfinished / directory).chmod(0o1777)
    if owner is not None:
        for path in (unfinished, *unfinished.rglob("*")):
            os.chown(path, owner, owner)
    unfinished.rename(root)


def open_inside(root: Path, path: Path) -> BinaryIO:
    """Opens a file of the node whose disk is `root` for reading. Raises OSError for any link on the way."""
    *directories, name = path.relative_to(root).parts
    at = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in directories:
            below = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=at)
            os.close(at)
            at = below
        return os.fdopen(os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=at), "rb")
    finally:
        os.close(at)


def remove(folder: Path) -> None:
    """The folder, if it is there, and all below it, whatever modes the node has left. Nothing runs in it."""
    if not folder.exists():
        return
    if os.geteuid() != 0:
        unlock(folder)
    shutil.rmtree(folder)


def unlock(folder: Path) -> None:
    """Every directory below opened to its owner, from the top down; no link is followed."""
    for parent, names, _ in os.walk(folder):
        for path in (os.path.join(parent, name) for name in names):
            if not os.path.islink(path):
                os.chmod(path, 0o700)

"""What nodes say of the machine they are, where nobody says it for them."""

from __future__ import annotations

import platform
from functools import cache
from typing import NamedTuple

LINUX, WINDOWS, MACOS = "Linux", "Windows", "MacOS"


class Platform(NamedTuple):
    """An operating system as the agent names it."""

    name: str
    version: str


KNOWN = {
    LINUX: Platform("Debian GNU/Linux", "12"),
    WINDOWS: Platform("Microsoft Windows Server 2022 Datacenter", "10.0.20348"),
    MACOS: Platform("macOS", "14.6"),
}
ARCHITECTURES = {"amd64": "x86_64", "aarch64": "arm64"}


def usual(kind: str) -> Platform:
    """The operating system of a node: a Linux node's is the host's, since it sees the host's `/usr`."""
    return _host() if kind == LINUX else KNOWN[kind]


@cache
def _host() -> Platform:
    """NAME and VERSION_ID of /etc/os-release, which the agent reports of a Linux machine."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:  # the host is no Linux
        return KNOWN[LINUX]
    return Platform(release["NAME"], release.get("VERSION_ID", ""))


def architecture() -> str:
    """The host's processor, in EC2's word for it."""
    machine = platform.machine().lower()
    return ARCHITECTURES.get(machine, machine)

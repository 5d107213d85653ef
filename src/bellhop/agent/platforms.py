"""A node's distribution as packages and plugins call it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bellhop.agent.jobs import NodeSpec

# How the name of a platform begins → its word in a package's manifest (distributor.html).
NAMES = {
    "almalinux": "almalinux",
    "amazon": "amazon",
    "centos": "centos",
    "debian": "debian",
    "opensuse leap": "opensuseleap",
    "opensuse": "opensuse",
    "oracle": "oracle",
    "raspbian": "raspbian",
    "red hat": "redhat",
    "rocky": "rocky",
    "sles": "suse",
    "suse": "suse",
    "ubuntu": "ubuntu",
    "microsoft windows": "windows",
    "macos": "macos",
}
FAMILIES = {
    "debian": ("debian", "ubuntu", "raspbian"),
    "rhel": ("almalinux", "amazon", "centos", "oracle", "redhat", "rocky"),
    "suse": ("opensuse", "opensuseleap", "suse"),
}
MANAGERS = {"debian": "apt", "rhel": "yum", "suse": "zypper"}


def platform_of(node: NodeSpec) -> str:
    """`Amazon Linux` → amazon; a platform that nobody knows is its own name."""
    name = node.platform_name.lower()
    return next((word for begin, word in NAMES.items() if name.startswith(begin)), name)


def family_of(platform: str) -> str:
    return next((family for family, members in FAMILIES.items() if platform in members), platform)

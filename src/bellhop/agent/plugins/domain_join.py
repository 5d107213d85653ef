"""aws:domainJoin: its inputs as the agent checks them; there is no directory here that could be joined."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING, Any, cast

from bellhop.agent.shell import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.agent.jobs import Job, Step
    from bellhop.agent.shell import Site

INJECTION = re.compile(r"[$`;&|<>\n]")
BUILDING = "Failed to build domain join command because : "


def domain_join(step: Step, _job: Job, _site: Site) -> Verdict:
    inputs = step.inputs
    wrong = mistake(inputs)
    text = f"{BUILDING}{wrong}" if wrong else ""
    directory = f"{inputs.get('directoryId')} ({inputs.get('directoryName')})"
    text = text or f"The directory {directory} does not exist: there is no AWS Directory Service here"
    return Verdict("Failed", 1, "Domain join failed.", text)


def mistake(inputs: Mapping[str, Any]) -> str:
    for name in ("directoryId", "directoryName"):
        if not inputs.get(name):
            return f"{name} is required"
    for name in ("directoryId", "directoryName", "directoryOU", "hostName"):
        if INJECTION.search(str(inputs.get(name) or "")):
            return f"Shell command injection string {inputs[name]}"
    written: Any = inputs.get("dnsIpAddresses") or []
    addresses = cast("list[Any]", written) if isinstance(written, list) else [written]
    wrong = [str(address) for address in addresses if not is_address(str(address))]
    return f"Invalid DNS IP address {wrong[0]}" if wrong else ""


def is_address(text: str) -> bool:
    try:
        ipaddress.IPv4Address(text)
    except ValueError:
        return False
    return True

"""What EC2 knows of the nodes that are its instances: where they are, and whether they run.

Nobody launches them, so what only a launch decides (image, network, type) is the same for all of a Region.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.fleet.states import ONLINE

if TYPE_CHECKING:
    from bellhop.engines.fleet.tables import Node
    from bellhop.store import Scope

INSTANCE_TYPE = "t3.micro"
ZONES = "abc"
_REGION = re.compile(r"([a-z]+)-(?:([a-z])[a-z]*-)?((?:north|south)?)((?:east|west|central)?)-([0-9]+)")


class State(NamedTuple):
    """A state of an instance: EC2's name and code of it."""

    name: str
    code: int


RUNNING = State("running", 16)
STOPPED = State("stopped", 80)


def state(node: Node) -> State:
    """An instance runs as long as its agent answers."""
    return RUNNING if node.ping_status == ONLINE else STOPPED


def zone(scope: Scope, node: Node) -> str:
    """The Availability Zone of an instance: always the same of three."""
    return f"{scope.region}{ZONES[zlib.crc32(node.instance_id.encode()) % len(ZONES)]}"


def zone_id(zone: str) -> str:
    """The id of the physical zone: `use1-az1` of us-east-1a."""
    region, letter = zone[:-1], zone[-1]
    found = _REGION.fullmatch(region)
    place = "".join((found[1], found[2] or "", found[3][:1], found[4][:1], found[5])) if found else region
    return f"{place}-az{ZONES.index(letter) + 1}"


def identifier(prefix: str, *things: str) -> str:
    """An id that EC2 might give, the same for the same things: `vpc-…`."""
    return f"{prefix}-{hashlib.sha256('/'.join((prefix, *things)).encode()).hexdigest()[:17]}"


def profile(scope: Scope, node: Node) -> str:
    """The ARN of the instance profile that hands a node its role, "" without one."""
    if not node.iam_role:
        return ""
    return f"arn:aws:iam::{scope.account}:instance-profile/{node.iam_role.rpartition('/')[2]}"

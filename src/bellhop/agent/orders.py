"""What the server hands to a launcher and its supervisors; read on both sides, so standard library only."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from bellhop.agent.limits import Limits

# For `python -I -S -c`: the package's own __init__ is stepped over; its folder and the module to begin with,
# named from `bellhop.agent`, come as arguments.
START = """import sys
root = sys.argv[1]
sys.path.append(root)
package = sys.modules["bellhop"] = type(sys)("bellhop")
package.__path__ = [root + "/bellhop"]
__import__("bellhop.agent." + sys.argv[2], fromlist=["main"]).main()
"""


class Plan(TypedDict):
    """How to confine: at most one of `bwrap` (its command line) and `readable`/`writable` (Landlock).

    `filter` is a program for seccomp. `limits` is None where there are none; `counted`: the kernel counts
    processes for each node. `room` is how many bytes of each output of a command are kept. `spool` is where
    the directories of commands are, as the node sees it; `disk` its files, as the launcher sees them, if they
    are to be bound.
    """

    bwrap: list[str]
    readable: list[str]
    writable: list[str]
    network: bool
    filter: bytes
    limits: Limits | None
    counted: bool
    room: int
    owner: int | None
    spool: str
    disk: str


class Order(TypedDict):
    """What to run: `script` becomes the file `name` in `directory`, which gets stdout and stderr too.

    The first `cwd` that exists is entered; `head` says how many bytes of each output the report brings. Paths
    are the node's own.
    """

    argv: list[str]
    environment: dict[str, str]
    directory: str
    cwd: list[str]
    script: bytes
    name: str
    head: tuple[int, int]


class Process(TypedDict):
    """What a sandbox of one process is for: `argv`, found by its absolute path, begun in `cwd`."""

    argv: list[str]
    environment: dict[str, str]
    cwd: str


def framed(value: Plan | Order | Process) -> bytes:
    """Its marshalled form after its length in 4 bytes."""
    data = marshal.dumps(dict(value))
    return len(data).to_bytes(4, "big") + data

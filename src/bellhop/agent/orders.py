"""What the server hands to a launcher and its supervisors; read on both sides, so standard library only."""

from __future__ import annotations

import marshal
from typing import TypedDict

# For `python -I -S -c`: the package's own __init__ is stepped over, its folder comes as argument.
START = """import sys
root = sys.argv[1]
sys.path.append(root)
package = sys.modules["bellhop"] = type(sys)("bellhop")
package.__path__ = [root + "/bellhop"]
from bellhop.agent.launcher import main
main()
"""


class Plan(TypedDict):
    """How to confine: at most one of `bwrap` (its command line) and `readable`/`writable` (Landlock)."""

    bwrap: list[str]
    readable: list[str]
    writable: list[str]
    network: bool
    limits: bool
    owner: int | None


class Order(TypedDict):
    """What to run: `scripts` are written first; `directory` gets stdout and stderr; the first `cwd` that
    exists is entered; `head` says how many bytes of each output the report brings. Paths are the node's
    own.
    """

    argv: list[str]
    environment: dict[str, str]
    directory: str
    cwd: list[str]
    scripts: dict[str, bytes]
    head: tuple[int, int]


def framed(value: Plan | Order) -> bytes:
    """Its marshalled form after its length in 4 bytes."""
    data = marshal.dumps(dict(value))
    return len(data).to_bytes(4, "big") + data

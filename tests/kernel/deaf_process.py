"""A process that rings a bell and dies while it is heard; begun again, it delivers what was not delivered.

    python -m tests.kernel.deaf_process DATABASE die|live

Three bells ring in one transaction. With `die` the process kills itself in the middle of the second
delivery. With `live` it rings nothing: it delivers what is due and prints what was heard.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bellhop.kernel.tags import TAGS, Tag
from bellhop.store import Query
from tests.conftest import Kernel
from tests.kernel.test_pump import Rang

if TYPE_CHECKING:
    from bellhop.kernel.context import Context

HEARD = Query(TAGS, order=("arn", "key"))


def ring_three(ctx: Context) -> None:
    for bell in ("one", "two", "three"):
        ctx.emit(Rang(bell))


def hear(ctx: Context, event: Rang) -> None:
    """Write down that it was heard; in the process that shall die, die while doing so."""
    ctx.store.add(TAGS, Tag(str(len(ctx.store.select(HEARD))), event.bell, ""))
    if event.bell == "two" and sys.argv[2] == "die":
        os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    kernel = Kernel(Path(sys.argv[1]), {Rang: ("tests.kernel.deaf_process:hear",)})
    if sys.argv[2] == "die":
        kernel.run(ring_three)
        asyncio.run(kernel.pump.advance(kernel.clock.now()))  # one by one, not as a batch
    kernel.settle()
    print(json.dumps([tag.key for tag in kernel.context().store.select(HEARD)]))


if __name__ == "__main__":
    main()

"""What plugins are that need more than one script: coroutines that a node's hands are lent to."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

from bellhop.agent.attempts import Hands
from bellhop.agent.resources import Failure
from bellhop.agent.shell import Script, Verdict

Work: TypeAlias = Callable[[Hands], Coroutine[Any, Any, Verdict]]

log = logging.getLogger(__name__)


def crashed(error: BaseException) -> Verdict:
    """What nobody thought of ends the step alone, and is logged; the agent says so in these words."""
    log.error("a plugin crashed", exc_info=error)
    return Verdict("Failed", 1, message=f"Plugin crashed with message {error}!")


async def done(todo: Script | Work | Verdict, hands: Hands) -> Verdict:
    """What comes of a plugin, whichever way it works."""
    if isinstance(todo, Verdict):
        return todo
    try:
        return await (hands.run(todo) if isinstance(todo, Script) else todo(hands))
    except Failure as error:
        return Verdict("Failed", 1, stderr=str(error))

"""What plugins are that need more than one script: coroutines that a node's hands are lent to."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

from bellhop.agent.attempts import Hands
from bellhop.agent.resources import Failure
from bellhop.agent.shell import Script, Verdict

Work: TypeAlias = Callable[[Hands], Coroutine[Any, Any, Verdict]]


async def done(todo: Script | Work | Verdict, hands: Hands) -> Verdict:
    """What comes of a plugin, whichever way it works."""
    if isinstance(todo, Verdict):
        return todo
    try:
        return await (hands.run(todo) if isinstance(todo, Script) else todo(hands))
    except Failure as error:
        return Verdict("Failed", 1, stderr=str(error))

"""What plugins are that need more than one script: coroutines that a node's hands are lent to."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

from bellhop.agent.attempts import Hands
from bellhop.agent.shell import Verdict

Work: TypeAlias = Callable[[Hands], Coroutine[Any, Any, Verdict]]

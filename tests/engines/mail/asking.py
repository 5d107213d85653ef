"""Functions that may have to ask, for a key that is made: run as the control API runs them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Kernel


def asked(kernel: Kernel, function: Callable[..., Any], *arguments: Any) -> Any:
    """`function(ctx, …)` in a transaction of its own, run again with the answers that it needs."""
    return asyncio.run(kernel.transactions.run(kernel.context, lambda ctx: function(ctx, *arguments)))

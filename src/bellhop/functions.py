"""The Lambda functions of one Bellhop: what runs them is loaded with the first invocation."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bellhop.agent.functions.runner import Functions
    from bellhop.kernel.transactions import Transactions
    from bellhop.settings import Settings


class LambdaFunctions:
    """`folder` keeps their code, None: it goes with the process. `url` is where functions reach Bellhop."""

    def __init__(
        self, transactions: Transactions, folder: Path | None, settings: Settings, url: Callable[[], str]
    ) -> None:
        self._transactions = transactions
        self._folder = folder
        self._settings = settings
        self._url = url
        self._lock = threading.Lock()
        self._loaded: Functions | None = None

    def runner(self) -> Functions:
        """What runs them; from any thread."""
        with self._lock:
            if self._loaded is None:
                from bellhop.agent.fleet import Quarters  # noqa: PLC0415 - loaded with the first invocation
                from bellhop.agent.functions.runner import Functions, Outside  # noqa: PLC0415 - as above
                from bellhop.agent.limits import chosen  # noqa: PLC0415 - as above

                transactions = self._transactions
                outside = Outside(transactions.clock.now, transactions.surroundings.ids, self._url)
                settings = self._settings
                quarters = Quarters(self._folder, settings.sandbox, limits=chosen(settings))
                self._loaded = Functions(quarters, outside)
            return self._loaded

    async def reset(self) -> None:
        """No process of any function is left."""
        if self._loaded:
            await asyncio.get_running_loop().run_in_executor(None, self._loaded.reset)

    async def close(self) -> None:
        if self._loaded:
            await asyncio.get_running_loop().run_in_executor(None, self._loaded.close)

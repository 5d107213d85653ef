"""What tests stand on: a kernel without HTTP, and a whole Bellhop reached in process."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.embedding import Bellhop, with_settings
from bellhop.emulator import DELIVER, SUBSCRIBERS, WATCHERS
from bellhop.kernel.clock import Clock
from bellhop.kernel.context import Surroundings
from bellhop.kernel.defaults import Defaults
from bellhop.kernel.events import Subscriptions
from bellhop.kernel.ids import Ids
from bellhop.kernel.pump import Pump
from bellhop.kernel.transactions import Transactions
from bellhop.schema import TABLES
from bellhop.store import Database, Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bellhop.kernel.context import Context

NOON = 1_795_521_600.0  # 2026-11-24T12:00:00Z: where every test's clock stands at first


class Kernel:
    """The kernel on an empty database, its clock frozen and its ids seeded."""

    def __init__(
        self, path: Path, subscribers: dict[type, tuple[str, ...]] = SUBSCRIBERS, **defaults: Any
    ) -> None:
        self.database = Database(path, TABLES, durable=False)
        self.clock = Clock(frozen=NOON)
        self.ids = Ids(0)
        subscriptions = Subscriptions(subscribers, WATCHERS)
        surroundings = Surroundings(self.ids, Defaults(**defaults), subscriptions)
        self.transactions = Transactions(self.database, self.clock, surroundings)
        self.pump = Pump(self.transactions, subscriptions, errands=frozenset((DELIVER,)))

    def context(self, account: str = "000000000000", region: str = "us-east-1") -> Context:
        return self.transactions.context(Scope(account, region))

    def run(self, function: Callable[..., Any], *arguments: Any, **facts: Any) -> Any:
        """`function(ctx, …)` in a transaction of its own, as the default account."""
        return self.transactions.now(self.context(), function, *arguments, **facts)

    def settle(self) -> None:
        """Run what is due now, and wait for the neighbours it asks."""

        async def work() -> None:
            while self.pump.busy:
                await self.pump.drain()
                await self.pump.quiet()

        asyncio.run(work())

    def advance(self, seconds: float) -> None:
        """Run what falls due in this time, each at its own moment."""
        target = self.clock.now() + seconds
        asyncio.run(self.pump.advance(target))
        self.clock.move(target)


@pytest.fixture
def kernel(tmp_path: Path) -> Iterator[Kernel]:
    """The kernel alone, for tests of engines."""
    found = Kernel(tmp_path / "kernel.sqlite3")
    yield found
    found.database.close()


@pytest.fixture
def make_kernel(tmp_path: Path) -> Iterator[Callable[[dict[type, tuple[str, ...]]], Kernel]]:
    """Make kernels with subscribers of the test's own."""
    made: list[Kernel] = []

    def make(subscribers: dict[type, tuple[str, ...]]) -> Kernel:
        made.append(Kernel(tmp_path / f"kernel{len(made)}.sqlite3", subscribers))
        return made[-1]

    yield make
    for kernel in made:
        kernel.database.close()


@pytest.fixture
def emulator() -> Iterator[Bellhop]:
    """A whole Bellhop without sockets, fresh for the test; ids are seeded, commands run unsandboxed."""
    with Bellhop(with_settings(sandbox="off"), listen=False, seed=0) as found:
        yield found


@pytest.fixture
def aws(emulator: Bellhop) -> Callable[..., Any]:
    """`aws("ssm")` is a boto3 client of the test's Bellhop."""
    return emulator.client

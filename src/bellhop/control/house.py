"""What the control API needs of the emulator it controls."""

from collections.abc import Callable
from typing import Annotated, Concatenate, ParamSpec, Protocol, TypeVar, cast

from fastapi import Depends, Request
from pydantic import StringConstraints

from bellhop.kernel.clock import Clock
from bellhop.kernel.context import Context
from bellhop.kernel.defaults import Defaults
from bellhop.kernel.service import Services
from bellhop.kernel.transactions import Transactions
from bellhop.kernel.wrappers.audit import Trail
from bellhop.kernel.wrappers.faults import Faults
from bellhop.store import Scope

T = TypeVar("T")
P = ParamSpec("P")

AccountId = Annotated[str, StringConstraints(pattern="^[0-9]{12}$")]
RegionName = Annotated[str, StringConstraints(pattern="^[a-z]{2,}(-[a-z]+)+-[0-9]+$")]


class House(Protocol):
    """The emulator, as its operator sees it. Everything runs in its loop's thread."""

    @property
    def transactions(self) -> Transactions: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def trail(self) -> Trail: ...
    @property
    def faults(self) -> Faults: ...
    @property
    def services(self) -> Services: ...
    @property
    def defaults(self) -> Defaults: ...
    @property
    def closing(self) -> bool: ...
    async def drain(self) -> None: ...
    async def reset(self) -> None: ...
    async def set_clock(self, moment: float) -> None: ...
    def freeze(self, frozen: bool) -> None: ...
    async def settle(self, timeout: float = ...) -> bool: ...


def _house(request: Request) -> House:
    return cast(House, request.app.state.house)


Here = Annotated[House, Depends(_house)]


def context(house: House, account: str | None = None, region: str | None = None) -> Context:
    """A context of the operator's work: in the default account and Region unless another is named."""
    scope = Scope(account or house.defaults.account, region or house.defaults.region)
    return house.transactions.context(scope)


def run(
    house: House, function: Callable[Concatenate[Context, P], T], *arguments: P.args, **facts: P.kwargs
) -> T:
    """`function(ctx, …)` in a transaction of its own, as the default account."""
    return house.transactions.now(context(house), function, *arguments, **facts)


async def asked(
    house: House, function: Callable[Concatenate[Context, P], T], *arguments: P.args, **facts: P.kwargs
) -> T:
    """As `run`, for a function that may have to ask: for a key that is made, a neighbour's answer."""
    return await house.transactions.run(
        lambda: context(house), lambda ctx: function(ctx, *arguments, **facts)
    )

"""A service is its modules: every public function of theirs is the operation of that name."""

from __future__ import annotations

import importlib
import inspect
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from bellhop.wire import model
from bellhop.wire.refusal import NotBuilt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from types import ModuleType

    from bellhop.kernel.context import Context
    from bellhop.wire.model import Operation

    Function = Callable[[Any, Any], Any]


NOTHING: Mapping[str, Any] = MappingProxyType({})  # what an operation without output answers


class UnknownOperation(Exception):
    """A public function of a service module is no operation of the service's model."""


class Service:
    """The functions of one modelled service, found by their names.

    Those of a service that is not `regional` are given the rows that lie in no Region.
    """

    def __init__(self, name: str, modules: Iterable[ModuleType], *, regional: bool = True) -> None:
        self.name = name
        self.functions = {
            function: found if regional else _beyond_regions(found)
            for module in modules
            for function, found in _public_functions(module).items()
        }
        known = {operation.function for operation in model.service(name).operations.values()}
        if strangers := self.functions.keys() - known:
            raise UnknownOperation(f"{name} has no operation for {', '.join(sorted(strangers))}")


def family(operations: Mapping[str, Function]) -> Mapping[str, Function]:
    """Operations that differ by name alone, made by one loop: each is called what it is kept under.

    For `globals().update(family(…))` in a service's module, which then has them like all others.
    """
    for name, function in operations.items():
        function.__name__ = function.__qualname__ = name
    return operations


def _public_functions(module: ModuleType) -> dict[str, Function]:
    return {
        name: found
        for name, found in vars(module).items()
        if inspect.isfunction(found) and found.__module__ == module.__name__ and not name.startswith("_")
    }


def _beyond_regions(function: Function) -> Function:
    def run(ctx: Context, request: Any) -> Any:
        wider = ctx.beyond_regions()
        answer = function(wider, request)
        ctx.outgoing |= wider.outgoing
        return NOTHING if answer is None else answer

    return run


class Services:
    """Model name → package that serves it; a package is imported at its first call."""

    def __init__(self, packages: Mapping[str, str]) -> None:
        self._packages = packages
        self._loaded: dict[str, Service] = {}

    def load(self, name: str) -> Service | None:
        """The service of this model name, None if the house does not serve it yet."""
        if name not in self._loaded and name in self._packages:
            self._loaded[name] = importlib.import_module(self._packages[name]).SERVICE
        return self._loaded.get(name)

    def function(self, operation: Operation) -> Function:
        """The operation's function; a Refusal with status 501 where there is none."""
        service = self.load(operation.service.name)
        found = service and service.functions.get(operation.function)
        if not found:
            raise NotBuilt(f"{operation.service.name}:{operation.name}")
        return found

    def states(self) -> dict[str, str]:
        """What /health says: served services are running once they were called, else available."""
        return {name: "running" if name in self._loaded else "available" for name in self._packages}

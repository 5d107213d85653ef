"""A service is its modules: every public function of theirs is the operation of that name."""

from __future__ import annotations

import importlib
import inspect
import re
from importlib.resources import files
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


PUBLIC_FUNCTION = re.compile(r"^def ([a-z]\w*)\(", re.MULTILINE).findall

NOTHING: Mapping[str, Any] = MappingProxyType({})  # what an operation without output answers


class UnknownOperation(Exception):
    """A public function of a service module is no operation of the service's model."""


class OperationTwice(Exception):
    """Two modules of a service have a function for the same operation."""


class Service:
    """The functions of one modelled service, found by their names.

    `modules` are modules, or names of modules of `package`: those load when one of their operations is first
    called. The functions of a service that is not `regional` are given the rows that lie in no Region.
    """

    def __init__(
        self, name: str, modules: Iterable[ModuleType | str], *, package: str = "", regional: bool = True
    ) -> None:
        self.name = name
        self._regional = regional
        self._functions: dict[str, Function] = {}
        self._written: dict[str, str] = {}  # function → the module that has it, and is not loaded yet
        for module in modules:
            names = self.names
            if isinstance(module, str):
                found = _written_in(package, module)
                self._written |= dict.fromkeys(found, f"{package}.{module}")
            else:
                found = self._take(module)
            if again := names.intersection(found):
                raise OperationTwice(f"{name} has {', '.join(sorted(again))} in several modules")
        self._refuse_strangers()

    def _refuse_strangers(self) -> None:
        known = {operation.function for operation in model.service(self.name).operations.values()}
        if strangers := (self._functions.keys() | self._written.keys()) - known:
            raise UnknownOperation(f"{self.name} has no operation for {', '.join(sorted(strangers))}")

    def _take(self, module: ModuleType) -> Iterable[str]:
        """Have a module's functions; their names."""
        functions = _public_functions(module)
        for name, found in functions.items():
            self._functions[name] = found if self._regional else _beyond_regions(found)
        return functions

    def function(self, name: str) -> Function | None:
        """The function of this name, None if there is none."""
        if name not in self._functions and name in self._written:
            self._take(importlib.import_module(self._written[name]))
        return self._functions.get(name)

    @property
    def names(self) -> frozenset[str]:
        """The names of all functions."""
        return frozenset((*self._functions, *self._written))


def family(operations: Mapping[str, Function]) -> Mapping[str, Function]:
    """Operations that differ by name alone, made by one loop: each is called what it is kept under.

    For `globals().update(family(…))` in a service's module, which then has them like all others.
    """
    for name, function in operations.items():
        function.__name__ = function.__qualname__ = name
    return operations


def _written_in(package: str, module: str) -> list[str]:
    """The public functions that a module's source defines."""
    return PUBLIC_FUNCTION(files(package).joinpath(f"{module}.py").read_text())


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
        found = service and service.function(operation.function)
        if not found:
            raise NotBuilt(f"{operation.service.name}:{operation.name}")
        return found

    def states(self) -> dict[str, str]:
        """What /health says: served services are running once they were called, else available."""
        return {name: "running" if name in self._loaded else "available" for name in self._packages}

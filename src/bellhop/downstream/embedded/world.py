"""A world of moto's per Bellhop: its state, its clock, and whose request is answered at the moment.

moto keeps its state in its modules, one for the process. Here it is kept by Bellhop: whoever uses moto in
the same process besides (a test with `mock_aws`) has his own, and a reset drops a dict.
"""

from __future__ import annotations

import contextlib
import importlib
import threading
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from bellhop.downstream.embedded.home import Home
    from bellhop.store import Scope


class UnknownMoto(Exception):
    """This release of moto lacks what we hold on to; aws-bellhop[neighbours] names those that have it."""


class Regions(dict[str, Any]):
    """The backends of one service in one account, by Region (by partition where it knows no Regions)."""

    def __init__(self, backend: Callable[..., Any], account_id: str) -> None:
        super().__init__()
        self.backend = backend
        self.account_id = account_id

    def __missing__(self, region: str) -> Any:
        if region == "global":
            return self["aws"]
        made = self[region] = self.backend(region, account_id=self.account_id)
        return made


class Accounts(dict[str, Regions]):
    """The backends of one service, by account."""

    def __init__(self, backend: Callable[..., Any]) -> None:
        super().__init__()
        self.backend = backend

    def __missing__(self, account_id: str) -> Regions:
        made = self[account_id] = Regions(self.backend, account_id)
        return made


class World:
    """The state of all embedded services of one Bellhop.

    moto does not mind threads, so one request at a time is answered: who holds `turn`. To wait for
    something is to wait on it, or to step `aside`.
    """

    def __init__(self, home: Home) -> None:
        self.home = home
        self.turn = threading.Condition(threading.Lock())
        self.closing = False
        self._services: dict[int, Accounts] = {}
        self._buckets: dict[str, dict[str, tuple[str, str]]] = {}

    def accounts(self, backends: Any) -> Accounts:
        """What stands here for one of moto's BackendDicts."""
        found = self._services.get(id(backends))
        if found is None:
            found = self._services[id(backends)] = Accounts(backends.backend)
        return found

    def buckets(self, account: str) -> dict[str, tuple[str, str]]:
        """The partition and account of each bucket that an account can see: its own."""
        return self._buckets.setdefault(account, {})

    def clear(self) -> dict[int, Accounts]:
        """Forget everything, and return it; who waits wakes up."""
        gone, self._services, self._buckets = self._services, {}, {}
        self.turn.notify_all()
        return gone

    @contextlib.contextmanager
    def aside(self) -> Generator[None, None, None]:
        """Let others have their turn: around what blocks, or may ask Bellhop for something."""
        self.turn.release()
        try:
            yield
        finally:
            self.turn.acquire()


@dataclass(frozen=True, slots=True)
class Visit:
    """One request in one world. `base` is where its client reaches us: http://host.

    `outgoing` is what it causes elsewhere. That is done when the request's turn is over: it may wait for
    Bellhop, which may wait for a turn.
    """

    world: World
    scope: Scope
    base: str = "http://localhost"
    outgoing: list[Callable[[Home], None]] = field(default_factory=list["Callable[[Home], None]"])


_visit: ContextVar[Visit | None] = ContextVar("visit", default=None)


def visit() -> Visit | None:
    """The request that is answered here; None: moto is used by somebody else."""
    return _visit.get()


@contextlib.contextmanager
def visiting(visit: Visit) -> Generator[None, None, None]:
    token = _visit.set(visit)
    try:
        yield
    finally:
        _visit.reset(token)


def module(name: str) -> Any:
    return importlib.import_module(name)


def new_id() -> str:
    return str(module("moto.moto_api._internal").mock_random.uuid4())


def replace(owner: Any, name: str, make: Callable[[Any], Any]) -> None:
    """Put what `make` makes of one of moto's own in its place."""
    original = getattr(owner, name, None)
    if original is None:
        raise UnknownMoto(f"moto has no {owner.__name__}.{name}")
    setattr(owner, name, make(original))


def adopt() -> None:
    """Have moto look for its state in the world that is visited."""
    backends = module("moto.core.base_backend").BackendDict
    for name in ("__getitem__", "__contains__", "__iter__", "__len__", "get", "items", "keys", "values"):
        replace(backends, name, lambda original, name=name: _of_world(original, name))
    replace(module("moto.core.common_models").BaseModel, "__new__", _untracked)
    authorization = module("moto.core.authorization").ActionAuthenticatorMixin
    for kind in ("normal", "s3"):
        replace(authorization, f"_authenticate_and_authorize_{kind}_action", _let_through)


def _of_world(original: Any, name: str) -> Any:
    def look_up(self: Any, *arguments: Any) -> Any:
        here = visit()
        if here is None:
            return original(self, *arguments)
        return getattr(here.world.accounts(self), name)(*arguments)

    return look_up


def _let_through(original: Any) -> Any:
    """Who may do what is Bellhop's IAM's to say."""

    def authorize(self: Any, *arguments: Any, **members: Any) -> None:
        if visit() is None:
            original(self, *arguments, **members)

    return authorize


def _untracked(original: Any) -> Any:
    """moto holds every object it ever made, until a reset that is not ours."""

    def new(cls: Any, *arguments: Any, **members: Any) -> Any:
        return object.__new__(cls) if visit() else original(cls, *arguments, **members)

    return new

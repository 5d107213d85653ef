"""Bellhop inside another process: a loop in a thread of its own, with or without sockets."""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import dataclasses
import threading
from typing import TYPE_CHECKING, Any, Self, TypeVar

import uvloop

from bellhop.emulator import Emulator
from bellhop.kernel.caller import TEST
from bellhop.listening import Addresses, Listening, Sockets
from bellhop.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bellhop.wire.http import Answer, Request

T = TypeVar("T")

ANY_PORT: dict[str, Any] = {"port": 0, "smtp_port": 0, "smtps_port": 0, "mx_port": 0, "dns_port": 0}


class Bellhop:
    """An embeddable Bellhop: `with Bellhop() as aws: boto3.client("ses", **aws.client_kwargs)`.

    Without settings every listener takes a free port of 127.0.0.1. With `listen=False` nothing is
    bound, and only `handle` and the clients of `client` reach it. `seed` makes ids repeatable.
    """

    def __init__(
        self, settings: Settings | None = None, *, listen: bool = True, seed: int | None = None
    ) -> None:
        self.settings = settings or Settings(**ANY_PORT)
        self._listen = listen
        self._seed = seed
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop
        self._emulator: Emulator
        self._listening: Listening | None = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> Self:
        """Start, and return when it answers; raises what could not be had (SettingsError, CannotBind)."""
        started: concurrent.futures.Future[None] = concurrent.futures.Future()
        self._thread = threading.Thread(target=self._run, args=(started,), name="bellhop", daemon=True)
        self._thread.start()
        try:
            started.result()
        except BaseException:
            self._thread.join()
            raise
        return self

    def stop(self) -> None:
        """End it, with every process it started."""
        if self._thread and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._over.set)
            self._thread.join()
        self._thread = None

    def _run(self, started: concurrent.futures.Future[None]) -> None:
        uvloop.run(self._main(started))

    async def _main(self, started: concurrent.futures.Future[None]) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        try:
            await self._open()
        except BaseException as error:
            started.set_exception(error)
            return
        started.set_result(None)
        await self._over.wait()
        if self._listening:
            await self._listening.stop()
        await self._emulator.stop()

    async def _open(self) -> None:
        with contextlib.ExitStack() as undo:
            sockets = Sockets(self.settings) if self._listen else None
            if sockets:
                undo.callback(sockets.close)
            self._emulator = Emulator(self.settings, seed=self._seed)
            undo.callback(self._emulator.close)
            await self._emulator.start()
            undo.pop_all()
        if sockets:
            self._listening = Listening(self._emulator, sockets)
            self._listening.start()

    @property
    def addresses(self) -> Addresses:
        """Where it listens."""
        assert self._listening, "this Bellhop does not listen, or was not started"
        return self._listening.addresses

    @property
    def url(self) -> str:
        """The endpoint URL."""
        return self.addresses.url

    @property
    def client_kwargs(self) -> dict[str, Any]:
        """What a boto3 client or session needs to reach it."""
        return {**self._credentials(), "endpoint_url": self.url}

    def _credentials(self) -> dict[str, Any]:
        return {
            "region_name": self.settings.region,
            "aws_access_key_id": TEST,
            "aws_secret_access_key": TEST,
        }

    def client(self, service: str, **options: Any) -> Any:
        """A boto3 client whose calls reach this Bellhop in process, without a socket."""
        from bellhop.transport import in_process_client  # noqa: PLC0415 - boto3 loads with the first client

        where = {"endpoint_url": self.url} if self._listening else {}
        return in_process_client(self.handle, service, {**self._credentials(), **where, **options})

    def handle(self, request: Request) -> Answer:
        """Answer one AWS request; from any thread but the emulator's own."""
        return self._wait(self._emulator.handle(request))

    def reset(self) -> None:
        """Back to an empty account and real time."""
        self._wait(self._emulator.reset())

    def advance(self, seconds: float) -> None:
        """Let time pass at once: everything that falls due meanwhile runs, in order."""
        self._wait(self._emulator.advance(seconds))

    def settle(self, timeout: float = 30.0) -> bool:
        """Wait until no event, due timer or process is left; False when `timeout` seconds were too few."""
        return self._wait(self._emulator.settle(timeout))

    def now(self) -> float:
        """Seconds since the epoch on its clock."""
        return self._emulator.clock.now()

    def freeze(self, frozen: bool = True) -> None:
        """Let its clock stand still, or run again."""
        self.call(lambda emulator: emulator.freeze(frozen))

    def call(self, function: Callable[[Emulator], T]) -> T:
        """Run `function(emulator)` in the emulator's own thread."""

        async def work() -> T:
            return function(self._emulator)

        return self._wait(work())

    def control(self, method: str, path: str, body: object = None) -> Any:
        """Ask the control API, in process: the decoded JSON, or the text of what is no JSON."""
        from bellhop.transport import ask_control  # noqa: PLC0415 - FastAPI loads when it is first needed

        return self._wait(ask_control(self._emulator.application, method, path, body))

    def _wait(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()


def with_settings(**changes: Any) -> Settings:
    """Settings of an embedded Bellhop: free ports, and what is changed here."""
    return dataclasses.replace(Settings(**ANY_PORT), **changes)

"""All neighbours of one Bellhop: their answers for the gateway, their ports for the engines."""

from __future__ import annotations

import asyncio
import functools
import importlib.util
import threading
from typing import TYPE_CHECKING, Any

from bellhop.downstream.drivers import NeighboursMissing
from bellhop.downstream.ports import Unreachable
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import ThreadPoolExecutor

    from bellhop.downstream import ports
    from bellhop.downstream.clients import Clients
    from bellhop.downstream.drivers import Driver, Endpoints
    from bellhop.store import Scope
    from bellhop.wire.http import Answer, Request

# Requests at a time: a long poll takes one for up to 20 seconds, a function two while it asks for something.
THREADS = 512


class Neighbours:
    """`embedded` makes the driver of the services in this process, when one is first asked for.

    `relay` is the URL of a mail server (see relay.py), "" for none.
    """

    def __init__(self, endpoints: Endpoints, embedded: Callable[[], Driver], relay: str = "") -> None:
        self._endpoints = endpoints
        self._relay = relay
        self._make_embedded = embedded
        self._embedded: Driver | None = None
        self._by_url: dict[str, Driver] = {}
        self._in_use: set[str] = set()
        self._lock = threading.Lock()
        self._threads: ThreadPoolExecutor | None = None
        self._clients: Clients | None = None
        self._ports: dict[str, Any] = {}

    async def answer(self, service: str, request: Request, scope: Scope) -> Answer:
        """What a neighbour answers. Raises Refusal where it cannot be asked."""
        if self._threads is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - with the first request

            self._threads = ThreadPoolExecutor(THREADS, "bellhop-neighbour")
        work = functools.partial(self._answer, service, request, scope)
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def _answer(self, service: str, request: Request, scope: Scope) -> Answer:
        try:
            return self._driver(service).handle(request, service, scope)
        except NeighboursMissing as error:
            raise Refusal("NotImplemented", error.message, 501) from error
        except Unreachable as error:
            raise Refusal("ServiceUnavailable", str(error), 503) from error

    def _driver(self, service: str) -> Driver:
        url = self._endpoints.url(service)
        with self._lock:
            found = self._at(url) if url else self._here(service)
            self._in_use.add(service)
        return found

    def _at(self, url: str) -> Driver:
        from bellhop.downstream.endpoint import Endpoint  # noqa: PLC0415 - where no URL is named it never loads

        return self._by_url.setdefault(url, Endpoint(url))

    def _here(self, service: str) -> Driver:
        if self._embedded is None:
            if not importlib.util.find_spec("moto"):
                raise NeighboursMissing(service)
            self._embedded = self._make_embedded()
        return self._embedded

    def in_use(self, service: str) -> bool:
        """Whether anybody has asked this service for anything."""
        return service in self._in_use

    def hears(self, service: str) -> bool:
        """Whether somebody may read what this service is told: it was asked before, or lies at a URL."""
        return service in self._in_use or bool(self._endpoints.url(service))

    async def reset(self) -> None:
        """What the embedded services keep is gone; what a URL keeps is not ours."""
        if self._in_use:
            await asyncio.get_running_loop().run_in_executor(None, self._reset)

    def _reset(self) -> None:
        with self._lock:
            self._in_use.clear()
            if self._embedded:
                self._embedded.reset()

    def dismiss(self) -> None:
        """Let those go who wait for messages; others are still answered."""
        if self._embedded:
            self._embedded.close()

    def close(self) -> None:
        """Wait for no answer any more: a thread that did would keep the process from ending."""
        self.dismiss()
        if "SmtpRelay" in self._ports:
            self._ports["SmtpRelay"].close()
        if self._threads:
            self._threads.shutdown(wait=False, cancel_futures=True)

    def _port(self, name: str) -> Any:
        """The port of that class, made when it is first asked for: botocore loads with the first delivery."""
        if name not in self._ports:
            from bellhop.downstream import clients  # noqa: PLC0415

            self._clients = self._clients or clients.Clients(self._endpoints, self._driver)
            self._ports[name] = getattr(clients, name)(self._clients)
        return self._ports[name]

    @property
    def objects(self) -> ports.Objects:
        return self._port("ClientObjects")

    @property
    def topics(self) -> ports.Topics:
        return self._port("ClientTopics")

    @property
    def queues(self) -> ports.Queues:
        return self._port("ClientQueues")

    @property
    def logs(self) -> ports.Logs:
        return self._port("ClientLogs")

    @property
    def metrics(self) -> ports.Metrics:
        return self._port("ClientMetrics")

    @property
    def delivery_streams(self) -> ports.DeliveryStreams:
        return self._port("ClientDeliveryStreams")

    @property
    def data_streams(self) -> ports.DataStreams:
        return self._port("ClientDataStreams")

    @property
    def functions(self) -> ports.Functions:
        return self._port("ClientFunctions")

    @property
    def keys(self) -> ports.Keys:
        return self._port("ClientKeys")

    @property
    def secrets(self) -> ports.Secrets:
        return self._port("ClientSecrets")

    @property
    def web(self) -> ports.Web:
        if "WebPosts" not in self._ports:
            from bellhop.downstream.web import WebPosts  # noqa: PLC0415

            self._ports["WebPosts"] = WebPosts()
        return self._ports["WebPosts"]

    @property
    def relay(self) -> ports.Relay | None:
        if self._relay and "SmtpRelay" not in self._ports:
            from bellhop.downstream.relay import SmtpRelay  # noqa: PLC0415 - smtplib loads with the first mail

            self._ports["SmtpRelay"] = SmtpRelay(self._relay)
        return self._ports.get("SmtpRelay")

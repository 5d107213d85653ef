"""A server in a process of its own, and the real clients that speak to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.processes import Process

from .clients import CLIENTS, Cli, Client

if TYPE_CHECKING:
    from collections.abc import Iterator


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/e2e/" in item.nodeid:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def serving() -> Iterator[Process]:
    with Process() as process:
        yield process


@pytest.fixture
def server(serving: Process) -> Process:
    """The server, as good as new."""
    assert serving.api.post("/reset").status_code == 200
    return serving


@pytest.fixture(scope="session", params=CLIENTS)
def client_of_session(request: pytest.FixtureRequest, serving: Process) -> Iterator[Client]:
    client = CLIENTS[request.param](serving.url)
    yield client
    client.close()


@pytest.fixture
def client(client_of_session: Client, server: Process) -> Client:
    """Each of the clients in turn, its server empty."""
    return client_of_session


@pytest.fixture
def cli(server: Process) -> Cli:
    """The AWS CLI, to be typed at."""
    return Cli(server.url)

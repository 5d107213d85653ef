"""A Bellhop that listens, boto3 on its endpoint, and its control API: what every story is told with."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import boto3
import httpx2
import pytest

from bellhop import Bellhop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Messages = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="session")
def listening() -> Iterator[Bellhop]:
    with Bellhop() as found:
        yield found


@pytest.fixture(scope="session")
def clients(listening: Bellhop) -> Callable[..., Any]:
    return cache(lambda service: boto3.client(service, **listening.client_kwargs))


@pytest.fixture
def bellhop(listening: Bellhop) -> Bellhop:
    """A Bellhop as good as new."""
    listening.reset()
    return listening


@pytest.fixture
def aws(bellhop: Bellhop, clients: Callable[..., Any]) -> Callable[..., Any]:
    """`aws("ses")` is boto3's client, over HTTP."""
    return clients


@pytest.fixture
def api(bellhop: Bellhop) -> Iterator[httpx2.Client]:
    """The control API."""
    with httpx2.Client(base_url=f"{bellhop.url}/_bellhop", timeout=60) as client:
        yield client


@pytest.fixture
def messages(api: httpx2.Client) -> Messages:
    """`messages(channel="sms")`: what was sent, when all of it has met its fate."""

    def settled(**query: str) -> list[dict[str, Any]]:
        assert api.post("/settle", json={}).json() == {"settled": True}
        return api.get("/messages", params=query).json()["Messages"]

    return settled

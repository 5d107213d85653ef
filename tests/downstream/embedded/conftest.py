"""Embedded neighbours, reached as boto3 reaches them, in a home that writes down what it is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.downstream.embedded.driver import Embedded
from bellhop.store import Scope
from bellhop.transport import in_process_client

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bellhop.downstream.deliveries import Delivery

pytest.importorskip("moto", reason="the extra 'neighbours' is not installed")

NOON = 1_795_521_600.0  # 2026-11-24T12:00:00Z
ACCOUNT, REGION = "111122223333", "eu-west-1"
SIGNING_NAMES = {"cloudwatch": "monitoring"}


@dataclass
class Home:
    """`clock` stands still; everything that leaves is kept."""

    clock: float = NOON
    deliveries: list[Delivery] = field(default_factory=list)
    events: list[tuple[Any, ...]] = field(default_factory=list)
    texts: list[tuple[Any, ...]] = field(default_factory=list)
    mails: list[tuple[Any, ...]] = field(default_factory=list)

    def now(self) -> float:
        return self.clock

    def deliver(self, scope: Scope, delivery: Delivery) -> None:
        self.deliveries.append(delivery)

    def event(
        self, scope: Scope, source: str, detail_type: str, detail: dict[str, Any], resources: Sequence[str]
    ) -> None:
        self.events.append((scope, source, detail_type, detail, resources))

    def text(self, scope: Scope, number: str, message: str) -> None:
        self.texts.append((scope, number, message))

    def mail(self, scope: Scope, address: str, subject: str, message: str) -> None:
        self.mails.append((scope, address, subject, message))


@pytest.fixture
def home() -> Home:
    return Home()


@pytest.fixture
def embedded(home: Home) -> Iterator[Embedded]:
    made = Embedded(home, ACCOUNT)
    yield made
    made.reset()


@pytest.fixture
def aws(embedded: Embedded) -> Callable[..., Any]:
    """A boto3 client: `aws("s3", account=…, region=…, endpoint_url=…)`."""

    def client(service: str, account: str = ACCOUNT, region: str = REGION, **options: Any) -> Any:
        scope, name = Scope(account, region), SIGNING_NAMES.get(service, service)
        keys = {"aws_access_key_id": account, "aws_secret_access_key": "test", "region_name": region}
        return in_process_client(
            lambda request: embedded.handle(request, name, scope), service, keys | options
        )

    return client

"""A client of CloudTrail, and neighbours that keep what they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bellhop.downstream.ports import Undeliverable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bellhop.embedding import Bellhop
    from bellhop.store import Scope

BUCKET = "trail-bucket"


class Objects:
    """Amazon S3 with one bucket."""

    def __init__(self) -> None:
        self.buckets = {BUCKET}
        self.files: dict[str, tuple[bytes, dict[str, Any]]] = {}
        self.fault: Exception | None = None

    def exists(self, scope: Scope, bucket: str) -> bool:
        if self.fault:
            raise self.fault
        return bucket in self.buckets

    def put(self, scope: Scope, bucket: str, key: str, body: bytes, **more: Any) -> None:
        if bucket not in self.buckets:
            raise Undeliverable("NoSuchBucket", "The specified bucket does not exist")
        self.files[key] = (body, more)


class Topics:
    """Amazon SNS."""

    def __init__(self) -> None:
        self.published: list[tuple[str, str]] = []

    def publish(self, scope: Scope, topic: str, message: str) -> str:
        self.published.append((topic, message))
        return "message-1"


class Logs:
    """Amazon CloudWatch Logs."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, str, str]] = []

    def put(self, scope: Scope, group: str, stream: str, events: Sequence[tuple[float, str]]) -> None:
        self.lines += [(group, stream, message) for _, message in events]


class Kept:
    """Neighbours as their ports see them."""

    def __init__(self) -> None:
        self.objects, self.topics, self.logs = Objects(), Topics(), Logs()

    def hears(self, service: str) -> bool:
        return False

    @property
    def files(self) -> dict[str, tuple[bytes, dict[str, Any]]]:
        return self.objects.files


@pytest.fixture
def cloudtrail(aws) -> Any:
    return aws("cloudtrail")


@pytest.fixture
def kept(emulator: Bellhop) -> Kept:
    found = Kept()
    emulator.call(lambda inner: setattr(inner.transactions.surroundings, "neighbours", found))
    return found

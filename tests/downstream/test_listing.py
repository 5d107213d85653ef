"""The keys of a bucket, however many pages S3 gives them on."""

from __future__ import annotations

from typing import Any, cast

from bellhop.downstream.clients import ClientObjects, Clients
from bellhop.store import Scope

HERE = Scope("000000000000", "us-east-1")
PAGES = {
    None: {"Contents": [{"Key": "a/1"}, {"Key": "a/2"}], "IsTruncated": True, "NextContinuationToken": "t"},
    "t": {"Contents": [{"Key": "a/3"}], "IsTruncated": False},
}


class Paged:
    """S3 with two keys a page."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []

    def call(self, service: str, _scope: Scope, operation: str, **members: Any) -> Any:
        assert (service, operation) == ("s3", "list_objects_v2")
        self.asked.append(members)
        return PAGES[members.get("ContinuationToken")]


def test_all_pages_are_asked_for() -> None:
    paged = Paged()
    objects = ClientObjects(cast("Clients", paged))
    assert objects.keys(HERE, "b", "a/") == ["a/1", "a/2", "a/3"]
    assert [each["Prefix"] for each in paged.asked] == ["a/", "a/"]

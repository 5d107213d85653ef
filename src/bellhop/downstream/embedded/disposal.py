"""What a reset leaves behind: large objects of S3 lie in files, which are closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bellhop.downstream.embedded.world import Accounts


def dispose(services: Mapping[int, Accounts]) -> None:
    for accounts in services.values():
        for regions in accounts.values():
            for backend in regions.values():
                _dispose_all(_kept(getattr(backend, "buckets", None) or {}))


def _kept(buckets: Mapping[str, Any]) -> Iterator[Any]:
    for bucket in buckets.values():
        for key in list(bucket.keys):
            yield from bucket.keys.getlist(key)
        yield from bucket.multiparts.values()


def _dispose_all(kept: Iterable[Any]) -> None:
    for one in kept:
        if hasattr(one, "dispose"):
            one.dispose()

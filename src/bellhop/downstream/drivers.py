"""What stands behind a neighbour's name: the service embedded in this process, or a URL."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.store import Scope
    from bellhop.wire.http import Answer, Request

EXTRA = "aws-bellhop[neighbours]"


class NeighboursMissing(Exception):
    """The services of the optional extra are asked for, and it is not installed."""

    def __init__(self, service: str) -> None:
        self.message = (
            f"{service} is answered by Bellhop's extra 'neighbours', which is not installed: "
            f"pip install '{EXTRA}', or name another server by --endpoint-url."
        )
        super().__init__(self.message)


class Driver(Protocol):
    """Answers requests for neighbours. `handle` blocks, may be called from any thread, and concurrently."""

    def handle(self, request: Request, service: str, scope: Scope) -> Answer: ...

    def reset(self) -> None: ...

    def close(self) -> None:
        """Let those go who wait."""
        ...


@dataclass(frozen=True, slots=True)
class Endpoints:
    """The URLs that stand for neighbours: `default` for all of them, `urls` by signing name.

    `access_key` and `secret` sign what Bellhop itself asks there; "" stands for the account's own id
    with the secret `test`, and at amazonaws.com for what boto3 finds in its environment.
    """

    default: str = ""
    urls: Mapping[str, str] = field(default_factory=dict[str, str])
    access_key: str = ""
    secret: str = ""

    def url(self, service: str) -> str:
        """Where a service answers; "": in this process."""
        return self.urls.get(service) or self.default


def is_aws(url: str) -> bool:
    """Whether this is AWS itself."""
    return (urlsplit(url).hostname or "").endswith((".amazonaws.com", ".amazonaws.com.cn"))

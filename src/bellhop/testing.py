"""What tests look at: the clock and the messages of a Bellhop."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote, urlencode

from bellhop.kernel.clock import seconds_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bellhop.embedding import Bellhop

Message = dict[str, Any]


class BellhopClock:
    """Moves a Bellhop's time; what falls due meanwhile has happened when `advance` returns."""

    def __init__(self, bellhop: Bellhop) -> None:
        self._bellhop = bellhop

    def now(self) -> datetime:
        """Its time, in UTC."""
        return datetime.fromtimestamp(self._bellhop.now(), UTC)

    def advance(self, duration: str | float) -> None:
        """`"90m"`, `"3d"`, or seconds."""
        self._bellhop.advance(seconds_of(duration) if isinstance(duration, str) else duration)

    def set(self, moment: datetime) -> None:
        """Go to a later moment; ValueError for an earlier one."""
        seconds = moment.timestamp() - self._bellhop.now()
        if seconds < 0:
            raise ValueError("the clock never goes backward")
        self._bellhop.advance(seconds)

    def freeze(self, frozen: bool = True) -> None:
        """Let it stand still, or run again."""
        self._bellhop.freeze(frozen)


class Mailbox:
    """The messages of every channel; reading waits until what was sent has met its fate."""

    def __init__(self, bellhop: Bellhop) -> None:
        self._bellhop = bellhop

    def messages(self, **filters: str | int) -> list[Message]:
        """Oldest first; filters are those of `GET /_bellhop/messages`: channel, to, from_, subject …"""
        self._bellhop.settle()
        query = urlencode({name.rstrip("_"): value for name, value in filters.items()})
        return self._bellhop.control("GET", f"/_bellhop/messages?{query}")["Messages"]

    def latest(self, **filters: str | int) -> Message:
        """The newest message; LookupError when there is none."""
        found = self.messages(**filters)
        if not found:
            raise LookupError("no message has been sent")
        return found[-1]

    def raw(self, message: Message) -> bytes:
        """A mail as it was delivered, message/rfc822."""
        return cast(bytes, self._bellhop.control("GET", f"/_bellhop/messages/{quote(message['Id'])}/raw"))

    def clear(self) -> None:
        """Forget every message."""
        self._bellhop.control("DELETE", "/_bellhop/messages")

    def __iter__(self) -> Iterator[Message]:
        return iter(self.messages())

    def __len__(self) -> int:
        return len(self.messages())

"""The one clock: everything that is dated or waits asks it, and it can be set, frozen and advanced."""

from __future__ import annotations

import asyncio
import re
import time
from datetime import UTC, datetime


class Clock:
    """Seconds since the epoch, UTC: real time plus an offset, or a moment that stands still.

    `offset` and `frozen` are what a restart has to know to go on.
    """

    def __init__(self, offset: float = 0.0, frozen: float | None = None) -> None:
        self.offset = offset
        self.frozen = frozen

    def now(self) -> float:
        return time.time() + self.offset if self.frozen is None else self.frozen

    def move(self, moment: float) -> None:
        """Make it `moment` now; time runs on from there, or stands there when frozen."""
        if self.frozen is None:
            self.offset = moment - time.time()
        else:
            self.frozen = moment

    def freeze(self) -> None:
        self.frozen = self.now()

    def thaw(self) -> None:
        if self.frozen is not None:
            moment, self.frozen = self.frozen, None
            self.move(moment)

    def reset(self) -> None:
        """Back to real time."""
        self.offset, self.frozen = 0.0, None

    def wait(self, due: float) -> float | None:
        """Real seconds until `due`; None when it never comes, since the clock stands."""
        if self.frozen is not None:
            return 0.0 if due <= self.frozen else None
        return max(0.0, due - self.now())


def real_time() -> float:
    """Seconds of a clock that nobody sets: for time-outs of waiting clients and processes."""
    return time.monotonic()


def host_time() -> float:
    """Seconds since the epoch on this machine: by what clients date the requests they sign."""
    return time.time()


async def pause(seconds: float) -> None:
    """Let real time pass, for latency that was asked for."""
    await asyncio.sleep(seconds)


def iso8601(moment: float) -> str:
    """`2026-10-30T12:00:00.123Z`, as the control API and Pinpoint write times."""
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_iso8601(text: str) -> float:
    """Seconds of an ISO 8601 time; one without an offset is UTC. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def seconds_of(duration: str) -> float:
    """Seconds of `90m`: an integer and s, m, h or d. Raises ValueError."""
    found = re.fullmatch(r"([0-9]{1,9})([smhd])", duration)
    if not found:
        raise ValueError(f"{duration!r} is no duration (an integer and s, m, h or d)")
    return float(int(found[1]) * _UNITS[found[2]])

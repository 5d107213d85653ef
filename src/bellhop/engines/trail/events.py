"""What happens to trails."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class LogFile:
    """A log file of a trail is complete: `content` (base64) belongs into the bucket `to`."""

    to: str
    region: str  # of the trail
    trail: str
    key: str
    content: str

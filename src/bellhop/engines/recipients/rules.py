"""Rules on recipients: a glob over addresses and numbers decides a message's fate, the newest match wins."""

from __future__ import annotations

import re
from enum import StrEnum
from fnmatch import translate
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DELAY = 3600.0  # seconds until a recipient that was out of reach is reached


class Outcome(StrEnum):
    """What a recipient does with a message."""

    DELIVER = "Deliver"
    PERMANENT_BOUNCE = "PermanentBounce"
    TRANSIENT_BOUNCE = "TransientBounce"
    COMPLAINT = "Complaint"
    DELAY = "Delay"
    REJECT = "Reject"


def outcome_for(recipient: str, rules: Iterable[tuple[str, str]]) -> Outcome | None:
    """The outcome of the first rule (pattern, outcome) that matches; None if none does.

    `rules` come newest first. A pattern is a case-insensitive glob over the whole address or number:
    `*` any characters, `?` one, `[…]` one of a set.
    """
    wanted = recipient.lower()
    for pattern, outcome in rules:
        if pattern == "*" or _glob(pattern)(wanted) is not None:
            return Outcome(outcome)
    return None


@lru_cache(maxsize=512)
def _glob(pattern: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(translate(pattern.lower())).match

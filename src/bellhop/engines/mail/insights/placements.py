"""Where mail arrives: told from what became of it, since nobody looks into Bellhop's recipients' mailboxes.

What was delivered is in the inbox; what its recipient complained of is in the junk mail folder, as complaints
are made with its button; everything else, once it is decided, is missing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bellhop.engines.mail import simulator, states
from bellhop.engines.mail.insights import providers
from bellhop.engines.mail.insights.messages import happened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bellhop.engines.mail.tables import Message

INBOX, SPAM, MISSING, UNDECIDED = "inbox", "spam", "missing", "undecided"

_WAITING = (states.PENDING, states.DELAYED)
_PLACES = {states.DELIVERED: INBOX, states.COMPLAINED: SPAM} | dict.fromkeys(_WAITING, UNDECIDED)


@dataclass(slots=True)
class Volume:
    """How much mail there was, by where it arrived; `read` is what was opened of it."""

    inbox: int = 0
    spam: int = 0
    missing: int = 0
    undecided: int = 0
    read: int = 0

    def add(self, place: str, opened: bool = False) -> None:
        """Count a recipient."""
        setattr(self, place, getattr(self, place) + 1)
        self.read += opened

    @property
    def arrived(self) -> int:
        return self.inbox + self.spam

    @property
    def sent(self) -> int:
        return self.arrived + self.missing + self.undecided


@dataclass(slots=True)
class Volumes:
    """The volume of all mail, and of that to each provider by its name."""

    all: Volume = field(default_factory=Volume)
    by_provider: dict[str, Volume] = field(default_factory=dict[str, Volume])

    def add(self, message: Message) -> None:
        """Count a message's recipients."""
        opened = happened(message, "Open")
        for provider, place in places(message):
            for volume in (self.all, self.by_provider.setdefault(provider, Volume())):
                volume.add(place, opened)


def place_of(status: str) -> str:
    """Where a recipient's copy is: INBOX, SPAM, MISSING or UNDECIDED."""
    return _PLACES.get(status, MISSING)


def places(message: Message) -> Iterator[tuple[str, str]]:
    """The provider of each recipient outside the simulator, and where that one's copy is."""
    for address, status in message.recipients:
        domain = address.rpartition("@")[2].lower()
        if domain != simulator.DOMAIN:
            yield providers.of_domain(domain).name, place_of(status)


def percent(part: float, whole: float) -> float:
    """A share of a hundred; nothing of nothing is nothing."""
    return part / whole * 100 if whole else 0.0

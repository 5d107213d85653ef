"""What became of a mail at each of its recipients, as message insights tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bellhop.engines.mail import simulator
from bellhop.engines.mail.history import ON_ACCOUNT_LIST
from bellhop.engines.mail.insights import providers
from bellhop.engines.mail.insights.errors import MessageMissing
from bellhop.engines.mail.mime.addresses import InvalidAddress, parse_one
from bellhop.engines.mail.tables import CONTENTS, OUTBOUND, SERVICE_FACES, WITH_ID

if TYPE_CHECKING:
    from bellhop.engines.mail.tables import Message
    from bellhop.kernel.context import Context

# "Excludes deliveries to the mailbox simulator, and those from emails addressed to more than one recipient"
_AT_ONE_RECIPIENT = frozenset(("Delivery", "Bounce", "Complaint", "Open", "Click"))
_OUTSIDE_SIMULATOR = frozenset(("Delivery", "Bounce", "Complaint"))

DELIVERY = {"Send": 0, "Bounce": 1, "Delivery": 2, "Complaint": 3}
ENGAGEMENT = {"Open": 0, "Click": 1}


class Insight(NamedTuple):
    """One recipient's part; `events` as in history.py, oldest first."""

    address: str
    provider: str
    events: list[dict[str, Any]]

    @property
    def delivery(self) -> dict[str, Any] | None:
        """The last of SEND < BOUNCE < DELIVERY < COMPLAINT."""
        return self._last(DELIVERY)

    @property
    def engagement(self) -> dict[str, Any] | None:
        """The last of OPEN < CLICK."""
        return self._last(ENGAGEMENT)

    def _last(self, ranks: dict[str, int]) -> dict[str, Any] | None:
        found = [event for event in self.events if event["type"] in ranks]
        return max(found, key=lambda event: ranks[event["type"]], default=None)


def find(ctx: Context, identifier: str) -> Message:
    """The mail of this account with this id; raises MessageMissing."""
    found = ctx.store.select(WITH_ID, id=identifier)
    if not found or not is_told_of(found[0]):
        raise MessageMissing(identifier)
    return found[0]


def is_told_of(message: Message) -> bool:
    """Whether a message is one that the account sent."""
    return message.direction == OUTBOUND and message.face not in SERVICE_FACES


def sender_of(message: Message) -> str:
    """The address a mail is from, as written."""
    try:
        return parse_one(message.sender).address
    except InvalidAddress:  # From has several
        return message.sender_key


def happened(message: Message, kind: str) -> bool:
    """Whether there is an event of this type."""
    return any(event["type"] == kind for event in message.events)


def insights_of(message: Message) -> list[Insight]:
    """What there is to tell of each recipient."""
    alone = len(message.recipients) == 1
    return [
        Insight(address, providers.of_address(address).name, _events(message, address, alone))
        for address, _ in message.recipients
    ]


def tags_of(ctx: Context, message: Message) -> dict[str, str]:
    """A mail's tags, "along with Amazon SES Auto-Tags"."""
    row = ctx.store.get(CONTENTS, message.number)
    terms = row.terms if row else {}
    automatic = {
        "ses:caller-identity": terms.get("caller", "").rpartition("/")[2].rpartition(":")[2],
        "ses:configuration-set": message.configuration_set,
        "ses:from-domain": message.sender_key.rpartition("@")[2],
        "ses:outgoing-ip": terms.get("outgoing_ip"),
        "ses:source-ip": terms.get("client"),
    }
    return {**message.tags, **{name: value for name, value in automatic.items() if value}}


def _events(message: Message, address: str, alone: bool) -> list[dict[str, Any]]:
    simulated = address.rpartition("@")[2].lower() == simulator.DOMAIN
    return [
        event
        for event in message.events
        if address in event.get("recipients", (address,))
        and (alone or event["type"] not in _AT_ONE_RECIPIENT)
        and not (simulated and event["type"] in _OUTSIDE_SIMULATOR)
        and event.get("cause") != ON_ACCOUNT_LIST
    ]

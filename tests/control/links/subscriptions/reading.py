"""What a test reads of mail to a contact list, and of who is on it."""

from __future__ import annotations

import re
from email import message_from_bytes
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bellhop.embedding import Bellhop
    from tests.control.links.conftest import Mailbox

ANN = "ann@example.org"
PLACEHOLDER = "{{amazonSESUnsubscribeUrl}}"
ONE_CLICK = {"List-Unsubscribe": "One-Click"}

_urls = re.compile(r"<([^>]+)>").findall


def header(mailbox: Mailbox, identifier: str, name: str = "List-Unsubscribe") -> str | None:
    return message_from_bytes(mailbox.raw(identifier))[name]


def link(mailbox: Mailbox, identifier: str, scheme: str = "http") -> str:
    [found] = [url for url in _urls(header(mailbox, identifier) or "") if url.startswith(scheme)]
    return found


def contact(client: Any, address: str = ANN) -> tuple[dict[str, str], bool]:
    """What somebody has said, and whether they want no mail at all."""
    found = client.get_contact(ContactListName="Readers", EmailAddress=address)
    said = {each["TopicName"]: each["SubscriptionStatus"] for each in found["TopicPreferences"]}
    return said, found["UnsubscribeAll"]


def status(server: Bellhop, identifier: str) -> list[str]:
    server.settle()
    found = server.control("GET", f"/_bellhop/messages/{identifier}")
    return [recipient["Status"] for recipient in found["Recipients"]]

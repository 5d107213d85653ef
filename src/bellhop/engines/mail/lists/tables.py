"""The rows of contact lists and their contacts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from bellhop.store import Change, Query, Table, bind

OPT_IN, OPT_OUT = "OPT_IN", "OPT_OUT"


@dataclass(slots=True)
class ContactList:
    """A list and its topics, in the order in which they were given.

    A topic is a dict of `name`, `shown` (the name that contacts see), `description` (a text or None) and
    `default` (OPT_IN or OPT_OUT, for contacts that have said nothing).
    """

    name: str
    description: str | None
    topics: list[dict[str, Any]]
    created: float
    updated: float

    def default(self, topic: str) -> str | None:
        """The status of contacts that have said nothing about a topic; None if there is no such topic."""
        return next((one["default"] for one in self.topics if one["name"] == topic), None)


CONTACT_LISTS = Table("mail_contact_list", ContactList, ("name",))
LISTS_BY_NAME = Query(CONTACT_LISTS, order=("name",), limit=True)


@dataclass(slots=True)
class Contact:
    """Somebody on a list, by address (domain in lower case).

    `preferences` are what they have said: topic → OPT_IN or OPT_OUT. `attributes` is a text, which is JSON.
    """

    list: str
    address: str
    created: float
    updated: float
    unsubscribe_all: bool = False
    preferences: dict[str, str] = field(default_factory=dict[str, str])
    attributes: str | None = None


CONTACTS = Table("mail_contact", Contact, ("list", "address"))
REMOVE_CONTACTS_OF = Change(CONTACTS, CONTACTS.c.list == bind("list"))
_c = CONTACTS.c
# What a contact has said about a topic (a name without quotes and dots), else `default`, which may be None.
_said = sa.func.coalesce(
    sa.func.json_extract(_c.preferences, sa.literal("$.") + sa.func.json_quote(bind("topic"))),
    bind("default"),
)
_none_at_all = _c.unsubscribe_all == 1
# Of a list: all of them, or those of a status. "UnsubscribeAll" goes before what was said about a topic.
CONTACTS_OF = Query(CONTACTS, _c.list == bind("list"), order=("address",), limit=True)
UNSUBSCRIBED_OF = Query(CONTACTS, (_c.list == bind("list")) & _none_at_all, order=("address",), limit=True)
SUBSCRIBED_OF = Query(
    CONTACTS, (_c.list == bind("list")) & (_c.unsubscribe_all == 0), order=("address",), limit=True
)
# And those with a status for a topic, which everybody has who has said something or has the default.
STATED_OF = Query(CONTACTS, (_c.list == bind("list")) & _said.is_not(None), order=("address",), limit=True)
OPTED_IN_OF = Query(
    CONTACTS,
    sa.and_(_c.list == bind("list"), _c.unsubscribe_all == 0, _said == OPT_IN),
    order=("address",),
    limit=True,
)
OPTED_OUT_OF = Query(
    CONTACTS,
    sa.and_(_c.list == bind("list"), _said.is_not(None), _none_at_all | (_said == OPT_OUT)),
    order=("address",),
    limit=True,
)

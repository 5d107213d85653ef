"""The people on a contact list, and what they said about its topics."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.mail.lists import contact_lists
from bellhop.engines.mail.lists.errors import ContactExists, ContactMissing, InvalidContact
from bellhop.engines.mail.lists.tables import (
    CONTACTS,
    CONTACTS_OF,
    OPT_IN,
    OPT_OUT,
    OPTED_IN_OF,
    OPTED_OUT_OF,
    STATED_OF,
    SUBSCRIBED_OF,
    UNSUBSCRIBED_OF,
    Contact,
)
from bellhop.engines.mail.mime.addresses import parse_one

if TYPE_CHECKING:
    from bellhop.engines.mail.lists.tables import ContactList
    from bellhop.kernel.context import Context
    from bellhop.store import Query

_BY_STATUS = {None: CONTACTS_OF, OPT_IN: SUBSCRIBED_OF, OPT_OUT: UNSUBSCRIBED_OF}
_BY_STATUS_OF_TOPIC = {None: STATED_OF, OPT_IN: OPTED_IN_OF, OPT_OUT: OPTED_OUT_OF}


def create(ctx: Context, contact: Contact) -> None:
    """Put somebody on a list.

    Raises InvalidAddress, InvalidContact, ContactListMissing, ContactExists.
    """
    _prepare(ctx, contact)
    if ctx.store.get(CONTACTS, contact.list, contact.address) is not None:
        raise ContactExists(contact.address)
    ctx.store.add(CONTACTS, contact)


def put(ctx: Context, contact: Contact) -> None:
    """As `create`; one that is there already gets these preferences."""
    _prepare(ctx, contact)
    known = ctx.store.get(CONTACTS, contact.list, contact.address)
    if known is not None:
        contact.created = known.created
    ctx.store.put(CONTACTS, contact)


def replace(ctx: Context, contact: Contact) -> None:
    """Set all that a contact has said: what is not given is gone, attributes too.

    "You must specify all existing topic preferences […]; otherwise, all your existing preferences will be
    removed." Raises as `create`, and ContactMissing.
    """
    _prepare(ctx, contact)
    contact.created = find(ctx, contact.list, contact.address)[1].created
    ctx.store.put(CONTACTS, contact)


def find(ctx: Context, name: str, address: str) -> tuple[ContactList, Contact]:
    """A contact and their list; raises InvalidAddress, ContactListMissing, ContactMissing."""
    row = contact_lists.find(ctx, name)
    key = parse_one(address).key
    contact = ctx.store.get(CONTACTS, name, key)
    if contact is None:
        raise ContactMissing(address)
    return row, contact


def delete(ctx: Context, name: str, address: str) -> None:
    """Take somebody from a list; raises as `find`."""
    _, contact = find(ctx, name, address)
    ctx.store.delete(CONTACTS, name, contact.address)


class Wanted(NamedTuple):
    """Which contacts of a list are asked for: a query and its binds."""

    query: Query[Contact]
    binds: dict[str, str | None]


def filtered(row: ContactList, status: str | None, topic: str | None, *, by_default: bool) -> Wanted:
    """The contacts with a status (OPT_IN, OPT_OUT, or None for both), of a topic or of the whole list.

    "If `true`, the topic default preference will be used if the contact doesn't have any explicit preference
    for a topic. If `false`, only contacts with an explicitly set preference are considered for filtering."
    Raises InvalidContact (no such topic).
    """
    if topic is None:
        return Wanted(_BY_STATUS[status], {"list": row.name})
    default = default_of(row, topic)
    binds = {"list": row.name, "topic": topic, "default": default if by_default else None}
    return Wanted(_BY_STATUS_OF_TOPIC[status], binds)


def default_of(row: ContactList, topic: str) -> str:
    """A topic's default status; raises InvalidContact (no such topic)."""
    default = row.default(topic)
    if default is None:
        raise InvalidContact(f"List: {row.name} does not contain Topic: {topic}.")
    return default


def stated(row: ContactList, contact: Contact) -> dict[str, str]:
    """What a contact has said: topic → status, in the order of the list's topics."""
    return {
        topic["name"]: contact.preferences[topic["name"]]
        for topic in row.topics
        if topic["name"] in contact.preferences
    }


def defaults(row: ContactList, contact: Contact) -> dict[str, str]:
    """The statuses that hold because a contact has said nothing: topic → status."""
    return {
        topic["name"]: topic["default"] for topic in row.topics if topic["name"] not in contact.preferences
    }


def opted_out(row: ContactList, contact: Contact, topic: str | None) -> bool:
    """Does a contact want no mail of a topic (None: of none at all)?"""
    if contact.unsubscribe_all or topic is None:
        return contact.unsubscribe_all
    return contact.preferences.get(topic, row.default(topic)) == OPT_OUT


def _prepare(ctx: Context, contact: Contact) -> None:
    row = contact_lists.find(ctx, contact.list)
    contact.address = parse_one(contact.address).key
    for topic in contact.preferences:
        default_of(row, topic)
    if contact.attributes and not _is_object(contact.attributes):
        raise InvalidContact("AttributesData must be a valid JSON object.")


def _is_object(text: str) -> bool:
    """ "It must be a valid JSON object." """
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False

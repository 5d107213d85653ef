"""Contact lists: one for an account in a Region, with topics to which contacts say yes or no."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bellhop.engines.mail.lists.errors import ContactListExists, ContactListMissing, InvalidContactList
from bellhop.engines.mail.lists.tables import CONTACT_LISTS, LISTS_BY_NAME, REMOVE_CONTACTS_OF, ContactList
from bellhop.kernel import tags

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bellhop.kernel.context import Context

MAX_LISTS = 1  # "Only one contact list is allowed per AWS account."
MAX_TOPICS = 20  # "A list can have a maximum of 20 topics."
# The lengths are those of the resource type AWS::SES::ContactList.
_MAX_DESCRIPTION = 500
_MAX_SHOWN = 128
_name = re.compile(r"[A-Za-z0-9_-]{1,64}").fullmatch


def arn(ctx: Context, name: str) -> str:
    return f"arn:aws:ses:{ctx.region}:{ctx.account}:contact-list/{name}"


def find(ctx: Context, name: str) -> ContactList:
    """The list of this name; raises ContactListMissing."""
    found = ctx.store.get(CONTACT_LISTS, name)
    if found is None:
        raise ContactListMissing(name)
    return found


def create(
    ctx: Context,
    name: str,
    description: str | None,
    topics: Sequence[dict[str, Any]],
    labels: Mapping[str, str],
) -> None:
    """Make a list; topics as in its row, `labels` are its tags.

    Raises InvalidContactList, ContactListExists.
    """
    if _name(name) is None:
        raise InvalidContactList(f"Invalid contact list name: {name}.")
    _check(description, topics)
    if ctx.store.get(CONTACT_LISTS, name) is not None:
        raise ContactListExists(name)
    if len(ctx.store.select(LISTS_BY_NAME, limit=MAX_LISTS)) == MAX_LISTS:
        raise InvalidContactList(f"A maximum of {MAX_LISTS} Lists allowed per account.")
    ctx.store.add(CONTACT_LISTS, ContactList(name, description, list(topics), ctx.now, ctx.now))
    tags.add(ctx, arn(ctx, name), labels)


def replace(ctx: Context, name: str, description: str | None, topics: Sequence[dict[str, Any]]) -> None:
    """ "This operation does a complete replacement." What contacts said about a topic that goes is kept.

    It is not shown meanwhile. Raises ContactListMissing, InvalidContactList.
    """
    find(ctx, name)
    _check(description, topics)
    changes = {"description": description, "topics": list(topics), "updated": ctx.now}
    ctx.store.update(CONTACT_LISTS, name, **changes)


def delete(ctx: Context, name: str) -> None:
    """ "Deletes a contact list and all of the contacts on that list." Raises ContactListMissing."""
    if not ctx.store.delete(CONTACT_LISTS, name):
        raise ContactListMissing(name)
    ctx.store.change(REMOVE_CONTACTS_OF, list=name)
    tags.forget(ctx, arn(ctx, name))


def _check(description: str | None, topics: Sequence[dict[str, Any]]) -> None:
    """Raises InvalidContactList."""
    _check_length("Description", description, _MAX_DESCRIPTION)
    if len(topics) > MAX_TOPICS:
        raise InvalidContactList(f"A maximum of {MAX_TOPICS} Topics allowed per List.")
    names = [topic["name"] for topic in topics]
    for name in names:
        if _name(name) is None:
            raise InvalidContactList(f"Invalid topic name: {name}.")
    if len(set(names)) < len(names):
        raise InvalidContactList("Topic names must be unique in a List.")
    for topic in topics:
        _check_length("DisplayName", topic["shown"], _MAX_SHOWN)
        _check_length("Description", topic["description"], _MAX_DESCRIPTION)


def _check_length(member: str, text: str | None, limit: int) -> None:
    if text is not None and len(text) > limit:
        raise InvalidContactList(f"{member} must not be longer than {limit} characters.")

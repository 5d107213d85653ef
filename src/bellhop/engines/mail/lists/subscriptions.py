"""What list management does to a mail: who gets it, the links in it, and what following one changes.

Terms of such a mail: `subscription`: [contact list, topic or None, address or None]; `unsubscribe`: the URL
of its links, and that of an address that hears of it by mail. Mail to several recipients has neither address
nor URLs: "The List-Unsubscribe header and ListManagementOptions footer links are added only if the email is
being sent to a single recipient."
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, NamedTuple

from bellhop.engines.mail import history, links
from bellhop.engines.mail.authentication.hosts import DOMAIN
from bellhop.engines.mail.lists import contact_lists, contacts
from bellhop.engines.mail.lists.tables import CONTACT_LISTS, CONTACTS, OPT_IN, OPT_OUT, Contact
from bellhop.engines.mail.mime import bodies
from bellhop.engines.mail.mime.addresses import parse_one
from bellhop.engines.mail.mime.headers import strip
from bellhop.engines.mail.tables import CONTENTS, MESSAGES, WITH_NUMBER

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bellhop.engines.mail.lists.tables import ContactList
    from bellhop.engines.mail.mime.addresses import Mailbox
    from bellhop.engines.mail.submission import Part, Submission
    from bellhop.kernel.context import Context

PLACEHOLDER = "{{amazonSESUnsubscribeUrl}}"
PATH = "/_bellhop/links/subscriptions/"
ONE_CLICK = "List-Unsubscribe=One-Click"  # RFC 8058, 3.1
HEADER, PAGE = "UnsubscribeHeader", "UnsubscribePage"  # where a change came from
_PURPOSE, _BY_MAIL = "subscription", "unsubscribe"
_MAILBOX = "unsubscribe+"
_TIMES = 2  # "If used more than two times, only the first two occurrences are replaced."
# "Amazon SES will override these headers if they are present in the email."
_FIELDS = ("List-Unsubscribe", "List-Unsubscribe-Post")
_OVERRIDDEN = frozenset(name.lower() for name in _FIELDS)


def begin(
    ctx: Context, options: tuple[str, str | None], recipients: Sequence[Mailbox], number: int
) -> dict[str, Any]:
    """The terms of the message of that number; `options` are (contact list, topic or None).

    "A recipient email address that is not on your contact list […] will be created on your list
    automatically." Raises ContactListMissing, InvalidContact (no such topic).
    """
    name, topic = options
    row = contact_lists.find(ctx, name)
    if topic is not None:
        contacts.default_of(row, topic)
    addresses = list(dict.fromkeys(box.key for box in recipients))
    for address in addresses:
        if ctx.store.get(CONTACTS, name, address) is None:
            ctx.store.add(CONTACTS, Contact(name, address, ctx.now, ctx.now))
    if len(addresses) > 1:
        return {"subscription": [name, topic, None]}
    address = addresses[0]
    word = links.token(ctx, _PURPOSE, *ctx.scope, str(number), name, topic or "", address)
    urls = [f"{ctx.base_url}{PATH}{word}", f"mailto:{_mailbox(ctx, number)}?subject=unsubscribe"]
    return {"subscription": [name, topic, address], "unsubscribe": urls}


def _mailbox(ctx: Context, number: int) -> str:
    """Where a mail program writes for its user; a local part has 64 characters at most (RFC 5321, 4.5.3)."""
    return f"{_MAILBOX}{links.token(ctx, _BY_MAIL, str(number))}@{ctx.region}.{DOMAIN}"


def opted_out(ctx: Context, name: str, topic: str | None, address: str) -> bool:
    """Does a recipient get nothing that is sent to a list, for a topic or None, as they have unsubscribed?

    One who is on the list no more has said nothing.
    """
    row = ctx.store.get(CONTACT_LISTS, name)
    if row is None:
        return False
    key = parse_one(address).key
    contact = ctx.store.get(CONTACTS, name, key) or Contact(name, key, ctx.now, ctx.now)
    return contacts.opted_out(row, contact, topic)


def applied(submission: Submission, terms: dict[str, Any]) -> Submission:
    """The submission with the header fields and links of its terms."""
    urls: list[str] = terms.get("unsubscribe", [])
    if not urls:
        return submission
    url = urls[0]
    fields = list(zip(_FIELDS, (", ".join(f"<{each}>" for each in urls), ONE_CLICK), strict=True))
    if submission.raw is not None:
        # A URL of ours has no characters that HTML would have to escape.
        raw = bodies.rewritten(submission.raw, lambda _, text: text.replace(PLACEHOLDER, url, _TIMES))
        return dataclasses.replace(submission, raw=strip(raw, (), fields))
    own = [(name, value) for name, value in submission.headers if name.lower() not in _OVERRIDDEN]
    return dataclasses.replace(
        submission,
        text=_linked(submission.text, url),
        html=_linked(submission.html, url),
        headers=(*own, *fields),
    )


def _linked(part: Part | None, url: str) -> Part | None:
    return part and dataclasses.replace(part, data=part.data.replace(PLACEHOLDER, url, _TIMES))


class Link(NamedTuple):
    """What a link says: whose list, the number of the mail it is in, its topic or "", and whom it was for."""

    account: str
    region: str
    number: str
    list: str
    topic: str
    address: str


class Subscriber(NamedTuple):
    """Whom a link is for: a contact, their list, and the mail's topic (None: it has none any more)."""

    list: ContactList
    contact: Contact
    topic: str | None
    number: int


def link_of(ctx: Context, word: str) -> Link | None:
    """What the word at the end of a link says, whoever asks; None if it is none of ours."""
    facts = links.facts_of(ctx, _PURPOSE, word)
    return None if facts is None else Link(*facts)


def subscriber(ctx: Context, link: Link) -> Subscriber | None:
    """Whom a link is for; `ctx` is of the account and Region that it names.

    One who was taken from the list has said nothing; without the list there is nothing to say.
    """
    row = ctx.store.get(CONTACT_LISTS, link.list)
    if row is None:
        return None
    contact = ctx.store.get(CONTACTS, link.list, link.address)
    topic = link.topic if row.default(link.topic) else None
    contact = contact or Contact(link.list, link.address, ctx.now, ctx.now)
    return Subscriber(row, contact, topic, int(link.number))


def unsubscribe(ctx: Context, who: Subscriber) -> None:
    """What "one click" does.

    "If a contact clicks the unsubscribe link in an email which has both the contact list and topic specified,
    then the contact will be unsubscribed only from that specific topic. If the topic is not specified, then
    the contact will be unsubscribed from all the topics in the list."
    """
    if who.topic is None:
        _change(ctx, who, HEADER, who.contact.preferences, unsubscribe_all=True)
    else:
        preferences = who.contact.preferences | {who.topic: OPT_OUT}
        _change(ctx, who, HEADER, preferences, unsubscribe_all=who.contact.unsubscribe_all)


def hear(ctx: Context, address: str) -> None:
    """A mail came in: to an address of List-Unsubscribe from somebody who wants no more, or to any other."""
    local, _, domain = address.rpartition("@")
    if not (local.startswith(_MAILBOX) and domain.lower().endswith(f".{DOMAIN}")):
        return
    facts = links.facts_of(ctx, _BY_MAIL, local.removeprefix(_MAILBOX))
    found = next(ctx.store.across().each(WITH_NUMBER, number=int(facts[0])), None) if facts else None
    if found is None:
        return
    scope, message = found
    owner = dataclasses.replace(ctx, store=ctx.store.across().scope(scope))
    content = owner.store.get(CONTENTS, message.number)
    assert content, "a message and its content are written and deleted together"
    name, topic, whose = content.terms["subscription"]
    who = subscriber(owner, Link(*scope, str(message.number), name, topic or "", whose))
    if who is not None:
        unsubscribe(owner, who)
        ctx.outgoing = ctx.outgoing or owner.outgoing


def choose(ctx: Context, who: Subscriber, wanted: Collection[str], *, unsubscribe_all: bool) -> None:
    """What the page does: yes to the topics that are wanted, no to all others of the list."""
    chosen = {topic["name"]: OPT_IN if topic["name"] in wanted else OPT_OUT for topic in who.list.topics}
    preferences = who.contact.preferences if unsubscribe_all else who.contact.preferences | chosen
    _change(ctx, who, PAGE, preferences, unsubscribe_all=unsubscribe_all)


def _change(
    ctx: Context, who: Subscriber, source: str, preferences: dict[str, str], *, unsubscribe_all: bool
) -> None:
    """Keep what a contact says now; the message that the link was in tells of it, if there is any change."""
    before = who.contact
    after = dataclasses.replace(
        before, preferences=preferences, unsubscribe_all=unsubscribe_all, updated=ctx.now
    )
    ctx.store.put(CONTACTS, after)
    facts = {"before": _standing(who.list, before), "after": _standing(who.list, after)}
    message = ctx.store.get(MESSAGES, who.number)
    if message is not None and facts["before"] != facts["after"]:
        history.add(ctx, message, "Subscription", list=who.list.name, source=source, **facts)
        history.keep(ctx, message)


def _standing(row: ContactList, contact: Contact) -> dict[str, Any]:
    """How a contact stands to all topics of the list, what they said before the topics' defaults."""
    return {
        "unsubscribe_all": contact.unsubscribe_all,
        "topics": contacts.defaults(row, contact) | contacts.stated(row, contact),
    }

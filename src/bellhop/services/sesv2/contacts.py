"""Contacts: the people on a contact list, and their preferences."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from bellhop.engines.mail.lists import contact_lists, contacts
from bellhop.engines.mail.lists.tables import Contact
from bellhop.kernel.paging import page
from bellhop.services.sesv2.errors import named
from bellhop.services.sesv2.paging import pages_of

if TYPE_CHECKING:
    from bellhop.engines.mail.lists.tables import ContactList
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

_PAGES = pages_of(1000)


def create_contact(ctx: Context, request: types.CreateContactRequest) -> types.CreateContactResponse:
    with named():
        contacts.create(ctx, _contact(ctx, request))
    return {}


def update_contact(ctx: Context, request: types.UpdateContactRequest) -> types.UpdateContactResponse:
    with named():
        contacts.replace(ctx, _contact(ctx, request))
    return {}


def get_contact(ctx: Context, request: types.GetContactRequest) -> types.GetContactResponse:
    with named():
        row, contact = contacts.find(ctx, request["ContactListName"], request["EmailAddress"])
    answer: types.GetContactResponse = {
        "ContactListName": row.name,
        "EmailAddress": contact.address,
        "TopicPreferences": _preferences(contacts.stated(row, contact)),
        "TopicDefaultPreferences": _preferences(contacts.defaults(row, contact)),
        "UnsubscribeAll": contact.unsubscribe_all,
        "CreatedTimestamp": contact.created,
        "LastUpdatedTimestamp": contact.updated,
    }
    if contact.attributes is not None:
        answer["AttributesData"] = contact.attributes
    return answer


def list_contacts(ctx: Context, request: types.ListContactsRequest) -> types.ListContactsResponse:
    chosen = request.get("Filter", {})
    narrowed = chosen.get("TopicFilter", {})
    with named():
        row = contact_lists.find(ctx, request["ContactListName"])
        wanted = contacts.filtered(
            row,
            chosen.get("FilteredStatus"),
            narrowed.get("TopicName"),
            by_default=narrowed.get("UseDefaultIfPreferenceUnavailable", False),
        )
    rows, token = page(ctx, wanted.query, request, _PAGES, **wanted.binds)
    answer = {"Contacts": [_summary(row, contact) for contact in rows], **token}
    return cast("types.ListContactsResponse", answer)


def delete_contact(ctx: Context, request: types.DeleteContactRequest) -> types.DeleteContactResponse:
    with named():
        contacts.delete(ctx, request["ContactListName"], request["EmailAddress"])
    return {}


def _contact(ctx: Context, request: types.CreateContactRequest | types.UpdateContactRequest) -> Contact:
    return Contact(
        request["ContactListName"],
        request["EmailAddress"],
        ctx.now,
        ctx.now,
        request.get("UnsubscribeAll", False),
        {each["TopicName"]: each["SubscriptionStatus"] for each in request.get("TopicPreferences", ())},
        request.get("AttributesData"),
    )


def _summary(row: ContactList, contact: Contact) -> types.Contact:
    return {
        "EmailAddress": contact.address,
        "TopicPreferences": _preferences(contacts.stated(row, contact)),
        "TopicDefaultPreferences": _preferences(contacts.defaults(row, contact)),
        "UnsubscribeAll": contact.unsubscribe_all,
        "LastUpdatedTimestamp": contact.updated,
    }


def _preferences(statuses: dict[str, str]) -> list[types.TopicPreference]:
    return [{"TopicName": topic, "SubscriptionStatus": status} for topic, status in statuses.items()]

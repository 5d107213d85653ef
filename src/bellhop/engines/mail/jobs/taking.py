"""What an import job does with one record: an address comes on a list, or goes from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail.lists import contacts
from bellhop.engines.mail.lists.errors import ContactListMissing, ContactMissing, InvalidContact
from bellhop.engines.mail.lists.tables import OPT_IN, OPT_OUT, Contact
from bellhop.engines.mail.mime.addresses import InvalidAddress
from bellhop.engines.mail.suppression import suppressions
from bellhop.engines.mail.suppression.errors import NotSuppressed, ProductionNeeded
from bellhop.engines.mail.suppression.tables import REASONS

if TYPE_CHECKING:
    from bellhop.engines.mail.jobs.tables import ImportJob
    from bellhop.kernel.context import Context

    Facts = dict[str, Any]  # see records.py

SUPPRESSION_LIST, CONTACT_LIST = "SUPPRESSION_LIST", "CONTACT_LIST"
PUT, DELETE = "PUT", "DELETE"


def take(ctx: Context, job: ImportJob, facts: Facts) -> str | None:
    """Do with one record what its job is for; why it could not be done, None if it was."""
    if not isinstance(facts.get("emailAddress"), str):
        return "The record has no emailAddress."
    try:
        return _suppress(ctx, job, facts) if job.kind == SUPPRESSION_LIST else _enlist(ctx, job, facts)
    except (InvalidAddress, InvalidContact, ContactListMissing, ProductionNeeded) as error:
        return str(error)
    except (ContactMissing, NotSuppressed):
        return None  # what is to go is not there


def _suppress(ctx: Context, job: ImportJob, facts: Facts) -> str | None:
    if job.action == DELETE:
        suppressions.remove(ctx, facts["emailAddress"])
    elif facts.get("reason") in REASONS:
        suppressions.put(ctx, facts["emailAddress"], facts["reason"])
    else:
        return "The record's reason is neither BOUNCE nor COMPLAINT."
    return None


def _enlist(ctx: Context, job: ImportJob, facts: Facts) -> str | None:
    address = facts["emailAddress"]
    if job.action == DELETE:
        contacts.delete(ctx, job.list, address)
        return None
    unsubscribe_all = facts.get("unsubscribeAll") or False
    preferences = _preferences(facts.get("topicPreferences") or [])
    attributes = facts.get("attributesData")
    if not isinstance(unsubscribe_all, bool):
        return "The record's unsubscribeAll is neither true nor false."
    if preferences is None:
        return "The record's topicPreferences are not valid."
    if attributes is not None and not isinstance(attributes, str):
        return "The record's attributesData is not a string."
    contact = Contact(job.list, address, ctx.now, ctx.now, unsubscribe_all, preferences, attributes)
    contacts.put(ctx, contact)
    return None


def _preferences(given: Any) -> dict[str, str] | None:
    """Topic → status, of a record's list; None if it is something else."""
    try:
        found = {each["topicName"]: each["subscriptionStatus"] for each in given}
    except (TypeError, KeyError):
        return None
    return found if all(status in (OPT_IN, OPT_OUT) for status in found.values()) else None

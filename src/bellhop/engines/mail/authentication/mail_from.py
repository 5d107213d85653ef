"""Custom MAIL FROM domains: set, searched for, and what is sent while their MX record is missing.

An identity's `mail_from` is a dict of domain, behaviour (BehaviorOnMXFailure), status (states.py), since
(when the search began that is under way) and timer (of the next look); empty without such a domain.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from bellhop.engines.mail import identities
from bellhop.engines.mail.authentication import hosts, searches, zone
from bellhop.engines.mail.authentication.acceptance import DEFAULT
from bellhop.engines.mail.authentication.errors import InvalidMailFrom
from bellhop.engines.mail.authentication.states import FAILED, PENDING, TEMPORARY_FAILURE
from bellhop.engines.mail.authentication.tables import ALL_MAIL_FROM, MAIL_FROM_DOMAINS, MailFromDomain
from bellhop.engines.mail.tables import IDENTITIES

if TYPE_CHECKING:
    from bellhop.engines.mail.tables import Identity
    from bellhop.kernel.context import Context


def put(ctx: Context, identity: Identity, text: str | None, behaviour: str | None) -> None:
    """Let an identity have this MAIL FROM domain, or none.

    With identities `auto` it is looked for at once, else by the clock. Raises InvalidIdentity,
    InvalidMailFrom.
    """
    forget(ctx, identity)
    if text:
        domain = identities.name_of_domain(text)
        parent = identity.name.rpartition("@")[2]
        if not domain.endswith(f".{parent}"):
            raise InvalidMailFrom(domain, parent)
        ctx.store.put(MAIL_FROM_DOMAINS, MailFromDomain(domain, identity.name))
        identity.mail_from = {
            "domain": domain,
            "behaviour": behaviour or DEFAULT,
            "status": PENDING,
            "since": ctx.now,
        }
        if ctx.defaults.identities == "auto":
            _look(ctx, identity)
        _again(ctx, identity)
    ctx.store.put(IDENTITIES, identity)


def forget(ctx: Context, identity: Identity) -> None:
    """The identity has no MAIL FROM domain any more; whoever calls keeps the identity."""
    before, identity.mail_from = identity.mail_from, {}
    if before:
        ctx.store.delete(MAIL_FROM_DOMAINS, before["domain"], identity.name)
        if timer := before.get("timer"):
            ctx.never(timer)


def look(ctx: Context, name: str) -> None:
    """Look for the MX record of an identity's MAIL FROM domain, and say when to look again."""
    identity = ctx.store.get(IDENTITIES, name)
    if identity is None or not identity.mail_from:
        return
    _look(ctx, identity)
    _again(ctx, identity)
    ctx.store.put(IDENTITIES, identity)


def look_at_all(ctx: Context) -> None:
    """Look at every account's MAIL FROM domains that are still searched for: records have changed."""
    for scope, row in ctx.store.across().select(ALL_MAIL_FROM):
        there = dataclasses.replace(ctx, store=ctx.store.across().scope(scope))
        identity = there.store.get(IDENTITIES, row.identity)
        if identity is not None and identity.mail_from.get("status") != FAILED:
            _look(there, identity)
            there.store.put(IDENTITIES, identity)


def _look(ctx: Context, identity: Identity) -> None:
    own: dict[str, Any] = identity.mail_from
    waited = ctx.now - own["since"]
    status = searches.RECORDS.after(own["status"], _has_record(ctx, own["domain"]), waited)
    if status == TEMPORARY_FAILURE != own["status"]:
        own["since"] = ctx.now
    own["status"] = status


def _has_record(ctx: Context, domain: str) -> bool:
    """ "You must publish exactly one MX record to the DNS server of your MAIL FROM domain." (mail-from)"""
    found = zone.lookup(ctx, domain, "MX")
    host = f"{hosts.feedback_host(ctx.region)}."
    return found is not None and [record.split()[-1].lower() for record in found.values] == [host]


def _again(ctx: Context, identity: Identity) -> None:
    """The next look; none when the search has failed ("you have to restart the setup process")."""
    own: dict[str, Any] = identity.mail_from
    own["timer"] = None
    if own["status"] != FAILED:
        due = ctx.now + searches.wait(ctx.now - own["since"])
        own["timer"] = ctx.later(due, look, name=identity.name)

"""Looking for the records that prove a domain and its DKIM, again and again on the clock.

"It can take up to 72 hours for changes to DNS settings to propagate." (creating-identities)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.mail import identities
from bellhop.engines.mail import states as identity_states
from bellhop.engines.mail.authentication import dkim, keys, replicas, states, zone
from bellhop.engines.mail.authentication.inheritance import has_dkim
from bellhop.engines.mail.tables import IDENTITIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.engines.mail.tables import Identity
    from bellhop.kernel.context import Context
    from bellhop.kernel.states import Table

FIRST = 300.0  # seconds until the first look
EVERY = 6 * 3600.0  # at most between two looks
GIVEN_UP = 72 * 3600.0

UNPROVED = (states.PENDING, states.FAILED)
NO_HOST, NO_TYPE, INVALID = "HOST_NOT_FOUND", "TYPE_NOT_FOUND", "INVALID_VALUE"


class Words(NamedTuple):
    """What the states of a search are called where they are kept."""

    table: Table
    success: str
    lost: str
    failed: str

    def after(self, status: str, found: bool, waited: float) -> str:
        """The status after a look; `waited` is how long the record has been missing, in seconds."""
        if status == self.failed:
            return status  # "you must restart the verification process from the beginning"
        if found:
            new = self.success
        elif status == self.success:
            new = self.lost
        else:
            new = self.failed if waited >= GIVEN_UP else status
        return status if new == status else self.table.step(status, new)


RECORDS = Words(states.SEARCH, states.SUCCESS, states.TEMPORARY_FAILURE, states.FAILED)
PROOFS = Words(
    identity_states.IDENTITY, identity_states.VERIFIED, identity_states.UNREACHABLE, identity_states.FAILED
)


def begin(ctx: Context, identity: Identity, *, by_token: bool = False) -> None:
    """Search for a domain's records from now on; whoever calls keeps the identity.

    `by_token`: the TXT record of VerifyDomainIdentity proves it as well ("The domain's verification status
    also changes to Success when it is DKIM verified").
    """
    end(ctx, identity)
    if identity.status == identity_states.FAILED:
        identity.status = identity_states.IDENTITY.step(identity.status, identity_states.PENDING)
    proof = identity.verification
    proof["since"] = ctx.now
    proof["by_token"] = by_token or proof.get("by_token", False)
    proof["timer"] = ctx.later(ctx.now + FIRST, look, name=identity.name)


def by_token(ctx: Context, name: str) -> Identity:
    """A domain that its token verifies: made if there is none, and searched for unless it is verified."""
    identity = identities.verify(ctx, name)
    if identity.status != identity_states.VERIFIED:
        begin(ctx, identity, by_token=True)
        ctx.store.put(IDENTITIES, identity)
    return identity


def end(ctx: Context, identity: Identity) -> None:
    """Look no more."""
    if timer := identity.verification.pop("timer", None):
        ctx.never(timer)


def look(ctx: Context, name: str) -> None:
    """Look once, and say when to look again."""
    identity = ctx.store.get(IDENTITIES, name)
    if identity is None:
        return
    error = _look_for_keys(ctx, identity) if has_dkim(identity) else NO_HOST
    if error and identity.verification.get("by_token"):
        error = _without(
            ctx, f"_amazonses.{name}", "TXT", lambda record: zone.said_by(record) == identity.token
        )
    _note(ctx, identity, error)
    identity.verification.pop("timer", None)
    wait = _until_next(ctx, identity)
    if wait is not None:
        identity.verification["timer"] = ctx.later(ctx.now + wait, look, name=name)
    ctx.store.put(IDENTITIES, identity)


def _look_for_keys(ctx: Context, identity: Identity) -> str | None:
    """Take note of whether DNS tells of a domain's DKIM; what is wrong, None if it does."""
    settings = dkim.of(identity)
    error = _missing_keys(ctx, identity.name, settings)
    status = RECORDS.after(settings.status, error is None, ctx.now - settings.since)
    if status == states.SUCCESS != settings.status:
        dkim.succeed(settings)
    elif status == states.TEMPORARY_FAILURE != settings.status:
        settings.since = ctx.now
    elif status == states.FAILED:
        settings.signing = None  # "Amazon SES disables DKIM signing"
    settings.status = status
    dkim.keep(identity, settings)
    if settings.origin == dkim.EASY:
        replicas.tell(ctx, identity)
    return error


def _missing_keys(ctx: Context, domain: str, settings: dkim.Settings) -> str | None:
    if settings.origin.startswith(dkim.REPLICA):
        parent, error = replicas.parent(ctx, domain, settings.origin)
        if parent is not None:
            replicas.follow(settings, parent)
            error = None if parent.status == states.SUCCESS else NO_HOST
        return error
    names = [f"{token.lower()}._domainkey.{domain}" for token in settings.tokens]
    if settings.origin == dkim.EXTERNAL:
        wanted = keys.text_record(ctx, settings.keys[0])
        return _without(ctx, names[0], "TXT", lambda record: zone.said_by(record).replace(" ", "") == wanted)
    hosted = dkim.zone_of(settings.origin, ctx.region)
    aliases = [f"{token}.{hosted}." for token in settings.tokens]
    errors = [
        _without(ctx, name, "CNAME", lambda record, alias=alias: record.lower() == alias)
        for name, alias in zip(names, aliases, strict=True)
    ]
    return next((error for error in errors if error), None)


def _without(ctx: Context, name: str, kind: str, fits: Callable[[str], bool]) -> str | None:
    """What keeps a record from being found, None if nothing does."""
    found = zone.lookup(ctx, name, kind)
    if found is None:
        return NO_HOST
    if not found.values:
        return NO_TYPE
    return None if any(map(fits, found.values)) else INVALID


def _note(ctx: Context, identity: Identity, error: str | None) -> None:
    """Take note of whether a domain is proved; with identities `auto` it is, whatever DNS says."""
    proof = identity.verification
    proof["checked"] = ctx.now
    proof["error"] = error
    # New keys that wait for being found take nothing back that was proved before them.
    waiting = identity.status == identity_states.VERIFIED and identity.dkim.get("status") in UNPROVED
    if waiting or ctx.defaults.identities == "auto":
        return
    waited = ctx.now - proof.get("since", ctx.now)
    status = PROOFS.after(identity.status, error is None, waited)
    if status == identity_states.UNREACHABLE != identity.status:
        proof["since"] = ctx.now
    if error is None:
        proof["succeeded"] = ctx.now
    identity.status = status


def _until_next(ctx: Context, identity: Identity) -> float | None:
    """Seconds until the next look; None when nothing is searched for any more."""
    searched = [
        since
        for status, since, failed in (
            (identity.status, identity.verification.get("since", 0.0), identity_states.FAILED),
            (identity.dkim.get("status", states.FAILED), identity.dkim.get("since", 0.0), states.FAILED),
        )
        if status != failed
    ]
    return min((wait(ctx.now - since) for since in searched), default=None)


def wait(waited: float) -> float:
    """Seconds from one look to the next: ever longer ones, and one when the search is given up."""
    pause = min(max(waited, FIRST), EVERY)
    return GIVEN_UP - waited if waited < GIVEN_UP < waited + pause else pause

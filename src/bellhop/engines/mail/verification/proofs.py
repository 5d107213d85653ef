"""Proof that an address is somebody's: a link that only its mailbox has seen, good for a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.mail import links, states
from bellhop.engines.mail.tables import IDENTITIES
from bellhop.store import Scope

if TYPE_CHECKING:
    from bellhop.engines.mail.tables import Identity
    from bellhop.kernel.context import Context

PURPOSE = "verify"
# "The link in the verification message expires 24 hours after the message was sent." (creating-identities)
GOOD_FOR = 86_400


class Proof(NamedTuple):
    """What a link says: whose identity it proves, until when, and where it leads on to.

    `token` is the identity's own: one that was deleted and made again is another one. `expires` is seconds
    since the epoch; the URLs are those of a custom verification mail, else empty.
    """

    scope: Scope
    name: str
    token: str
    expires: float
    success_url: str
    failure_url: str


def ask(ctx: Context, identity: Identity, success_url: str = "", failure_url: str = "") -> str:
    """The link that proves this identity from now on; if nobody follows it the identity fails."""
    expires = ctx.now + GOOD_FOR
    identity.verification |= {"asked": ctx.now}
    ctx.later(expires, expire, name=identity.name, token=identity.token, asked=ctx.now)
    facts = (*ctx.scope, identity.name, identity.token, repr(expires), success_url, failure_url)
    return f"{ctx.base_url}/_bellhop/links/verify?token={links.token(ctx, PURPOSE, *facts)}"


def read(ctx: Context, text: str) -> Proof | None:
    """What the token of a link says; None if it is none of ours."""
    facts = links.facts_of(ctx, PURPOSE, text)
    if facts is None:
        return None
    account, region, name, token, expires, success_url, failure_url = facts
    return Proof(Scope(account, region), name, token, float(expires), success_url, failure_url)


def accept(ctx: Context, proof: Proof) -> bool:
    """Verify what a proof is for, in its own scope; False if it is gone or the proof came too late."""
    identity = ctx.store.get(IDENTITIES, proof.name)
    if identity is None or identity.token != proof.token:
        return False
    if identity.status == states.VERIFIED:
        return True
    if identity.status == states.FAILED or ctx.now >= proof.expires:
        return False
    identity.status = states.IDENTITY.step(identity.status, states.VERIFIED)
    identity.verification |= {"checked": ctx.now, "succeeded": ctx.now}
    ctx.store.put(IDENTITIES, identity)
    return True


def expire(ctx: Context, name: str, token: str, asked: float) -> None:
    """Nobody followed the link; nothing to do if somebody did, or was asked again meanwhile."""
    identity = ctx.store.get(IDENTITIES, name)
    if identity is None or identity.token != token or identity.verification.get("asked") != asked:
        return
    if identity.status == states.PENDING:
        identity.status = states.IDENTITY.step(identity.status, states.FAILED)
        identity.verification |= {"checked": ctx.now}
        ctx.store.put(IDENTITIES, identity)

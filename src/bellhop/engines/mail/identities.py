"""Who may send: addresses and domains, verified at once or when their owner proves them."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

from bellhop.engines.mail import states
from bellhop.engines.mail.errors import (
    IdentityExists,
    IdentityMissing,
    IdentityUnverified,
    InvalidIdentity,
)
from bellhop.engines.mail.mime.addresses import InvalidAddress, Mailbox, identities_covering, parse_one
from bellhop.engines.mail.tables import IDENTITIES, REMOVE_POLICIES_OF, VERIFIED_OF_KIND, Identity
from bellhop.kernel import tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bellhop.engines.mail.authentication.dkim import Wanted
    from bellhop.kernel.context import Context
    from bellhop.store import Scope, Store

ADDRESS, DOMAIN = "address", "domain"

_domain = re.compile(r"(?=.{1,253}\Z)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}").fullmatch


def arn(ctx: Context, name: str) -> str:
    return arn_in(ctx.scope, name)


def arn_in(scope: Scope, name: str) -> str:
    return f"arn:aws:ses:{scope.region}:{scope.account}:identity/{name}"


def name_of_address(text: str) -> str:
    """How the identity of an address is called; raises InvalidIdentity."""
    try:
        mailbox = parse_one(text)
    except InvalidAddress as error:
        raise InvalidIdentity(f"Invalid email address<{text}>.") from error
    if mailbox.address != text.strip() or _domain(mailbox.domain.lower()) is None:
        raise InvalidIdentity(f"Invalid email address<{text}>.")
    return mailbox.key


def name_of_domain(text: str) -> str:
    """How the identity of a domain is called; raises InvalidIdentity."""
    name = text.strip().lower()
    if _domain(name) is None:
        raise InvalidIdentity(f"Invalid domain name {text}.")
    return name


def name_of(text: str) -> str:
    """The name of an identity, whichever kind it is; raises InvalidIdentity."""
    return name_of_address(text) if "@" in text else name_of_domain(text)


def verify(ctx: Context, name: str) -> Identity:
    """Begin to verify an identity, again if that failed before; one that is verified stays so.

    An address that is not verified yet gets a mail with a link, whenever this is asked.
    """
    identity = begin(ctx, name)
    if identity.kind == ADDRESS and identity.status != states.VERIFIED:
        from bellhop.engines.mail.verification import mails  # noqa: PLC0415 - with identities strict only

        mails.send(ctx, identity)
    return ctx.store.put(IDENTITIES, identity)


def begin(ctx: Context, name: str) -> Identity:
    """The identity that is to be verified: made if there is none, pending, or verified at once.

    Whoever asks its owner for the proof keeps it after that.
    """
    identity = ctx.store.get(IDENTITIES, name)
    if identity is None:
        identity = _new(ctx, name)
    elif identity.status == states.FAILED:
        identity.status = states.IDENTITY.step(identity.status, states.PENDING)
    if ctx.defaults.identities == "auto" and identity.status != states.VERIFIED:
        identity.status = states.IDENTITY.step(identity.status, states.VERIFIED)
        identity.verification |= {"checked": ctx.now, "succeeded": ctx.now}
    return identity


def create(
    ctx: Context,
    name: str,
    labels: Mapping[str, str],
    configuration_set: str | None = None,
    signing: Wanted | None = None,
) -> Identity:
    """As `verify`, for an identity that must be new; `labels` are its tags. A domain begins with DKIM.

    Raises IdentityExists, ConfigurationSetMissing, InvalidDkim.
    """
    if ctx.store.get(IDENTITIES, name) is not None:
        raise IdentityExists(name)
    if configuration_set:
        from bellhop.engines.mail.sets import configuration_sets  # noqa: PLC0415 - few identities have one

        configuration_sets.find(ctx, configuration_set)
    tags.add(ctx, arn(ctx, name), labels)
    identity = verify(ctx, name)
    identity.configuration_set = configuration_set
    if identity.kind == DOMAIN or signing:
        from bellhop.engines.mail.authentication import dkim  # noqa: PLC0415 - sending needs nothing of it

        dkim.begin(ctx, identity, signing or dkim.Wanted())
    return ctx.store.put(IDENTITIES, identity)


def look_up(ctx: Context, text: str) -> Identity | None:
    """The identity that this text names, None if there is none."""
    local, at, domain = text.strip().rpartition("@")
    return ctx.store.get(IDENTITIES, f"{local}{at}{domain.lower()}")


def find(ctx: Context, text: str) -> Identity:
    """The identity that this text names; raises IdentityMissing."""
    identity = look_up(ctx, text)
    if identity is None:
        raise IdentityMissing(text)
    return identity


def verified_addresses(ctx: Context) -> list[str]:
    """The names of all verified addresses."""
    rows = ctx.store.select(VERIFIED_OF_KIND, kind=ADDRESS, status=states.VERIFIED)
    return [identity.name for identity in rows]


def delete(ctx: Context, text: str) -> None:
    """Forget an identity and its tags, if there is one of this name; raises ResourceHeld."""
    identity = look_up(ctx, text)
    if identity is not None:
        from bellhop.engines.mail.infrastructure import certificates  # noqa: PLC0415 - it is seldom done
        from bellhop.engines.mail.reputation import tenants  # noqa: PLC0415 - as above

        tenants.hold(ctx, arn(ctx, identity.name))
        if identity.kind == DOMAIN or identity.mail_from:
            from bellhop.engines.mail.authentication import dkim  # noqa: PLC0415 - as above

            dkim.forget(ctx, identity)
        certificates.forget(ctx, identity.name)
        tags.forget(ctx, arn(ctx, identity.name))
        ctx.store.change(REMOVE_POLICIES_OF, identity=identity.name)
        ctx.store.delete(IDENTITIES, identity.name)


def authorise(ctx: Context, speakers: Iterable[tuple[str, Mailbox]]) -> Identity:
    """Each (text as written, mailbox) needs a verified identity that covers it; the first one's.

    Raises IdentityUnverified with the texts of all that have none.
    """
    found = [(text, covering(ctx.store, mailbox)) for text, mailbox in speakers]
    failed = [text for text, identity in found if identity is None]
    if failed:
        raise IdentityUnverified(dict.fromkeys(failed), ctx.region)
    first = found[0][1]
    assert first is not None, "a message has a From, and it did not fail"
    return first


def may_send(identity: Identity) -> bool:
    """Whether it is verified; what was, and is not found in DNS just now, is for 72 hours."""
    return identity.status in (states.VERIFIED, states.UNREACHABLE)


def covering(store: Store, mailbox: Mailbox) -> Identity | None:
    """The verified identity by which a mailbox speaks: its own, else that of the closest domain."""
    for name in identities_covering(mailbox.local, mailbox.domain):
        identity = store.get(IDENTITIES, name)
        if identity is not None and may_send(identity):
            return identity
    return None


def _new(ctx: Context, name: str) -> Identity:
    kind = ADDRESS if "@" in name else DOMAIN
    token = base64.b64encode(ctx.ids.bits(32)).decode()
    return Identity(name, kind, states.PENDING, ctx.now, token)

"""An identity's DKIM: how it is set up, and with which key its mail is signed.

A domain's settings hold for its subdomains and addresses as well, unless they have their own.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bellhop.engines.mail import identities
from bellhop.engines.mail.authentication import keys
from bellhop.engines.mail.authentication.errors import DkimNotSetUp, InvalidDkim
from bellhop.engines.mail.authentication.hosts import hosted_zone
from bellhop.engines.mail.authentication.inheritance import has_dkim, line, wants_signatures
from bellhop.engines.mail.authentication.states import FAILED, NOT_STARTED, PENDING, SEARCH, SUCCESS
from bellhop.engines.mail.authentication.tables import SELECTORS, Selector
from bellhop.engines.mail.tables import IDENTITIES
from bellhop.store import NOBODY

if TYPE_CHECKING:
    from bellhop.engines.mail.tables import Identity
    from bellhop.kernel.context import Context

EASY, EXTERNAL, REPLICA = "AWS_SES", "EXTERNAL", "AWS_SES_"
RSA_1024, RSA_2048 = 1024, 2048
DEFAULT_LENGTH = RSA_2048  # "When you create a new identity, it will be created with DKIM 2048 by default"
UNSET_LENGTH = RSA_1024  # what identities without DKIM say
TOKENS = 3
DAY = 24 * 3600.0


@dataclass(slots=True)
class Settings:
    """A domain's DKIM.

    `tokens` are its selectors and `keys` their keys' ids; `signing` is the pair of those that mail is signed
    with, which stays the former while new ones wait for being found in DNS. Lengths are bits; `generated` is
    when the keys were set, `changed` when their length was last changed, `shortened` when it was last made
    shorter. `since` is when the search for the records began that is under way.
    """

    origin: str = EASY
    enabled: bool = False
    status: str = NOT_STARTED
    tokens: list[str] = field(default_factory=list[str])
    keys: list[str] = field(default_factory=list[str])
    signing: list[str] | None = None
    current: int = UNSET_LENGTH
    next: int = UNSET_LENGTH
    generated: float | None = None
    changed: float = 0.0
    shortened: float = 0.0
    since: float = 0.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """How DKIM is to be set up; the members of an API that were not given are None."""

    origin: str = EASY
    selector: str | None = None
    private_key: str | None = None
    length: int | None = None


def of(identity: Identity) -> Settings:
    """A domain's own settings."""
    return Settings(**identity.dkim)


def keep(identity: Identity, settings: Settings) -> None:
    """Settings as the identity's; whoever calls keeps the identity."""
    identity.dkim = dataclasses.asdict(settings)


def effective(ctx: Context, identity: Identity) -> Settings:
    """The settings that hold for an identity's mail, inherited ones too."""
    found = line(ctx.store, identity)
    settings = of(found[-1]) if has_dkim(found[-1]) else Settings()
    settings.enabled = settings.status != NOT_STARTED and wants_signatures(found)
    return settings


def begin(ctx: Context, identity: Identity, wanted: Wanted) -> Settings:
    """Set up a domain's DKIM from the start, and search for its records. Whoever calls keeps the identity.

    Raises InvalidDkim.
    """
    if identity.kind != identities.DOMAIN:
        raise InvalidDkim("DKIM signing attributes can only be specified for domains.")
    settings = of(identity)
    if wanted.origin == EXTERNAL:
        _bring(ctx, settings, wanted)
    elif wanted.origin == EASY:
        _make(ctx, settings, wanted)
    else:
        _replicate(ctx, identity, settings, wanted)
    settings.origin = wanted.origin
    settings.enabled = True
    _publish(ctx, identity.name, settings)
    _search(ctx, identity, settings)
    keep(identity, settings)
    return settings


def set_up(ctx: Context, identity: Identity, wanted: Wanted) -> Settings:
    """As `begin`, for an identity that may have DKIM already; keeps it. Raises InvalidDkim."""
    settings = of(identity)
    if wanted.origin == EASY == settings.origin and settings.tokens:
        if wanted == Wanted():
            return _go_on(ctx, identity, settings)
        _change_length(ctx, settings, wanted)
        keep(identity, settings)
    settings = begin(ctx, identity, wanted)
    ctx.store.put(IDENTITIES, identity)
    _tell_replicas(ctx, identity, settings)
    return settings


def verify(ctx: Context, name: str) -> Settings:
    """A domain's Easy DKIM, begun unless it has it already or the search has failed; makes the identity too.

    "The domain that you specify is added to the list of identities […] even if you haven't already
    associated the domain with your account." (VerifyDomainDkim)
    """
    identity = identities.verify(ctx, name)
    settings = of(identity)
    if settings.status == NOT_STARTED or settings.origin != EASY:
        settings = begin(ctx, identity, Wanted())
        ctx.store.put(IDENTITIES, identity)
        return settings
    return _go_on(ctx, identity, settings)


def enable(ctx: Context, identity: Identity, enabled: bool) -> None:
    """Sign the mail of an identity, or do not.

    "You can only enable DKIM signing [of an address] if the corresponding domain has been set up to use
    Easy DKIM." Raises DkimNotSetUp.
    """
    if enabled and effective(ctx, identity).status == NOT_STARTED:
        raise DkimNotSetUp(identity.name.rpartition("@")[2])
    identity.dkim["enabled"] = enabled
    ctx.store.put(IDENTITIES, identity)


def forget(ctx: Context, identity: Identity) -> None:
    """The identity goes. Its selectors stay in DNS: mail may be under way that was signed with them."""
    from bellhop.engines.mail.authentication import mail_from, searches  # noqa: PLC0415 - they look with this

    mail_from.forget(ctx, identity)
    if identity.kind == identities.DOMAIN:
        searches.end(ctx, identity)


def zone_of(origin: str, region: str) -> str | None:
    """The hosted zone of a domain's keys, None for a user's own key."""
    if origin == EXTERNAL:
        return None
    return hosted_zone(region if origin == EASY else region_named(origin))


def region_named(origin: str) -> str:
    """The Region in the origin of a replica: AWS_SES_US_EAST_1 is us-east-1."""
    return origin.removeprefix(REPLICA).replace("_", "-").lower()


def succeed(settings: Settings) -> None:
    """The records are found: from now on mail is signed with the first of the keys they lead to."""
    settings.status = SEARCH.step(settings.status, SUCCESS)
    settings.signing = [settings.tokens[0], settings.keys[0]]
    settings.current = keys.bits_of(settings.keys[0])


def _go_on(ctx: Context, identity: Identity, settings: Settings) -> Settings:
    """Settings that are wanted again as they are: searched for anew if they were not found."""
    if settings.status == FAILED:
        _search(ctx, identity, settings)
        keep(identity, settings)
        ctx.store.put(IDENTITIES, identity)
    return settings


def _make(ctx: Context, settings: Settings, wanted: Wanted) -> None:
    """Easy DKIM: three tokens, each with a key of its own that is made when it is needed."""
    if wanted.selector is not None or wanted.private_key is not None:
        raise InvalidDkim("A selector and a private key can only be specified with the origin EXTERNAL.")
    # "Amazon SES will not use BYODKIM to sign your emails while Easy DKIM is being set up."
    if settings.origin != EASY:
        settings.signing = None
    settings.next = wanted.length or DEFAULT_LENGTH
    settings.tokens = [ctx.ids.word(32) for _ in range(TOKENS)]
    settings.keys = [keys.new(ctx, settings.next) for _ in range(TOKENS)]
    settings.generated = ctx.now
    if settings.signing is None:
        settings.current = settings.next


def _bring(ctx: Context, settings: Settings, wanted: Wanted) -> None:
    """BYODKIM: one key of the user's, under a selector of theirs."""
    if wanted.length is not None:
        raise InvalidDkim("NextSigningKeyLength can only be specified with the origin AWS_SES.")
    if wanted.selector is None or wanted.private_key is None:
        raise InvalidDkim("Both a selector and a private key must be specified with the origin EXTERNAL.")
    try:
        key = keys.imported(ctx, wanted.private_key)
    except keys.BadKey as error:
        raise InvalidDkim(str(error)) from error
    settings.tokens, settings.keys, settings.signing = [wanted.selector], [key], None
    settings.current = settings.next = keys.bits_of(key)
    settings.generated = None


def _replicate(ctx: Context, identity: Identity, settings: Settings, wanted: Wanted) -> None:
    """Deterministic Easy DKIM: the tokens and keys of the domain in the Region that the origin names."""
    from bellhop.engines.mail.authentication import replicas  # noqa: PLC0415 - few domains are one

    if wanted.length or wanted.selector or wanted.private_key:
        raise InvalidDkim("A replica takes its signing attributes from its parent identity.")
    settings.tokens, settings.keys, settings.signing, settings.generated = [], [], None, None
    parent, _ = replicas.parent(ctx, identity.name, wanted.origin)
    if parent is not None:
        replicas.follow(settings, parent)
        settings.signing = None


def _change_length(ctx: Context, settings: Settings, wanted: Wanted) -> None:
    """ "You can't switch to the same key length as is already configured. You can't switch to a different
    key length more than once in a 24 hour period (unless it's the first downgrade to 1024 in that period)."
    """
    length = wanted.length or settings.next
    if length == settings.next:
        raise InvalidDkim(f"The DKIM signing key length is RSA_{length}_BIT already.")
    shorter = length < settings.next
    if ctx.now - settings.changed < DAY and not (shorter and ctx.now - settings.shortened >= DAY):
        raise InvalidDkim("The DKIM signing key length can only be changed once in 24 hours.")
    settings.changed = ctx.now
    if shorter:
        settings.shortened = ctx.now


def _publish(ctx: Context, domain: str, settings: Settings) -> None:
    """Let DNS tell of the keys; what was published before stays, for mail that was signed with it."""
    zone = zone_of(settings.origin, ctx.region)
    store = ctx.store.across().scope(NOBODY)
    for selector, key in zip(settings.tokens, settings.keys, strict=True):
        store.put(SELECTORS, Selector(selector.lower(), domain, key, zone))


def _tell_replicas(ctx: Context, identity: Identity, settings: Settings) -> None:
    from bellhop.engines.mail.authentication import replicas  # noqa: PLC0415 - few domains have any

    if settings.origin == EASY:
        replicas.tell(ctx, identity)


def _search(ctx: Context, identity: Identity, settings: Settings) -> None:
    from bellhop.engines.mail.authentication import searches  # noqa: PLC0415 - it looks with what is above

    if settings.status != PENDING:
        settings.status = SEARCH.step(settings.status, PENDING)
    settings.since = ctx.now
    if ctx.defaults.identities == "auto" and settings.tokens:
        succeed(settings)
    else:
        searches.begin(ctx, identity)

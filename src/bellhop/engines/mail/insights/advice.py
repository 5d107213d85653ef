"""What is wrong with an account's sending, as it is now: its domains' DNS, its rates, its addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.mail import accounts, identities
from bellhop.engines.mail.authentication import dkim, zone
from bellhop.engines.mail.authentication.states import NOT_STARTED, SUCCESS
from bellhop.engines.mail.infrastructure import pools
from bellhop.engines.mail.infrastructure.tables import ALL_IPS
from bellhop.engines.mail.insights.tables import DOMAINS
from bellhop.engines.mail.insights.vdm import DAY
from bellhop.engines.mail.reputation import metrics, rates, tenants
from bellhop.engines.mail.reputation.tables import TENANTS_WITH_FINDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bellhop.engines.mail.tables import Identity
    from bellhop.kernel.context import Context

HIGH, LOW = "HIGH", "LOW"
DKIM, SPF, DMARC, BIMI = "DKIM", "SPF", "DMARC", "BIMI"
COMPLAINT, BOUNCE, IP_LISTING = "COMPLAINT", "BOUNCE", "IP_LISTING"

LONG_ENOUGH = 2048  # bits of a DKIM key
_RATED = 30 * DAY  # how much mail a rate is of


class Problem(NamedTuple):
    """What is wrong with what: an ARN, one of the kinds above, a sentence, HIGH or LOW."""

    resource: str
    kind: str
    description: str
    impact: str


def problems(ctx: Context) -> Iterator[Problem]:
    """Everything that is wrong now."""
    for identity in ctx.store.select(DOMAINS):
        arn = identities.arn(ctx, identity.name)
        for kind, description, impact in _of_domain(ctx, identity):
            yield Problem(arn, kind, description, impact)
    yield from _of_addresses(ctx)
    for tenant in ctx.store.select(TENANTS_WITH_FINDINGS):
        for found in tenant.findings:
            yield Problem(tenants.arn(ctx, tenant), found["kind"], found["description"], found["impact"])


def _of_domain(ctx: Context, identity: Identity) -> Iterator[tuple[str, str, str]]:
    yield from _dkim(ctx, identity)
    yield from _spf(ctx, identity)
    yield from _dmarc(ctx, identity.name)
    yield from _bimi(ctx, identity.name)
    yield from _rates(ctx, identity.name)


def _dkim(ctx: Context, identity: Identity) -> Iterator[tuple[str, str, str]]:
    settings = dkim.effective(ctx, identity)
    if settings.status == NOT_STARTED or not settings.enabled:
        yield DKIM, "DKIM verification is not enabled.", HIGH
    elif settings.status != SUCCESS:
        yield DKIM, "DKIM record was not found.", HIGH
    elif settings.current < LONG_ENOUGH:
        yield DKIM, f"DKIM signing key length is below {LONG_ENOUGH} bits.", LOW


def _spf(ctx: Context, identity: Identity) -> Iterator[tuple[str, str, str]]:
    """SPF is looked up for the MAIL FROM domain: without one of the identity's it is SES's, which passes."""
    domain = identity.mail_from.get("domain")
    if not domain or identity.mail_from.get("status") != SUCCESS:
        yield SPF, "MAIL FROM record is not aligned.", LOW
        return
    record = next((text for text in _texts(ctx, domain) if text.lower().startswith("v=spf1")), None)
    if record is None:
        yield SPF, "SPF record was not found.", HIGH
    elif "include:amazonses.com" not in record.lower():
        yield SPF, "SPF record for Amazon SES was not found.", HIGH
    elif not record.lower().rstrip().endswith("all"):
        yield SPF, "SPF all qualifier is missing.", LOW


def _dmarc(ctx: Context, domain: str) -> Iterator[tuple[str, str, str]]:
    """The domain's own policy, else that of a domain above it (RFC 7489, 6.6.3)."""
    above = domain
    found: list[str] = []
    while not found and "." in above:
        found = _texts(ctx, f"_dmarc.{above}")
        above = above.partition(".")[2]
    if not found:
        yield DMARC, "DMARC configuration was not found.", HIGH
    elif not all(part in found[0].lower().replace(" ", "") for part in ("v=dmarc1", ";p=")):
        yield DMARC, "DMARC configuration could not be parsed.", HIGH


def _bimi(ctx: Context, domain: str) -> Iterator[tuple[str, str, str]]:
    found = _texts(ctx, f"default._bimi.{domain}")
    if not found:
        yield BIMI, "BIMI record was not found or configured without default selector.", LOW
    elif not all(part in found[0].lower().replace(" ", "") for part in ("v=bimi1", "l=")):
        yield BIMI, "BIMI has malformed TXT record.", LOW


def _rates(ctx: Context, name: str) -> Iterator[tuple[str, str, str]]:
    """Of the last 30 days, once there is mail enough to say something."""
    found = metrics.total(metrics.between(ctx, ctx.now - _RATED, ctx.now + metrics.HOUR, identity=name))
    if not found.sends or found.sends < rates.volume_of(accounts.of(ctx)):
        return
    measured = (
        (BOUNCE, (found.hard_bounces - found.exempt_bounces) / found.sends),
        (COMPLAINT, found.complaints / found.sends),
    )
    for (kind, rate), reviewed, paused in zip(measured, rates.REVIEWED, rates.PAUSED, strict=True):
        if rate >= reviewed:
            description = f"The {kind.lower()} rate is {reviewed:.1%} or greater."
            yield kind, description, HIGH if rate >= paused else LOW


def _of_addresses(ctx: Context) -> Iterator[Problem]:
    for row in ctx.store.select(ALL_IPS):
        for listed in row.listings:
            description = f"Dedicated IP {row.ip} is listed on {listed['list']}."
            yield Problem(pools.arn(ctx, row.pool), IP_LISTING, description, HIGH)


def _texts(ctx: Context, name: str) -> list[str]:
    """What the TXT records of a name say; there are none where there is no name."""
    found = zone.lookup(ctx, name, "TXT")
    return [zone.said_by(value) for value in found.values] if found else []

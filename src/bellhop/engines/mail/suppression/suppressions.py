"""Which addresses get no mail, and how they come on a suppression list.

For each mail ask `rules` once, then `reason_for` each recipient, and `learn` what comes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bellhop.engines.mail import accounts
from bellhop.engines.mail.mime.addresses import parse_one
from bellhop.engines.mail.simulator import DOMAIN as SIMULATOR
from bellhop.engines.mail.suppression.errors import NotSuppressed, ProductionNeeded
from bellhop.engines.mail.suppression.tables import REMOVE_SUPPRESSED_OF, SUPPRESSED, SuppressedDestination

if TYPE_CHECKING:
    from bellhop.engines.mail.sets.tables import ConfigurationSet
    from bellhop.kernel.context import Context

ACCOUNTS_LIST = ""
ACCOUNT_SCOPE, TENANT_SCOPE = "ACCOUNT", "TENANT"
VALIDATION = "VALIDATION"
MANAGED, MEDIUM = "MANAGED", "MEDIUM"


class Rules(NamedTuple):
    """What holds for one mail: the reasons that count, and whose list (a tenant's, or `ACCOUNTS_LIST`).

    `least` is how likely it must be that an address takes mail: MEDIUM or HIGH, None where nobody asks.
    """

    reasons: frozenset[str]
    tenant: str
    least: str | None = None


def rules(ctx: Context, chosen: ConfigurationSet | None, tenant: str | None = None) -> Rules:
    """The rules for mail that is sent with a configuration set, or none, for a tenant, or none.

    "Any email sent using the configuration set will only use its own suppression settings and ignore any
    account-level suppression settings": no reason at all is a setting, too.
    """
    account = accounts.of(ctx)
    own: dict[str, Any] = chosen.suppression if chosen else {}
    whose, theirs = _tenant_list(ctx, own, tenant) if tenant else (ACCOUNTS_LIST, None)
    reasons = own.get("reasons", theirs)
    least = _least(own.get("validation") or account.validation)
    return Rules(frozenset(account.suppressed_reasons if reasons is None else reasons), whose, least)


def _least(validation: dict[str, Any]) -> str | None:
    """What Auto Validation asks of addresses, from the shape SuppressionValidationAttributes or -Options."""
    threshold = validation.get("ConditionThreshold", {})
    if threshold.get("ConditionThresholdEnabled") != "ENABLED":
        return None
    wanted = threshold.get("OverallConfidenceThreshold", {}).get("ConfidenceVerdictThreshold", MANAGED)
    return MEDIUM if wanted == MANAGED else wanted


def _tenant_list(ctx: Context, own: dict[str, Any], tenant: str) -> tuple[str, list[str] | None]:
    """Whose list counts for a tenant's mail, and the reasons that the tenant has set for it.

    A set's scope "overrides the suppression scope of the tenant or account"; a tenant's is ACCOUNT at first.
    """
    from bellhop.engines.mail.reputation.tables import TENANTS  # noqa: PLC0415 - little mail is a tenant's

    row = ctx.store.get(TENANTS, tenant)
    settings = row.suppression if row else {}
    if (own.get("scope") or settings.get("scope", ACCOUNT_SCOPE)) == ACCOUNT_SCOPE:
        return ACCOUNTS_LIST, None
    return tenant, settings.get("reasons", [])


def reason_for(ctx: Context, held: Rules, address: str) -> str | None:
    """The reason for which an address gets no mail by these rules; None if it does.

    BOUNCE or COMPLAINT: it is on the list; VALIDATION: it is not likely enough that it takes mail.
    """
    row = ctx.store.get(SUPPRESSED, held.tenant, key_of(address)) if held.reasons else None
    if row and row.reason in held.reasons:
        return row.reason
    return VALIDATION if held.least and not _is_likely(ctx, address, held.least) else None


def _is_likely(ctx: Context, address: str, least: str) -> bool:
    """ "Amazon SES validates each recipient address as part of attempting delivery."

    ses/latest/dg/email-validation-auto.html
    """
    from bellhop.engines.mail.insights import addresses  # noqa: PLC0415 - few accounts ask for it

    found = addresses.look_at(ctx, address).valid
    return found == addresses.HIGH or (found == least == MEDIUM)


def learn(ctx: Context, held: Rules, address: str, reason: str, origin: tuple[str, str]) -> None:
    """An address bounced for good (BOUNCE), or its owner complained (COMPLAINT).

    `origin` is the id of the message and that of the feedback. "The mailbox simulator email address isn't
    placed on the Amazon SES suppression list."
    """
    key = key_of(address)
    if reason in held.reasons and not key.endswith(f"@{SIMULATOR}"):
        ctx.store.put(SUPPRESSED, SuppressedDestination(held.tenant, key, reason, ctx.now, *origin))


def put(ctx: Context, address: str, reason: str, tenant: str = ACCOUNTS_LIST) -> None:
    """Put an address on a list by hand; raises InvalidAddress, ProductionNeeded."""
    need_production(ctx)
    ctx.store.put(SUPPRESSED, SuppressedDestination(tenant, key_of(address), reason, ctx.now))


def find(ctx: Context, address: str, tenant: str = ACCOUNTS_LIST) -> SuppressedDestination:
    """What a list says of an address; raises NotSuppressed and InvalidAddress."""
    row = ctx.store.get(SUPPRESSED, tenant, key_of(address))
    if row is None:
        raise NotSuppressed(address)
    return row


def remove(ctx: Context, address: str, tenant: str = ACCOUNTS_LIST) -> None:
    """Take an address from a list; raises NotSuppressed and InvalidAddress."""
    if not ctx.store.delete(SUPPRESSED, tenant, key_of(address)):
        raise NotSuppressed(address)


def forget(ctx: Context, tenant: str) -> None:
    """Empty a list: the tenant is gone, or the account has not sent for long."""
    ctx.store.change(REMOVE_SUPPRESSED_OF, tenant=tenant)


def need_production(ctx: Context) -> None:
    """ "You can't use the PutSuppressedDestination or CreateImportJob operation until your account is removed
    from the sandbox." Raises ProductionNeeded.
    """
    if not accounts.of(ctx).production:
        raise ProductionNeeded


def key_of(address: str) -> str:
    """How an address stands in a list: as written, but for its domain; raises InvalidAddress."""
    return parse_one(address).key

"""Whether a mail may be sent: by whom it speaks, what the account and the configuration set allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.mail import accounts, identities
from bellhop.engines.mail.errors import IdentityUnverified

if TYPE_CHECKING:
    from bellhop.engines.mail.drafts import Draft
    from bellhop.engines.mail.sets.tables import ConfigurationSet
    from bellhop.engines.mail.tables import Identity, SendingAccount
    from bellhop.kernel.context import Context
    from bellhop.store import Scope


DEFAULT_POOL = "ses-default-dedicated-pool"


class Sender(NamedTuple):
    """The identity that From speaks by, and whose it is."""

    owner: Scope
    identity: Identity

    def default_set(self, scope: Scope) -> str | None:
        """The identity's default configuration set, which nobody has but its owner."""
        return self.identity.configuration_set if self.owner == scope else None


class Permit(NamedTuple):
    """What a mail is sent under; `chosen` is its configuration set, named or the identity's default.

    `pool` is that of the dedicated addresses it may leave by, None where there are none.
    """

    sender: Sender
    account: SendingAccount
    chosen: ConfigurationSet | None
    watched: bool
    pool: str | None = None

    @property
    def identity_arn(self) -> str:
        return identities.arn_in(self.sender.owner, self.sender.identity.name)

    @property
    def configuration_set(self) -> str | None:
        return self.chosen.name if self.chosen else None


def permit(ctx: Context, draft: Draft) -> Permit:
    """The permit of a mail; raises the facts of errors.py for which it may not be sent."""
    try:
        permit = grant(ctx, draft)
    except IdentityUnverified as fact:
        raise accounts.besides(ctx, fact, draft.recipients) from fact
    accounts.admit(ctx, permit.account, draft.recipients)
    return permit


def grant(ctx: Context, draft: Draft) -> Permit:
    """The permit of a mail whose recipients are still to be admitted: many mails may share it."""
    sender = _sender(ctx, draft)
    account = accounts.of(ctx)
    chosen = None
    if name := draft.configuration_set or sender.default_set(ctx.scope):
        from bellhop.engines.mail.sets import configuration_sets  # noqa: PLC0415 - few mails have one

        chosen = configuration_sets.for_sending(ctx, name)
    if draft.tenant:
        from bellhop.engines.mail.reputation import tenants  # noqa: PLC0415 - nor this

        tenants.admit(ctx, draft.tenant, sender.identity.name, chosen and chosen.name)
    watched = bool(chosen or sender.identity.topics or account.vdm or draft.tenant)
    # "If you send an email using a configuration set that is not associated with a pool, or […] without
    # specifying a configuration set at all, the email is sent from one of the addresses in the default pool."
    pool = (chosen and chosen.delivery.get("pool")) or (DEFAULT_POOL if account.dedicated else None)
    return Permit(sender, account, chosen, watched, pool)


def _sender(ctx: Context, draft: Draft) -> Sender:
    if draft.delegation:
        from bellhop.engines.mail.authorization import delegation  # noqa: PLC0415 - loads what policies need

        return delegation.authorise(ctx, draft.delegation, draft)
    return Sender(ctx.scope, identities.authorise(ctx, draft.speakers))

"""Whether a mail may be sent: by whom it speaks, what the account and the configuration set allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.mail import accounts, identities

if TYPE_CHECKING:
    from bellhop.engines.mail.drafts import Draft
    from bellhop.engines.mail.sets.tables import ConfigurationSet
    from bellhop.engines.mail.tables import Identity
    from bellhop.kernel.context import Context
    from bellhop.store import Scope


class Sender(NamedTuple):
    """The identity that From speaks by, and whose it is."""

    owner: Scope
    identity: Identity


class Permit(NamedTuple):
    """What a mail is sent under; `chosen` is its configuration set, named or the identity's default."""

    sender: Sender
    chosen: ConfigurationSet | None
    watched: bool

    @property
    def identity_arn(self) -> str:
        return identities.arn_in(self.sender.owner, self.sender.identity.name)

    @property
    def configuration_set(self) -> str | None:
        return self.chosen.name if self.chosen else None


def permit(ctx: Context, draft: Draft) -> Permit:
    """The permit of a mail; raises the facts of errors.py for which it may not be sent."""
    sender = _sender(ctx, draft)
    account = accounts.of(ctx)
    accounts.admit(ctx, account, draft.recipients)
    chosen = None
    if name := draft.configuration_set or sender.identity.configuration_set:
        from bellhop.engines.mail.sets import configuration_sets  # noqa: PLC0415 - few mails have one

        chosen = configuration_sets.for_sending(ctx, name)
    if draft.tenant:
        from bellhop.engines.mail.reputation import tenants  # noqa: PLC0415 - nor this

        tenants.admit(ctx, draft.tenant, sender.identity.name, chosen and chosen.name)
    watched = bool(chosen or sender.identity.topics or account.vdm or draft.tenant)
    return Permit(sender, chosen, watched)


def _sender(ctx: Context, draft: Draft) -> Sender:
    if draft.delegation:
        from bellhop.engines.mail import delegation  # noqa: PLC0415 - loads what policies need

        return delegation.authorise(ctx, draft.delegation, draft.speakers)
    return Sender(ctx.scope, identities.authorise(ctx, draft.speakers))

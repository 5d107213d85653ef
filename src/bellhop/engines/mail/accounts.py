"""An account's standing in a Region: whether it may send, how much, and to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail import identities, quota, simulator
from bellhop.engines.mail.errors import AccountSuspended, IdentityUnverified, SendingPaused
from bellhop.engines.mail.tables import ACCOUNT, ACCOUNTS, SendingAccount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bellhop.engines.mail.mime.addresses import Mailbox
    from bellhop.kernel.context import Context
    from bellhop.store import Store

HEALTHY, PROBATION, SHUTDOWN = "HEALTHY", "PROBATION", "SHUTDOWN"


def of(ctx: Context) -> SendingAccount:
    """The account of this scope."""
    return within(ctx.store)


def within(store: Store) -> SendingAccount:
    """As `of`, of an account that is anybody's."""
    return store.get(ACCOUNTS, ACCOUNT) or SendingAccount()


def keep(ctx: Context, account: SendingAccount) -> None:
    """Write what was changed of the account."""
    ctx.store.put(ACCOUNTS, account)


def enable(ctx: Context, sending: bool) -> None:
    """Let the account send, or pause it: its owner's own switch.

    "If Amazon Web Services paused your account's ability to send email, you can't use this operation to
    resume your account's ability to send email." (PutAccountSendingAttributes)
    """
    account = of(ctx)
    account.sending = sending
    keep(ctx, account)


def may_send(account: SendingAccount) -> bool:
    """Whether sending is enabled: by its owner, and by AWS."""
    return account.sending and account.enforcement != SHUTDOWN


def admit(ctx: Context, account: SendingAccount, recipients: Sequence[Mailbox]) -> None:
    """Raises the fact for which the account may not send to these now."""
    if account.enforcement == SHUTDOWN:
        raise AccountSuspended
    if not account.sending:
        raise SendingPaused
    if not account.production and (failed := unproven(ctx, recipients)):
        raise IdentityUnverified(failed, ctx.region)
    if quota.is_limited(account):
        quota.admit(ctx, account, recipients)


def besides(ctx: Context, fact: IdentityUnverified, recipients: Sequence[Mailbox]) -> IdentityUnverified:
    """The fact, where senders are not verified; in the sandbox the recipients that are not are named too."""
    if of(ctx).production:
        return fact
    return IdentityUnverified(dict.fromkeys((*fact.addresses, *unproven(ctx, recipients))), ctx.region)


def unproven(ctx: Context, recipients: Sequence[Mailbox]) -> list[str]:
    """Those that an account in the sandbox may not send to.

    "You can only send mail to verified email addresses and domains, or to the Amazon SES mailbox
    simulator." (request-production-access)
    """
    return [box.address for box in recipients if not is_proven(ctx, box)]


def is_proven(ctx: Context, box: Mailbox) -> bool:
    """Whether this is the account's own address or the simulator's: no rate considers what it bounces."""
    return box.domain.lower() == simulator.DOMAIN or identities.covering(ctx.store, box) is not None

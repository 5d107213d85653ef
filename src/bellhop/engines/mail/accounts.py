"""An account's standing in a Region: whether it may send, how much, and to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail.errors import SendingPaused
from bellhop.engines.mail.tables import ACCOUNT, ACCOUNTS, SendingAccount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bellhop.engines.mail.addresses import Mailbox
    from bellhop.kernel.context import Context


def of(ctx: Context) -> SendingAccount:
    """The account of this scope."""
    return ctx.store.get(ACCOUNTS, ACCOUNT) or SendingAccount()


def admit(ctx: Context, account: SendingAccount, recipients: Sequence[Mailbox]) -> None:
    """Raises the fact for which the account may not send to these now."""
    if not account.sending:
        raise SendingPaused

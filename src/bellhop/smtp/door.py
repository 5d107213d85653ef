"""From an SMTP session to the mail engine: who is let in, and what becomes of what they bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail.sending import submit_raw
from bellhop.services.ses.access import submission
from bellhop.services.ses.errors import named
from bellhop.smtp.passwords import is_password_of
from bellhop.store import Scope

if TYPE_CHECKING:
    from bellhop.engines.access.authorization import Authorization
    from bellhop.kernel.caller import Caller, Identities
    from bellhop.kernel.transactions import Transactions


class Door:
    """Authenticates and submits for one Region: the server's, since SMTP names none.

    With an `authorization` a user needs what its policies must allow: ses:SendRawEmail.
    """

    def __init__(
        self,
        transactions: Transactions,
        identities: Identities,
        region: str,
        authorization: Authorization | None = None,
    ) -> None:
        self._transactions = transactions
        self._authorization = authorization
        self._identities = identities
        self._region = region

    def authenticate(self, user: str, password: str) -> Caller | None:
        """The caller with this access key, if the password is derived from its secret for this Region."""
        secret = self._identities.secret(user)
        if secret is None or not is_password_of(password, secret, self._region):
            return None
        return self._identities.caller(user)

    def submit(self, caller: Caller, mail_from: str, recipients: list[str], content: bytes) -> str:
        """The message id of an accepted mail; raises Refusal."""
        ctx = self._transactions.context(Scope(caller.account, self._region))
        ctx.caller = caller
        if self._authorization:
            self._authorization.check(ctx, submission(ctx, mail_from, recipients, content))
        with named():
            return self._transactions.now(ctx, submit_raw, mail_from, recipients, content)

"""From an SMTP session to the mail engine: who is let in, and what becomes of what they bring."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.mail.sending import submit_raw
from bellhop.kernel.caller import Admitted
from bellhop.kernel.wrappers.audit import Abroad
from bellhop.services.ses.access import submission
from bellhop.services.ses.errors import named
from bellhop.smtp.passwords import is_password_of
from bellhop.store import Scope

if TYPE_CHECKING:
    from bellhop.engines.access.authorization import Authorization
    from bellhop.kernel.caller import Caller, Identities
    from bellhop.kernel.context import Context
    from bellhop.kernel.transactions import Transactions
    from bellhop.kernel.wrappers.audit import Trail
    from bellhop.smtp.dialogue import MailObject


class Watch(NamedTuple):
    """IAM's policies, and the trail that hears of what they deny."""

    authorization: Authorization
    trail: Trail

    def check(self, ctx: Context, mail: MailObject) -> None:
        """Raises the refusal, where IAM does not only watch."""
        asked = submission(ctx, mail.mail_from, mail.recipients, mail.content)
        denial = self.authorization.check(ctx, asked)
        if denial is None:
            return
        sentence, refusal = denial
        request = {"Source": mail.mail_from, "Destinations": mail.recipients}
        call = Abroad("ses", "SendRawEmail", request, ctx.ids.uuid(), "", "")
        if refusal is None:
            self.trail.abroad(Admitted(ctx.scope, ctx.caller, sentence), call, None)
            return
        self.trail.abroad(Admitted(ctx.scope, ctx.caller), call, refusal.code, sentence)
        raise refusal


class Door:
    """Authenticates and submits for one Region: the server's, since SMTP names none.

    With a `watch` a user needs what its policies must allow: ses:SendRawEmail.
    """

    def __init__(
        self,
        transactions: Transactions,
        identities: Identities,
        region: str,
        watch: Watch | None = None,
    ) -> None:
        self._transactions = transactions
        self._watch = watch
        self._identities = identities
        self._region = region

    def authenticate(self, user: str, password: str) -> Caller | None:
        """The caller with this access key, if the password is derived from its secret for this Region."""
        secret = self._identities.secret(user)
        if secret is None or not is_password_of(password, secret, self._region):
            return None
        return self._identities.caller(user)

    def submit(self, caller: Caller, mail: MailObject) -> str:
        """The message id of an accepted mail; raises Refusal."""
        ctx = self._transactions.context(Scope(caller.account, self._region))
        ctx.caller, ctx.client = caller, mail.client
        if self._watch:
            self._watch.check(ctx, mail)
        with named():
            return self._transactions.now(ctx, submit_raw, mail.mail_from, mail.recipients, mail.content)

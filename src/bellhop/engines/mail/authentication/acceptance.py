"""What acceptance fixes of a mail's authentication: its signing keys and its MAIL FROM domain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail.authentication.errors import MailFromUnverified
from bellhop.engines.mail.authentication.inheritance import line, wants_signatures
from bellhop.engines.mail.authentication.states import SUCCESS

if TYPE_CHECKING:
    from bellhop.engines.mail.permission import Sender
    from bellhop.engines.mail.tables import Identity
    from bellhop.kernel.context import Context

DEFAULT, REJECT = "UseDefaultValue", "RejectMessage"  # BehaviorOnMXFailure


def fixed(ctx: Context, sender: Sender) -> dict[str, Any]:
    """The terms `keys` and `mail_from` of a mail of this sender; what is not so is left out.

    Raises MailFromUnverified.
    """
    found = line(ctx.store.of(sender.owner), sender.identity)
    terms: dict[str, Any] = {}
    if keys := _keys(found):
        terms["keys"] = keys
    if domain := _mail_from(found):
        terms["mail_from"] = domain
    return terms


def _keys(found: list[Identity]) -> list[list[str]]:
    domain = found[-1]
    signing = domain.dkim.get("signing")
    return [[domain.name, *signing]] if signing and wants_signatures(found) else []


def _mail_from(found: list[Identity]) -> str | None:
    """ "If the state is Success, Amazon SES uses the specified custom MAIL FROM domain. All other states
    indicate that Amazon SES takes the action described by BehaviorOnMXFailure."
    """
    own = next((each.mail_from for each in found if each.mail_from), None)
    if own is None:
        return None
    if own["status"] == SUCCESS:
        return own["domain"]
    if own["behaviour"] == REJECT:
        raise MailFromUnverified(own["domain"])
    return None

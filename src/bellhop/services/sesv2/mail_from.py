"""Custom MAIL FROM domains of email identities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail import identities
from bellhop.engines.mail.authentication import mail_from as engine
from bellhop.services.sesv2.errors import named
from bellhop.services.sesv2.identity_shapes import BEHAVIOURS

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

_WORDS = {name: behaviour for behaviour, name in BEHAVIOURS.items()}


def put_email_identity_mail_from_attributes(
    ctx: Context, request: types.PutEmailIdentityMailFromAttributesRequest
) -> dict[str, Any]:
    with named():
        identity = identities.find(ctx, request["EmailIdentity"])
        behaviour = _WORDS.get(request.get("BehaviorOnMxFailure", ""))
        engine.put(ctx, identity, request.get("MailFromDomain"), behaviour)
    return {}

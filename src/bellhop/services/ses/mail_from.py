"""Custom MAIL FROM domains of identities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail import identities
from bellhop.engines.mail.authentication import mail_from as engine
from bellhop.engines.mail.authentication.acceptance import DEFAULT
from bellhop.services.ses.errors import named
from bellhop.services.ses.identity_lists import those_of

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import ses as types


def set_identity_mail_from_domain(
    ctx: Context, request: types.SetIdentityMailFromDomainRequest
) -> dict[str, Any]:
    with named():
        identity = identities.find(ctx, request["Identity"])
        engine.put(ctx, identity, request.get("MailFromDomain"), request.get("BehaviorOnMXFailure"))
    return {}


def get_identity_mail_from_domain_attributes(
    ctx: Context, request: types.GetIdentityMailFromDomainAttributesRequest
) -> types.GetIdentityMailFromDomainAttributesResponse:
    attributes: dict[str, types.IdentityMailFromDomainAttributes] = {}
    for name, identity in those_of(ctx, request["Identities"]):
        attributes[name] = _attributes(identity.mail_from)
    return {"MailFromDomainAttributes": attributes}


def _attributes(own: dict[str, Any]) -> types.IdentityMailFromDomainAttributes:
    if not own:
        return {"BehaviorOnMXFailure": DEFAULT}
    return {
        "MailFromDomain": own["domain"],
        "MailFromDomainStatus": own["status"],
        "BehaviorOnMXFailure": own["behaviour"],
    }

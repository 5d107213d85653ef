"""DKIM of identities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail import identities
from bellhop.engines.mail.authentication import dkim as engine
from bellhop.services.ses.errors import named
from bellhop.services.ses.identity_lists import those_of

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import ses as types


def verify_domain_dkim(
    ctx: Context, request: types.VerifyDomainDkimRequest
) -> types.VerifyDomainDkimResponse:
    with named():
        name = identities.name_of_domain(request["Domain"])
        return {"DkimTokens": engine.verify(ctx, name).tokens}


def set_identity_dkim_enabled(ctx: Context, request: types.SetIdentityDkimEnabledRequest) -> dict[str, Any]:
    with named():
        engine.enable(ctx, identities.find(ctx, request["Identity"]), request["DkimEnabled"])
    return {}


def get_identity_dkim_attributes(
    ctx: Context, request: types.GetIdentityDkimAttributesRequest
) -> types.GetIdentityDkimAttributesResponse:
    attributes: dict[str, types.IdentityDkimAttributes] = {}
    for name, identity in those_of(ctx, request["Identities"]):
        settings = engine.effective(ctx, identity)
        attributes[name] = {
            "DkimEnabled": settings.enabled,
            "DkimVerificationStatus": settings.status,
            "DkimTokens": settings.tokens,
        }
    return {"DkimAttributes": attributes}

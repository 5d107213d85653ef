"""DKIM of email identities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail import identities
from bellhop.engines.mail.authentication import dkim as engine
from bellhop.services.sesv2.errors import BadRequest, named
from bellhop.services.sesv2.identity_shapes import SEARCHES, hosted_zone, wanted

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types


def put_email_identity_dkim_attributes(
    ctx: Context, request: types.PutEmailIdentityDkimAttributesRequest
) -> dict[str, Any]:
    with named():
        identity = identities.find(ctx, request["EmailIdentity"])
        engine.enable(ctx, identity, request.get("SigningEnabled", False))
    return {}


def put_email_identity_dkim_signing_attributes(
    ctx: Context, request: types.PutEmailIdentityDkimSigningAttributesRequest
) -> types.PutEmailIdentityDkimSigningAttributesResponse:
    attributes = request.get("SigningAttributes", {})
    if "DomainSigningAttributesOrigin" in attributes:
        raise BadRequest("Use SigningAttributesOrigin instead of DomainSigningAttributesOrigin.")
    with named():
        identity = identities.find(ctx, request["EmailIdentity"])
        settings = engine.set_up(ctx, identity, wanted(request["SigningAttributesOrigin"], attributes))
    answer: types.PutEmailIdentityDkimSigningAttributesResponse = {
        "DkimStatus": SEARCHES[settings.status],
        "DkimTokens": settings.tokens,
    }
    if zone := hosted_zone(ctx, settings):
        answer["SigningHostedZone"] = zone
    return answer

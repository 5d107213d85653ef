"""Identities: the addresses and domains that may send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.mail import identities as engine
from bellhop.engines.mail import states
from bellhop.engines.mail.authentication import searches
from bellhop.engines.mail.tables import IDENTITIES_FILTERED
from bellhop.kernel.paging import Pages, page
from bellhop.services.ses.errors import named
from bellhop.services.ses.identity_lists import those_of

if TYPE_CHECKING:
    from bellhop.engines.mail.tables import Identity
    from bellhop.kernel.context import Context
    from bellhop.types import ses as types

_PAGES = Pages("InvalidParameterValue", "Invalid pagination token.", 1000, 1000, size="MaxItems")
_KINDS = {"EmailAddress": engine.ADDRESS, "Domain": engine.DOMAIN}
_STATUSES = {
    states.PENDING: "Pending",
    states.VERIFIED: "Success",
    states.FAILED: "Failed",
    states.UNREACHABLE: "TemporaryFailure",
}


def verify_email_identity(ctx: Context, request: types.VerifyEmailIdentityRequest) -> dict[str, Any]:
    with named():
        engine.verify(ctx, engine.name_of_address(request["EmailAddress"]))
    return {}


def verify_email_address(ctx: Context, request: types.VerifyEmailAddressRequest) -> dict[str, Any]:
    with named():
        engine.verify(ctx, engine.name_of_address(request["EmailAddress"]))
    return {}


def verify_domain_identity(
    ctx: Context, request: types.VerifyDomainIdentityRequest
) -> types.VerifyDomainIdentityResponse:
    with named():
        identity = searches.by_token(ctx, engine.name_of_domain(request["Domain"]))
    return {"VerificationToken": identity.token}


def list_identities(ctx: Context, request: types.ListIdentitiesRequest) -> types.ListIdentitiesResponse:
    kind = _KINDS.get(request.get("IdentityType", ""))
    rows, token = page(ctx, IDENTITIES_FILTERED, request, _PAGES, kind=kind, status=None, part=None)
    answer = {"Identities": [identity.name for identity in rows], **token}
    return cast("types.ListIdentitiesResponse", answer)


def get_identity_verification_attributes(
    ctx: Context, request: types.GetIdentityVerificationAttributesRequest
) -> types.GetIdentityVerificationAttributesResponse:
    attributes: dict[str, types.IdentityVerificationAttributes] = {}
    for name, identity in those_of(ctx, request["Identities"]):
        attributes[name] = _attributes(identity)
    return {"VerificationAttributes": attributes}


def delete_identity(ctx: Context, request: types.DeleteIdentityRequest) -> dict[str, Any]:
    with named():
        engine.delete(ctx, request["Identity"])
    return {}


def list_verified_email_addresses(ctx: Context, _request: Any) -> types.ListVerifiedEmailAddressesResponse:
    return {"VerifiedEmailAddresses": engine.verified_addresses(ctx)}


def delete_verified_email_address(
    ctx: Context, request: types.DeleteVerifiedEmailAddressRequest
) -> dict[str, Any]:
    with named():
        engine.delete(ctx, request["EmailAddress"])
    return {}


def _attributes(identity: Identity) -> types.IdentityVerificationAttributes:
    attributes: types.IdentityVerificationAttributes = {"VerificationStatus": _STATUSES[identity.status]}
    if identity.kind == engine.DOMAIN:
        attributes["VerificationToken"] = identity.token
    return attributes

"""Email identities: the addresses and domains that may send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.mail import identities as engine
from bellhop.engines.mail import states
from bellhop.engines.mail.authorization import policies
from bellhop.engines.mail.tables import IDENTITIES_FILTERED
from bellhop.kernel.paging import page
from bellhop.services.sesv2.errors import named
from bellhop.services.sesv2.identity_shapes import (
    dkim_attributes,
    mail_from_attributes,
    verification_info,
    wanted_at_creation,
)
from bellhop.services.sesv2.labels import labels_in, labels_shown
from bellhop.services.sesv2.paging import pages_of

if TYPE_CHECKING:
    from bellhop.engines.mail.tables import Identity
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

_PAGES = pages_of(1000)
_TYPES = {engine.ADDRESS: "EMAIL_ADDRESS", engine.DOMAIN: "DOMAIN"}
_KINDS = {name: kind for kind, name in _TYPES.items()}
_STATUSES = {
    states.PENDING: "PENDING",
    states.VERIFIED: "SUCCESS",
    states.FAILED: "FAILED",
    states.UNREACHABLE: "TEMPORARY_FAILURE",
}
_STATES = {name: status for status, name in _STATUSES.items()}


def create_email_identity(
    ctx: Context, request: types.CreateEmailIdentityRequest
) -> types.CreateEmailIdentityResponse:
    labels = labels_in(request)
    signing = wanted_at_creation(request.get("DkimSigningAttributes"))
    with named():
        name = engine.name_of(request["EmailIdentity"])
        identity = engine.create(ctx, name, labels, request.get("ConfigurationSetName"), signing)
    answer: types.CreateEmailIdentityResponse = {
        "IdentityType": _TYPES[identity.kind],
        "VerifiedForSendingStatus": engine.may_send(identity),
    }
    if identity.kind == engine.DOMAIN:
        answer["DkimAttributes"] = dkim_attributes(ctx, identity)
    return answer


def get_email_identity(
    ctx: Context, request: types.GetEmailIdentityRequest
) -> types.GetEmailIdentityResponse:
    with named():
        identity = engine.find(ctx, request["EmailIdentity"])
    arn = engine.arn(ctx, identity.name)
    answer: types.GetEmailIdentityResponse = {
        "IdentityType": _TYPES[identity.kind],
        "FeedbackForwardingStatus": identity.feedback,
        "VerifiedForSendingStatus": engine.may_send(identity),
        "DkimAttributes": dkim_attributes(ctx, identity),
        "MailFromAttributes": mail_from_attributes(identity),
        "Policies": policies.of(ctx, identity.name),
        "Tags": labels_shown(ctx, arn),
        "VerificationStatus": _STATUSES[identity.status],
        "VerificationInfo": verification_info(identity),
    }
    if identity.configuration_set:
        answer["ConfigurationSetName"] = identity.configuration_set
    return answer


def list_email_identities(
    ctx: Context, request: types.ListEmailIdentitiesRequest
) -> types.ListEmailIdentitiesResponse:
    rows, token = page(ctx, IDENTITIES_FILTERED, request, _PAGES, **_conditions(request.get("Filter", {})))
    answer = {"EmailIdentities": [_info(identity) for identity in rows], **token}
    return cast("types.ListEmailIdentitiesResponse", answer)


def delete_email_identity(ctx: Context, request: types.DeleteEmailIdentityRequest) -> dict[str, Any]:
    with named():
        engine.delete(ctx, engine.find(ctx, request["EmailIdentity"]).name)
    return {}


def _conditions(chosen: dict[str, str]) -> dict[str, str | None]:
    """The binds of a filter; a type or status that none of ours has matches nothing."""
    kind, status = chosen.get("IDENTITY_TYPE"), chosen.get("VERIFICATION_STATUS")
    return {
        "kind": kind and _KINDS.get(kind, kind),
        "status": status and _STATES.get(status, status),
        "part": chosen.get("IDENTITY_NAME_CONTAINS"),
    }


def _info(identity: Identity) -> types.IdentityInfo:
    return {
        "IdentityType": _TYPES[identity.kind],
        "IdentityName": identity.name,
        "SendingEnabled": engine.may_send(identity),
        "VerificationStatus": _STATUSES[identity.status],
    }

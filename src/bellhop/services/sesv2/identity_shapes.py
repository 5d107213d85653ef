"""What SES v2 shows of an identity's authentication."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail.authentication import dkim, hosts, states
from bellhop.engines.mail.authentication.acceptance import DEFAULT, REJECT

if TYPE_CHECKING:
    from bellhop.engines.mail.tables import Identity
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

SEARCHES = {
    states.NOT_STARTED: "NOT_STARTED",
    states.PENDING: "PENDING",
    states.SUCCESS: "SUCCESS",
    states.FAILED: "FAILED",
    states.TEMPORARY_FAILURE: "TEMPORARY_FAILURE",
}
BEHAVIOURS = {DEFAULT: "USE_DEFAULT_VALUE", REJECT: "REJECT_MESSAGE"}
LENGTHS = {"RSA_1024_BIT": dkim.RSA_1024, "RSA_2048_BIT": dkim.RSA_2048}


def dkim_attributes(ctx: Context, identity: Identity) -> types.DkimAttributes:
    """The DKIM that holds for an identity's mail."""
    settings = dkim.effective(ctx, identity)
    answer: types.DkimAttributes = {
        "SigningEnabled": settings.enabled,
        "Status": SEARCHES[settings.status],
        "SigningAttributesOrigin": settings.origin,
    }
    if settings.tokens:
        answer["Tokens"] = settings.tokens
    if settings.origin != dkim.EXTERNAL:
        answer["NextSigningKeyLength"] = f"RSA_{settings.next}_BIT"
        answer["CurrentSigningKeyLength"] = f"RSA_{settings.current}_BIT"
    if settings.generated is not None:
        answer["LastKeyGenerationTimestamp"] = settings.generated
    if zone := hosted_zone(ctx, settings):
        answer["SigningHostedZone"] = zone
    return answer


def hosted_zone(ctx: Context, settings: dkim.Settings) -> str | None:
    """Where the keys of tokens are; None where there are none, or the keys are the user's own."""
    return dkim.zone_of(settings.origin, ctx.region) if settings.tokens else None


def wanted(origin: str, attributes: types.DkimSigningAttributes) -> dkim.Wanted:
    """How DKIM is to be set up."""
    return dkim.Wanted(
        origin,
        attributes.get("DomainSigningSelector"),
        attributes.get("DomainSigningPrivateKey"),
        LENGTHS.get(attributes.get("NextSigningKeyLength", "")),
    )


def wanted_at_creation(attributes: types.DkimSigningAttributes | None) -> dkim.Wanted | None:
    """The same of CreateEmailIdentity, where a selector and a key say that they are the user's own."""
    if attributes is None:
        return None
    origin = attributes.get("DomainSigningAttributesOrigin")
    own = "DomainSigningSelector" in attributes or "DomainSigningPrivateKey" in attributes
    return wanted(origin or (dkim.EXTERNAL if own else dkim.EASY), attributes)


def mail_from_attributes(identity: Identity) -> types.MailFromAttributes:
    """An identity's custom MAIL FROM domain."""
    own: dict[str, Any] = identity.mail_from
    if not own:
        return {"BehaviorOnMxFailure": BEHAVIOURS[DEFAULT]}
    return {
        "MailFromDomain": own["domain"],
        "MailFromDomainStatus": SEARCHES[own["status"]],
        "BehaviorOnMxFailure": BEHAVIOURS[own["behaviour"]],
    }


def verification_info(identity: Identity) -> types.VerificationInfo:
    """How the last look for the proof of an identity went."""
    proof: dict[str, Any] = identity.verification
    answer: types.VerificationInfo = {}
    if proof.get("checked") is not None:
        answer["LastCheckedTimestamp"] = proof["checked"]
    if proof.get("succeeded") is not None:
        answer["LastSuccessTimestamp"] = proof["succeeded"]
    if proof.get("error"):
        answer["ErrorType"] = proof["error"]
    if identity.kind == "domain" and answer:
        answer["SOARecord"] = {
            "PrimaryNameServer": hosts.NAME_SERVER,
            "AdminEmail": hosts.ADMINISTRATOR,
            "SerialNumber": hosts.SERIAL,
        }
    return answer

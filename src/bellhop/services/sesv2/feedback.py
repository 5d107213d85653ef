"""What an identity's mail is sent with by default, and whether its bounces and complaints are forwarded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail import identities
from bellhop.engines.mail.sets import feedback
from bellhop.services.sesv2.errors import named

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types


def put_email_identity_configuration_set_attributes(
    ctx: Context, request: types.PutEmailIdentityConfigurationSetAttributesRequest
) -> dict[str, Any]:
    with named():
        identity = identities.find(ctx, request["EmailIdentity"])
        feedback.set_default(ctx, identity, request.get("ConfigurationSetName"))
    return {}


def put_email_identity_feedback_attributes(
    ctx: Context, request: types.PutEmailIdentityFeedbackAttributesRequest
) -> dict[str, Any]:
    with named():
        identity = identities.find(ctx, request["EmailIdentity"])
        feedback.forward(ctx, identity, request.get("EmailForwardingEnabled", False))
    return {}

"""Sending authorization policies of email identities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail import identities
from bellhop.engines.mail.authorization import policies
from bellhop.services.sesv2.errors import named

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types


def create_email_identity_policy(
    ctx: Context, request: types.CreateEmailIdentityPolicyRequest
) -> dict[str, Any]:
    with named():
        identity = identities.find(ctx, request["EmailIdentity"])
        policies.create(ctx, identity.name, request["PolicyName"], request["Policy"])
    return {}


def update_email_identity_policy(
    ctx: Context, request: types.UpdateEmailIdentityPolicyRequest
) -> dict[str, Any]:
    with named():
        identity = identities.find(ctx, request["EmailIdentity"])
        policies.update(ctx, identity.name, request["PolicyName"], request["Policy"])
    return {}


def delete_email_identity_policy(
    ctx: Context, request: types.DeleteEmailIdentityPolicyRequest
) -> dict[str, Any]:
    with named():
        identity = identities.find(ctx, request["EmailIdentity"])
    policies.delete(ctx, identity.name, request["PolicyName"])
    return {}


def get_email_identity_policies(
    ctx: Context, request: types.GetEmailIdentityPoliciesRequest
) -> types.GetEmailIdentityPoliciesResponse:
    with named():
        identity = identities.find(ctx, request["EmailIdentity"])
    return {"Policies": policies.of(ctx, identity.name)}

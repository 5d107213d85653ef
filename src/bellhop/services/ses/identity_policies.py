"""Sending authorization policies of identities, which are named or given by their ARNs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail import identities
from bellhop.engines.mail.authorization import policies
from bellhop.services.ses.errors import Invalid, named

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import ses as types

MAX_NAMES = 20  # "You can retrieve a maximum of 20 policies at a time."


def put_identity_policy(ctx: Context, request: types.PutIdentityPolicyRequest) -> dict[str, Any]:
    with named():
        policies.put(ctx, _name(ctx, request["Identity"]), request["PolicyName"], request["Policy"])
    return {}


def delete_identity_policy(ctx: Context, request: types.DeleteIdentityPolicyRequest) -> dict[str, Any]:
    with named():
        name = _name(ctx, request["Identity"])
    policies.delete(ctx, name, request["PolicyName"])
    return {}


def list_identity_policies(
    ctx: Context, request: types.ListIdentityPoliciesRequest
) -> types.ListIdentityPoliciesResponse:
    with named():
        name = _name(ctx, request["Identity"])
    return {"PolicyNames": list(policies.of(ctx, name))}


def get_identity_policies(
    ctx: Context, request: types.GetIdentityPoliciesRequest
) -> types.GetIdentityPoliciesResponse:
    names = request["PolicyNames"]
    if len(names) > MAX_NAMES:
        raise Invalid(f"You can retrieve a maximum of {MAX_NAMES} policies at a time.")
    with named():
        found = policies.of(ctx, _name(ctx, request["Identity"]))
    return {"Policies": {name: found[name] for name in names if name in found}}


def _name(ctx: Context, text: str) -> str:
    """The name of an identity of this account; raises IdentityMissing."""
    prefix = identities.arn(ctx, "")
    return identities.find(ctx, text.removeprefix(prefix)).name

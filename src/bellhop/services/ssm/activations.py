"""Operations on activations of hybrid nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.fleet import activations
from bellhop.engines.fleet.activations import NewActivation
from bellhop.services.ssm.paging import page_of, pages
from bellhop.services.ssm.roles import check_role
from bellhop.services.ssm.tag_rules import allowed
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from bellhop.engines.fleet.tables import Activation
    from bellhop.kernel.context import Context
    from bellhop.types import ssm

LISTED = pages(50, 50)


def create_activation(ctx: Context, request: ssm.CreateActivationRequest) -> ssm.CreateActivationResult:
    check_role(ctx, request["IamRole"])
    tagged = allowed(request.get("Tags") or ())
    new = NewActivation(
        request["IamRole"],
        request.get("Description", ""),
        request.get("DefaultInstanceName", ""),
        request.get("RegistrationLimit", 1),
        request.get("ExpirationDate"),
        tagged,
        [dict(each) for each in request.get("RegistrationMetadata") or []],
    )
    activation, code = activations.create(ctx, new)
    return {"ActivationId": activation.activation_id, "ActivationCode": code}


def describe_activations(
    ctx: Context, request: ssm.DescribeActivationsRequest
) -> ssm.DescribeActivationsResult:
    found = activations.all_of(ctx)
    for each in request.get("Filters") or []:
        key, values = each.get("FilterKey"), each.get("FilterValues") or []
        if key is None or not values:
            raise Refusal("InvalidFilter", "A filter needs a key and at least one value.")
        found = {name: one for name, one in found.items() if _fact(one, key) in values}
    rows, token = page_of(ctx, found, request, LISTED)
    return {"ActivationList": [_shown(ctx, row) for row in rows], **token}


def _fact(activation: Activation, key: str) -> str:
    facts = {
        "ActivationIds": activation.activation_id,
        "DefaultInstanceName": activation.default_name,
        "IamRole": activation.iam_role,
    }
    return facts[key]


def _shown(ctx: Context, activation: Activation) -> ssm.Activation:
    shown: ssm.Activation = {
        "ActivationId": activation.activation_id,
        "Description": activation.description,
        "IamRole": activation.iam_role,
        "RegistrationLimit": activation.limit,
        "RegistrationsCount": activation.registrations,
        "ExpirationDate": activation.expires,
        "Expired": activations.expired(ctx, activation),
        "CreatedDate": activation.created,
        "Tags": [{"Key": key, "Value": value} for key, value in activation.tags.items()],
    }
    if activation.default_name:
        shown["DefaultInstanceName"] = activation.default_name
    return shown


def delete_activation(ctx: Context, request: ssm.DeleteActivationRequest) -> ssm.DeleteActivationResult:
    activations.delete(ctx, request["ActivationId"])
    return {}

"""Reputation entities: tenants, as far as their reputation lets them send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.mail.errors import InvalidReputationEntity, TenantMissing
from bellhop.engines.mail.reputation import enforcement, tenants
from bellhop.engines.mail.reputation.tables import TENANTS_FILTERED
from bellhop.kernel.paging import page
from bellhop.services.sesv2.errors import BadRequest, named
from bellhop.services.sesv2.paging import pages_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.mail.reputation.tables import Tenant
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

_PAGES = pages_of(1000)
_RESOURCE = "RESOURCE"


def get_reputation_entity(
    ctx: Context, request: types.GetReputationEntityRequest
) -> types.GetReputationEntityResponse:
    with named():
        tenant = tenants.of_arn(ctx, request["ReputationEntityReference"])
    enforcement.judge(ctx, tenant.name)  # rates heal without anything happening that would be counted
    return {"ReputationEntity": _entity(ctx, tenants.find(ctx, tenant.name))}


def list_reputation_entities(
    ctx: Context, request: types.ListReputationEntitiesRequest
) -> types.ListReputationEntitiesResponse:
    wanted: Mapping[str, str] = request.get("Filter", {})
    if wanted.get("ENTITY_TYPE", _RESOURCE) != _RESOURCE:
        raise BadRequest(f"{wanted['ENTITY_TYPE']} is not a type of reputation entity.")
    binds = {
        "status": wanted.get("SENDING_STATUS"),
        "impact": wanted.get("REPUTATION_IMPACT"),
        "prefix": _prefix(ctx, wanted.get("ENTITY_REFERENCE_PREFIX")),
    }
    rows, token = page(ctx, TENANTS_FILTERED, request, _PAGES, part=None, **binds)
    answer = {"ReputationEntities": [_entity(ctx, row) for row in rows], **token}
    return cast("types.ListReputationEntitiesResponse", answer)


def update_reputation_entity_customer_managed_status(
    ctx: Context, request: types.UpdateReputationEntityCustomerManagedStatusRequest
) -> types.UpdateReputationEntityCustomerManagedStatusResponse:
    enforcement.say(ctx, _to_change(ctx, request["ReputationEntityReference"]), request["SendingStatus"])
    return {}


def update_reputation_entity_policy(
    ctx: Context, request: types.UpdateReputationEntityPolicyRequest
) -> types.UpdateReputationEntityPolicyResponse:
    tenant = _to_change(ctx, request["ReputationEntityReference"])
    given = request["ReputationEntityPolicy"]
    policy = given.removeprefix(_policy_arn(ctx, ""))
    if policy not in tenants.POLICIES:
        raise BadRequest(f"Reputation policy {given} does not exist.")
    enforcement.follow(ctx, tenant, policy)
    return {}


def _to_change(ctx: Context, reference: str) -> Tenant:
    """The model knows no NotFoundException for changes."""
    with named():
        try:
            return tenants.of_arn(ctx, reference)
        except TenantMissing as missing:
            raise InvalidReputationEntity(f"Reputation entity {reference} does not exist.") from missing


def _prefix(ctx: Context, given: str | None) -> str | None:
    """What the name and id of a tenant begin with whose ARN begins so."""
    every = f"arn:aws:ses:{ctx.region}:{ctx.account}:tenant/"
    if given is None or every.startswith(given):
        return None
    return given.removeprefix(every)


def _policy_arn(ctx: Context, name: str) -> str:
    return f"arn:aws:ses:{ctx.region}:aws:reputation-policy/{name}"


def _entity(ctx: Context, tenant: Tenant) -> types.ReputationEntity:
    found = {
        "ReputationEntityReference": tenants.arn(ctx, tenant),
        "ReputationEntityType": _RESOURCE,
        "ReputationManagementPolicy": _policy_arn(ctx, tenant.policy),
        "CustomerManagedStatus": _record(tenant.own),
        "AwsSesManagedStatus": _record(tenant.managed),
        "SendingStatusAggregate": tenant.status,
        "ReputationImpact": tenant.impact or None,
    }
    return cast("types.ReputationEntity", {name: value for name, value in found.items() if value is not None})


def _record(kept: dict[str, Any]) -> types.StatusRecord:
    found = {"Status": kept["status"], "Cause": kept.get("cause"), "LastUpdatedTimestamp": kept["updated"]}
    return cast("types.StatusRecord", {name: value for name, value in found.items() if value is not None})

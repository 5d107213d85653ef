"""Tenants, and the resources that their mail may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.mail import resources
from bellhop.engines.mail.reputation import tenants
from bellhop.engines.mail.reputation.tables import RESOURCES_OF, TENANTS, TENANTS_FILTERED, TENANTS_OF
from bellhop.kernel.paging import page
from bellhop.services.sesv2.errors import BadRequest, named
from bellhop.services.sesv2.labels import labels_in, labels_shown
from bellhop.services.sesv2.paging import pages_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.mail.reputation.tables import Tenant, TenantResource
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

_PAGES = pages_of(1000)


def create_tenant(ctx: Context, request: types.CreateTenantRequest) -> types.CreateTenantResponse:
    labels = labels_in(request)
    suppression = _suppression(request.get("SuppressionAttributes", {}))
    with named():
        tenant = tenants.create(ctx, request["TenantName"], labels, suppression)
    return cast("types.CreateTenantResponse", _whole(ctx, tenant))


def get_tenant(ctx: Context, request: types.GetTenantRequest) -> types.GetTenantResponse:
    with named():
        return {"Tenant": _whole(ctx, tenants.find(ctx, request["TenantName"]))}


def list_tenants(ctx: Context, request: types.ListTenantsRequest) -> types.ListTenantsResponse:
    wanted: Mapping[str, str] = request.get("Filter", {})
    binds = {"part": wanted.get("TENANT_NAME_CONTAINS"), "status": wanted.get("SENDING_STATUS")}
    rows, token = page(ctx, TENANTS_FILTERED, request, _PAGES, impact=None, prefix=None, **binds)
    return cast("types.ListTenantsResponse", {"Tenants": [_info(ctx, row) for row in rows], **token})


def delete_tenant(ctx: Context, request: types.DeleteTenantRequest) -> types.DeleteTenantResponse:
    with named():
        tenants.delete(ctx, request["TenantName"])
    return {}


def put_tenant_suppression_attributes(
    ctx: Context, request: types.PutTenantSuppressionAttributesRequest
) -> types.PutTenantSuppressionAttributesResponse:
    with named():
        tenant = tenants.find(ctx, request["TenantName"])
    ctx.store.update(TENANTS, tenant.name, suppression=_suppression(request))
    return {}


def create_tenant_resource_association(
    ctx: Context, request: types.CreateTenantResourceAssociationRequest
) -> types.CreateTenantResourceAssociationResponse:
    with named():
        tenants.associate(ctx, request["TenantName"], request["ResourceArn"])
    return {}


def delete_tenant_resource_association(
    ctx: Context, request: types.DeleteTenantResourceAssociationRequest
) -> types.DeleteTenantResourceAssociationResponse:
    with named():
        tenants.part(ctx, request["TenantName"], request["ResourceArn"])
    return {}


def list_tenant_resources(
    ctx: Context, request: types.ListTenantResourcesRequest
) -> types.ListTenantResourcesResponse:
    with named():
        tenant = tenants.find(ctx, request["TenantName"])
    wanted: Mapping[str, str] = request.get("Filter", {})
    kind = wanted.get("RESOURCE_TYPE")
    if kind is not None and kind not in tenants.KINDS.values():
        raise BadRequest(f"{kind} is not a type of resource.")
    rows, token = page(ctx, RESOURCES_OF, request, _PAGES, tenant=tenant.name, kind=kind)
    shown = [{"ResourceType": row.kind, "ResourceArn": row.arn} for row in rows]
    return cast("types.ListTenantResourcesResponse", {"TenantResources": shown, **token})


def list_resource_tenants(
    ctx: Context, request: types.ListResourceTenantsRequest
) -> types.ListResourceTenantsResponse:
    with named():
        resources.find(ctx, request["ResourceArn"])
    rows, token = page(ctx, TENANTS_OF, request, _PAGES, arn=request["ResourceArn"])
    shown = [_of_resource(ctx, row) for row in rows]
    return cast("types.ListResourceTenantsResponse", {"ResourceTenants": shown, **token})


def _suppression(given: Mapping[str, Any]) -> dict[str, Any]:
    """ "If you don't specify a suppression scope, the tenant defaults to ACCOUNT scope"."""
    found = {"scope": given.get("SuppressionScope"), "reasons": given.get("SuppressedReasons")}
    return {name: value for name, value in found.items() if value is not None}


def _info(ctx: Context, tenant: Tenant) -> types.TenantInfo:
    return {
        "TenantName": tenant.name,
        "TenantId": tenant.id,
        "TenantArn": tenants.arn(ctx, tenant),
        "CreatedTimestamp": tenant.created,
        "SendingStatus": cast("Any", tenant.status),
    }


def _whole(ctx: Context, tenant: Tenant) -> types.Tenant:
    suppression = {
        "SuppressionScope": tenant.suppression.get("scope", "ACCOUNT"),
        "SuppressedReasons": tenant.suppression.get("reasons", []),
    }
    return cast(
        "types.Tenant",
        {
            **_info(ctx, tenant),
            "Tags": labels_shown(ctx, tenants.arn(ctx, tenant)),
            "SuppressionAttributes": suppression,
        },
    )


def _of_resource(ctx: Context, row: TenantResource) -> types.ResourceTenantMetadata:
    tenant = tenants.find(ctx, row.tenant)
    return {
        "TenantName": tenant.name,
        "TenantId": tenant.id,
        "ResourceArn": row.arn,
        "AssociatedTimestamp": row.since,
    }

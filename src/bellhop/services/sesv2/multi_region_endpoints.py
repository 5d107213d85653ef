"""Multi-region endpoints ("global endpoints")."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from bellhop.engines.mail.infrastructure import endpoints
from bellhop.engines.mail.infrastructure.tables import ENDPOINTS_BY_NAME
from bellhop.kernel.paging import page
from bellhop.services.sesv2.errors import named
from bellhop.services.sesv2.labels import labels_in
from bellhop.services.sesv2.paging import pages_of

if TYPE_CHECKING:
    from bellhop.engines.mail.infrastructure.tables import Endpoint
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

_PAGES = pages_of(1000)


def create_multi_region_endpoint(
    ctx: Context, request: types.CreateMultiRegionEndpointRequest
) -> types.CreateMultiRegionEndpointResponse:
    regions = [route["Region"] for route in request["Details"]["RoutesDetails"]]
    labels = labels_in(request)
    with named():
        endpoint = endpoints.create(ctx, request["EndpointName"], regions, labels)
    return {"Status": endpoint.status, "EndpointId": endpoint.id}


def get_multi_region_endpoint(
    ctx: Context, request: types.GetMultiRegionEndpointRequest
) -> types.GetMultiRegionEndpointResponse:
    with named():
        endpoint = endpoints.get(ctx, request["EndpointName"])
    return {
        "EndpointName": endpoint.name,
        "EndpointId": endpoint.id,
        "Routes": [{"Region": region} for region in endpoint.regions],
        "Status": endpoint.status,
        "CreatedTimestamp": endpoint.created,
        "LastUpdatedTimestamp": endpoint.updated,
    }


def list_multi_region_endpoints(
    ctx: Context, request: types.ListMultiRegionEndpointsRequest
) -> types.ListMultiRegionEndpointsResponse:
    rows, token = page(ctx, ENDPOINTS_BY_NAME, request, _PAGES)
    answer = {"MultiRegionEndpoints": [_shown(endpoint) for endpoint in rows], **token}
    return cast("types.ListMultiRegionEndpointsResponse", answer)


def delete_multi_region_endpoint(
    ctx: Context, request: types.DeleteMultiRegionEndpointRequest
) -> types.DeleteMultiRegionEndpointResponse:
    with named():
        return {"Status": endpoints.delete(ctx, request["EndpointName"]).status}


def _shown(endpoint: Endpoint) -> types.MultiRegionEndpoint:
    return {
        "EndpointName": endpoint.name,
        "Status": endpoint.status,
        "EndpointId": endpoint.id,
        "Regions": endpoint.regions,
        "CreatedTimestamp": endpoint.created,
        "LastUpdatedTimestamp": endpoint.updated,
    }

"""Endpoints of an application, and those of one user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.engage import apps, endpoints
from bellhop.services.pinpoint.errors import BadRequest, NotFound, named
from bellhop.services.pinpoint.shapes import endpoint_response, update_of

if TYPE_CHECKING:
    from bellhop.engines.engage.endpoints import Update
    from bellhop.kernel.context import Context
    from bellhop.types import pinpoint as types

MOST_OF_A_BATCH = 100  # "An array can contain a maximum of 100 items" (EndpointBatchRequest)


def update_endpoint(ctx: Context, request: types.UpdateEndpointRequest) -> types.UpdateEndpointResponse:
    _update(ctx, request["ApplicationId"], request["EndpointId"], update_of(ctx, request["EndpointRequest"]))
    return {"MessageBody": _accepted(ctx)}


def update_endpoints_batch(
    ctx: Context, request: types.UpdateEndpointsBatchRequest
) -> types.UpdateEndpointsBatchResponse:
    items = request["EndpointBatchRequest"]["Item"]
    if len(items) > MOST_OF_A_BATCH:
        raise BadRequest(f"A batch can contain a maximum of {MOST_OF_A_BATCH} items")
    _find_app(ctx, request["ApplicationId"])
    for item in items:
        if not item.get("Id"):
            raise BadRequest("Each item of a batch must have an Id")
        _update(ctx, request["ApplicationId"], item.get("Id", ""), update_of(ctx, item))
    return {"MessageBody": _accepted(ctx)}


def get_endpoint(ctx: Context, request: types.GetEndpointRequest) -> types.GetEndpointResponse:
    with named():
        endpoint = endpoints.get(ctx, request["ApplicationId"], request["EndpointId"])
    return {"EndpointResponse": endpoint_response(endpoint)}


def delete_endpoint(ctx: Context, request: types.DeleteEndpointRequest) -> types.DeleteEndpointResponse:
    with named():
        endpoint = endpoints.remove(ctx, request["ApplicationId"], request["EndpointId"])
    return {"EndpointResponse": endpoint_response(endpoint)}


def get_user_endpoints(
    ctx: Context, request: types.GetUserEndpointsRequest
) -> types.GetUserEndpointsResponse:
    _find_app(ctx, request["ApplicationId"])
    found = endpoints.of_user(ctx, request["ApplicationId"], request["UserId"])
    if not found:
        raise NotFound
    return {"EndpointsResponse": {"Item": [endpoint_response(endpoint) for endpoint in found]}}


def delete_user_endpoints(
    ctx: Context, request: types.DeleteUserEndpointsRequest
) -> types.DeleteUserEndpointsResponse:
    _find_app(ctx, request["ApplicationId"])
    found = endpoints.remove_of_user(ctx, request["ApplicationId"], request["UserId"])
    if not found:
        raise NotFound
    return {"EndpointsResponse": {"Item": [endpoint_response(endpoint) for endpoint in found]}}


def _find_app(ctx: Context, app: str) -> None:
    with named():
        apps.get(ctx, app)


def _update(ctx: Context, app: str, identifier: str, change: Update) -> None:
    # "The identifier can't contain $, { or }" (EndpointId).
    if any(letter in identifier for letter in "${}"):
        raise BadRequest("Endpoint id can't contain $, { or }")
    with named():
        endpoints.update(ctx, app, identifier, change)


def _accepted(ctx: Context) -> types.MessageBody:
    return {"Message": "Accepted", "RequestID": ctx.request_id}

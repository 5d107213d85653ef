"""Endpoints and page sizes between Pinpoint's members and ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.engage.endpoints import Update
from bellhop.engines.engage.tables import ACTIVE, INACTIVE
from bellhop.kernel.clock import from_iso8601, iso8601
from bellhop.services.pinpoint.errors import BadRequest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.engage.tables import Endpoint
    from bellhop.kernel.context import Context
    from bellhop.types import pinpoint as types

_STATUSES = (ACTIVE, INACTIVE)
_OPT_OUTS = ("ALL", "NONE")
_COORDINATES = ("Latitude", "Longitude")


def page_size(text: str | None) -> None:
    """Refuse a PageSize (a string in Pinpoint's model) that is no number."""
    if text is not None and not (text.isascii() and text.isdecimal() and int(text) > 0):
        raise BadRequest("Invalid page size")


def update_of(ctx: Context, request: types.EndpointRequest | types.EndpointBatchItem) -> Update:
    """What a request says about an endpoint; refuses what Pinpoint's prose forbids."""
    user: Mapping[str, Any] = request.get("User", {})
    status, opt_out = request.get("EndpointStatus"), request.get("OptOut")
    if status is not None and status not in _STATUSES:
        raise BadRequest(f"EndpointStatus must be one of {', '.join(_STATUSES)}")
    if opt_out is not None and opt_out not in _OPT_OUTS:
        raise BadRequest(f"OptOut must be one of {', '.join(_OPT_OUTS)}")
    return Update(
        _effective(ctx, request.get("EffectiveDate")),
        request.get("RequestId") or ctx.request_id,
        request.get("Address"),
        request.get("ChannelType"),
        status,
        opt_out,
        user.get("UserId"),
        request.get("Attributes", {}),
        request.get("Metrics", {}),
        cast("Mapping[str, Any]", request.get("Demographic", {})),
        _location(cast("Mapping[str, Any]", request.get("Location", {}))),
        user.get("UserAttributes", {}),
    )


def _effective(ctx: Context, text: str | None) -> float:
    if text is None:
        return ctx.now
    try:
        return from_iso8601(text)
    except ValueError as error:
        raise BadRequest("EffectiveDate must be in ISO 8601 format") from error


def _location(location: Mapping[str, Any]) -> Mapping[str, Any]:
    # "The latitude coordinate of the endpoint location, rounded to one decimal place" (EndpointLocation).
    rounded = {name: round(location[name], 1) for name in _COORDINATES if name in location}
    return {**location, **rounded} if rounded else location


def endpoint_response(endpoint: Endpoint) -> types.EndpointResponse:
    """The endpoint in Pinpoint's members; maps that are empty are left out."""
    answer: dict[str, Any] = {
        "ApplicationId": endpoint.app,
        "CohortId": str(endpoint.cohort),
        "CreationDate": iso8601(endpoint.created),
        "EffectiveDate": iso8601(endpoint.updated),
        "EndpointStatus": endpoint.status,
        "Id": endpoint.id,
        "OptOut": endpoint.opt_out,
        "RequestId": endpoint.request_id,
    }
    offered = {
        "Address": endpoint.address,
        "Attributes": endpoint.attributes,
        "ChannelType": endpoint.channel,
        "Demographic": endpoint.demographic,
        "Location": endpoint.location,
        "Metrics": endpoint.metrics,
        "User": _user(endpoint),
    }
    answer |= {name: value for name, value in offered.items() if value}
    return cast("types.EndpointResponse", answer)


def _user(endpoint: Endpoint) -> dict[str, Any]:
    offered = {"UserId": endpoint.user, "UserAttributes": endpoint.user_attributes}
    return {name: value for name, value in offered.items() if value}

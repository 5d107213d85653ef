"""Event destinations of configuration sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail.sets import destinations as engine
from bellhop.engines.mail.sets import topics
from bellhop.services.sesv2.destination_shapes import destination_read, destination_shown
from bellhop.services.sesv2.errors import named

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types


def create_configuration_set_event_destination(
    ctx: Context, request: types.CreateConfigurationSetEventDestinationRequest
) -> dict[str, Any]:
    made = destination_read(request)
    with named():
        engine.create(ctx, made)
        topics.ensure(ctx, made)
    return {}


def update_configuration_set_event_destination(
    ctx: Context, request: types.UpdateConfigurationSetEventDestinationRequest
) -> dict[str, Any]:
    made = destination_read(request)
    with named():
        engine.update(ctx, made)
        topics.ensure(ctx, made)
    return {}


def get_configuration_set_event_destinations(
    ctx: Context, request: types.GetConfigurationSetEventDestinationsRequest
) -> types.GetConfigurationSetEventDestinationsResponse:
    with named():
        rows = engine.of(ctx, request["ConfigurationSetName"])
    return {"EventDestinations": [destination_shown(row) for row in rows]}


def delete_configuration_set_event_destination(
    ctx: Context, request: types.DeleteConfigurationSetEventDestinationRequest
) -> dict[str, Any]:
    with named():
        engine.delete(ctx, request["ConfigurationSetName"], request["EventDestinationName"])
    return {}

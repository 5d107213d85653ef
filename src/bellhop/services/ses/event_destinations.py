"""Event destinations of configuration sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail.sets import destinations as engine
from bellhop.engines.mail.sets import topics
from bellhop.services.ses.destination_shapes import destination_read
from bellhop.services.ses.errors import named

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import ses as types


def create_configuration_set_event_destination(
    ctx: Context, request: types.CreateConfigurationSetEventDestinationRequest
) -> dict[str, Any]:
    made = destination_read(request["ConfigurationSetName"], request["EventDestination"])
    with named():
        engine.create(ctx, made)
        topics.ensure(ctx, made)
    return {}


def update_configuration_set_event_destination(
    ctx: Context, request: types.UpdateConfigurationSetEventDestinationRequest
) -> dict[str, Any]:
    made = destination_read(request["ConfigurationSetName"], request["EventDestination"])
    with named():
        engine.update(ctx, made)
        topics.ensure(ctx, made)
    return {}


def delete_configuration_set_event_destination(
    ctx: Context, request: types.DeleteConfigurationSetEventDestinationRequest
) -> dict[str, Any]:
    with named():
        engine.delete(ctx, request["ConfigurationSetName"], request["EventDestinationName"])
    return {}

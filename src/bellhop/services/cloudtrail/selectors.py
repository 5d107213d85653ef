"""Event selectors of trails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.trail import selectors, trails
from bellhop.services.cloudtrail.errors import named

if TYPE_CHECKING:
    from bellhop.engines.trail.tables import TrailRow
    from bellhop.kernel.context import Context
    from bellhop.types import cloudtrail as types


def put_event_selectors(
    ctx: Context, request: types.PutEventSelectorsRequest
) -> types.PutEventSelectorsResponse:
    basic, advanced = request.get("EventSelectors"), request.get("AdvancedEventSelectors")
    with named():
        if bool(basic) == bool(advanced):
            raise selectors.BadSelectors("Specify either event selectors or advanced event selectors.")
        trail = trails.own(ctx, request["TrailName"])
        trail.selectors = selectors.checked(cast("Any", basic)) if basic else []
        trail.advanced = selectors.checked_advanced(cast("Any", advanced)) if advanced else []
        trails.change(ctx, trail, selectors=trail.selectors, advanced=trail.advanced)
    return cast("types.PutEventSelectorsResponse", _shown(ctx, trail))


def get_event_selectors(
    ctx: Context, request: types.GetEventSelectorsRequest
) -> types.GetEventSelectorsResponse:
    with named():
        trail = trails.get(ctx, request["TrailName"])
    return cast("types.GetEventSelectorsResponse", _shown(ctx, trail))


def _shown(ctx: Context, trail: TrailRow) -> dict[str, Any]:
    kind = "AdvancedEventSelectors" if trail.advanced else "EventSelectors"
    return {"TrailARN": trails.arn(ctx, trail), kind: trail.advanced or trail.selectors}

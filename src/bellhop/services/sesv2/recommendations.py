"""Recommendations of Virtual Deliverability Manager's advisor."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from bellhop.engines.mail.insights import recommendations
from bellhop.engines.mail.insights.tables import RECOMMENDATIONS_FILTERED
from bellhop.kernel.paging import page
from bellhop.services.sesv2.errors import BadRequest
from bellhop.services.sesv2.paging import pages_of

if TYPE_CHECKING:
    from bellhop.engines.mail.insights.tables import Recommendation
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

_PAGES = pages_of(100)
_FILTERS = {"RESOURCE_ARN": "resource", "TYPE": "kind", "STATUS": "status", "IMPACT": "impact"}
# "Can either be an individual filter, or combinations of STATUS and IMPACT or STATUS and TYPE"
_COMBINATIONS = ({"STATUS", "IMPACT"}, {"STATUS", "TYPE"})


def list_recommendations(
    ctx: Context, request: types.ListRecommendationsRequest
) -> types.ListRecommendationsResponse:
    given: dict[str, str] = request.get("Filter", {})
    if len(given) > 1 and given.keys() not in _COMBINATIONS:
        raise BadRequest("Filters can be combined as STATUS and IMPACT, or STATUS and TYPE.")
    recommendations.refresh(ctx)
    binds = {bind: given.get(name) for name, bind in _FILTERS.items()}
    rows, token = page(ctx, RECOMMENDATIONS_FILTERED, request, _PAGES, **binds)
    answer = {"Recommendations": [_shown(row) for row in rows], **token}
    return cast("types.ListRecommendationsResponse", answer)


def _shown(row: Recommendation) -> types.Recommendation:
    return {
        "ResourceArn": row.resource,
        "Type": row.kind,
        "Description": row.description,
        "Status": row.status,
        "CreatedTimestamp": row.created,
        "LastUpdatedTimestamp": row.updated,
        "Impact": row.impact,
    }

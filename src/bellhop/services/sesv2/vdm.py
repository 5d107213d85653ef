"""Virtual Deliverability Manager."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail.insights import vdm
from bellhop.services.sesv2.errors import BadRequest, named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

_ENABLED = "ENABLED"


def put_account_vdm_attributes(
    ctx: Context, request: types.PutAccountVdmAttributesRequest
) -> types.PutAccountVdmAttributesResponse:
    wanted = request["VdmAttributes"]
    dashboard: types.DashboardAttributes = wanted.get("DashboardAttributes", {})
    guardian: types.GuardianAttributes = wanted.get("GuardianAttributes", {})
    vdm.put(
        ctx,
        wanted["VdmEnabled"] == _ENABLED,
        dashboard.get("EngagementMetrics") == _ENABLED,
        guardian.get("OptimizedSharedDelivery") == _ENABLED,
    )
    return {}


def batch_get_metric_data(
    ctx: Context, request: types.BatchGetMetricDataRequest
) -> types.BatchGetMetricDataResponse:
    queries = request["Queries"]
    if len({query["Id"] for query in queries}) < len(queries):
        raise BadRequest("The Ids of the queries of a batch must be unique.")
    return {"Results": [_result(ctx, query) for query in queries], "Errors": []}


def _result(ctx: Context, query: types.BatchGetMetricDataQuery) -> types.MetricDataResult:
    start, end = query["StartDate"], query["EndDate"]
    wanted = _dimensions(query.get("Dimensions", {}))
    with named():
        days = vdm.daily(ctx, query["Metric"], wanted, start, end)
    return {
        "Id": query["Id"],
        "Timestamps": [day for day, _ in days],
        "Values": [total for _, total in days],
    }


def _dimensions(given: Mapping[str, str]) -> vdm.Dimensions:
    """What figures are narrowed to; an identity may be named by its ARN."""
    identity = given.get("EMAIL_IDENTITY")
    return vdm.Dimensions(
        identity=identity and identity.rpartition("identity/")[2],
        set=given.get("CONFIGURATION_SET"),
        isp=given.get("ISP"),
        tenant=given.get("TENANT_NAME"),
    )

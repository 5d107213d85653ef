"""Jobs that export figures or message insights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.mail.jobs import exports, figures, insights
from bellhop.engines.mail.jobs.tables import EXPORTS_FILTERED
from bellhop.kernel.paging import page
from bellhop.services.sesv2.errors import BadRequest, named
from bellhop.services.sesv2.paging import pages_of

if TYPE_CHECKING:
    from bellhop.engines.mail.jobs.tables import ExportJob
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

_PAGES = pages_of(1000, 100)


def create_export_job(ctx: Context, request: types.CreateExportJobRequest) -> types.CreateExportJobResponse:
    source, destination = request["ExportDataSource"], request["ExportDestination"]
    if "S3Url" in destination:
        # "If you include this field in a CreateExportJob request, the request fails with a
        # BadRequestException." (ExportDestination)
        raise BadRequest("S3Url must not be specified in the ExportDestination of a request.")
    metrics, messages = source.get("MetricsDataSource"), source.get("MessageInsightsDataSource")
    with named():
        if metrics is not None and messages is None:
            kind, wanted = exports.METRICS, _figures_wanted(metrics)
        elif messages is not None and metrics is None:
            kind, wanted = exports.MESSAGES, _insights_wanted(messages)
        else:
            raise BadRequest("ExportDataSource must contain exactly one data source.")
        return {"JobId": exports.create(ctx, kind, wanted, destination["DataFormat"]).id}


def get_export_job(ctx: Context, request: types.GetExportJobRequest) -> types.GetExportJobResponse:
    with named():
        job = exports.find(ctx, request["JobId"])
    destination: types.ExportDestination = {"DataFormat": job.form}
    if job.status == exports.COMPLETED:
        destination["S3Url"] = exports.link(ctx, job)
    shown = {
        **_shown(job),
        "ExportDestination": destination,
        "ExportDataSource": _SOURCES[job.source](job.wanted),
        "Statistics": {"ProcessedRecordsCount": job.processed, "ExportedRecordsCount": job.exported},
    }
    return cast("types.GetExportJobResponse", shown)


def list_export_jobs(ctx: Context, request: types.ListExportJobsRequest) -> types.ListExportJobsResponse:
    chosen = {"source": request.get("ExportSourceType"), "status": request.get("JobStatus")}
    rows, token = page(ctx, EXPORTS_FILTERED, request, _PAGES, **chosen)
    return cast("types.ListExportJobsResponse", {"ExportJobs": [_shown(job) for job in rows], **token})


def cancel_export_job(ctx: Context, request: types.CancelExportJobRequest) -> types.CancelExportJobResponse:
    with named():
        exports.cancel(ctx, request["JobId"])
    return {}


def _shown(job: ExportJob) -> types.ExportJobSummary:
    shown: types.ExportJobSummary = {
        "JobId": job.id,
        "ExportSourceType": job.source,
        "JobStatus": job.status,
        "CreatedTimestamp": job.created,
    }
    if job.completed is not None:
        shown["CompletedTimestamp"] = job.completed
    return shown


def _figures_wanted(source: types.MetricsDataSource) -> dict[str, Any]:
    wanted = {
        "dimensions": source["Dimensions"],
        "metrics": [
            [metric.get("Name", "SEND"), metric.get("Aggregation", figures.VOLUME)]
            for metric in source["Metrics"]
        ],
        "start": source["StartDate"],
        "end": source["EndDate"],
    }
    figures.check(wanted)
    return wanted


def _figures_source(wanted: dict[str, Any]) -> types.ExportDataSource:
    return {
        "MetricsDataSource": {
            "Namespace": "VDM",
            "Dimensions": wanted["dimensions"],
            "Metrics": [{"Name": name, "Aggregation": kind} for name, kind in wanted["metrics"]],
            "StartDate": wanted["start"],
            "EndDate": wanted["end"],
        }
    }


def _insights_wanted(source: types.MessageInsightsDataSource) -> dict[str, Any]:
    wanted = {
        "start": source["StartDate"],
        "end": source["EndDate"],
        "include": _filters(source.get("Include", {})),
        "exclude": _filters(source.get("Exclude", {})),
        "most": source.get("MaxResults", insights.MOST_RESULTS),
    }
    insights.check(wanted)
    return wanted


def _filters(given: types.MessageInsightsFilters) -> dict[str, list[str]]:
    return {name: values for name, values in cast("dict[str, list[str]]", given).items() if values}


def _insights_source(wanted: dict[str, Any]) -> types.ExportDataSource:
    source: types.MessageInsightsDataSource = {
        "StartDate": wanted["start"],
        "EndDate": wanted["end"],
        "MaxResults": wanted["most"],
    }
    if wanted["include"]:
        source["Include"] = wanted["include"]
    if wanted["exclude"]:
        source["Exclude"] = wanted["exclude"]
    return {"MessageInsightsDataSource": source}


_SOURCES = {exports.METRICS: _figures_source, exports.MESSAGES: _insights_source}

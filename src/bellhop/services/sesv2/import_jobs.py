"""Jobs that import contacts or suppressed addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from bellhop.engines.mail.jobs import imports
from bellhop.engines.mail.jobs.tables import IMPORTS_OF_KIND, ImportJob
from bellhop.engines.mail.jobs.taking import CONTACT_LIST, SUPPRESSION_LIST
from bellhop.kernel.paging import page
from bellhop.services.sesv2.errors import BadRequest, named
from bellhop.services.sesv2.paging import pages_of

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

_PAGES = pages_of(1000, 100)


def create_import_job(ctx: Context, request: types.CreateImportJobRequest) -> types.CreateImportJobResponse:
    kind, name, action = _destination(request["ImportDestination"])
    source = request["ImportDataSource"]
    url, form = source["S3Url"], source["DataFormat"]
    with named():
        job = ImportJob("", 0, kind, name, action, url, form, imports.CREATED, ctx.now)
        return {"JobId": imports.create(ctx, job)}


def get_import_job(ctx: Context, request: types.GetImportJobRequest) -> types.GetImportJobResponse:
    with named():
        job = imports.find(ctx, request["JobId"])
    answer: types.GetImportJobResponse = {
        **_summary(job),
        "ImportDataSource": {"S3Url": job.url, "DataFormat": job.form},
    }
    if job.completed is not None:
        answer["CompletedTimestamp"] = job.completed
    if job.error:
        answer["FailureInfo"] = {"ErrorMessage": job.error}
    elif job.failed:
        answer["FailureInfo"] = {"FailedRecordsS3Url": imports.link(ctx, job)}
    return answer


def list_import_jobs(ctx: Context, request: types.ListImportJobsRequest) -> types.ListImportJobsResponse:
    kind = request.get("ImportDestinationType")
    rows, token = page(ctx, IMPORTS_OF_KIND, request, _PAGES, kind=kind)
    answer = {"ImportJobs": [_summary(job) for job in rows], **token}
    return cast("types.ListImportJobsResponse", answer)


def _destination(given: types.ImportDestination) -> tuple[str, str, str]:
    """Kind, name of the contact list or "", action."""
    addresses, people = given.get("SuppressionListDestination"), given.get("ContactListDestination")
    if addresses is not None and people is None:
        return SUPPRESSION_LIST, "", addresses["SuppressionListImportAction"]
    if people is not None and addresses is None:
        return CONTACT_LIST, people["ContactListName"], people["ContactListImportAction"]
    raise BadRequest("ImportDestination must contain exactly one destination.")


def _summary(job: ImportJob) -> types.ImportJobSummary:
    return {
        "JobId": job.id,
        "ImportDestination": _shown(job),
        "JobStatus": job.status,
        "CreatedTimestamp": job.created,
        "ProcessedRecordsCount": job.processed,
        "FailedRecordsCount": job.failed,
    }


def _shown(job: ImportJob) -> types.ImportDestination:
    if job.kind == SUPPRESSION_LIST:
        return {"SuppressionListDestination": {"SuppressionListImportAction": job.action}}
    return {"ContactListDestination": {"ContactListName": job.list, "ContactListImportAction": job.action}}

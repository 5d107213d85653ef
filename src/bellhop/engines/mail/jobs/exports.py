"""Export jobs: figures or insights of messages, written to a file by the clock, fetched by a link.

A job is CREATED, PROCESSING, COMPLETED or CANCELLED. Its file is kept in the store, as AWS keeps it in a
bucket of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail import links
from bellhop.engines.mail.jobs import figures, insights
from bellhop.engines.mail.jobs.errors import ExportMissing, ExportOver
from bellhop.engines.mail.jobs.files import CONTENT_TYPES, write
from bellhop.engines.mail.jobs.tables import EXPORT_FILES, EXPORTS, ExportFile, ExportJob
from bellhop.kernel.states import Table
from bellhop.store import Scope

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context

CREATED, PROCESSING, COMPLETED, CANCELLED = "CREATED", "PROCESSING", "COMPLETED", "CANCELLED"
EXPORT = Table(
    "mail export",
    {
        CREATED: {PROCESSING, CANCELLED},
        PROCESSING: {COMPLETED, CANCELLED},
        COMPLETED: set(),
        CANCELLED: set(),
    },
)
METRICS, MESSAGES = "METRICS_DATA", "MESSAGE_INSIGHTS"
STEP = 1.0  # seconds from one status to the next
# "The URL expires five minutes after GetExportJob returns it." (ExportDestination)
LINK_LASTS = 300.0
_PURPOSE = "export"


def create(ctx: Context, source: str, wanted: Mapping[str, Any], form: str) -> ExportJob:
    """A job that writes a file of `form`, CSV or JSON.

    `wanted` is what figures.rows or insights.rows take, as plain data.
    """
    number = ctx.ids.sequence(ctx.now)
    job = ExportJob(ctx.ids.uuid(), number, source, dict(wanted), form, CREATED, ctx.now)
    ctx.later(ctx.now + STEP, begin, identifier=job.id)
    return ctx.store.add(EXPORTS, job)


def find(ctx: Context, identifier: str) -> ExportJob:
    """The job with this id; raises ExportMissing."""
    found = ctx.store.get(EXPORTS, identifier)
    if found is None:
        raise ExportMissing(identifier)
    return found


def cancel(ctx: Context, identifier: str) -> None:
    """Give a job up; raises ExportMissing, ExportOver."""
    job = find(ctx, identifier)
    if EXPORT.final(job.status):
        raise ExportOver(identifier, job.status)
    _step(ctx, job, CANCELLED)


def begin(ctx: Context, identifier: str) -> None:
    """A timer: a job is taken up."""
    job = ctx.store.get(EXPORTS, identifier)
    if job is not None and job.status == CREATED:
        _step(ctx, job, PROCESSING)
        ctx.later(ctx.now + STEP, complete, identifier=identifier)


def complete(ctx: Context, identifier: str) -> None:
    """A timer: a job's file is written."""
    job = ctx.store.get(EXPORTS, identifier)
    if job is None or job.status != PROCESSING:
        return
    make = figures.rows if job.source == METRICS else insights.rows
    columns, rows, job.processed = make(ctx, job.wanted)
    job.exported = len(rows)
    ctx.store.put(EXPORT_FILES, ExportFile(job.id, write(job.form, columns, rows)))
    _step(ctx, job, COMPLETED)


def link(ctx: Context, job: ExportJob) -> str:
    """Where the file of a completed job is fetched, for a while."""
    token = links.token(ctx, _PURPOSE, *ctx.scope, job.id, str(ctx.now + LINK_LASTS))
    return f"{ctx.base_url}/_bellhop/links/exports/{token}"


def fetched(ctx: Context, token: str) -> tuple[str, str, bytes] | None:
    """What a link leads to: the file's name, its media type, its bytes; None once it has expired."""
    said = links.facts_of(ctx, _PURPOSE, token)
    if said is None:
        return None
    account, region, identifier, until = said
    store = ctx.store.across().scope(Scope(account, region))
    job, file = store.get(EXPORTS, identifier), store.get(EXPORT_FILES, identifier)
    if job is None or file is None or ctx.now > float(until):
        return None
    return f"{job.id}.{job.form.lower()}", CONTENT_TYPES[job.form], file.content


def _step(ctx: Context, job: ExportJob, status: str) -> None:
    job.status = EXPORT.step(job.status, status)
    if EXPORT.final(status):
        job.completed = ctx.now
    ctx.store.put(EXPORTS, job)

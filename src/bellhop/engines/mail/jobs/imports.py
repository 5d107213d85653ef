"""Import jobs: contacts and suppressed addresses, taken from an object in S3 some hundred at a time.

A job is CREATED, PROCESSING, COMPLETED or FAILED. Its object is read when it is created; what cannot be taken
of it does not keep the rest out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bellhop.downstream.ports import Undeliverable, Unreachable
from bellhop.engines.mail import links
from bellhop.engines.mail.jobs import records, taking
from bellhop.engines.mail.jobs.errors import ImportMissing, InvalidImport
from bellhop.engines.mail.jobs.tables import FAILED_PARTS, IMPORT_PARTS, IMPORTS, ImportJob, ImportPart
from bellhop.engines.mail.jobs.taking import CONTACT_LIST, DELETE, PUT, SUPPRESSION_LIST
from bellhop.engines.mail.suppression import suppressions
from bellhop.kernel.states import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bellhop.engines.mail.jobs.records import Record
    from bellhop.kernel.context import Context

CREATED, PROCESSING, COMPLETED, FAILED = "CREATED", "PROCESSING", "COMPLETED", "FAILED"
IMPORT = Table(
    "mail import",
    {CREATED: {PROCESSING, FAILED}, PROCESSING: {COMPLETED, FAILED}, COMPLETED: set(), FAILED: set()},
)
# "You can add up to 1 million contacts to a contact list per ImportJob." "There is a bulk add limit of
# 100,000 addresses in an Amazon S3 object per API call"; "a bulk delete limit of 10,000 addresses".
MOST = {
    (CONTACT_LIST, PUT): 1_000_000,
    (CONTACT_LIST, DELETE): 1_000_000,
    (SUPPRESSION_LIST, PUT): 100_000,
    (SUPPRESSION_LIST, DELETE): 10_000,
}
SIZE = 500  # records that are taken in one go
_PURPOSE = "import"
_url = re.compile(r"s3://([^/]+)/(.+)", re.DOTALL).fullmatch


def create(ctx: Context, job: ImportJob) -> str:
    """Take up a job, whose id and number are given here; its id. The object in S3 is asked for.

    Raises InvalidImport, ProductionNeeded.
    """
    suppressions.need_production(ctx)
    place = _url(job.url)
    if place is None:
        raise InvalidImport(f"Invalid S3Url: {job.url}.")
    objects, scope, bucket, key = ctx.neighbours.objects, ctx.scope, place[1], place[2]
    found: list[Record] | str = ctx.ask(
        "records", lambda: _read(job, lambda: objects.get(scope, bucket, key))
    )
    job.id, job.number = ctx.ids.uuid(), ctx.ids.sequence(ctx.now)
    if isinstance(found, str):
        job.error = found
    else:
        for part, start in enumerate(range(0, len(found), SIZE)):
            ctx.store.add(IMPORT_PARTS, ImportPart(job.id, part, False, found[start : start + SIZE]))
    ctx.store.add(IMPORTS, job)
    ctx.later(ctx.now, begin, identifier=job.id)
    return job.id


def _read(job: ImportJob, fetch: Callable[[], bytes]) -> list[Record] | str:
    """The records of a job's object, or why there are none. Runs in a thread."""
    try:
        found = records.read(fetch(), job.form, with_header=job.kind == CONTACT_LIST)
    except (Undeliverable, Unreachable, records.Unreadable) as error:
        return str(error)
    most = MOST[job.kind, job.action]
    return f"The file has more than {most} records." if len(found) > most else found


def find(ctx: Context, identifier: str) -> ImportJob:
    """The job with this id; raises ImportMissing."""
    found = ctx.store.get(IMPORTS, identifier)
    if found is None:
        raise ImportMissing(identifier)
    return found


def begin(ctx: Context, identifier: str) -> None:
    """A timer: a job is taken up."""
    job = find(ctx, identifier)
    if job.error:
        _end(ctx, job, FAILED)
        return
    ctx.store.update(IMPORTS, job.id, status=IMPORT.step(job.status, PROCESSING))
    ctx.later(ctx.now, proceed, identifier=identifier, part=0)


def proceed(ctx: Context, identifier: str, part: int) -> None:
    """A timer: some records of a job are taken; once there are no more, it is over."""
    job = find(ctx, identifier)
    rows = ctx.store.get(IMPORT_PARTS, identifier, part, False)
    if rows is None:
        _end(ctx, job, COMPLETED)
        return
    results = ((record, record[2] or taking.take(ctx, job, record[1])) for record in rows.records)
    failed = [[text, facts, error] for (text, facts, _), error in results if error]
    if failed:
        ctx.store.add(IMPORT_PARTS, ImportPart(identifier, part, True, failed))
    ctx.store.delete(IMPORT_PARTS, identifier, part, False)
    processed = job.processed + len(rows.records)
    ctx.store.update(IMPORTS, identifier, processed=processed, failed=job.failed + len(failed))
    ctx.later(ctx.now, proceed, identifier=identifier, part=part + 1)


def _end(ctx: Context, job: ImportJob, status: str) -> None:
    ctx.store.update(IMPORTS, job.id, status=IMPORT.step(job.status, status), completed=ctx.now)


def link(ctx: Context, job: ImportJob) -> str:
    """Where the records that failed are fetched."""
    return f"{ctx.base_url}/_bellhop/links/imports/{links.token(ctx, _PURPOSE, *ctx.scope, job.id)}"


def place_of(ctx: Context, word: str) -> list[str] | None:
    """The account, Region and id of the job whose link ends in this word; None if it is none of ours."""
    return links.facts_of(ctx, _PURPOSE, word)


def failures(ctx: Context, identifier: str) -> Iterator[tuple[str, str]]:
    """The records of a job that failed: as they stand in the file, and why."""
    for part in ctx.store.select(FAILED_PARTS, job=identifier):
        yield from ((text, error) for text, _, error in part.records)

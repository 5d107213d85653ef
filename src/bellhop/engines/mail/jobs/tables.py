"""The rows of jobs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bellhop.store import Query, Table, bind


@dataclass(slots=True)
class ExportJob:
    """A job that writes a file: what of (`source`, `wanted`), how (`form`), and how far it is.

    `number` puts jobs in the order of their creation; `processed` and `exported` are numbers of records.
    """

    id: str
    number: int
    source: str
    wanted: dict[str, Any]
    form: str
    status: str
    created: float
    completed: float | None = None
    processed: int = 0
    exported: int = 0


EXPORTS = Table("mail_export", ExportJob, ("id",))
EXPORTS_FILTERED = Query(
    EXPORTS,
    sa.and_(
        bind("source").is_(None) | (EXPORTS.c.source == bind("source")),
        bind("status").is_(None) | (EXPORTS.c.status == bind("status")),
    ),
    order=("number",),
    descending=True,
    limit=True,
)


@dataclass(slots=True)
class ExportFile:
    """What a completed job has written."""

    id: str
    content: bytes


EXPORT_FILES = Table("mail_export_file", ExportFile, ("id",))


@dataclass(slots=True)
class ImportJob:
    """A job that takes records in from an object in S3.

    `kind` is SUPPRESSION_LIST or CONTACT_LIST, `list` the contact list or "", `action` PUT or DELETE; `url`
    and `form` (CSV or JSON) say where the records are. `processed` are all that were looked at, `failed`
    those of them that could not be taken; `error` says why the whole job failed.
    """

    id: str
    number: int
    kind: str
    list: str
    action: str
    url: str
    form: str
    status: str
    created: float
    completed: float | None = None
    processed: int = 0
    failed: int = 0
    error: str | None = None


IMPORTS = Table("mail_import", ImportJob, ("id",))
IMPORTS_OF_KIND = Query(
    IMPORTS,
    bind("kind").is_(None) | (IMPORTS.c.kind == bind("kind")),
    order=("number",),
    descending=True,
    limit=True,
)


@dataclass(slots=True)
class ImportPart:
    """Records of a job that wait for their turn, or that `failed`: [text, facts, error], either None."""

    job: str
    part: int
    failed: bool
    records: list[list[Any]]


IMPORT_PARTS = Table("mail_import_part", ImportPart, ("job", "part", "failed"))
FAILED_PARTS = Query(
    IMPORT_PARTS, (IMPORT_PARTS.c.job == bind("job")) & (IMPORT_PARTS.c.failed == 1), order=("part",)
)

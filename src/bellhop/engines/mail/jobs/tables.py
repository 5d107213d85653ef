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

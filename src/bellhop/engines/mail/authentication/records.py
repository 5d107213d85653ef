"""The operator's own DNS records, which go before those that follow from identities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail.authentication.tables import (
    ALL_RECORDS,
    RECORDS,
    RECORDS_AT,
    REMOVE_RECORDS,
    DnsRecord,
)
from bellhop.store import NOBODY

if TYPE_CHECKING:
    from bellhop.kernel.context import Context


def put(ctx: Context, record: DnsRecord) -> None:
    """Set what there is of a name (lower case, no dot at the end) and type, in place of all else."""
    ctx.store.across().scope(NOBODY).put(RECORDS, record)
    _tell(ctx)


def every(ctx: Context) -> list[DnsRecord]:
    """All of them, by name and type."""
    return ctx.store.across().scope(NOBODY).select(ALL_RECORDS)


def at(ctx: Context, name: str) -> dict[str, DnsRecord]:
    """Those of a name, by type."""
    rows = ctx.store.across().scope(NOBODY).select(RECORDS_AT, name=name)
    return {row.kind: row for row in rows}


def remove(ctx: Context, name: str | None = None, kind: str | None = None) -> int:
    """Take back those of this name and type, of all names and types where None; how many there were."""
    found = ctx.store.across().scope(NOBODY).change(REMOVE_RECORDS, name=name, kind=kind)
    _tell(ctx)
    return found


def _tell(ctx: Context) -> None:
    """With identities `auto` nobody waits for the next look at a MAIL FROM domain."""
    if ctx.defaults.identities == "auto":
        from bellhop.engines.mail.authentication import mail_from  # noqa: PLC0415 - it looks at these records

        mail_from.look_at_all(ctx)

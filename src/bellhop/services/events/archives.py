"""Operations on archives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.rules import archives, buses
from bellhop.engines.rules.errors import BusNotFound
from bellhop.engines.rules.tables import ARCHIVES_NAMED, Archive
from bellhop.services.events.paging import page, prefixed

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import events

ENABLED = "ENABLED"


def create_archive(ctx: Context, request: events.CreateArchiveRequest) -> events.CreateArchiveResponse:
    source = request["EventSourceArn"]
    owner, bus = buses.owner_of(ctx.scope, source)
    if owner != ctx.scope:
        raise BusNotFound(bus)
    archive = Archive(
        request["ArchiveName"],
        bus,
        source,
        request.get("EventPattern", ""),
        request.get("Description", ""),
        request.get("KmsKeyIdentifier", ""),
        request.get("RetentionDays", 0),
        ctx.now,
    )
    archives.create(ctx, archive)
    return _changed(ctx, archive)


def _changed(ctx: Context, archive: Archive) -> events.CreateArchiveResponse:
    arn = archives.arn(ctx.scope, archive.name)
    return {"ArchiveArn": arn, "State": ENABLED, "CreationTime": archive.created}


def update_archive(ctx: Context, request: events.UpdateArchiveRequest) -> events.UpdateArchiveResponse:
    archive = archives.find(ctx, request["ArchiveName"])
    archive.description = request.get("Description", archive.description)
    archive.pattern = request.get("EventPattern", archive.pattern)
    archive.retention = request.get("RetentionDays", archive.retention)
    archive.key_id = request.get("KmsKeyIdentifier", archive.key_id)
    archives.change(ctx, archive)
    return cast("events.UpdateArchiveResponse", _changed(ctx, archive))


def delete_archive(ctx: Context, request: events.DeleteArchiveRequest) -> events.DeleteArchiveResponse:
    archives.delete(ctx, request["ArchiveName"])
    return {}


def describe_archive(ctx: Context, request: events.DescribeArchiveRequest) -> events.DescribeArchiveResponse:
    archive = archives.find(ctx, request["ArchiveName"])
    further = {
        "ArchiveArn": archives.arn(ctx.scope, archive.name),
        "Description": archive.description,
        "EventPattern": archive.pattern,
        "KmsKeyIdentifier": archive.key_id,
    }
    shown = _shown(archive) | {name: value for name, value in further.items() if value}
    return cast("events.DescribeArchiveResponse", shown)


def _shown(archive: Archive) -> dict[str, Any]:
    return {
        "ArchiveName": archive.name,
        "EventSourceArn": archive.source,
        "State": ENABLED,
        "RetentionDays": archive.retention,
        "SizeBytes": archive.size,
        "EventCount": archive.event_count,
        "CreationTime": archive.created,
    }


def list_archives(ctx: Context, request: events.ListArchivesRequest) -> events.ListArchivesResponse:
    if request.get("State", ENABLED) != ENABLED:
        return {"Archives": []}
    source = request.get("EventSourceArn")
    found, token = page(ctx, ARCHIVES_NAMED, request, source=source, **prefixed(request))
    return cast("events.ListArchivesResponse", {"Archives": [_shown(each) for each in found], **token})

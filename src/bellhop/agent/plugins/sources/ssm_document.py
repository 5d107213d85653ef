"""sourceType SSMDocument: a document's content becomes a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.agent.plugins.sources.source import text
from bellhop.agent.resources import Failure
from bellhop.agent.workplace import one_file, parcel

if TYPE_CHECKING:
    from bellhop.agent.plugins.sources.source import Info
    from bellhop.agent.shell import Script
    from bellhop.agent.workplace import Workplace


async def fetched(place: Workplace, info: Info, destination: str) -> Script:
    written = text(info, "name")
    if not written:
        raise Failure("SSM Document name in SourceType must be specified")
    name, version = name_and_version(written)
    held = await place.site.account.document(place.site.scope, name, version or text(info, "version"))
    lines = one_file(destination, f"{name.rpartition('/')[2]}.json")
    return place.script(parcel(lines, {"content": held.content.encode()}), "download")


def name_and_version(written: str) -> tuple[str, str]:
    """`name:3` or an ARN, which may end so too."""
    last = written.rpartition("/")[2]
    _, _, version = last.partition(":")
    return written.removesuffix(f":{version}") if version else written, version

"""sourceType S3: an object, or all below a path, by any of the URLs that S3 has on AWS."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from bellhop.agent.plugins.sources.source import text
from bellhop.agent.resources import Failure
from bellhop.agent.workplace import many_files, one_file, parcel
from bellhop.store import Scope

if TYPE_CHECKING:
    from bellhop.agent.plugins.sources.source import Info
    from bellhop.agent.shell import Script
    from bellhop.agent.workplace import Workplace

DOMAINS = r"(?:amazonaws\.com|amazonaws\.com\.cn)"
VPC_ENDPOINT = re.compile(
    r"(?:(?P<bucket>.+)\.)?(?:bucket|accesspoint|control)\.vpce-[-a-z0-9]+\."
    rf"s3[.-](?:(?P<region>[-a-z0-9]+)\.)?vpce\.{DOMAINS}"
)
PUBLIC = re.compile(
    r"(?:(?P<bucket>.+)\.)?s3[.-](?:website[-.])?(?:accelerate\.)?(?:dualstack[-.])?"
    rf"(?:(?P<region>[-a-z0-9]+)\.)?{DOMAINS}"
)
MOST_BYTES = 256 << 20  # of all that one step downloads: it passes through memory


@dataclass(frozen=True, slots=True)
class Location:
    bucket: str
    key: str
    region: str


def located(url: str) -> Location:
    """What a URL names, be it virtual-hosted, path-style, a website's, accelerated or dual-stack."""
    parts = urlsplit(url.replace("+", "%20"))
    host, path = parts.netloc.lower(), unquote(parts.path).removeprefix("/")
    found = VPC_ENDPOINT.match(host) or PUBLIC.match(host)
    if not found:
        raise Failure("invalid S3 path parameter")
    region = found["region"] or "us-east-1"
    region = "us-east-1" if region == "external-1" else region
    if found["bucket"]:
        return Location(found["bucket"], path, region)
    bucket, _, key = path.partition("/")
    return Location(bucket, key, region)


async def fetched(place: Workplace, info: Info, destination: str) -> Script:
    url = text(info, "path")
    if not url:
        raise Failure("S3 source path in SourceInfo must be specified")
    at = located(url)
    scope = Scope(place.site.scope.account, at.region)
    keys = await listed(place, scope, at)
    if not keys:
        content = await gotten(place, scope, at.bucket, at.key)
        name = at.key.rpartition("/")[2]
        lines = one_file(destination, name)
        return place.script(await asyncio.to_thread(parcel, lines, {"content": content}), "download")
    files: dict[str, bytes] = {}
    for key in keys:
        files[key.removeprefix(at.key).strip("/")] = await gotten(place, scope, at.bucket, key)
        if sum(map(len, files.values())) > MOST_BYTES:
            raise Failure(f"{url} holds more than {MOST_BYTES >> 20} MiB")
    return place.script(await asyncio.to_thread(parcel, many_files(destination), files), "download")


async def listed(place: Workplace, scope: Scope, at: Location) -> list[str]:
    """The objects below the path; none if it is that of an object. A path that is none has to be listable."""
    prefix = f"{at.key.removesuffix('/')}/" if at.key else ""
    try:
        keys = await place.site.account.keys(scope, at.bucket, prefix)
    except Failure:
        if not at.key or at.key.endswith("/"):
            raise
        return []
    return [key for key in keys if not key.endswith("/")]


async def gotten(place: Workplace, scope: Scope, bucket: str, key: str) -> bytes:
    """When S3 gives no object the agent asks for the URL without credentials, and tells how that ended."""
    try:
        return await place.site.account.object(scope, bucket, key)
    except Failure as error:
        status = {"NoSuchKey": "404 Not Found", "NoSuchBucket": "404 Not Found", "404": "404 Not Found"}
        told = status.get(error.code, "403 Forbidden" if error.code == "AccessDenied" else "")
        if not told:
            raise
        raise Failure(f"http request failed. status:{told} statuscode:{told[:3]}") from error

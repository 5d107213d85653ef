"""aws:downloadContent: files from S3, a web server, a Git repository, GitHub, or an SSM document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import orjson

from bellhop.agent.plugins.sources import git, github, s3, ssm_document, web
from bellhop.agent.resources import Failure
from bellhop.agent.shell import Verdict
from bellhop.agent.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bellhop.agent.attempts import Hands
    from bellhop.agent.jobs import Job, Step
    from bellhop.agent.plugins.sources.source import Info
    from bellhop.agent.shell import Script, Site
    from bellhop.agent.work import Work

# How each makes the script that puts what it has fetched at the destination; and its word for bad JSON.
SOURCES: dict[str, tuple[Callable[[Workplace, Info, str], Coroutine[Any, Any, Script]], str]] = {
    "Git": (git.fetched, "SourceInfo could not be unmarshalled for source type Git: {}"),
    "GitHub": (
        github.fetched,
        "Source Info could not be unmarshalled for source type GitHub. "
        "Please check JSON format of sourceInfo - {}",
    ),
    "HTTP": (web.fetched, "SourceInfo could not be unmarshalled for source type HTTP: {}"),
    "S3": (
        s3.fetched,
        "s3 url parsing failed. Source Info could not be unmarshalled for source type S3. "
        "Please check JSON format of SourceInfo - {}",
    ),
    "SSMDocument": (
        ssm_document.fetched,
        "SSMDocument SourceInfo parsing failed. SourceInfo could not be unmarshalled for SourceType "
        "SSMDocument. Please check JSON format of SourceInfo",
    ),
}


def download_content(step: Step, job: Job, site: Site) -> Work:
    place = Workplace(step, job, site)

    async def work(hands: Hands) -> Verdict:
        source_type, written = step.inputs.get("sourceType"), step.inputs.get("sourceInfo")
        if not source_type:
            raise Failure("invalid input: SourceType must be specified")
        if source_type not in SOURCES:
            raise Failure("invalid input: Unsupported source type")
        if not written:
            raise Failure("invalid input: SourceInfo must be specified")
        fetched, complaint = SOURCES[source_type]
        destination = place.in_downloads(str(step.inputs.get("destinationPath") or ""))
        ended = await hands.run(await fetched(place, parsed(written, complaint), destination))
        if ended.status == "Success":
            return Verdict("Success", stdout=f"Content downloaded to {destination}")
        return ended if ended.status in ("Cancelled", "TimedOut") else failed(ended)

    return work


def parsed(written: object, complaint: str) -> Info:
    """`sourceInfo` is a JSON text, or comes as what that says."""
    if isinstance(written, dict):
        return cast("Info", written)
    try:
        found: object = orjson.loads(str(written))
    except orjson.JSONDecodeError as error:
        raise Failure(complaint.format(error)) from error
    if not isinstance(found, dict):
        raise Failure(complaint.format("cannot unmarshal into Go value"))
    return cast("Info", found)


def failed(ended: Verdict) -> Verdict:
    """A script of ours has no exit code that anybody asked for."""
    said, _, _ = ended.stderr.rpartition("failed to run commands: exit status")
    return Verdict("Failed", 1, stderr=(said or ended.stderr).rstrip("\n"))

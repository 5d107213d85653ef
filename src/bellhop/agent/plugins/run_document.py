"""aws:runDocument: another document, of Systems Manager or on the node's disk, in place of the step."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from shlex import quote
from typing import TYPE_CHECKING, Any, cast

from bellhop.agent import references
from bellhop.agent.adapter import as_agent
from bellhop.agent.document import Course
from bellhop.agent.jobs import Job
from bellhop.agent.merging import merged
from bellhop.agent.output import STDERR_LIMIT, STDOUT_LIMIT, shown
from bellhop.agent.plugins import inner_parameters
from bellhop.agent.plugins.sources.ssm_document import name_and_version
from bellhop.agent.resources import Failure
from bellhop.agent.shell import Verdict
from bellhop.agent.work import done
from bellhop.agent.workplace import Workplace, one_file, parcel
from bellhop.engines.documents import formats
from bellhop.engines.documents.errors import InvalidDocumentContent
from bellhop.engines.documents.library import Document
from bellhop.engines.documents.steps import steps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.agent.attempts import Hands
    from bellhop.agent.jobs import Step
    from bellhop.agent.shell import Site
    from bellhop.agent.work import Work

DEEPEST = 3
NOOP = "AWS-Noop"
LARGEST = 1 << 20  # bytes of a document on the node's disk
SCHEMAS = ("1.0", "1.2", "2.0", "2.0.1", "2.0.2", "2.0.3", "2.2")
PREPARING = "There was an error while preparing documents - "


def run_document(step: Step, job: Job, site: Site) -> Work:
    place = Workplace(step, job, site)

    async def work(hands: Hands) -> Verdict:
        kind, path = asked_for(step.inputs)
        depth = job.depth + 1
        if depth > DEEPEST:
            raise Failure(
                "Maximum depth for document execution exceeded. "
                f"Maximum depth permitted - {DEEPEST} and current depth - {depth}"
            )
        if path == NOOP:
            return Verdict("Success")
        if kind == "SSMDocument":
            text = await of_account(place, hands, path)
        else:
            text = await of_disk(place, hands, path)
        inner = await prepared(place, text)
        return await ran(inner, site, hands)

    return work


def asked_for(inputs: Mapping[str, Any]) -> tuple[str, str]:
    kind, path = str(inputs.get("documentType") or ""), str(inputs.get("documentPath") or "")
    if not kind:
        wrong = "Document Type must be specified to either by SSMDocument or LocalPath."
    elif kind not in ("SSMDocument", "LocalPath"):
        wrong = "Document type specified in invalid"
    elif not path:
        wrong = "Document Path must be provided"
    else:
        return kind, path
    raise Failure(f"invalid input: {wrong}")


async def of_account(place: Workplace, hands: Hands, path: str) -> str:
    """It becomes a file of the node, as the agent makes it: its directory is where the inner steps run."""
    name, version = name_and_version(path)
    held = await place.site.account.document(place.site.scope, name, version)
    file = f"{place.directory}/downloads/{name.rpartition('/')[2]}.json"
    content = {"content": held.content.encode()}
    await hands.run(place.script(parcel(one_file(file, ""), content), "document"))
    return held.content


async def of_disk(place: Workplace, hands: Hands, path: str) -> str:
    """Read by a process of the node, which sees what the node may see."""
    file = str(PurePosixPath(place.in_downloads(path)))
    read = await hands.run(place.script(f"exec head -c {LARGEST} -- {quote(file)}", "document", head=LARGEST))
    if read.status in ("Cancelled", "TimedOut"):
        return ""
    if read.status != "Success":
        raise Failure(f"{PREPARING}open {file}: no such file or directory")
    if not read.stdout:
        raise Failure(f"{PREPARING}File is empty!")
    return read.stdout


async def prepared(place: Workplace, text: str) -> Job:
    """The document's steps, its parameters checked as the agent checks them."""
    try:
        content = parsed(text)
        given = inner_parameters.given(place.step.inputs.get("documentParameters"))
        values = {**inner_parameters.defaults(content), **given}
        found = await references.resolved(place.site, values)
        inner_parameters.check(content, values, found)
        todo = steps(Document("", (), content), found)
        inputs = await references.resolved(place.site, [[step.inputs, step.sets] for step in todo])
    except Failure as error:
        raise Failure(f"{PREPARING}{error}") from error
    outer = place.job
    return Job(
        outer.command_id,
        outer.instance_id,
        tuple(
            replace(as_agent(step), inputs=own, sets=sets)
            for step, (own, sets) in zip(todo, inputs, strict=True)
        ),
        str(content["schemaVersion"]),
        outer.depth + 1,
        place.directory,
    )


def parsed(text: str) -> dict[str, Any]:
    """JSON, else YAML."""
    try:
        found = formats.parsed(text, formats.JSON)
    except InvalidDocumentContent:
        try:
            found = formats.parsed(text, formats.YAML)
        except InvalidDocumentContent as error:
            raise Failure(error.message.removeprefix("YAML not well-formed. ")) from error
    content = cast("dict[str, Any]", found) if isinstance(found, dict) else {}
    version = str(content.get("schemaVersion", ""))
    if version not in SCHEMAS:
        raise Failure(
            f"Document with schema version {version} is not supported by this version of ssm agent, "
            "please update to latest version"
        )
    if not content.get("runtimeConfig" if version.startswith("1") else "mainSteps"):
        raise Failure("Unsupported schema format")
    return content


async def ran(job: Job, site: Site, hands: Hands) -> Verdict:
    """All that the inner steps said, and the worst that became of one; the agent gives them no exit code."""
    course = Course(job, site)
    result = Verdict("Skipped")
    for place, step in enumerate(job.steps):
        cancelled = result.status == "Cancelled"
        told = course.take(step, await done(course.next(place, cancelled=cancelled), hands))
        result = merged(result, seen(told))
    return result


def seen(told: Verdict) -> Verdict:
    """An inner step's result as its outer step shows it."""
    if told.status == "SuccessAndReboot":
        # send-commands-reboot.html: "The reboot script can't be part of an aws:runDocument plugin."
        return Verdict("Failed", 1, told.stdout, "A document that is run by aws:runDocument can't reboot.")
    stderr = told.message if told.status == "Failed" and told.message else told.stderr
    code = 0 if told.status in ("Success", "Skipped") else told.code
    code = 1 if told.status == "Failed" else code
    return Verdict(told.status, code, shown(told.stdout, STDOUT_LIMIT), shown(stderr, STDERR_LIMIT))

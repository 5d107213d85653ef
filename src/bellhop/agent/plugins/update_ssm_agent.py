"""aws:updateSsmAgent: the agent of a node is part of this server, and of one version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.agent.shell import Verdict
from bellhop.engines.fleet.nodes import AGENT_VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.agent.jobs import Job, Step
    from bellhop.agent.shell import Site

AGENT = "amazon-ssm-agent"
DOWNLOADED = (
    f"Successfully downloaded manifest\n\nSuccessfully downloaded updater version {AGENT_VERSION}\n\n"
)


def update_ssm_agent(step: Step, job: Job, _site: Site) -> Verdict:
    """The updater's words for a version that is there already, is older, or is none."""
    if job.depth:
        # The manual of aws:runDocument: "This plugin doesn't support running … any document that uses
        # the aws:updateSsmAgent plugin."
        return Verdict("Failed", 1, stderr="aws:updateSsmAgent isn't supported in a document run by another")
    target = str(step.inputs.get("targetVersion") or "")
    target = AGENT_VERSION if target in ("", "latest", "None") else target
    begin = f"{DOWNLOADED}Updating {AGENT} from {AGENT_VERSION} to {target}\n"
    if target == AGENT_VERSION:
        same = f"{AGENT} {AGENT_VERSION} has already been installed\nupdate skipped\n"
        return Verdict("Success", stdout=begin + same)
    wrong = f"{AGENT} target version {target} is unsupported on current platform"
    if numbers(target) < numbers(AGENT_VERSION) and not may_go_back(step.inputs):
        way = "please enable allow downgrade to proceed"
        wrong = f"Updating {AGENT_VERSION} to an older version {target}, {way}"
    end = f"{wrong}\nFailed to update {AGENT} to {target}\nNo rollback needed\n"
    return Verdict("Failed", 1, begin + end)


def may_go_back(inputs: Mapping[str, Any]) -> bool:
    return str(inputs.get("allowDowngrade", "")).lower() == "true"


def numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdigit()]

"""The document plugins of a node: which there are, which run here, and what AWS says of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.agent.shell import Verdict, powershell_script, shell_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.agent.jobs import Job, Step
    from bellhop.agent.shell import Script, Site

SCRIPTS: dict[str, Callable[[Step, Job, Site], Script]] = {
    "aws:runShellScript": shell_script,
    "aws:runPowerShellScript": powershell_script,
}
# Known to the agent, without a handler on Linux.
WINDOWS_ONLY = frozenset({"aws:applications", "aws:cloudWatch", "aws:psModule", "aws:updateAgent"})


def prepared(step: Step, job: Job, site: Site) -> Script | Verdict:
    """What to run for a step; or, where nothing can run, how it ends. The words are the agent's."""
    if step.action in SCRIPTS:
        return SCRIPTS[step.action](step, job, site)
    if step.action not in WINDOWS_ONLY:
        return refused(
            f"Plugin with name {step.action} is not supported by this version of ssm agent, "
            f"please update to latest version. Step name: {step.name}"
        )
    if job.schema_version == "2.2":
        unsupported = (
            f"Step execution skipped due to unsupported plugin: {step.action}. Step name: {step.name}"
        )
        return Verdict("Skipped", message=unsupported)
    return refused(f"Plugin with name {step.action} not found. Step name: {step.name}")


def refused(message: str) -> Verdict:
    return Verdict("Failed", 1, message=message)

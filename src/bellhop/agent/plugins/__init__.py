"""The document plugins of a node: which AWS's agent knows, and which it has on Linux.

Each is a module of this package, loaded with its first step.
"""

from __future__ import annotations

import functools
from importlib import import_module
from typing import TYPE_CHECKING

from bellhop.agent.shell import Script, Verdict, powershell_script, shell_script

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from bellhop.agent.jobs import Job, Step
    from bellhop.agent.shell import Site
    from bellhop.agent.work import Work

    Plugin: TypeAlias = "Callable[[Step, Job, Site], Script | Work | Verdict]"

SCRIPTS: dict[str, Callable[[Step, Job, Site], Script]] = {
    "aws:runShellScript": shell_script,
    "aws:runPowerShellScript": powershell_script,
}
OTHERS = {
    "aws:configureDocker": "bellhop.agent.plugins.configure_docker:configure_docker",
    "aws:configurePackage": "bellhop.agent.plugins.configure_package:configure_package",
    "aws:domainJoin": "bellhop.agent.plugins.domain_join:domain_join",
    "aws:downloadContent": "bellhop.agent.plugins.download_content:download_content",
    "aws:refreshAssociation": "bellhop.agent.plugins.refresh_association:refresh_association",
    "aws:runDockerAction": "bellhop.agent.plugins.run_docker_action:run_docker_action",
    "aws:runDocument": "bellhop.agent.plugins.run_document:run_document",
    "aws:softwareInventory": "bellhop.agent.plugins.software_inventory:software_inventory",
    "aws:updateSsmAgent": "bellhop.agent.plugins.update_ssm_agent:update_ssm_agent",
}
# Known to the agent everywhere, with a handler on Windows alone; and the one that Windows has not.
WINDOWS = "Windows"
WINDOWS_ONLY = frozenset(
    {
        "aws:applications",
        "aws:cloudWatch",
        "aws:configureDaemon",
        "aws:psModule",
        "aws:updateAgent",
    }
)
NOT_ON_WINDOWS = frozenset({"aws:runShellScript"})


def is_known(action: str) -> bool:
    return action in SCRIPTS or action in OTHERS or action in WINDOWS_ONLY


def has_handler(action: str, platform_type: str) -> bool:
    """Whether the agent of such a platform has something to run for a plugin."""
    if platform_type == WINDOWS:
        return is_known(action) and action not in NOT_ON_WINDOWS
    return action in SCRIPTS or action in OTHERS


def prepared(step: Step, job: Job, site: Site) -> Script | Work | Verdict:
    """What there is to do for a step whose plugin is here, or how it ends undone."""
    if step.sets:
        from bellhop.agent.plugins.property_sets import in_turn  # noqa: PLC0415 - documents of old

        return in_turn(step, job, site)
    if step.action in WINDOWS_ONLY:
        text = f"{step.action} needs Windows, which this node only bears the name of"
        return Verdict("Failed", 1, stderr=text)
    if step.action in SCRIPTS:
        return SCRIPTS[step.action](step, job, site)
    return loaded(OTHERS[step.action])(step, job, site)


@functools.cache
def loaded(name: str) -> Plugin:
    module, _, function = name.partition(":")
    return getattr(import_module(module), function)

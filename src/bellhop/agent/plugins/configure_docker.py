"""aws:configureDocker: Docker installed or taken away by yum, on the distributions that the agent knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.agent.platforms import platform_of
from bellhop.agent.resources import Failure
from bellhop.agent.shell import Verdict
from bellhop.agent.workplace import Workplace

if TYPE_CHECKING:
    from bellhop.agent.attempts import Hands
    from bellhop.agent.jobs import Job, Step
    from bellhop.agent.shell import Site
    from bellhop.agent.work import Work

# What is said before each command, the command, and its name when it fails.
Stage = tuple[str, str, str]
REPOSITORY = "https://download.docker.com/linux/centos/docker-ce.repo"
STAGES: dict[tuple[str, str], tuple[Stage, ...]] = {
    ("amazon", "Install"): (
        ("Installing docker through yum", "yum install -y docker", "yum install"),
        ("Updating docker through yum", "yum update -y docker", "yum update"),
        ("Starting docker service", "service docker start", "service docker start"),
    ),
    ("amazon", "Uninstall"): (("Removing docker through yum", "yum remove -y docker", "yum remove"),),
    ("redhat", "Install"): (
        ("Installing yum-utils", "yum install -y yum-utils", "yum install"),
        ("Add docker repo", f"yum-config-manager --add-repo {REPOSITORY}", "yum-config-manager"),
        ("Installation docker through yum", "yum install -y docker-ce", "yum install"),
        ("Starting docker service", "systemctl start docker", "systemctl docker start"),
    ),
    ("redhat", "Uninstall"): (("Removing docker-ce through yum", "yum remove -y docker-ce", "yum remove"),),
}
END = {"Install": "Installation complete", "Uninstall": "Uninstall complete"}


def configure_docker(step: Step, job: Job, site: Site) -> Work:
    place = Workplace(step, job, site)

    async def work(hands: Hands) -> Verdict:
        action = str(step.inputs.get("action") or "")
        if action not in END:
            raise Failure(f"configure Action is set to unsupported value: {action}")
        platform = platform_of(site.node)
        if platform == "ubuntu":
            raise Failure("Ubuntu platform is not currently supported")
        if (platform, action) not in STAGES:
            raise Failure(f"Unsupported Linux variant: {platform}")
        said: list[str] = []
        for number, (before, command, name) in enumerate(STAGES[platform, action]):
            said.append(before)
            ended = await hands.run(place.script(f"{command} 2>&1", f"stage{number}"))
            if ended.status != "Success":
                reason = f"exit status {ended.code}" + (f": {ended.stdout.strip()}" if ended.stdout else "")
                return Verdict("Failed", 1, "\n".join(said), f"Error running {name}: {reason}")
        return Verdict("Success", stdout="\n".join([*said, END[action]]))

    return work

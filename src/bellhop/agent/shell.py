"""aws:runShellScript and aws:runPowerShellScript: lines as a process, and its end as AWS words it."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from bellhop.agent.desk import SCRIPT
from bellhop.agent.orders import Order
from bellhop.agent.output import STDERR_HEAD, STDOUT_HEAD
from bellhop.agent.resources import Failure
from bellhop.engines.documents.steps import timeout_of
from bellhop.store import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.agent.conversation import Outcome
    from bellhop.agent.jobs import Job, NodeSpec, Step
    from bellhop.agent.resources import Resources
    from bellhop.engines.runcommand.ports import StepStatus

PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
KILLED = 137
POWERSHELL = (
    "/usr/bin/pwsh",
    "-InputFormat",
    "None",
    "-Noninteractive",
    "-NoProfile",
    "-ExecutionPolicy",
    "unrestricted",
    "-f",
)

Interrupt = Literal["", "Cancelled", "TimedOut"]


@dataclass(frozen=True, slots=True)
class Site:
    """Where a step runs. `prefix` goes before the node's absolute paths where its disk is not `/` to it.

    `network`: may the node reach others?
    """

    node: NodeSpec
    prefix: str = ""
    resources: Resources | None = None
    network: bool = True

    @property
    def scope(self) -> Scope:
        """Whose node it is."""
        return Scope(self.node.account, self.node.region)

    @property
    def account(self) -> Resources:
        """Raises Failure for a node that has none."""
        if self.resources is None:
            raise Failure("this node belongs to no account")
        return self.resources


@dataclass(frozen=True, slots=True)
class Script:
    """A process to be started: `order` for the supervisor, `timeout` in seconds.

    `program` is what error texts call it.
    """

    order: Order
    timeout: float
    program: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a step ended. `message` stands alone in `output` when the step did not run.

    `directory` of the node has both streams whole, if any has.
    """

    status: StepStatus
    code: int = 0
    stdout: str = ""
    stderr: str = ""
    message: str = ""
    directory: str = ""


def shell_script(step: Step, job: Job, site: Site) -> Script:
    order = order_for(step, job, site, SCRIPT)
    path = f"{order['directory']}/{SCRIPT}"
    # The agent runs `sh -c <path>`: the script's own shebang decides who reads it. Without one the shell
    # forks, fails to execute the file, and has a second sh read it: two processes and three execs that come
    # to `sh <path>`. (What the first one says when the second dies of a signal, the supervisor says.)
    shebang = order["script"].startswith(b"#!")
    order["argv"] = ["/bin/sh", "-c", shlex.quote(path)] if shebang else ["/bin/sh", path]
    return Script(order, timeout_of(step.inputs), "/usr/bin/sh")


def powershell_script(step: Step, job: Job, site: Site) -> Script:
    order = order_for(step, job, site, "_script.ps1")
    order["argv"] = [*POWERSHELL, f"{order['directory']}/_script.ps1"]
    return Script(order, timeout_of(step.inputs), POWERSHELL[0])


def order_for(step: Step, job: Job, site: Site, name: str) -> Order:
    """All but the command line."""
    return Order(
        argv=[],
        environment=environment_of(step, job, site),
        directory=step_directory(step, job, site),
        cwd=working_directories(step, job, site),
        script="".join(f"{line}\n" for line in flattened(step.inputs.get("runCommand"))).encode(),
        name=name,
        head=(STDOUT_HEAD, STDERR_HEAD),
    )


def command_directory(job: Job, site: Site) -> str:
    """Where the directories of the job's steps are: of an inner document, below that of the outer step."""
    return job.directory or f"{spool_of(job.instance_id, site.prefix)}/{job.command_id}"


def spool_of(instance_id: str, prefix: str) -> str:
    """Where the agent keeps the directories of commands."""
    return f"{prefix}/var/lib/amazon/ssm/{instance_id}/document/orchestration"


def step_directory(step: Step, job: Job, site: Site) -> str:
    """`<step name>` for schema 2.x, `awsrunShellScript/0.awsrunShellScript` for 1.2."""
    name = step.name.replace(":", "").replace("/", "_")
    below = name if job.schema_version.startswith("2") else f"{step.action.replace(':', '')}/{name}"
    return f"{command_directory(job, site)}/{below}"


def working_directories(step: Step, job: Job, site: Site) -> list[str]:
    """The first that exists is it.

    An absolute one must exist; another is looked for among the command's downloads.
    """
    wanted = str(step.inputs.get("workingDirectory") or "")
    if wanted.startswith("/"):
        return [wanted]
    return [f"{command_directory(job, site)}/downloads/{wanted}", f"{site.prefix}/"]


def environment_of(step: Step, job: Job, site: Site) -> dict[str, str]:
    given: object = step.inputs.get("environment") or {}
    if not isinstance(given, dict):
        raise Failure(f"Invalid format in plugin properties: environment {given} is no map")
    own = {} if not site.prefix else {"TMPDIR": f"{site.prefix}/tmp"}  # noqa: S108 - the node's own
    return {
        "PATH": PATH,
        "HOME": f"{site.prefix}/root",
        "LANG": "C.UTF-8",
        **own,
        **site.node.environment,
        **{str(name): str(value) for name, value in cast("dict[str, Any]", given).items()},
        "AWS_SSM_INSTANCE_ID": job.instance_id,
        "AWS_SSM_REGION_NAME": site.node.region,
        "AWS_SSM_PLATFORM_NAME": site.node.platform_name,
        "AWS_SSM_PLATFORM_VERSION": site.node.platform_version,
        "SSM_COMMAND_ID": job.command_id,
    }


def flattened(commands: Any) -> Iterable[str]:
    """`runCommand` is a string, a list, or lists in lists."""
    if isinstance(commands, (list, tuple)):
        for command in commands:  # pyright: ignore[reportUnknownVariableType] - JSON of a document
            yield from flattened(command)
    elif commands is not None:
        yield str(commands)


def verdict(script: Script, outcome: Outcome, interrupt: Interrupt) -> Verdict:
    """The step's status from its process's end; `interrupt` tells why we ended it, if we did."""
    stdout, stderr = outcome.out.decode(errors="replace"), outcome.err.decode(errors="replace")
    directory = script.order["directory"]
    if interrupt and (outcome.killed or outcome.lost or outcome.failure):
        return Verdict(interrupt, KILLED, stdout, stderr, directory=directory)
    if outcome.lost:
        return Verdict("Failed", 1, stderr=f"failed to run commands: {outcome.failure}", directory=directory)
    if outcome.failure:
        text = f"failed to run commands: fork/exec {script.program}: {outcome.failure}"
        return Verdict("Failed", 1, stderr=text, directory=directory)
    return Verdict(status_of(outcome.code), outcome.code, stdout, stderr, directory=directory)


def status_of(code: int) -> StepStatus:
    """AWS's agent takes any 137 that it did not cancel for a time-out."""
    by_code: dict[int, StepStatus] = {
        0: "Success",
        168: "Success",
        194: "SuccessAndReboot",
        KILLED: "TimedOut",
    }
    return by_code.get(code, "Failed")

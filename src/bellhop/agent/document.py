"""A document's course, without any process: which step is next, what is skipped, how it all ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.agent import plugins, preconditions
from bellhop.agent.output import STDERR_LIMIT, STDOUT_LIMIT, composed, shown
from bellhop.agent.resources import Failure
from bellhop.agent.shell import KILLED, Verdict
from bellhop.agent.work import crashed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bellhop.agent.jobs import Job, Step
    from bellhop.agent.shell import Script, Site
    from bellhop.agent.work import Work
    from bellhop.engines.runcommand.ports import DocumentStatus

SKIP_WITH_SUCCESS, SKIP_WITH_FAILURE = 168, 169
ON_FAILURE = "\nStep was found to have onFailure property. Further document steps will be skipped."


class Course:
    """One run of a document's steps, in order."""

    def __init__(self, job: Job, site: Site) -> None:
        self.job = job
        self.site = site
        self.exiting = False

    def next(self, index: int, *, cancelled: bool = False) -> Script | Work | Verdict:
        """What to do as step `index`, or how it ends undone."""
        step = self.job.steps[index]
        if cancelled:
            return Verdict("Cancelled", KILLED)
        final = index == len(self.job.steps) - 1 and is_true(step.inputs, "finallyStep")
        if self.exiting and not final:
            reason = "skipped due to prior step with an exit condition"
            return Verdict("Skipped", message=f"Plugin with name {step.action} and id {step.name} {reason}")
        todo = self._prepared(step)
        if isinstance(todo, Verdict) and todo.status == "Failed":
            self.exiting = self.exiting or step.inputs.get("onFailure") == "exit"
        return todo

    def _prepared(self, step: Step) -> Script | Work | Verdict:
        """Whatever a document says, its step ends: nobody else would tell the server of it."""
        try:
            refused = preconditions.checked(step, self.job, self.site.node)
            return refused or plugins.prepared(step, self.job, self.site)
        except Failure as error:
            return Verdict("Failed", 1, stderr=str(error))
        except Exception as error:  # as a task keeps what a plugin crashes with later
            return crashed(error)

    def take(self, step: Step, ended: Verdict) -> Verdict:
        """A step has run: what it asks of the rest, and the words that AWS adds to its streams."""
        asked = ended.code in (SKIP_WITH_SUCCESS, SKIP_WITH_FAILURE) or (
            step.inputs.get("onSuccess") == "exit" and ended.status == "Success"
        )
        on_failure = step.inputs.get("onFailure")
        failed = ended.status == "Failed" and ended.code != SKIP_WITH_FAILURE
        if failed and on_failure in ("exit", "successAndExit"):
            self.exiting = True
            return after_failure(ended, succeed=on_failure == "successAndExit")
        self.exiting = self.exiting or asked
        return after_exit_code(ended)


def is_true(inputs: Mapping[str, object], name: str) -> bool:
    return str(inputs.get(name, "")).lower() == "true"


def after_failure(ended: Verdict, *, succeed: bool) -> Verdict:
    status, code = ("Success", SKIP_WITH_SUCCESS) if succeed else (ended.status, ended.code)
    return Verdict(status, code, ended.stdout + ON_FAILURE, ended.stderr + ON_FAILURE)


def after_exit_code(ended: Verdict) -> Verdict:
    """Exit codes 168 and 169 are how a script ends its document."""
    text = f"\nStep exited with code {ended.code}. Therefore, marking step as "
    rest = ". Further document steps will be skipped."
    if ended.code == SKIP_WITH_SUCCESS:
        return Verdict(ended.status, ended.code, f"{ended.stdout}{text}succeeded{rest}")
    if ended.code == SKIP_WITH_FAILURE:
        failed = f"{text}Failed{rest}"
        return Verdict(ended.status, ended.code, ended.stdout + failed, ended.stderr + failed)
    return ended


def texts(ran: Verdict, told: Verdict) -> tuple[str, str, str]:
    """stdout, stderr and output of a result: words added to the streams (`told`) are not in the output."""
    output = ran.message or composed(ran.stdout, "" if ran.code == SKIP_WITH_SUCCESS else ran.stderr)
    return shown(told.stdout, STDOUT_LIMIT), shown(told.stderr, STDERR_LIMIT), output


def rolled_up(statuses: Iterable[str]) -> DocumentStatus:
    """The first that applies: Failed, TimedOut, Cancelled; Success if all succeeded or were skipped.

    A step that asked for a boot once too often has failed.
    """
    seen = {"Failed" if status == "SuccessAndReboot" else status for status in statuses}
    for worst in ("Failed", "TimedOut", "Cancelled"):
        if worst in seen:
            return worst
    return "Success"

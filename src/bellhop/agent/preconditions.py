"""Whether a step may run here: the plugins that there are, and the `precondition` of schema 2.2.

The words, and which of them comes first, are the agent's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.agent import plugins
from bellhop.agent.shell import Verdict

if TYPE_CHECKING:
    from bellhop.agent.jobs import Job, NodeSpec, Step
    from bellhop.engines.runcommand.ports import StepStatus

PLATFORM = "platformType"


def checked(step: Step, job: Job, node: NodeSpec) -> Verdict | None:
    """None when the step may run, else how it ends without running."""
    judge = judged if job.schema_version == "2.2" else judged_early
    found = judge(step, node)
    if found is None:
        return None
    status, text = found
    return Verdict(status, 0 if status == "Skipped" else 1, message=f"{text} Step name: {step.name}")


def judged_early(step: Step, node: NodeSpec) -> tuple[StepStatus, str] | None:
    """Before schema 2.2."""
    if not plugins.is_known(step.action):
        return "Failed", unknown(step)
    if step.precondition:
        return "Failed", "Precondition is not supported for document schema version prior to 2.2."
    if not plugins.has_handler(step.action, node.platform_type):
        return "Failed", f"Plugin with name {step.action} not found."
    return None


def judged(step: Step, node: NodeSpec) -> tuple[StepStatus, str] | None:
    allowed, complaints = preconditions_of(step, node)
    said = ", ".join(complaints)
    if allowed and not plugins.is_known(step.action):
        return "Failed", unknown(step)
    if not plugins.has_handler(step.action, node.platform_type):
        return "Skipped", f"Step execution skipped due to unsupported plugin: {step.action}."
    if not allowed:
        return "Skipped", f"Step execution skipped due to unsatisfied preconditions: '{said}'."
    if said:
        return "Failed", f"Unrecognized precondition(s): '{said}', please update agent to latest version."
    return None


def unknown(step: Step) -> str:
    return (
        f"Plugin with name {step.action} is not supported by this version of ssm agent, "
        "please update to latest version."
    )


def preconditions_of(step: Step, node: NodeSpec) -> tuple[bool, list[str]]:
    """Whether all hold, and what there is to say of those that do not or are not understood."""
    allowed, complaints = True, list[str]()
    for operator, resolved in step.precondition.items():
        if operator != "StringEquals":
            complaints.append(f'unrecognized operator: "{operator}"')
            continue
        written = listed(step.as_written.get(operator, resolved))
        wrong = mistake(written, listed(resolved))
        if not wrong and not equal(written, listed(resolved), node):
            allowed = False
            wrong = f"[{', '.join(written)}]"
        complaints += [f'"StringEquals": {wrong}'] if wrong else []
    return allowed, complaints


def mistake(written: list[str], resolved: list[str]) -> str:
    """Why a StringEquals cannot be understood; empty if it can."""
    if len(written) != 2:
        return "operator accepts exactly 2 arguments"
    if written[0] == written[1]:
        twice = f"[{PLATFORM} {PLATFORM}]"
        return twice if written[0] == PLATFORM else "operator's arguments can't be identical"
    for prefix, what in (("ssm:", "SSM parameters"), ("ssm-secure:", "secure SSM parameters")):
        if any("{{" + prefix in operand.replace(" ", "") for operand in written):
            return f"operator's arguments can't contain {what}"
    if PLATFORM in written:
        same = [text.lower() for text in written] == [text.lower() for text in resolved]
        text = f"the second argument for the {PLATFORM} variable can't contain document parameters"
        return "" if same else text
    needed = "at least one of operator's arguments must contain a valid document parameter"
    return needed if written == resolved else ""


def equal(written: list[str], resolved: list[str], node: NodeSpec) -> bool:
    """Of one that is understood. Platforms compare in lower case."""
    if PLATFORM in written:
        return written[1 - written.index(PLATFORM)].lower() == node.platform_type.lower()
    return resolved[0] == resolved[1]


def listed(operands: Any) -> list[str]:
    return [str(operand) for operand in cast("list[Any]", operands)] if isinstance(operands, list) else []

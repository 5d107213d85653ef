"""Whether a step may run on this platform: the `precondition` of schema 2.2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.agent.shell import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.agent.jobs import Job, NodeSpec, Step


def checked(step: Step, job: Job, node: NodeSpec) -> Verdict | None:
    """None when the step may run, else how it ends without running."""
    if not step.precondition:
        return None
    if job.schema_version != "2.2":
        return Verdict(
            "Failed",
            1,
            message="Precondition is not supported for document schema version prior to 2.2. "
            f"Step name: {step.name}",
        )
    operands = equals(step.precondition)
    written = ", ".join(
        f'"{operator}": [{", ".join(listed(of))}]' for operator, of in step.precondition.items()
    )
    if operands is None:
        text = f"Unrecognized precondition(s): '{written}', please update agent to latest version."
        return Verdict("Failed", 1, message=f"{text} Step name: {step.name}")
    left, right = (resolved(operand, node) for operand in operands)
    if left == right:
        return None
    text = f"Step execution skipped due to unsatisfied preconditions: '{written}'."
    return Verdict("Skipped", message=f"{text} Step name: {step.name}")


def equals(precondition: Mapping[str, Any]) -> tuple[str, str] | None:
    """The two different operands of a lone StringEquals; anything else is not understood."""
    operands = listed(precondition.get("StringEquals"))
    if len(precondition) != 1 or len(operands) != 2 or operands[0] == operands[1]:
        return None
    if any(operand.replace(" ", "").startswith("{{ssm:") for operand in operands):
        return None
    return operands[0], operands[1]


def listed(operands: object) -> list[str]:
    return [str(operand) for operand in cast("list[object]", operands)] if isinstance(operands, list) else []


def resolved(operand: str, node: NodeSpec) -> str:
    """`platformType` is the node's; platforms compare in lower case."""
    if operand == "platformType":
        return node.platform_type.lower()
    return operand.lower() if operand.lower() in {"linux", "windows", "macos"} else operand

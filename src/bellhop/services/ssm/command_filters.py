"""The filters of ListCommands and ListCommandInvocations, read into binds of their queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.runcommand import retention
from bellhop.engines.runcommand.states import PENDING, RATE_EXCEEDED
from bellhop.kernel.clock import from_iso8601
from bellhop.services.ssm.errors import InvalidFilterKey, InvalidFilterValue

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import ssm

EVER = 1e12  # seconds: after every command
LIMIT_EXCEEDED = "LimitExceeded"  # what filters call RateExceeded
STAGES = {"Executing": 0, "Complete": 1}


def list_binds(ctx: Context, request: ssm.ListCommandsRequest) -> dict[str, Any]:
    return _binds(ctx, request) | {"final": _stage(request.get("Filters") or [])}


def invocation_binds(ctx: Context, request: ssm.ListCommandInvocationsRequest) -> dict[str, Any]:
    binds = _binds(ctx, request)
    if any(each["key"] == "ExecutionStage" for each in request.get("Filters") or []):
        raise InvalidFilterKey("ExecutionStage")
    return binds


def _binds(
    ctx: Context, request: ssm.ListCommandsRequest | ssm.ListCommandInvocationsRequest
) -> dict[str, Any]:
    filters = {each["key"]: each["value"] for each in request.get("Filters") or []}
    status = filters.get("Status")
    if request.get("InstanceId") and status == PENDING:
        raise InvalidFilterKey("Status", "can't be Pending with a managed node ID: no node has it yet")
    asked = _moment(filters["InvokedAfter"]) if "InvokedAfter" in filters else 0.0
    return {
        "command_id": request.get("CommandId"),
        "instance_id": request.get("InstanceId"),
        "document_name": filters.get("DocumentName"),
        "status": RATE_EXCEEDED if status == LIMIT_EXCEEDED else status,
        "since": max(asked, retention.since(ctx)),
        "before": _moment(filters["InvokedBefore"]) if "InvokedBefore" in filters else EVER,
    }


def _moment(text: str) -> float:
    try:
        return from_iso8601(text)
    except ValueError as error:
        raise InvalidFilterValue(f"{text} is no time of the form 2024-07-07T00:00:00Z.") from error


def _stage(filters: list[ssm.CommandFilter]) -> int | None:
    """1: commands that are over, 0: those that are not, None: all."""
    for each in filters:
        if each["key"] == "ExecutionStage":
            if each["value"] not in STAGES:
                raise InvalidFilterValue(f"ExecutionStage is one of {', '.join(STAGES)}.")
            return STAGES[each["value"]]
    return None

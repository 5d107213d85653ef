"""Run Command's operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.runcommand import commands, views
from bellhop.engines.runcommand.errors import InvalidRole
from bellhop.engines.runcommand.tables import newest_commands, newest_invocations
from bellhop.engines.runcommand.targets import Target
from bellhop.kernel.clock import iso8601
from bellhop.services.ssm import command_shapes
from bellhop.services.ssm.command_filters import invocation_binds, list_binds
from bellhop.services.ssm.paging import page, pages

if TYPE_CHECKING:
    from bellhop.engines.runcommand.tables import Command, Invocation, PluginRun
    from bellhop.kernel.context import Context
    from bellhop.types import ssm

LISTED = pages(50, 50)


def send_command(ctx: Context, request: ssm.SendCommandRequest) -> ssm.SendCommandResult:
    targets = [
        Target(each.get("Key", ""), tuple(each.get("Values", ()))) for each in request.get("Targets", ())
    ]
    order = commands.Order(
        request["DocumentName"],
        request.get("DocumentVersion", ""),
        request.get("Parameters", {}),
        request.get("InstanceIds", []),
        targets,
        request.get("TimeoutSeconds", 3600),
        request.get("Comment", ""),
        request.get("MaxConcurrency", "50"),
        request.get("MaxErrors", "0"),
        command_shapes.wishes(request),
        request.get("DocumentHash", ""),
        request.get("DocumentHashType", "Sha256"),
    )
    if order.wishes.role:
        _check_role(ctx, order.wishes.role)
    return {"Command": command_shapes.command(commands.order(ctx, order))}


def _check_role(ctx: Context, role: str) -> None:
    from bellhop.services.ssm.roles import can_assume  # noqa: PLC0415 - most commands name no role

    if not can_assume(ctx, role):
        raise InvalidRole


def cancel_command(ctx: Context, request: ssm.CancelCommandRequest) -> ssm.CancelCommandResult:
    commands.cancel(ctx, request["CommandId"], request.get("InstanceIds", []))
    return {}


def get_command_invocation(
    ctx: Context, request: ssm.GetCommandInvocationRequest
) -> ssm.GetCommandInvocationResult:
    command, row = views.find(ctx, request["CommandId"], request["InstanceId"])
    run = views.chosen(views.plugins(ctx, command, row), request.get("PluginName", ""))
    status, details = (
        (run.status, run.details) if len(command.plan["steps"]) > 1 else (row.status, row.details)
    )
    urls = command_shapes.urls(command, run)
    return {
        "CommandId": command.command_id,
        "InstanceId": row.instance_id,
        "Comment": command.comment,
        "DocumentName": command.document_name,
        "DocumentVersion": command.document_version or command_shapes.DEFAULT_VERSION,
        "PluginName": run.name,
        "ResponseCode": run.code,
        **_times(run),
        "Status": status,
        "StatusDetails": details,
        "StandardOutputContent": run.stdout,
        "StandardOutputUrl": urls.stdout,
        "StandardErrorContent": run.stderr,
        "StandardErrorUrl": urls.stderr,
        "CloudWatchOutputConfig": command_shapes.cloud_watch(command),
    }


def _times(run: PluginRun) -> ssm.GetCommandInvocationResult:
    started, ended = run.started, run.ended
    elapsed = "" if started is None or ended is None else command_shapes.duration(ended - started)
    return {
        "ExecutionStartDateTime": "" if started is None else iso8601(started),
        "ExecutionElapsedTime": elapsed,
        "ExecutionEndDateTime": "" if ended is None else iso8601(ended),
    }


def list_commands(ctx: Context, request: ssm.ListCommandsRequest) -> ssm.ListCommandsResult:
    binds = list_binds(ctx, request)
    if binds["command_id"]:
        commands.find(ctx, binds["command_id"])
    query = newest_commands("command_id" if binds["command_id"] else "")
    rows, token = page(ctx, query, request, LISTED, **binds)
    return {"Commands": [command_shapes.command(row) for row in rows], **token}


def list_command_invocations(
    ctx: Context, request: ssm.ListCommandInvocationsRequest
) -> ssm.ListCommandInvocationsResult:
    binds = invocation_binds(ctx, request)
    by = next((name for name in ("command_id", "instance_id") if binds[name]), "")
    rows, token = page(ctx, newest_invocations(by), request, LISTED, **binds)
    details = request.get("Details", False)
    of = {each: commands.find(ctx, each) for each in {row.command_id for row in rows}}
    shown = [_invocation(ctx, of[row.command_id], row, details=details) for row in rows]
    return {"CommandInvocations": shown, **token}


def _invocation(ctx: Context, command: Command, row: Invocation, *, details: bool) -> ssm.CommandInvocation:
    shown = command_shapes.invocation(command, row)
    if details:
        runs = views.plugins(ctx, command, row)
        shown["CommandPlugins"] = [command_shapes.plugin(command, run) for run in runs]
    return shown

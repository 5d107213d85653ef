"""What engines tell of becomes events of AWS's own, on the default bus.

https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.fleet import nodes
from bellhop.engines.parameters import names
from bellhop.engines.rules import publishing
from bellhop.engines.rules.publishing import Event
from bellhop.engines.runcommand import commands
from bellhop.engines.runcommand.tables import OF_COMMAND
from bellhop.engines.trail import naming, records
from bellhop.kernel.clock import iso8601
from bellhop.kernel.wrappers.audit import CallRow

if TYPE_CHECKING:
    from bellhop.engines.parameters.events import ParameterChanged, PolicyActed
    from bellhop.engines.runcommand.events import CommandStatusChanged, InvocationStatusChanged
    from bellhop.engines.runcommand.tables import Command
    from bellhop.kernel.context import Context
    from bellhop.kernel.wrappers.audit import ApiCalled

SSM = "aws.ssm"


def command_changed(ctx: Context, event: CommandStatusChanged) -> None:
    command = commands.find(ctx, event.command_id)
    rows = ctx.store.select(OF_COMMAND, command_id=event.command_id)
    detail = _of_command(command) | {
        "expire-after": iso8601(command.expires_after),
        "parameters": command.parameters,
        "status": event.status,
    }
    resources = [nodes.arn(ctx.scope, row.instance_id) for row in rows]
    publishing.publish(ctx, Event(SSM, "EC2 Command Status-change Notification", detail, resources))


def invocation_changed(ctx: Context, event: InvocationStatusChanged) -> None:
    command = commands.find(ctx, event.command_id)
    detail = _of_command(command) | {"instance-id": event.instance_id, "status": event.status}
    resources = [nodes.arn(ctx.scope, event.instance_id)]
    publishing.publish(
        ctx, Event(SSM, "EC2 Command Invocation Status-change Notification", detail, resources)
    )


def _of_command(command: Command) -> dict[str, Any]:
    return {
        "command-id": command.command_id,
        "document-name": command.document_name,
        "requested-date-time": iso8601(command.requested),
    }


def parameter_changed(ctx: Context, event: ParameterChanged) -> None:
    detail = {"operation": event.operation, "name": event.name, "type": event.type}
    if event.description is not None:
        detail["description"] = event.description
    if event.exception is not None:
        detail |= {"exception": event.exception, "dataType": event.data_type or ""}
    resources = [names.arn(ctx.scope, event.name)]
    publishing.publish(ctx, Event(SSM, "Parameter Store Change", detail, resources))


def parameter_policy_acted(ctx: Context, event: PolicyActed) -> None:
    detail = {
        "parameter-name": event.name,
        "parameter-type": event.type,
        "policy-type": event.policy,
        "policy-content": event.content,
        "action-status": "Success",
        "action-reason": event.reason,
    }
    resources = [names.arn(ctx.scope, event.name)]
    publishing.publish(ctx, Event(SSM, "Parameter Store Policy Action", detail, resources))


def api_called(ctx: Context, event: ApiCalled) -> None:
    """https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html"""
    row = CallRow(**event.call)
    if naming.is_recorded(row.service, row.operation):
        record = records.record(ctx.scope, row)
        publishing.publish(ctx, Event(naming.source(row.service), publishing.API_CALL, record))


def neighbour_event(
    ctx: Context, source: str, detail_type: str, detail: dict[str, Any], resources: list[str]
) -> None:
    """What a neighbour has to tell: an object was created, an alarm has changed its state."""
    publishing.publish(ctx, Event(source, detail_type, detail, resources))

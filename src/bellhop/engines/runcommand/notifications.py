"""Amazon SNS notifications of commands and invocations that come to another status, once each.

https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-sns-notifications.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from bellhop.downstream.deliveries import Delivery
from bellhop.engines.runcommand import wishes
from bellhop.engines.runcommand.states import CANCELLED, FAILED, IN_PROGRESS, SUCCESS, TIMED_OUT
from bellhop.engines.runcommand.wishes import ALL, COMMAND, INVOCATION
from bellhop.kernel.clock import iso8601

if TYPE_CHECKING:
    from bellhop.engines.runcommand.tables import Command, Invocation
    from bellhop.kernel.context import Context

# "Commands […] also report Canceling and Pending status. These statuses aren't captured by Amazon SNS"
STATUSES = (IN_PROGRESS, SUCCESS, FAILED, TIMED_OUT, CANCELLED)


def of_command(ctx: Context, command: Command) -> None:
    """The command is at its status now."""
    if not command.extras or not _wanted(command, COMMAND, command.status):
        return
    wished = wishes.of(command)
    message = {
        "commandId": command.command_id,
        "documentName": command.document_name,
        "instanceIds": command.instance_ids,
        "requestedDateTime": moment(command.requested),
        "expiresAfter": moment(command.expires_after),
        "outputS3BucketName": wished.bucket,
        "outputS3KeyPrefix": wished.prefix,
    }
    _publish(ctx, wished.topic, message | _happened(ctx, command.status))


def of_invocation(ctx: Context, command: Command, row: Invocation) -> None:
    """The invocation is at its status now."""
    if not command.extras or not _wanted(command, INVOCATION, row.status):
        return
    message = {
        "commandId": command.command_id,
        "documentName": command.document_name,
        "instanceId": row.instance_id,
        "requestedDateTime": moment(row.requested),
    }
    _publish(ctx, wishes.of(command).topic, message | _happened(ctx, row.status))


def _wanted(command: Command, kind: str, status: str) -> bool:
    wished = wishes.of(command)
    told = STATUSES if ALL in wished.told_of else wished.told_of
    return bool(wished.topic) and wished.told_by == kind and status in STATUSES and status in told


def _happened(ctx: Context, status: str) -> dict[str, Any]:
    return {"status": status, "eventTime": moment(ctx.now)}


def _publish(ctx: Context, topic: str, message: dict[str, Any]) -> None:
    arguments = {
        "topic": topic,
        "message": orjson.dumps(message).decode(),
        "Subject": f"EC2 Run Command Notification {ctx.region}",
    }
    ctx.emit(Delivery("topics", "publish", topic, arguments))


def moment(time: float) -> str:
    """`2019-04-25T17:57:09.17Z`: without the zeros that would end a fraction."""
    whole, _, fraction = iso8601(time).removesuffix("Z").partition(".")
    fraction = fraction.rstrip("0")
    return f"{whole}.{fraction}Z" if fraction else f"{whole}Z"

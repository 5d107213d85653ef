"""Commands, invocations and plugins in AWS's members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.runcommand.tables import Command, Invocation, PluginRun
    from bellhop.types import ssm

DEFAULT_VERSION = "$DEFAULT"

# Members of SendCommand that come back as they were sent; Bellhop does not act on them yet.
EXTRAS = (
    "OutputS3Region",
    "OutputS3BucketName",
    "OutputS3KeyPrefix",
    "NotificationConfig",
    "CloudWatchOutputConfig",
    "AlarmConfiguration",
)
NO_NOTIFICATION: ssm.NotificationConfig = {
    "NotificationArn": "",
    "NotificationEvents": [],
    "NotificationType": "",
}
NO_CLOUD_WATCH: ssm.CloudWatchOutputConfig = {"CloudWatchLogGroupName": "", "CloudWatchOutputEnabled": False}


def extras(request: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: request[name] for name in EXTRAS if name in request}
    return kept | {"ServiceRole": request.get("ServiceRoleArn", "")}


def command(row: Command) -> ssm.Command:
    return {
        "CommandId": row.command_id,
        "DocumentName": row.document_name,
        "DocumentVersion": row.document_version or DEFAULT_VERSION,
        "Comment": row.comment,
        "ExpiresAfter": row.expires_after,
        "Parameters": row.parameters,
        "InstanceIds": row.instance_ids,
        "Targets": [{"Key": each["key"], "Values": each["values"]} for each in row.targets],
        "RequestedDateTime": row.requested,
        "Status": row.status,
        "StatusDetails": row.details,
        "OutputS3BucketName": "",
        "OutputS3KeyPrefix": "",
        "MaxConcurrency": row.max_concurrency,
        "MaxErrors": row.max_errors,
        "TargetCount": row.target_count,
        "CompletedCount": row.completed_count,
        "ErrorCount": row.error_count,
        "DeliveryTimedOutCount": row.delivery_timed_out_count,
        "TimeoutSeconds": row.timeout_seconds,
        "NotificationConfig": NO_NOTIFICATION,
        "CloudWatchOutputConfig": NO_CLOUD_WATCH,
        **row.extras,
    }  # pyright: ignore[reportReturnType] - extras have the types of the request, which are the same


def cloud_watch(row: Command) -> ssm.CloudWatchOutputConfig:
    return row.extras.get("CloudWatchOutputConfig", NO_CLOUD_WATCH)


def invocation(row: Command, of: Invocation) -> ssm.CommandInvocation:
    return {
        "CommandId": of.command_id,
        "InstanceId": of.instance_id,
        "InstanceName": of.instance_name,
        "Comment": row.comment,
        "DocumentName": row.document_name,
        "DocumentVersion": row.document_version or DEFAULT_VERSION,
        "RequestedDateTime": of.requested,
        "Status": of.status,
        "StatusDetails": of.details,
        "StandardOutputUrl": "",
        "StandardErrorUrl": "",
        "CommandPlugins": [],
        "ServiceRole": row.extras["ServiceRole"],
        "NotificationConfig": row.extras.get("NotificationConfig", NO_NOTIFICATION),
        "CloudWatchOutputConfig": cloud_watch(row),
    }


def plugin(row: Command, run: PluginRun) -> ssm.CommandPlugin:
    shown: ssm.CommandPlugin = {
        "Name": run.name,
        "Status": run.status,
        "StatusDetails": run.details,
        "ResponseCode": run.code,
        "Output": run.output,
        "StandardOutputUrl": "",
        "StandardErrorUrl": "",
        "OutputS3Region": row.extras.get("OutputS3Region", ""),
        "OutputS3BucketName": row.extras.get("OutputS3BucketName", ""),
        "OutputS3KeyPrefix": row.extras.get("OutputS3KeyPrefix", ""),
    }
    if run.started is not None:
        shown["ResponseStartDateTime"] = run.started
    if run.ended is not None:
        shown["ResponseFinishDateTime"] = run.ended
    return shown


def duration(seconds: float) -> str:
    """An ISO 8601 duration to the millisecond: `PT0.021S`, `PT1M5S`, `PT1H`."""
    milliseconds = max(0, round(seconds * 1000))
    hours, rest = divmod(milliseconds, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    parts = [f"{hours}H" if hours else "", f"{minutes}M" if minutes else ""]
    if rest or not milliseconds:
        parts.append(f"{rest / 1000:g}S")
    return "PT" + "".join(parts)

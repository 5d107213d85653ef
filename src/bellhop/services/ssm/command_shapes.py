"""Commands, invocations and plugins in AWS's members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.runcommand import outputs
from bellhop.engines.runcommand import wishes as wished
from bellhop.engines.runcommand.states import INVOCATION
from bellhop.engines.runcommand.tables import plan_of
from bellhop.engines.runcommand.wishes import NONE, Wishes

if TYPE_CHECKING:
    from bellhop.engines.runcommand.outputs import Urls
    from bellhop.engines.runcommand.tables import Command, Invocation, PluginRun
    from bellhop.types import ssm

DEFAULT_VERSION = "$DEFAULT"

WISHES = (
    "OutputS3BucketName",
    "OutputS3KeyPrefix",
    "ServiceRoleArn",
    "NotificationConfig",
    "CloudWatchOutputConfig",
    "AlarmConfiguration",
)


def wishes(request: ssm.SendCommandRequest) -> Wishes:
    """What the command is to do besides running.

    OutputS3Region: "You can no longer specify this parameter. The system ignores it."
    """
    if not any(name in request for name in WISHES):
        return NONE
    logs, told = request.get("CloudWatchOutputConfig", {}), request.get("NotificationConfig", {})
    alarms = request.get("AlarmConfiguration", {"Alarms": [{"Name": ""}]})
    return Wishes(
        bucket=request.get("OutputS3BucketName", ""),
        prefix=request.get("OutputS3KeyPrefix", ""),
        logs=logs.get("CloudWatchOutputEnabled", False),
        log_group=logs.get("CloudWatchLogGroupName", ""),
        topic=told.get("NotificationArn", ""),
        told_of=tuple(told.get("NotificationEvents", ())),
        told_by=told.get("NotificationType", ""),
        role=request.get("ServiceRoleArn", ""),
        alarm=alarms["Alarms"][0]["Name"],
        unknown_alarm_stops=not alarms.get("IgnorePollAlarmFailure", False),
    )


def command(row: Command) -> ssm.Command:
    asked = wished.of(row)
    shown: ssm.Command = {
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
        "OutputS3BucketName": asked.bucket,
        "OutputS3KeyPrefix": asked.prefix,
        "MaxConcurrency": row.max_concurrency,
        "MaxErrors": row.max_errors,
        "TargetCount": row.target_count,
        "CompletedCount": row.completed_count,
        "ErrorCount": row.error_count,
        "DeliveryTimedOutCount": row.delivery_timed_out_count,
        "TimeoutSeconds": row.timeout_seconds,
        "ServiceRole": asked.role,
        "NotificationConfig": _notification(asked),
        "CloudWatchOutputConfig": cloud_watch(row),
    }
    if asked.region:
        shown["OutputS3Region"] = asked.region
    if asked.alarm:
        ignored = not asked.unknown_alarm_stops
        shown["AlarmConfiguration"] = {"IgnorePollAlarmFailure": ignored, "Alarms": [{"Name": asked.alarm}]}
    if asked.triggered:
        shown["TriggeredAlarms"] = [{"Name": asked.alarm, "State": cast("Any", asked.triggered)}]
    return shown


def _notification(asked: Wishes) -> ssm.NotificationConfig:
    return {
        "NotificationArn": asked.topic,
        "NotificationEvents": cast("Any", list(asked.told_of)),
        "NotificationType": cast("Any", asked.told_by),
    }


def cloud_watch(row: Command) -> ssm.CloudWatchOutputConfig:
    """The group that the output goes to, the document's own too."""
    asked = wished.of(row)
    return {
        "CloudWatchLogGroupName": outputs.log_group(row, asked),
        "CloudWatchOutputEnabled": asked.logs,
    }


def urls(row: Command, run: PluginRun) -> Urls:
    """Where all that the step wrote is to be found, once it has run."""
    if run.ended is None or not row.extras:
        return outputs.Urls()
    return outputs.urls(row, run.instance_id, plan_of(row)[run.place])


def invocation(row: Command, of: Invocation) -> ssm.CommandInvocation:
    """Without its plugins; the URLs are those of the only one, if there is one only."""
    asked = wished.of(row)
    found = outputs.Urls()
    if asked.bucket and INVOCATION.final(of.status) and len(row.plan["steps"]) == 1:
        found = outputs.urls(row, of.instance_id, plan_of(row)[0])
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
        "TraceOutput": "",
        "StandardOutputUrl": found.stdout,
        "StandardErrorUrl": found.stderr,
        "CommandPlugins": [],
        "ServiceRole": asked.role,
        "NotificationConfig": _notification(asked),
        "CloudWatchOutputConfig": cloud_watch(row),
    }


def plugin(row: Command, run: PluginRun) -> ssm.CommandPlugin:
    asked, found = wished.of(row), urls(row, run)
    prefix = asked.prefix
    if found.stdout:
        prefix = outputs.folder(row, run.instance_id, plan_of(row)[run.place])
    shown: ssm.CommandPlugin = {
        "Name": run.name,
        "Status": run.status,
        "StatusDetails": run.details,
        "ResponseCode": run.code,
        "Output": run.output,
        "StandardOutputUrl": found.stdout,
        "StandardErrorUrl": found.stderr,
        "OutputS3BucketName": asked.bucket,
        "OutputS3KeyPrefix": prefix,
    }
    if asked.region:
        shown["OutputS3Region"] = asked.region
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

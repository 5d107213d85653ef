"""Trails and their settings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.trail import trails
from bellhop.engines.trail.selectors import ALL
from bellhop.engines.trail.tables import TrailRow
from bellhop.kernel.paging import Pages, call_of, read_token
from bellhop.kernel.tags import from_list
from bellhop.services.cloudtrail.errors import InvalidParameterCombination, TagsLimitExceeded, named
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context
    from bellhop.types import cloudtrail as types

LONGEST_PREFIX = 200
PAGES = Pages("InvalidNextTokenException", "Invalid NextToken.", 100, 100)

# Members that name what a row keeps, and its columns.
_COLUMNS = {
    "S3BucketName": "bucket",
    "S3KeyPrefix": "prefix",
    "IncludeGlobalServiceEvents": "global_events",
    "IsMultiRegionTrail": "multi_region",
    "EnableLogFileValidation": "validated",
    "CloudWatchLogsLogGroupArn": "log_group",
    "CloudWatchLogsRoleArn": "role",
    "RecursiveLogging": "recursive",
}
_BUCKET = re.compile(r"(?!\d{1,3}(\.\d{1,3}){3}$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", re.ASCII)
_TOPIC = re.compile(r"[A-Za-z0-9_-]{1,256}", re.ASCII)
_TOPIC_ARN = re.compile(r"arn:aws:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256}", re.ASCII)
_GROUP_ARN = re.compile(r"arn:aws:logs:[a-z0-9-]+:\d{12}:log-group:[^:]+(:\*)?", re.ASCII)
_ROLE_ARN = re.compile(r"arn:aws:iam::\d{12}:role/.+", re.ASCII)


def create_trail(ctx: Context, request: types.CreateTrailRequest) -> types.CreateTrailResponse:
    columns = _columns(ctx, request)
    tags = request.get("TagsList") or []
    if len(tags) > 50:
        raise TagsLimitExceeded
    trail = TrailRow(ctx.region, request["Name"], selectors=[ALL], **columns)
    with named():
        trails.create(ctx, trail, from_list(cast("list[Mapping[str, Any]]", tags)))
    return cast("types.CreateTrailResponse", _settings(ctx, trail))


def update_trail(ctx: Context, request: types.UpdateTrailRequest) -> types.UpdateTrailResponse:
    columns = _columns(ctx, request)
    with named():
        trail = trails.own(ctx, request["Name"])
        if "bucket" in columns:
            trails.check_bucket(ctx, columns["bucket"])
        if columns:
            trails.change(ctx, trail, **columns)
        return cast("types.UpdateTrailResponse", _settings(ctx, trails.own(ctx, request["Name"])))


def delete_trail(ctx: Context, request: types.DeleteTrailRequest) -> types.DeleteTrailResponse:
    with named():
        trails.delete(ctx, trails.own(ctx, request["Name"]))
    return {}


def describe_trails(ctx: Context, request: types.DescribeTrailsRequest) -> types.DescribeTrailsResponse:
    shadows = request.get("includeShadowTrails", True)
    with named():
        found = trails.described(ctx, request.get("trailNameList") or [], shadows=shadows)
    return {"trailList": [_trail(ctx, trail) for trail in found]}


def get_trail(ctx: Context, request: types.GetTrailRequest) -> types.GetTrailResponse:
    with named():
        return {"Trail": _trail(ctx, trails.get(ctx, request["Name"]))}


def list_trails(ctx: Context, request: types.ListTrailsRequest) -> types.ListTrailsResponse:
    if token := request.get("NextToken"):
        read_token(token, call_of(ctx, request, PAGES), PAGES)  # five trails a Region never fill a page
    return {
        "Trails": [
            {"TrailARN": trails.arn(ctx, each), "Name": each.name, "HomeRegion": each.home}
            for each in trails.every(ctx)
        ]
    }


def _columns(ctx: Context, request: types.CreateTrailRequest | types.UpdateTrailRequest) -> dict[str, Any]:
    """What a request sets, as columns."""
    members = cast("Mapping[str, Any]", request)
    if members.get("IsOrganizationTrail"):
        raise Refusal(
            "OrganizationsNotInUseException",
            "The account is not a member of an organization in Organizations.",
        )
    found = {column: members[name] for name, column in _COLUMNS.items() if members.get(name) is not None}
    _check_place(found)
    _check_logs(found)
    if "SnsTopicName" in members:
        found["topic"] = _topic(ctx, members["SnsTopicName"])
    if "KmsKeyId" in members:
        found["key"] = _key(ctx, members["KmsKeyId"])
    return found


def _check_place(columns: Mapping[str, Any]) -> None:
    if "bucket" in columns and not _BUCKET.fullmatch(columns["bucket"]):
        raise Refusal("InvalidS3BucketNameException", f"The S3 bucket name {columns['bucket']} is not valid.")
    if len(columns.get("prefix", "")) > LONGEST_PREFIX:
        raise Refusal(
            "InvalidS3PrefixException", f"The S3 prefix is longer than {LONGEST_PREFIX} characters."
        )


def _check_logs(columns: Mapping[str, Any]) -> None:
    group, role = columns.get("log_group", ""), columns.get("role", "")
    if bool(group) != bool(role):
        raise InvalidParameterCombination(
            "CloudWatchLogsLogGroupArn and CloudWatchLogsRoleArn must be specified together."
        )
    if group and not _GROUP_ARN.fullmatch(group):
        raise Refusal("InvalidCloudWatchLogsLogGroupArnException", f"The log group ARN {group} is not valid.")
    if role and not _ROLE_ARN.fullmatch(role):
        raise Refusal("InvalidCloudWatchLogsRoleArnException", f"The role ARN {role} is not valid.")


def _topic(ctx: Context, name: str) -> str:
    """The ARN of a topic that is named in short or in full; "" takes it away."""
    if not name or _TOPIC_ARN.fullmatch(name):
        return name
    if not _TOPIC.fullmatch(name):
        raise Refusal("InvalidSnsTopicNameException", f"The SNS topic name {name} is not valid.")
    return f"arn:aws:sns:{ctx.region}:{ctx.account}:{name}"


def _key(ctx: Context, key: str) -> str:
    if not key or key.startswith("arn:"):
        return key
    last = key if key.startswith("alias/") else f"key/{key}"
    return f"arn:aws:kms:{ctx.region}:{ctx.account}:{last}"


def _settings(ctx: Context, trail: TrailRow) -> dict[str, Any]:
    """What is told of a trail; texts only where there is something in them."""
    found = {
        "Name": trail.name,
        "S3BucketName": trail.bucket,
        "S3KeyPrefix": trail.prefix,
        "SnsTopicName": trail.topic.rpartition(":")[2],
        "SnsTopicARN": trail.topic,
        "IncludeGlobalServiceEvents": trail.global_events,
        "IsMultiRegionTrail": trail.multi_region,
        "TrailARN": trails.arn(ctx, trail),
        "LogFileValidationEnabled": trail.validated,
        "CloudWatchLogsLogGroupArn": trail.log_group,
        "CloudWatchLogsRoleArn": trail.role,
        "KmsKeyId": trail.key,
        "IsOrganizationTrail": False,
        "RecursiveLogging": trail.recursive,
    }
    return {name: value for name, value in found.items() if value != ""}


def _trail(ctx: Context, trail: TrailRow) -> types.Trail:
    more = {
        "HomeRegion": trail.home,
        "HasCustomEventSelectors": trails.has_custom_selectors(trail),
        "HasInsightSelectors": False,
    }
    return cast("types.Trail", _settings(ctx, trail) | more)

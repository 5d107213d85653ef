"""Logging: begun, ended, and how it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.trail import trails
from bellhop.services.cloudtrail.errors import named

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import cloudtrail as types


def start_logging(ctx: Context, request: types.StartLoggingRequest) -> types.StartLoggingResponse:
    with named():
        trails.start(ctx, trails.own(ctx, request["Name"]))
    return {}


def stop_logging(ctx: Context, request: types.StopLoggingRequest) -> types.StopLoggingResponse:
    with named():
        trails.stop(ctx, trails.own(ctx, request["Name"]))
    return {}


def get_trail_status(ctx: Context, request: types.GetTrailStatusRequest) -> types.GetTrailStatusResponse:
    with named():
        trail = trails.get(ctx, request["Name"])
    status: types.GetTrailStatusResponse = {"IsLogging": trail.logging}
    if trail.delivery_error:
        status["LatestDeliveryError"] = trail.delivery_error
    if trail.started is not None:
        status["StartLoggingTime"] = trail.started
    if trail.stopped is not None:
        status["StopLoggingTime"] = trail.stopped
    if trail.delivered is not None:
        status["LatestDeliveryTime"] = trail.delivered
    if trail.notified is not None:
        status["LatestNotificationTime"] = trail.notified
    if trail.logged is not None:
        status["LatestCloudWatchLogsDeliveryTime"] = trail.logged
    return status

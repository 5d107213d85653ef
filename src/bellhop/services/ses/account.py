"""What an account may send and has sent, and whether it may send at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.mail import accounts, quota

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import ses as types


def get_send_quota(ctx: Context, _request: Any) -> types.GetSendQuotaResponse:
    limits = quota.limits(accounts.of(ctx))
    return {
        "Max24HourSend": limits.max_24_hours,
        "MaxSendRate": limits.max_rate,
        "SentLast24Hours": float(quota.sent_in_24_hours(ctx)),
    }


def get_send_statistics(ctx: Context, _request: Any) -> types.GetSendStatisticsResponse:
    points: list[types.SendDataPoint] = [
        {
            "Timestamp": float(counter.slot * quota.SLOT),
            "DeliveryAttempts": counter.attempts,
            "Bounces": counter.bounces,
            "Complaints": counter.complaints,
            "Rejects": counter.rejects,
        }
        for counter in quota.statistics(ctx)
    ]
    return {"SendDataPoints": points}


def get_account_sending_enabled(ctx: Context, _request: Any) -> types.GetAccountSendingEnabledResponse:
    return {"Enabled": accounts.may_send(accounts.of(ctx))}


def update_account_sending_enabled(
    ctx: Context, request: types.UpdateAccountSendingEnabledRequest
) -> dict[str, Any]:
    accounts.enable(ctx, request.get("Enabled", False))
    return {}

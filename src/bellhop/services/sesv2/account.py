"""The account: its limits and whether it may send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail import quota

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types


def get_account(ctx: Context, _request: types.GetAccountRequest) -> types.GetAccountResponse:
    return {
        "DedicatedIpAutoWarmupEnabled": False,
        "EnforcementStatus": "HEALTHY",
        "ProductionAccessEnabled": True,
        "SendQuota": {
            "Max24HourSend": quota.MAX_24_HOURS,
            "MaxSendRate": quota.MAX_RATE,
            "SentLast24Hours": float(quota.sent_in_24_hours(ctx)),
        },
        "SendingEnabled": True,
        "SuppressionAttributes": {"SuppressedReasons": []},
    }

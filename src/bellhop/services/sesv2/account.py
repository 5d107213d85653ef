"""The account: its limits, its standing, what is known of it, and whether it may send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast

from bellhop.engines.mail import accounts, quota, reviews
from bellhop.engines.mail.reputation import standing
from bellhop.services.sesv2.errors import named

if TYPE_CHECKING:
    from bellhop.engines.mail.tables import SendingAccount
    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

_DETAILS = (
    "MailType",
    "WebsiteURL",
    "ContactLanguage",
    "UseCaseDescription",
    "AdditionalContactEmailAddresses",
)


def get_account(ctx: Context, _request: types.GetAccountRequest) -> types.GetAccountResponse:
    account = standing.judge(ctx)
    limits = quota.limits(account)
    answer: types.GetAccountResponse = {
        "DedicatedIpAutoWarmupEnabled": account.warmup,
        "EnforcementStatus": account.enforcement,
        "ProductionAccessEnabled": account.production,
        "SendQuota": {
            "Max24HourSend": limits.max_24_hours,
            "MaxSendRate": limits.max_rate,
            "SentLast24Hours": float(quota.sent_in_24_hours(ctx)),
        },
        "SendingEnabled": accounts.may_send(account),
        "SuppressionAttributes": _suppression(account),
        "VdmAttributes": _vdm(account),
        "PricingAttributes": _pricing(account),
    }
    if account.details:
        answer["Details"] = _details(account.details)
    return answer


def put_account_details(
    ctx: Context, request: types.PutAccountDetailsRequest
) -> types.PutAccountDetailsResponse:
    details = {name: value for name, value in request.items() if name in _DETAILS}
    with named():
        reviews.put(ctx, details, request.get("ProductionAccessEnabled"))
    return {}


def put_account_sending_attributes(
    ctx: Context, request: types.PutAccountSendingAttributesRequest
) -> types.PutAccountSendingAttributesResponse:
    accounts.enable(ctx, request.get("SendingEnabled", False))
    return {}


def _details(kept: dict[str, Any]) -> types.AccountDetails:
    found = {name: value for name, value in kept.items() if name != "review"}
    if review := kept.get("review"):
        found["ReviewDetails"] = {"Status": review["status"], "CaseId": review["case"]}
    return cast("types.AccountDetails", found)


def _suppression(account: SendingAccount) -> types.SuppressionAttributes:
    found: dict[str, Any] = {"SuppressedReasons": account.suppressed_reasons}
    if account.validation:
        found["ValidationAttributes"] = account.validation
    return cast("types.SuppressionAttributes", found)


def _vdm(account: SendingAccount) -> types.VdmAttributes:
    if not account.vdm:
        return {"VdmEnabled": "DISABLED"}
    return {
        "VdmEnabled": "ENABLED",
        "DashboardAttributes": {"EngagementMetrics": _status(account.vdm.get("engagement"))},
        "GuardianAttributes": {"OptimizedSharedDelivery": _status(account.vdm.get("optimized_delivery"))},
    }


def _pricing(account: SendingAccount) -> types.PricingAttributes:
    found = {"CurrentPlan": account.pricing.get("current", "NONE")}
    if following := account.pricing.get("next"):
        found["NextPlan"] = following
    return cast("types.PricingAttributes", found)


def _status(enabled: bool | None) -> Literal["ENABLED", "DISABLED"]:
    return "ENABLED" if enabled else "DISABLED"

"""Operations on service settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.fleet import activations
from bellhop.engines.service_settings import settings
from bellhop.services.ssm.errors import Invalid

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import ssm


def get_service_setting(ctx: Context, request: ssm.GetServiceSettingRequest) -> ssm.GetServiceSettingResult:
    return {"ServiceSetting": _shown(ctx, settings.known(ctx, request["SettingId"]))}


def update_service_setting(
    ctx: Context, request: ssm.UpdateServiceSettingRequest
) -> ssm.UpdateServiceSettingResult:
    setting_id, value = settings.known(ctx, request["SettingId"]), request["SettingValue"]
    _check_tier(ctx, setting_id, value)
    settings.update(ctx, setting_id, value)
    return {}


def reset_service_setting(
    ctx: Context, request: ssm.ResetServiceSettingRequest
) -> ssm.ResetServiceSettingResult:
    setting_id = settings.known(ctx, request["SettingId"])
    _check_tier(ctx, setting_id, settings.SETTINGS[setting_id].default)
    settings.reset(ctx, setting_id)
    return {"ServiceSetting": _shown(ctx, setting_id)}


def _check_tier(ctx: Context, setting_id: str, value: str) -> None:
    """ "You can't revert back to the standard-instance tier if you're running more than 1,000 hybrid
    instances in the account and Region." systems-manager-managed-instances-advanced-reverting.html
    """
    reverting = setting_id == settings.ACTIVATION_TIER and value == "standard"
    if reverting and activations.hybrid_nodes(ctx) > activations.STANDARD_TIER:
        raise Invalid(f"There are more than {activations.STANDARD_TIER} hybrid nodes: deregister some first.")


def _shown(ctx: Context, setting_id: str) -> ssm.ServiceSetting:
    setting = settings.find(ctx, setting_id)
    return {
        "SettingId": setting_id,
        "SettingValue": setting.value,
        "LastModifiedDate": setting.modified,
        "LastModifiedUser": setting.user,
        "ARN": settings.arn(ctx.scope, setting_id),
        "Status": "Customized" if settings.customized(setting) else "Default",
    }

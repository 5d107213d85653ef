"""Operations on service settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.service_settings import settings

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import ssm


def get_service_setting(ctx: Context, request: ssm.GetServiceSettingRequest) -> ssm.GetServiceSettingResult:
    return {"ServiceSetting": _shown(ctx, settings.known(ctx, request["SettingId"]))}


def update_service_setting(
    ctx: Context, request: ssm.UpdateServiceSettingRequest
) -> ssm.UpdateServiceSettingResult:
    settings.update(ctx, settings.known(ctx, request["SettingId"]), request["SettingValue"])
    return {}


def reset_service_setting(
    ctx: Context, request: ssm.ResetServiceSettingRequest
) -> ssm.ResetServiceSettingResult:
    setting_id = settings.known(ctx, request["SettingId"])
    settings.reset(ctx, setting_id)
    return {"ServiceSetting": _shown(ctx, setting_id)}


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

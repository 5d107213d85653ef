"""Service settings: what they are where nobody changed them, what they may be, what they are now.

Nothing waits for approval here: a change is `Customized` at once and acts with the next call, where AWS
says `PendingUpdate` for some minutes after a change of the tier of managed instances.

systems-manager/latest/APIReference/API_UpdateServiceSetting.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.service_settings.tables import SERVICE_SETTINGS, ServiceSetting
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.store import Scope

APP_MANAGER = "/ssm/appmanager/appmanager-enabled"
SCRIPT_LOG_DESTINATION = "/ssm/automation/customer-script-log-destination"
SCRIPT_LOG_GROUP = "/ssm/automation/customer-script-log-group-name"
ADAPTIVE_CONCURRENCY = "/ssm/automation/enable-adaptive-concurrency"
PUBLIC_SHARING = "/ssm/documents/console/public-sharing-permission"
ACTIVATION_TIER = "/ssm/managed-instance/activation-tier"
DEFAULT_ROLE = "/ssm/managed-instance/default-ec2-instance-management-role"
OPS_CENTER = "/ssm/opsinsights/opscenter"
PARAMETER_TIER = "/ssm/parameter-store/default-parameter-tier"
HIGH_THROUGHPUT = "/ssm/parameter-store/high-throughput-enabled"

NO_ROLE = "$None"
PROVIDED = 1_555_532_818.578  # when AWS's examples have a setting that nobody changed
PROVIDER = "System"


class Kind(NamedTuple):
    """One setting: its value where nobody changed it, and what it may be: one of `choices`, or a pattern."""

    default: str
    choices: tuple[str, ...] = ()
    pattern: str = ""
    """What a value without choices looks like."""


SETTINGS = {
    APP_MANAGER: Kind("False", ("True", "False")),
    SCRIPT_LOG_DESTINATION: Kind("None", ("CloudWatch",)),
    SCRIPT_LOG_GROUP: Kind("/aws/ssm/automation/executeScript", pattern=r"[.\-_/#A-Za-z0-9]{1,512}"),
    ADAPTIVE_CONCURRENCY: Kind("False", ("True", "False")),
    PUBLIC_SHARING: Kind("Enable", ("Enable", "Disable")),
    ACTIVATION_TIER: Kind("standard", ("standard", "advanced")),
    DEFAULT_ROLE: Kind(NO_ROLE, pattern=r"(?:[\w+=,.@-]+/)*[\w+=,.@-]{1,64}|\$None"),
    OPS_CENTER: Kind("Disabled", ("Enabled", "Disabled")),
    PARAMETER_TIER: Kind("Standard", ("Standard", "Advanced", "Intelligent-Tiering")),
    HIGH_THROUGHPUT: Kind("false", ("true", "false")),
}


class ServiceSettingNotFound(Refusal):
    def __init__(self, asked: str) -> None:
        super().__init__(
            "ServiceSettingNotFound",
            f"The specified service setting {asked} wasn't found. Either the service name or the setting "
            "hasn't been provisioned by the Amazon Web Services service team.",
        )


def value(ctx: Context, setting_id: str) -> str:
    """What a setting is now, read from memory as long as nobody changes any."""
    return find(ctx, setting_id).value


def find(ctx: Context, setting_id: str) -> ServiceSetting:
    """A setting as it is; one that nobody changed is `PROVIDER`'s."""
    kept = ctx.store.get(SERVICE_SETTINGS, setting_id)
    return kept or ServiceSetting(setting_id, SETTINGS[setting_id].default, PROVIDED, PROVIDER)


def customized(setting: ServiceSetting) -> bool:
    return setting.user != PROVIDER


def known(ctx: Context, asked: str) -> str:
    """The id of a setting that is named by its id or by its ARN. Raises ServiceSettingNotFound."""
    prefix = arn(ctx.scope, "")
    setting_id = asked.removeprefix(prefix)
    if setting_id not in SETTINGS:
        raise ServiceSettingNotFound(asked)
    return setting_id


def arn(scope: Scope, setting_id: str) -> str:
    return f"arn:aws:ssm:{scope.region}:{scope.account}:servicesetting{setting_id}"


def update(ctx: Context, setting_id: str, wanted: str) -> None:
    """Change a setting, in the name of the caller. Raises ValidationException for what it cannot be."""
    kind = SETTINGS[setting_id]
    fits = wanted in kind.choices if kind.choices else re.fullmatch(kind.pattern, wanted, re.ASCII)
    if not fits:
        choices = f" Valid values are: {', '.join(kind.choices)}." if kind.choices else ""
        raise Refusal(
            "ValidationException", f"{wanted} is not a valid value of the setting {setting_id}.{choices}", 400
        )
    ctx.store.put(SERVICE_SETTINGS, ServiceSetting(setting_id, wanted, ctx.now, ctx.caller.arn))


def reset(ctx: Context, setting_id: str) -> None:
    """Let a setting be as AWS provides it."""
    ctx.store.delete(SERVICE_SETTINGS, setting_id)

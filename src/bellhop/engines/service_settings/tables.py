"""Service settings that were changed."""

from __future__ import annotations

from dataclasses import dataclass

from bellhop.store import RememberedTable


@dataclass(slots=True)
class ServiceSetting:
    """A setting that is not as AWS provides it; `user` is the ARN of who changed it."""

    setting_id: str
    value: str
    modified: float
    user: str


SERVICE_SETTINGS = RememberedTable("service_setting", ServiceSetting, ("setting_id",))
